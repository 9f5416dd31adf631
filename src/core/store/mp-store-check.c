/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at every page, reference and record of a programme and lists what is wrong. */

/* What a file can tell about itself is SQLite's own: its pragmas. */

#include "store/mp-store-check.h"

#include "model/mp-schema.h"
#include "rules/mp-stage-rules.h"
#include "store/mp-guard.h"
#include "store/mp-row-sql.h"
#include "store/mp-search-index.h"
#include "store/mp-store-private.h"
#include "store/mp-titles.h"

#include <glib/gi18n-lib.h>

/* A file in which more is wrong is restored from a backup, not mended line by line. */
#define MAX_FINDINGS 1000

typedef struct
{
  MpDb *db;
  MpStore *store;
  MpTitles *titles;
  MpAgeGuard ages;
  GPtrArray *findings;
} Check;

/**
 * mp_finding_free:
 * @self: (nullable): a finding
 */
void
mp_finding_free (MpFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->message);
  g_free (self);
}

/**
 * mp_finding_to_text:
 * @self: a finding
 *
 * Returns: (transfer full): it in a line: what it is about, what is wrong, and the rule
 */
char *
mp_finding_to_text (const MpFinding *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->table != NULL)
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT, self->table->name, self->id);
  if (self->title != NULL)
    g_string_append_printf (text, " (%s)", self->title);
  if (self->table != NULL)
    g_string_append (text, ": ");
  g_string_append (text, self->message);
  if (self->rule != NULL)
    g_string_append_printf (text, " [%s]", self->rule);
  return g_string_free (text, FALSE);
}

static void
find_in_file (Check *check, const char *message)
{
  MpFinding *finding = g_new0 (MpFinding, 1);

  finding->message = g_strdup (message);
  g_ptr_array_add (check->findings, finding);
}

static void
find_in_row (Check *check, const MpRow *row, const char *rule, const char *message)
{
  MpFinding *finding = g_new0 (MpFinding, 1);

  finding->table = row->table;
  finding->id = row->id;
  g_strlcpy (finding->uuid, row->uuid, sizeof finding->uuid);
  /* A record that refers to nothing real has no title either. */
  finding->title = mp_titles_of_row (check->titles, row, NULL);
  finding->rule = rule;
  finding->message = g_strdup (message);
  g_ptr_array_add (check->findings, finding);
}

static gboolean
is_full (const Check *check)
{
  return check->findings->len >= MAX_FINDINGS;
}

static gboolean
check_pages (Check *check, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (check->db, "PRAGMA integrity_check", error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      const char *line = mp_statement_get_text (statement, 0);

      if (!g_str_equal (line, "ok"))
        find_in_file (check, line);
    }
  return step == MP_STEP_DONE;
}

static gboolean
check_references (Check *check, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (check->db, "PRAGMA foreign_key_check", error);
  MpStep step = MP_STEP_DONE;

  if (statement == NULL)
    return FALSE;
  while (!is_full (check) && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (
        /* Translators: names of record types and a number: "mentee 12 refers to a record …". */
        _("%1$s %2$s refers to a record of “%3$s” that does not exist."),
        mp_statement_get_text (statement, 0), mp_statement_get_text (statement, 1),
        mp_statement_get_text (statement, 2));
      find_in_file (check, message);
    }
  return step != MP_STEP_ERROR;
}

/* Nothing that the door wrote differs from what it would derive now. */
static gboolean
is_derived (gconstpointer row)
{
  gpointer copy = mp_row_copy (row);
  gboolean equal;

  mp_row_derive (copy);
  equal = mp_row_equal (copy, row);
  mp_row_free (copy);
  return equal;
}

static gboolean
check_row (Check *check, const MpRow *row, GError **error)
{
  g_autoptr (MpProblems) problems = mp_problems_new ();

  mp_row_validate (row, problems);
  if (!mp_guard_check_unique (check->db, row, problems, error)
      || (row->table == &mp_mentee_table
          && !mp_age_guard_check_stored (&check->ages, row->id, problems, error)))
    return FALSE;
  for (guint i = 0; i < mp_problems_get_count (problems); i++)
    {
      const MpProblem *problem = mp_problems_get (problems, i);

      find_in_row (check, row, problem->rule, problem->message);
    }
  if (!mp_uuid_is_valid (row->uuid))
    find_in_row (check, row, NULL, _("Its uuid is none."));
  if (!is_derived (row))
    find_in_row (check, row, NULL, _("What is computed from its fields is out of date."));
  return TRUE;
}

static gboolean
check_table (Check *check, const MpTable *table, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (check->db, mp_row_sql_select (table), error);
  MpStep step = MP_STEP_DONE;

  if (statement == NULL)
    return FALSE;
  while (!is_full (check) && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gpointer row = mp_row_sql_read (statement, table);
      gboolean checked = check_row (check, row, error);

      mp_row_free (row);
      if (!checked)
        return FALSE;
    }
  return step != MP_STEP_ERROR;
}

static gboolean
check_records (Check *check, GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!check_table (check, tables[i], error))
      return FALSE;
  return TRUE;
}

/* The ways that led to a mentee's stages: how many of them stand in each state.  There is one,
 * and one more for each person who was merged into this one and had a history of their own. */
typedef struct
{
  gint64 mentee;
  guint n[MP_N_STAGES][MP_STAGE_WAIVED + 1];
} Ways;

static gboolean
has_way (const Ways *ways, MpStage stage, MpStageState state)
{
  return ways->n[stage - MP_STAGE_A][state] > 0;
}

/* Of several ways the one that is done counts, as in a merge. */
static MpPipeline *
make_pipeline (const Ways *ways, MpStage stage, MpStageState state)
{
  MpPipeline *pipeline = mp_pipeline_new (ways->mentee);
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();

  for (record->stage = MP_STAGE_A; record->stage <= MP_STAGE_E; record->stage++)
    {
      record->state = has_way (ways, record->stage, MP_STAGE_WAIVED) ? MP_STAGE_WAIVED
                                                                      : MP_STAGE_NOT_STARTED;
      if (has_way (ways, record->stage, MP_STAGE_COMPLETED))
        record->state = MP_STAGE_COMPLETED;
      if (record->stage == stage)
        record->state = state;
      mp_pipeline_set_record (pipeline, record);
    }
  return pipeline;
}

static void
replay_change (Check *check, Ways *ways, const MpStageChange *change)
{
  MpStageRequest request = { change->stage, change->after, change->happened_on, NULL, FALSE };
  g_autoptr (MpPipeline) pipeline = make_pipeline (ways, change->stage, change->before);
  guint *n = ways->n[change->stage - MP_STAGE_A];
  gboolean known = n[change->before] > 0;

  if (!known && change->before != MP_STAGE_NOT_STARTED)
    find_in_row (check, &change->row, NULL,
                 _("It does not begin where the change before it ended."));
  else if (!change->overridden && n[change->after] == 0
           && mp_stage_breaks_order (pipeline, &request))
    find_in_row (check, &change->row, "S-2",
                 _("The stage was entered before those that it needs, and nobody overrode that."));
  if (known)
    n[change->before]--;
  n[change->after]++;
}

static gboolean
compare_records (Check *check, const Ways *ways, GError **error)
{
  g_autoptr (GPtrArray) records = mp_store_list_of (check->store, &mp_stage_record_table, "mentee",
                                                    ways->mentee, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const MpStageRecord *record = records->pdata[i];

      if (!has_way (ways, record->stage, record->state))
        find_in_row (check, &record->row, NULL,
                     _("Its state is not the one that its history led to."));
    }
  return records != NULL;
}

static void
start_ways (Ways *ways, gint64 mentee)
{
  *ways = (Ways){ .mentee = mentee };
  for (guint i = 0; i < MP_N_STAGES; i++)
    ways->n[i][MP_STAGE_NOT_STARTED] = 1;
}

/* Goes every mentee's way again, step by step. */
static gboolean
check_stages (Check *check, GError **error)
{
  g_autofree char *select = g_strconcat (mp_row_sql_select (&mp_stage_change_table),
                                         " ORDER BY mentee, id", NULL);
  g_autoptr (MpStatement) statement = mp_db_prepare (check->db, select, error);
  MpStep step = MP_STEP_DONE;
  Ways ways = { 0 };

  if (statement == NULL)
    return FALSE;
  while (!is_full (check) && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_autoptr (MpStageChange) change = mp_row_sql_read (statement, &mp_stage_change_table);

      if (ways.mentee != 0 && ways.mentee != change->mentee
          && !compare_records (check, &ways, error))
        return FALSE;
      if (ways.mentee != change->mentee)
        start_ways (&ways, change->mentee);
      replay_change (check, &ways, change);
    }
  return step != MP_STEP_ERROR && (ways.mentee == 0 || compare_records (check, &ways, error));
}

static gboolean
check_search (Check *check, GError **error)
{
  gint64 n_wrong = 0;
  g_autofree char *message = NULL;

  if (!mp_search_index_check (check->db, &n_wrong, error))
    return FALSE;
  if (n_wrong == 0)
    return TRUE;
  message = g_strdup_printf (ngettext ("The search finds %u person by other words than theirs.",
                                       "The search finds %u people by other words than theirs.",
                                       (gulong) n_wrong),
                             (guint) n_wrong);
  find_in_file (check, message);
  return TRUE;
}

static gboolean
check_programme (Check *check, GError **error)
{
  gint64 n = mp_store_count (check->store, &mp_programme_table, error);

  if (n >= 0 && n != 1)
    find_in_file (check, _("A file has one programme; this one has not."));
  return n >= 0;
}

static gboolean
check_contents (Check *check, GError **error)
{
  static gboolean (*const steps[]) (Check *, GError **) = {
    check_references, check_programme, check_records, check_stages, check_search,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!steps[i] (check, error))
      return FALSE;
  return TRUE;
}

/**
 * mp_store_check:
 * @store: a programme
 * @error: return location for a #GError
 *
 * Reads the whole file: its pages and indexes, the references between records, every record
 * against its rules and those of the file (P-1, S-2), the stages against their history, and the
 * search.  Where pages are damaged nothing else is looked at, since it would only follow from that.
 *
 * Returns: (transfer full) (element-type MpFinding): what is wrong, at most about a thousand
 *   findings; %NULL with @error set if the file cannot be read
 */
GPtrArray *
mp_store_check (MpStore *store, GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (MpTitles) titles = NULL;
  gboolean done;
  Check check;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_finding_free);
  titles = mp_titles_new (store);
  check = (Check){ .db = mp_store_get_db (store), .store = store, .titles = titles };
  check.findings = findings;
  check.ages = (MpAgeGuard){ .db = check.db, .today = mp_store_get_today (store) };
  done = check_pages (&check, error) && (findings->len > 0 || check_contents (&check, error));
  mp_age_guard_clear (&check.ages);
  return done ? g_steal_pointer (&findings) : NULL;
}
