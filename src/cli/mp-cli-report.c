/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command report: the progress reports that a school gets, as PDF or XML. */

#include "cli/mp-cli-commands.h"
#include "model/mp-mentee.h"
#include "report/mp-pdf.h"
#include "report/mp-progress-report.h"
#include "store/mp-query-records.h"
#include "store/mp-query-who.h"

#include <glib/gi18n.h>

static char **mentee_texts;
static char *cohort_text;
static char *from_text;
static char *to_text;
static char *paper_text;
static char *language_text;
static gboolean without_notes;

const GOptionEntry mp_cli_report_options[] = {
  { "mentee", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &mentee_texts,
    N_("About this mentee; can be given several times"), N_("WHO") },
  { "cohort", 0, 0, G_OPTION_ARG_FILENAME, &cohort_text,
    N_("About the mentees of this cohort"), N_("NAME") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from_text,
    N_("The first day it tells about, as in 2026-09-30"), N_("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to_text,
    N_("The last day it tells about; today if not given"), N_("DATE") },
  { "without-notes", 0, 0, G_OPTION_ARG_NONE, &without_notes,
    N_("Leave the notes for the school out"), NULL },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_text,
    N_("The size of its pages: letter or a4"), N_("SIZE") },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language_text,
    N_("The language it is in: en or fr"), N_("LANGUAGE") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
set_usage (GError    **error,
           const char *message)
{
  g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
check_words (const char *kind,
             const char *path,
             GError    **error)
{
  if (!g_str_equal (kind, "progress"))
    return set_usage (error, _("There is one report so far: progress."));
  if (!mp_cli_has_ending (path, ".pdf") && !mp_cli_has_ending (path, ".xml"))
    return set_usage (error, _("The name of the output has to end in .pdf or .xml."));
  if (mentee_texts != NULL && cohort_text != NULL)
    return set_usage (error, _("Either --mentee or --cohort, not both."));
  for (guint i = 0; mentee_texts != NULL && mentee_texts[i] != NULL; i++)
    if (!mp_cli_take_text (&mentee_texts[i], error))
      return FALSE;
  return mp_cli_take_text (&cohort_text, error);
}

static gboolean
has_language (const char *language)
{
  g_auto (GStrv) languages = mp_catalogue_list_languages ();

  return g_strv_contains ((const char *const *) languages, language);
}

static gboolean
parse_options (MpProgressOptions *options,
               GError           **error)
{
  MpProgressPeriod *period = &options->period;

  *options = (MpProgressOptions){ .without_notes = without_notes, .language = language_text };
  if (!mp_cli_parse_date (from_text, "--from", MP_DATE_NONE, &period->from, error)
      || !mp_cli_parse_date (to_text, "--to", mp_cli_today (), &period->to, error))
    return FALSE;
  if (mp_date_compare (period->from, period->to) > 0)
    return set_usage (error, _("The period ends before it begins."));
  if (language_text != NULL && !has_language (language_text))
    return set_usage (error, _("The report is not translated into that language."));
  options->paper = mp_paper_find (paper_text);
  if (paper_text != NULL && options->paper == NULL)
    return set_usage (error, _("The sizes of paper are: letter, a4."));
  return TRUE;
}

static gboolean
add_mentee_cb (gconstpointer   row,
               const MpPerson *person,
               gpointer        user_data,
               GError        **error)
{
  if (!mp_date_is_set (person->archived_on))
    g_array_append_val (user_data, person->row.id);
  return TRUE;
}

static gboolean
find_named (MpStore *store,
            GArray  *mentees,
            GError **error)
{
  for (guint i = 0; mentee_texts[i] != NULL; i++)
    {
      gint64 id = mp_who_find (store, &mp_mentee_table, mentee_texts[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (mentees, id);
    }
  return TRUE;
}

static GArray *
list_mentees (MpStore *store,
              GError **error)
{
  g_autoptr (GArray) mentees = NULL;
  gint64 cohort;

  if (cohort_text != NULL)
    {
      cohort = mp_who_find_cohort (store, cohort_text, error);
      return cohort != 0 ? mp_progress_report_list_cohort (store, cohort, error) : NULL;
    }

  mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (mentee_texts != NULL ? !find_named (store, mentees, error)
                           : !mp_records_each (store, &mp_mentee_table, NULL, add_mentee_cb,
                                               mentees, error))
    return NULL;
  return g_steal_pointer (&mentees);
}

/**
 * mp_cli_report:
 * @arguments: the programme file, the report's name and the file to write
 * @output: where to print
 * @error: return location for a #GError
 *
 * Writes the progress reports of some or all mentees.
 *
 * Returns: %FALSE with @error set if there is no new file
 */
gboolean
mp_cli_report (char       **arguments,
               MpCliOutput *output,
               GError     **error)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GArray) mentees = NULL;
  g_autoptr (MpProgressReport) report = NULL;
  MpProgressOptions options;

  if (!check_words (arguments[1], arguments[2], error) || !parse_options (&options, error))
    return FALSE;
  store = mp_cli_open_to_read (arguments[0], error);
  if (store == NULL || !mp_store_may_write_to (store, arguments[2], error))
    return FALSE;
  mentees = list_mentees (store, error);
  if (mentees == NULL)
    return FALSE;
  if (mentees->len == 0)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_FOUND,
                           _("There is nobody to report on, so no file was written."));
      return FALSE;
    }

  report = mp_progress_report_load (store, (const gint64 *) mentees->data, mentees->len, &options,
                                    NULL, error);
  if (report == NULL)
    return FALSE;
  if (mp_cli_has_ending (arguments[2], ".pdf"))
    return mp_pdf_save (MP_REPORT (report), arguments[2], NULL, NULL, NULL, error);
  return mp_report_save_xml (MP_REPORT (report), arguments[2], NULL, error);
}
