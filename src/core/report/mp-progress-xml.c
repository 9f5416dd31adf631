/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress reports as XML, under the schema in resources/schema/progress-report.rng. */

#include "config.h"

#include "report/mp-progress-xml.h"

#include "report/mp-progress-report.h"
#include "report/mp-progress-words.h"

static const char *const step_names[] = {
  [MP_STAGE_STEP_START] = "begin",
  [MP_STAGE_STEP_RESUME] = "resume",
  [MP_STAGE_STEP_COMPLETE] = "complete",
};

static void
write_date_attribute (MpXmlWriter *writer,
                      const char  *name,
                      MpDate       date)
{
  g_autofree char *text = mp_date_to_iso (date);

  mp_xml_writer_attribute (writer, name, text);
}

static void
write_office (const MpProgressOffice *office,
              MpXmlWriter            *writer)
{
  mp_xml_writer_start (writer, "programme");
  mp_xml_writer_element (writer, "name", office->programme);
  mp_xml_writer_element (writer, "organisation", office->organisation);
  mp_xml_writer_element (writer, "site", office->site);
  mp_xml_writer_end (writer);
  mp_xml_writer_start (writer, "coordinator");
  mp_xml_writer_element (writer, "name", office->coordinator);
  mp_xml_writer_element (writer, "email", office->email);
  mp_xml_writer_element (writer, "phone", office->phone);
  mp_xml_writer_end (writer);
}

static void
write_school (const MpProgressData *data,
              MpXmlWriter          *writer)
{
  if (data->school == NULL)
    return;
  mp_xml_writer_start (writer, "school");
  mp_xml_writer_attribute (writer, "external_id", data->school_external_id);
  mp_xml_writer_element (writer, "name", data->school);
  mp_xml_writer_element (writer, "town", data->school_town);
  mp_xml_writer_end (writer);
}

static void
write_pupil (const MpProgressData *data,
             MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "pupil");
  mp_xml_writer_attribute (writer, "uuid", data->uuid);
  mp_xml_writer_attribute (writer, "external_id", data->external_id);
  mp_xml_writer_element (writer, "name", data->name);
  mp_xml_writer_element (writer, "grade", data->grade);
  mp_xml_writer_element (writer, "cohort", data->cohort);
  mp_xml_writer_element (writer, "school_year", data->school_year);
  mp_xml_writer_date (writer, "intake_on", data->intake_on);
  mp_xml_writer_end (writer);
}

static void
write_stages (const MpProgressData *data,
              const MpCatalogue    *words,
              MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "stages");
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      const MpProgressStage *stage = &data->stages[i];

      mp_xml_writer_start (writer, "stage");
      mp_xml_writer_attribute (writer, "letter", mp_stage_get_letter (stage->stage));
      mp_xml_writer_attribute (writer, "state", mp_choice_get_name (mp_stage_states,
                                                                    stage->state));
      mp_xml_writer_element (writer, "title", mp_progress_get_stage_title (words, stage->stage));
      mp_xml_writer_date (writer, "started_on", stage->started_on);
      mp_xml_writer_date (writer, "completed_on", stage->completed_on);
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
}

static void
write_next (const MpProgressData *data,
            MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "next");
  for (guint i = 0; i < data->n_steps; i++)
    {
      mp_xml_writer_start (writer, "step");
      mp_xml_writer_attribute (writer, "kind", step_names[data->steps[i].step]);
      mp_xml_writer_attribute (writer, "stage", mp_stage_get_letter (data->steps[i].stage));
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
}

static void
write_history (const MpProgressData *data,
               MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "history");
  for (guint i = 0; i < data->changes->len; i++)
    {
      const MpProgressChange *change = g_ptr_array_index (data->changes, i);

      mp_xml_writer_start (writer, "change");
      write_date_attribute (writer, "on", change->on);
      mp_xml_writer_attribute (writer, "stage", mp_stage_get_letter (change->stage));
      mp_xml_writer_attribute (writer, "before", mp_choice_get_name (mp_stage_states,
                                                                     change->before));
      mp_xml_writer_attribute (writer, "after", mp_choice_get_name (mp_stage_states,
                                                                    change->after));
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
}

static void
write_notes (const MpProgressData *data,
             MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "notes");
  for (guint i = 0; i < data->notes->len; i++)
    {
      const MpProgressNote *note = g_ptr_array_index (data->notes, i);

      mp_xml_writer_start (writer, "note");
      write_date_attribute (writer, "on", note->on);
      mp_xml_writer_attribute (writer, "author", note->author);
      mp_xml_writer_text (writer, note->text);
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
}

static void
write_one (const MpProgressData *data,
           const MpCatalogue    *words,
           MpXmlWriter          *writer)
{
  mp_xml_writer_start (writer, "progress_report");
  write_date_attribute (writer, "written_on", data->written_on);
  write_office (&data->office, writer);
  write_school (data, writer);
  write_pupil (data, writer);
  mp_xml_writer_start (writer, "period");
  write_date_attribute (writer, "from", data->period.from);
  write_date_attribute (writer, "to", data->period.to);
  mp_xml_writer_end (writer);
  write_stages (data, words, writer);
  write_next (data, writer);
  write_history (data, writer);
  write_notes (data, writer);
  mp_xml_writer_end (writer);
}

/**
 * mp_progress_xml_write:
 * @all: (element-type MpProgressData): what to say, mentee by mentee
 * @words: the language of the titles of stages
 * @writer: takes the document
 */
void
mp_progress_xml_write (GPtrArray         *all,
                       const MpCatalogue *words,
                       MpXmlWriter       *writer)
{
  g_return_if_fail (all != NULL && words != NULL && writer != NULL);

  mp_xml_writer_start (writer, "progress_reports");
  mp_xml_writer_attribute (writer, "xmlns", MP_PROGRESS_REPORT_NAMESPACE);
  mp_xml_writer_attribute (writer, "xml:lang", mp_catalogue_get_language (words));
  for (guint i = 0; i < all->len && !mp_xml_writer_has_failed (writer); i++)
    write_one (g_ptr_array_index (all, i), words, writer);
  mp_xml_writer_end (writer);
}
