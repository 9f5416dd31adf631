/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One mentee with a school and some steps, and what a report about them says. */

#include "config.h"

#include "progress-world.h"

#include "store/mp-query-stages.h"

#include <glib/gstdio.h>
#include <string.h>

static void
apply (MpStore *store,
       MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static gint64
insert (MpStore  *store,
        gpointer  row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Set up");
  gint64 id;

  mp_batch_insert (batch, row);
  apply (store, batch);
  id = ((MpRow *) row)->id;
  mp_row_free (row);
  return id;
}

static void
update (MpStore  *store,
        gpointer  row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Change");

  mp_batch_update (batch, row);
  apply (store, batch);
  mp_row_free (row);
}

static void
set_programme (MpStore *store)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, &mp_programme_table, NULL);
  MpProgramme *programme = rows->len > 0 ? mp_row_copy (g_ptr_array_index (rows, 0))
                                         : mp_programme_new ();

  mp_set_text (&programme->name, "Kentville Mentoring Plus");
  mp_set_text (&programme->organisation, "Valley Learning");
  mp_set_text (&programme->coordinator, "Margaret Comeau");
  mp_set_text (&programme->email, "mentors@example.org");
  mp_set_text (&programme->phone, "902-555-0142");
  mp_set_text (&programme->country, "Canada");
  if (rows->len > 0)
    update (store, programme);
  else
    insert (store, programme);
}

static gint64
add_school (MpStore *store)
{
  MpOrganisation *school = mp_organisation_new ();

  mp_set_text (&school->name, "Horton High");
  mp_set_text (&school->town, "Greenwich");
  school->kind = MP_ORGANISATION_SCHOOL;
  return insert (store, school);
}

static gint64
add_cohort (MpStore *store)
{
  MpCohort *cohort = mp_cohort_new ();

  mp_set_text (&cohort->name, "Class of 2027");
  mp_set_text (&cohort->school_year, "2026-2027");
  cohort->kind = MP_COHORT_CLASS;
  return insert (store, cohort);
}

/* A mentee in Grade 12; what comes after the last space of the name is the family's. */
gint64
progress_world_add_mentee (MpStore    *store,
                           const char *name,
                           gint64      cohort,
                           gint64      school)
{
  MpPerson *person = mp_person_new ();
  MpMentee *mentee = mp_mentee_new ();
  const char *space = strrchr (name, ' ');
  g_autofree char *given = g_strndup (name, space != NULL ? (gsize) (space - name) : strlen (name));

  mp_set_text (&person->given_name, given);
  mp_set_text (&person->family_name, space != NULL ? space + 1 : NULL);
  person->birth_date = mp_date_new (2009, 3, 4);
  mentee->row.id = insert (store, person);
  mentee->status = MP_MENTEE_ACTIVE;
  mentee->cohort = cohort;
  mentee->organisation = school;
  mp_set_text (&mentee->grade, "12");
  return insert (store, mentee);
}

void
progress_world_set_up (ProgressWorld *self,
                       gconstpointer  data)
{
  self->store = mp_store_new_in_memory ();
  mp_store_set_today (self->store, mp_date_new (2026, 10, 4));
  set_programme (self->store);
  self->school = add_school (self->store);
  self->cohort = add_cohort (self->store);
  self->mentee = progress_world_add_mentee (self->store, "Amina Nkemelu", self->cohort,
                                            self->school);
  progress_world_set_stage (self, MP_STAGE_A, MP_STAGE_ACTIVE, mp_date_new (2026, 9, 15));
  progress_world_set_stage (self, MP_STAGE_A, MP_STAGE_COMPLETED, mp_date_new (2026, 9, 25));
  progress_world_set_stage (self, MP_STAGE_B, MP_STAGE_ACTIVE, mp_date_new (2026, 9, 28));
}

void
progress_world_tear_down (ProgressWorld *self,
                          gconstpointer  data)
{
  g_clear_object (&self->store);
}

void
progress_world_add_note (ProgressWorld *self,
                         MpDate         on,
                         const char    *text)
{
  MpSchoolNote *note = mp_school_note_new ();

  note->mentee = self->mentee;
  note->written_on = on;
  mp_set_text (&note->author, "Margaret Comeau");
  mp_set_text (&note->text, text);
  insert (self->store, note);
}

void
progress_world_rename (ProgressWorld *self,
                       const char    *name)
{
  MpPerson *person = mp_store_get (self->store, &mp_person_table, self->mentee, NULL);

  mp_set_text (&person->given_name, name);
  mp_set_text (&person->family_name, NULL);
  update (self->store, person);
}

void
progress_world_archive (ProgressWorld *self)
{
  MpPerson *person = mp_store_get (self->store, &mp_person_table, self->mentee, NULL);

  person->archived_on = mp_date_new (2026, 10, 1);
  update (self->store, person);
}

void
progress_world_set_stage (ProgressWorld *self,
                          MpStage        stage,
                          MpStageState   state,
                          MpDate         on)
{
  MpStageRequest request = { stage, state, on, "because of the test", TRUE };
  g_autoptr (GError) error = NULL;

  mp_stages_set (self->store, &self->mentee, 1, &request, &error);
  g_assert_no_error (error);
}

static void
append_lines (const MpMark *mark,
              GString      *all)
{
  const char *text = pango_layout_get_text (mark->layout);

  for (int i = 0; i < mark->n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (mark->layout, mark->first_line + i);

      g_string_append_len (all, text + line->start_index, line->length);
    }
}

/* A text that goes on on the next page is one line, whatever runs over and under it there. */
static void
append_texts (MpComposition *pages,
              gboolean       tagged,
              GString       *all)
{
  guint n_marks;
  const MpMark *marks = mp_composition_get_marks (pages, &n_marks);
  const MpMark *previous = NULL;

  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].kind != MP_MARK_TEXT || (marks[i].tag != NULL) != tagged)
        continue;
      if (previous != NULL && marks[i].first_line == 0)
        g_string_append_c (all, '\n');
      append_lines (&marks[i], all);
      previous = &marks[i];
    }
}

/* What the pages of a part say, in reading order, one text a line. */
char *
progress_world_dup_pages (MpProgressReport *report,
                          guint             part)
{
  g_autoptr (MpTypesetter) typesetter = mp_report_new_typesetter (MP_REPORT (report));
  g_autoptr (MpComposition) pages = mp_report_compose (MP_REPORT (report), part, typesetter);
  GString *all = g_string_new (NULL);

  append_texts (pages, TRUE, all);
  append_texts (pages, FALSE, all);
  return g_string_free (all, FALSE);
}

guint
progress_world_count_pages (MpProgressReport *report,
                            guint             part)
{
  g_autoptr (MpTypesetter) typesetter = mp_report_new_typesetter (MP_REPORT (report));
  g_autoptr (MpComposition) pages = mp_report_compose (MP_REPORT (report), part, typesetter);

  return mp_composition_get_n_pages (pages);
}

char *
progress_world_dup_xml (MpProgressReport *report)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-progress-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *xml = NULL;

  mp_report_save_xml (MP_REPORT (report), path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return xml;
}

/* Nothing leaves the margins, and nothing but the running line lies below the contents. */
void
progress_world_assert_inside_paper (MpProgressReport *report,
                                    guint             part)
{
  g_autoptr (MpTypesetter) typesetter = mp_report_new_typesetter (MP_REPORT (report));
  g_autoptr (MpComposition) pages = mp_report_compose (MP_REPORT (report), part, typesetter);
  const MpPaper *paper = mp_composition_get_paper (pages);
  guint n_marks;
  const MpMark *marks = mp_composition_get_marks (pages, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      const MpMark *mark = &marks[i];

      if (mark->kind == MP_MARK_BEGIN || mark->kind == MP_MARK_END)
        continue;
      g_assert_cmpfloat (mark->x, >=, MP_MARGIN - 0.01);
      g_assert_cmpfloat (mark->x + mark->width, <=, paper->width - MP_MARGIN + 0.01);
      g_assert_cmpfloat (mark->y, >=, MP_TOP_MARGIN - 0.01);
      g_assert_cmpfloat (mark->y + mark->height, <=, paper->height - 24);
      if (mark->tag != NULL)
        g_assert_cmpfloat (mark->y + mark->height, <=, paper->height - MP_BOTTOM_MARGIN + 0.51);
    }
}
