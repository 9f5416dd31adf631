/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a source: what decides about a row, and where the row is written. */

#include "config.h"

#include "exchange/mp-import-run.h"

#include "store/mp-query-keys.h"

#include <glib/gi18n-lib.h>

/* Of many new schools only so many are named. */
#define MAX_NAMED 10

static void
add_known (const MpPerson *person,
           gpointer        user_data)
{
  MpImportRun *self = user_data;

  MpImportKeys keys = mp_import_keys_of_person (person);

  mp_import_index_add (self->people, &keys, person->row.id, 0, 0);
}

static gboolean
load_programme (MpImportRun  *self,
                GError      **error)
{
  g_autoptr (GPtrArray) rows = mp_store_list (self->store, &mp_programme_table, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len > 0)
    self->programme = mp_row_copy (rows->pdata[0]);
  return TRUE;
}

static char *
list_made (GPtrArray *made)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (made->len, MAX_NAMED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) made->pdata[i]);
  if (made->len > MAX_NAMED)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}

static char *
describe_made (const char *table_name,
               guint       n,
               const char *names)
{
  if (g_str_equal (table_name, "organisation"))
    return g_strdup_printf (ngettext ("%u new school or organisation: %s",
                                      "%u new schools or organisations: %s", n), n, names);
  if (g_str_equal (table_name, "cohort"))
    return g_strdup_printf (ngettext ("%u new cohort: %s", "%u new cohorts: %s", n), n, names);
  return g_strdup_printf (ngettext ("%u new site: %s", "%u new sites: %s", n), n, names);
}

static void
add_row (MpImportRun         *self,
         const MpImportDraft *draft,
         const MpImportRow   *row)
{
  MpImportRow remarked = *row;
  g_autofree char *detail = NULL;

  if (row->name == NULL || *row->name == '\0')
    /* Translators: stands for somebody in a list whose name is missing. */
    remarked.name = _("No name");
  if (draft->remark != NULL && row->outcome != MP_IMPORT_REFUSED)
    {
      detail = row->detail != NULL ? g_strconcat (row->detail, " ", draft->remark, NULL)
                                   : g_strdup (draft->remark);
      remarked.detail = detail;
    }
  mp_import_report_add (self->report, &remarked);
}

/**
 * mp_import_run_new:
 * @settings: the choices, borrowed
 * @store: the programme, borrowed
 * @batch: (nullable): where to write, borrowed
 * @error: where to say why the programme cannot be read
 *
 * Returns: (transfer full): a run before its first row, or %NULL with @error set
 */
MpImportRun *
mp_import_run_new (const MpImport  *settings,
                   MpStore         *store,
                   MpBatch         *batch,
                   GError         **error)
{
  g_autoptr (MpImportRun) self = NULL;

  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_new0 (MpImportRun, 1);
  self->settings = settings;
  self->store = store;
  self->batch = batch;
  self->today = mp_store_get_today (store);
  self->people = mp_import_index_new ();
  self->report = mp_import_report_new (batch != NULL);
  self->refs = mp_import_refs_new (store, batch, error);
  if (self->refs == NULL || !load_programme (self, error)
      || !mp_query_person_keys (store, add_known, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mp_import_run_free:
 * @self: what to free
 */
void
mp_import_run_free (MpImportRun *self)
{
  g_clear_pointer (&self->programme, mp_programme_free);
  g_clear_pointer (&self->people, mp_import_index_free);
  g_clear_pointer (&self->refs, mp_import_refs_free);
  g_clear_pointer (&self->organisations, mp_import_organisations_free);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);
  g_clear_pointer (&self->report, mp_import_report_unref);
  g_free (self);
}

/**
 * mp_import_run_expect:
 * @self: a run before its first row
 * @n_rows: how many there are likely to be
 */
void
mp_import_run_expect (MpImportRun *self,
                      guint        n_rows)
{
  g_return_if_fail (self != NULL);

  mp_import_index_expect (self->people, n_rows);
  mp_import_report_expect (self->report, n_rows);
}

/**
 * mp_import_run_settle:
 * @self: a run
 *
 * To be called before the draft of the row added last is used again: by now it has its id.
 */
void
mp_import_run_settle (MpImportRun *self)
{
  guint n = mp_import_report_get_n_rows (self->report);

  if (self->added != NULL && n > 0)
    mp_import_report_set_person (self->report, n - 1, MAX (self->added->id, 0));
  self->added = NULL;
}

/**
 * mp_import_run_report:
 * @self: a run
 * @draft: the row
 * @outcome: what becomes of it
 * @name: who or what it is about
 * @detail: (nullable): what there is to say
 * @id: the record that it was matched with, or 0
 */
void
mp_import_run_report (MpImportRun         *self,
                      const MpImportDraft *draft,
                      MpImportOutcome      outcome,
                      const char          *name,
                      const char          *detail,
                      gint64               id)
{
  add_row (self, draft,
           &(MpImportRow){ draft->file, draft->line, outcome, name, detail, id, FALSE });
}

/**
 * mp_import_run_report_added:
 * @self: a run
 * @draft: the row
 * @outcome: what becomes of it
 * @name: who or what it is about
 * @detail: (nullable): what there is to say
 * @row: the new record, which has its id once the batch has been written
 */
void
mp_import_run_report_added (MpImportRun         *self,
                            const MpImportDraft *draft,
                            MpImportOutcome      outcome,
                            const char          *name,
                            const char          *detail,
                            const MpRow         *row)
{
  add_row (self, draft,
           &(MpImportRow){ draft->file, draft->line, outcome, name, detail, 0, TRUE });
  if (self->batch != NULL)
    self->added = row;
}

/**
 * mp_import_run_refuse:
 * @self: a run
 * @draft: the row
 * @name: who or what it is about
 * @problems: why
 */
void
mp_import_run_refuse (MpImportRun         *self,
                      const MpImportDraft *draft,
                      const char          *name,
                      const MpProblems    *problems)
{
  g_autofree char *text = mp_problems_to_text (problems);

  mp_import_run_report (self, draft, MP_IMPORT_REFUSED, name, text, 0);
}

/**
 * mp_import_run_has_conflict:
 * @self: a run
 * @draft: a row, which gets the problem
 * @field: the field of the id
 * @id: (nullable): the row's id in the other system
 *
 * Returns: whether another row with the same id says something else
 */
gboolean
mp_import_run_has_conflict (MpImportRun   *self,
                            MpImportDraft *draft,
                            const MpField *field,
                            const char    *id)
{
  const MpImportLines *lines;

  if (self->conflicts == NULL || id == NULL)
    return FALSE;
  lines = g_hash_table_lookup (self->conflicts, id);
  if (lines == NULL)
    return FALSE;

  mp_problems_add (draft->problems, field, NULL,
                   _("Line %u has the same id, “%s”, and says something else."),
                   draft->line == lines->first ? lines->second : lines->first, id);
  return TRUE;
}

/**
 * mp_import_run_note_made:
 * @self: a run at its end
 *
 * Says which schools, cohorts and sites were not there before.
 */
void
mp_import_run_note_made (MpImportRun *self)
{
  static const char *const tables[] = { "organisation", "cohort", "site" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GPtrArray *made = mp_import_refs_list_made (self->refs, tables[i]);
      g_autofree char *names = list_made (made);
      g_autofree char *note = describe_made (tables[i], made->len, names);

      if (made->len > 0)
        mp_import_report_note (self->report, note);
    }
}
