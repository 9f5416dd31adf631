/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command import: tables and class lists. */

#include "cli/mp-cli-commands.h"
#include "exchange/mp-import.h"

#include <glib/gi18n.h>

static char *kind_text;
static char *cohort_text;
static char *school_text;
static char *mapping_text;
static char *save_mapping_text;
static char *policy_text;
static char *date_order_text;
static char *summary_path;
static gboolean add_duplicates;
static gboolean mark_gone;
static gboolean skip_refused;
static gboolean dry_run;

const GOptionEntry mp_cli_import_options[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &kind_text,
    N_("What the rows become: mentees, mentors, organisations or oneroster"), N_("KIND") },
  { "cohort", 0, 0, G_OPTION_ARG_FILENAME, &cohort_text,
    N_("Put all mentees into this cohort"), N_("NAME") },
  { "school", 0, 0, G_OPTION_ARG_FILENAME, &school_text,
    N_("The school of mentees that have none in the table"), N_("NAME") },
  { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping_text,
    N_("Use the mapping of columns that was saved as this"), N_("MAPPING") },
  { "save-mapping", 0, 0, G_OPTION_ARG_FILENAME, &save_mapping_text,
    N_("Keep the mapping of columns under this name"), N_("NAME") },
  { "policy", 0, 0, G_OPTION_ARG_STRING, &policy_text,
    N_("What happens to records that are there: skip, fill or update"), N_("POLICY") },
  { "date-order", 0, 0, G_OPTION_ARG_STRING, &date_order_text,
    N_("What 05/06/2010 means: dmy, mdy or ymd"), N_("ORDER") },
  { "add-duplicates", 0, 0, G_OPTION_ARG_NONE, &add_duplicates,
    N_("Add people who are possibly there already"), NULL },
  { "mark-gone", 0, 0, G_OPTION_ARG_NONE, &mark_gone,
    N_("Note today as the day of leaving of pupils whom the school has taken out"), NULL },
  { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &skip_refused,
    N_("Leave out the rows that are refused, instead of importing nothing"), NULL },
  { "summary", 0, 0, G_OPTION_ARG_FILENAME, &summary_path,
    N_("Save what happened to each row; a table if it ends in .csv"), N_("OUTPUT") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run,
    N_("Say what would happen to each row, and change nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
refuse_word (const char *option,
             const char *text,
             const char *choices,
             GError    **error)
{
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("“%s” for %s is none of: %s."), text, option, choices);
  return FALSE;
}

static gboolean
parse_kind (MpImportKind *kind,
            GError      **error)
{
  static const char choices[] = "mentees, mentors, organisations, oneroster";

  if (kind_text != NULL)
    return mp_import_kind_parse (kind_text, kind)
           || refuse_word ("--as", kind_text, choices, error);
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("Say with --as what the rows become: %s."), choices);
  return FALSE;
}

static gboolean
parse_policy (MpImportPolicy *policy,
              GError        **error)
{
  static const struct
  {
    const char *name;
    MpImportPolicy policy;
  } names[] = {
    { "skip", MP_IMPORT_SKIP }, { "fill", MP_IMPORT_FILL }, { "update", MP_IMPORT_UPDATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (policy_text, names[i].name))
      {
        *policy = names[i].policy;
        return TRUE;
      }
  return refuse_word ("--policy", policy_text, "skip, fill, update", error);
}

static gboolean
take_texts (GError **error)
{
  return mp_cli_take_text (&cohort_text, error) && mp_cli_take_text (&school_text, error)
         && mp_cli_take_text (&mapping_text, error)
         && mp_cli_take_text (&save_mapping_text, error);
}

static MpImport *
new_import (const char *source,
            GError    **error)
{
  g_autoptr (MpImport) import = NULL;
  MpImportKind kind;
  MpImportPolicy policy = MP_IMPORT_FILL;
  MpDateOrder order = MP_DATE_ORDER_RECOGNISE;

  if (!parse_kind (&kind, error) || !take_texts (error)
      || (policy_text != NULL && !parse_policy (&policy, error)))
    return NULL;
  if (date_order_text != NULL && !mp_date_order_parse (date_order_text, &order))
    {
      refuse_word ("--date-order", date_order_text, "dmy, mdy, ymd", error);
      return NULL;
    }

  import = mp_import_new (kind, source);
  if (policy_text != NULL)
    mp_import_set_policy (import, policy);
  if (date_order_text != NULL)
    mp_import_set_date_order (import, order);
  mp_import_set_cohort_name (import, cohort_text);
  mp_import_set_school_name (import, school_text);
  mp_import_set_add_duplicates (import, add_duplicates);
  mp_import_set_mark_gone (import, mark_gone);
  mp_import_set_skip_refused (import, skip_refused);
  return g_steal_pointer (&import);
}

/* Who is no longer listed stands in no line. */
static char *
describe_row (const MpImportRow *row)
{
  g_autofree char *line = row->line > 0 ? g_strdup_printf (":%u", row->line) : g_strdup ("");

  return g_strdup_printf ("%s%s: %s: %s%s%s", row->file, line,
                          mp_import_outcome_get_label (row->outcome), row->name,
                          row->detail != NULL ? ": " : "",
                          row->detail != NULL ? row->detail : "");
}

static void
print_row (const MpImportRow *row,
           MpCliOutput       *output)
{
  g_autofree char *text = describe_row (row);

  mp_cli_output_line (output, "%s", text);
}

/* Of a file of thousands only what somebody has to look at. */
static void
print_report (const MpImportReport *report,
              MpCliOutput          *output)
{
  g_autofree char *sentence = mp_import_report_to_sentence (report);

  for (guint i = 0; i < mp_import_report_get_n_notes (report); i++)
    mp_cli_output_line (output, "%s", mp_import_report_get_note (report, i));
  for (guint i = 0; i < mp_import_report_get_n_rows (report); i++)
    {
      MpImportRow row;

      mp_import_report_get_row (report, i, &row);
      if (row.outcome == MP_IMPORT_DUPLICATE || row.outcome == MP_IMPORT_REFUSED
          || row.outcome == MP_IMPORT_GONE)
        print_row (&row, output);
    }
  mp_cli_output_line (output, "%s", sentence);
}

/* What a dry run cannot show row by row. */
static void
print_prospect (const MpImportReport *report,
                MpCliOutput          *output)
{
  if (skip_refused || mp_import_report_count (report, MP_IMPORT_REFUSED) == 0)
    return;
  mp_cli_output_line (output, "\n%s",
                      _("With rows that are refused nothing would be imported. Mend them, or leave "
                        "them out with --skip-refused."));
}

static gboolean
save_summary (const MpImportReport *report,
              GError              **error)
{
  return summary_path == NULL || mp_import_report_save (report, summary_path, error);
}

static gboolean
finish_import (MpImport       *import,
               MpStore        *store,
               MpImportReport *report,
               MpCliOutput    *output,
               GError        **error)
{
  g_autofree char *text = NULL;

  if (dry_run)
    {
      text = mp_import_report_to_text (report);
      mp_cli_output_text (output, text);
      print_prospect (report, output);
      return save_summary (report, error);
    }
  print_report (report, output);
  if (save_summary (report, error)
      && (save_mapping_text == NULL
          || mp_import_save_mapping (import, store, save_mapping_text, error)))
    return TRUE;
  g_prefix_error (error, "%s ", _("The list was imported, but not all was done after it."));
  return FALSE;
}

static char *
list_refused (const MpImportReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mp_import_report_get_n_rows (report); i++)
    {
      MpImportRow row;
      g_autofree char *line = NULL;

      mp_import_report_get_row (report, i, &row);
      if (row.outcome != MP_IMPORT_REFUSED)
        continue;
      line = describe_row (&row);
      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}

/* The import stopped at the first row that is refused; whoever mends the source wants all. */
static void
explain_refusal (MpImport *import,
                 MpStore  *store,
                 GError  **error)
{
  g_autoptr (MpImportReport) report = mp_import_plan (import, store, NULL, NULL, NULL, NULL);
  g_autofree char *rows = NULL;
  guint n;

  if (report == NULL || (summary_path != NULL
                         && !mp_import_report_save (report, summary_path, NULL)))
    return;
  rows = list_refused (report);
  n = mp_import_report_count (report, MP_IMPORT_REFUSED);
  g_clear_error (error);
  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_REFUSED,
               ngettext ("%u row is refused, so nothing was imported. Mend it, or leave it out "
                         "with --skip-refused.%s",
                         "%u rows are refused, so nothing was imported. Mend them, or leave them "
                         "out with --skip-refused.%s", n), n, rows);
}

static MpImportReport *
import_all (MpImport *import,
            MpStore  *store,
            GError  **error)
{
  GError *problem = NULL;
  MpImportReport *report = mp_import_apply (import, store, NULL, NULL, NULL, &problem);

  if (g_error_matches (problem, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_REFUSED))
    explain_refusal (import, store, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return report;
}

/**
 * mp_cli_import:
 * @arguments: the programme file and the source
 * @output: where to print
 * @error: return location for a #GError
 *
 * Imports a source as one step, or says what that would do.
 *
 * Returns: %FALSE with @error set if nothing was imported
 */
gboolean
mp_cli_import (char       **arguments,
               MpCliOutput *output,
               GError     **error)
{
  g_autoptr (MpImport) import = new_import (arguments[1], error);
  g_autoptr (MpStore) store = import != NULL ? mp_cli_open (arguments[0], error) : NULL;
  g_autoptr (MpImportReport) report = NULL;

  if (store == NULL
      || (summary_path != NULL && !mp_store_may_write_to (store, summary_path, error))
      || !mp_import_inspect (import, store, NULL, error)
      || (mapping_text != NULL && !mp_import_use_mapping (import, store, mapping_text, error)))
    return FALSE;
  report = dry_run ? mp_import_plan (import, store, NULL, NULL, NULL, error)
                   : import_all (import, store, error);
  return report != NULL && finish_import (import, store, report, output, error);
}
