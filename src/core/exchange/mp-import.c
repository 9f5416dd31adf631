/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import from a table or a school's class list: recognise, ask, show, then write as one step. */

#include "config.h"

#include "exchange/mp-import.h"

#include "exchange/mp-import-pipe.h"
#include "exchange/mp-import-private.h"
#include "exchange/mp-roster-import.h"
#include "store/mp-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PROGRESS_EVERY 256

/* One pass over the source, with whoever wants to know how far it is. */
typedef struct
{
  MpImport *import;
  MpStore *store;
  MpImportRun *run;
  MpImportPipe *pipe;
  MpImportDraft *draft;
  MpRosterImport *roster;
  guint n_rows;
  MpImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Pass;

static MpDateOrder
get_order_to_use (const MpImport *self)
{
  if (self->date_order != MP_DATE_ORDER_RECOGNISE || self->table == NULL)
    return self->date_order;
  return mp_date_orders_single (mp_import_table_get_orders (self->table, NULL));
}

static void
clear_pass (Pass *pass)
{
  g_clear_pointer (&pass->pipe, mp_import_pipe_free);
  g_clear_pointer (&pass->roster, mp_roster_import_free);
  g_clear_pointer (&pass->run, mp_import_run_free);
  g_clear_pointer (&pass->draft, mp_import_draft_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, clear_pass)

static double
get_fraction (const Pass *pass)
{
  return pass->roster != NULL ? mp_roster_import_get_fraction (pass->roster)
                              : mp_import_pipe_get_fraction (pass->pipe);
}

static gboolean
report_progress (Pass    *pass,
                 GError **error)
{
  if (pass->n_rows++ % PROGRESS_EVERY != 0)
    return TRUE;
  if (pass->progress != NULL)
    pass->progress (get_fraction (pass), pass->progress_data);
  return !g_cancellable_set_error_if_cancelled (pass->cancellable, error);
}

/* Inside the transaction when it writes, so that nobody changes what it looks at. */
static gboolean
begin_pass (Pass     *pass,
            MpBatch  *batch,
            GError  **error)
{
  MpImport *import = pass->import;

  pass->run = mp_import_run_new (import, pass->store, batch, error);
  if (pass->run == NULL)
    return FALSE;
  if (import->roster != NULL)
    {
      g_autoptr (GHashTable) choices = mp_import_choices_new ();

      pass->run->conflicts = mp_roster_dup_conflicts (import->roster);
      pass->draft = mp_import_draft_new (import->kind, pass->run->today, MP_DATE_ORDER_YMD,
                                         choices);
      pass->roster = mp_roster_import_new (import->roster, pass->run, pass->draft, import->group);
      return TRUE;
    }

  pass->run->conflicts = mp_import_table_dup_conflicts (import->table);
  mp_import_run_expect (pass->run, mp_import_table_get_n_rows (import->table));
  if (!mp_import_table_rewind (import->table, error))
    return FALSE;
  pass->pipe = mp_import_pipe_new (import->table, pass->run, get_order_to_use (import));
  return TRUE;
}

static gboolean
take_from_table (Pass      *pass,
                 gboolean  *more,
                 GError   **error)
{
  MpImportDraft *draft;

  if (!mp_import_pipe_next (pass->pipe, &draft, error))
    return FALSE;
  *more = draft != NULL;
  if (!*more)
    return TRUE;
  if (pass->import->kind == MP_IMPORT_AS_ORGANISATIONS)
    return mp_import_take_organisation (pass->run, draft, error);
  return mp_import_take_person (pass->run, draft, error);
}

static gboolean
take_row (Pass      *pass,
          gboolean  *more,
          GError   **error)
{
  gboolean taken;

  mp_import_run_settle (pass->run);
  if (!report_progress (pass, error))
    return FALSE;
  taken = pass->roster != NULL ? mp_roster_import_take_row (pass->roster, more, error)
                               : take_from_table (pass, more, error);
  if (taken && !*more)
    mp_import_run_note_made (pass->run);
  return taken;
}

/* A source is imported whole, or without the rows that somebody has seen and left out. */
static gboolean
check_refused (const Pass  *pass,
               GError     **error)
{
  const MpImportReport *report = pass->run->report;
  MpImportRow row;

  if (pass->import->skip_refused || mp_import_report_count (report, MP_IMPORT_REFUSED) == 0)
    return TRUE;
  mp_import_report_get_row (report, mp_import_report_get_n_rows (report) - 1, &row);
  /* Translators: a file, a line of it, whom it is about, and what is wrong with it. */
  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_REFUSED,
               _("%s, line %u, %s: %s Nothing was imported. Mend the row, or leave out the rows "
                 "that are refused."),
               row.file, row.line, row.name, row.detail != NULL ? row.detail : "");
  return FALSE;
}

static gboolean
feed_row (MpBatch   *batch,
          gboolean  *more,
          gpointer   user_data,
          GError   **error)
{
  Pass *pass = user_data;

  if (pass->run == NULL && !begin_pass (pass, batch, error))
    return FALSE;
  return take_row (pass, more, error) && check_refused (pass, error);
}

static gboolean
check_question (const MpImport  *self,
                GError         **error)
{
  if (!mp_import_needs_date_order (self))
    return TRUE;
  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_QUESTION,
               _("%s: the day %s can be read in more than one way. Nothing was imported. Say in "
                 "which order day, month and year are written."),
               mp_text_source_get_name (mp_csv_reader_get_source (
                 mp_import_table_get_reader (self->table))),
               mp_import_get_date_sample (self));
  return FALSE;
}

static gboolean
prepare (MpImport      *self,
         MpStore       *store,
         GCancellable  *cancellable,
         GError       **error)
{
  if (self->table == NULL && self->roster == NULL
      && !mp_import_inspect (self, store, cancellable, error))
    return FALSE;
  if (self->roster != NULL)
    return TRUE;
  if (!mp_import_check_columns (self, error) || !check_question (self, error))
    return FALSE;
  return mp_import_table_is_scanned (self->table)
         || mp_import_table_scan (self->table, cancellable, error);
}

static gboolean
make_backup (MpStore  *store,
             char    **path,
             GError  **error)
{
  *path = NULL;
  if (mp_store_get_path (store) == NULL)
    return TRUE;
  *path = mp_backup_make_dated (store, "import", error);
  return *path != NULL;
}

/* Where the file is as it was for certain, nobody needs the backup. */
static void
drop_backup (const char   *path,
             const GError *reason)
{
  if (path != NULL
      && (g_error_matches (reason, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_REFUSED)
          || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    g_unlink (path);
}

/**
 * mp_import_new:
 * @kind: what the rows become
 * @path: a file; for a class list also a folder
 *
 * Returns: (transfer full): an import that was not looked at yet
 */
MpImport *
mp_import_new (MpImportKind  kind,
               const char   *path)
{
  MpImport *self;

  g_return_val_if_fail (kind >= MP_IMPORT_AS_MENTEES && kind <= MP_IMPORT_AS_ONEROSTER, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (MpImport, 1);
  self->kind = kind;
  self->path = g_strdup (path);
  self->group = MP_IMPORT_EVERYBODY;
  self->policy = kind == MP_IMPORT_AS_ONEROSTER ? MP_IMPORT_UPDATE : MP_IMPORT_FILL;

  return self;
}

/**
 * mp_import_free:
 * @self: what to free
 */
void
mp_import_free (MpImport *self)
{
  g_clear_pointer (&self->table, mp_import_table_free);
  g_clear_pointer (&self->roster, mp_roster_free);
  g_free (self->path);
  g_free (self->cohort_name);
  g_free (self->school_name);
  g_free (self->mapping_name);
  g_free (self);
}

/**
 * mp_import_inspect:
 * @self: an import
 * @store: the programme, for its saved mappings
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong with the source
 *
 * Recognises encoding and separator unless they were chosen, reads the source from end to end, and
 * maps the columns: by a mapping saved for the same header, or else by the words in it.
 *
 * Returns: whether the source can be imported at all
 */
gboolean
mp_import_inspect (MpImport      *self,
                   MpStore       *store,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MP_IS_STORE (store), FALSE);

  g_clear_pointer (&self->table, mp_import_table_free);
  g_clear_pointer (&self->roster, mp_roster_free);
  g_clear_pointer (&self->mapping_name, g_free);
  if (self->kind == MP_IMPORT_AS_ONEROSTER)
    {
      self->group = MP_IMPORT_EVERYBODY;
      self->roster = mp_roster_open (self->path, mp_store_get_today (store), cancellable, error);
      return self->roster != NULL;
    }

  self->table = mp_import_table_open (self->path, self->kind, self->encoding, self->separator,
                                      error);
  if (self->table != NULL && mp_import_find_mapping (self, store, error)
      && mp_import_table_scan (self->table, cancellable, error))
    return TRUE;

  g_clear_pointer (&self->table, mp_import_table_free);
  return FALSE;
}

/**
 * mp_import_plan:
 * @self: an import; looked at first if it was not
 * @store: the programme
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong, or what only a person can say
 *
 * Returns: (transfer full): what mp_import_apply() would do, or %NULL with @error set
 */
MpImportReport *
mp_import_plan (MpImport          *self,
                MpStore           *store,
                MpImportProgress   progress,
                gpointer           user_data,
                GCancellable      *cancellable,
                GError           **error)
{
  g_auto (Pass) pass = { .import = self, .store = store, .progress = progress,
                         .progress_data = user_data, .cancellable = cancellable };
  gboolean more = TRUE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  if (!prepare (self, store, cancellable, error) || !begin_pass (&pass, NULL, error))
    return NULL;
  while (more)
    if (!take_row (&pass, &more, error))
      return NULL;

  return mp_import_report_ref (pass.run->report);
}

/**
 * mp_import_apply:
 * @self: an import; looked at first if it was not
 * @store: the programme
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong, or what only a person can say
 *
 * Makes a dated backup, then writes all rows as one step that can be undone.  Whatever goes wrong,
 * or if it is cancelled, nothing of it is in the programme.  A row that is refused goes wrong, with
 * %MP_EXCHANGE_ERROR_REFUSED, unless mp_import_set_skip_refused() was called.
 *
 * Returns: (transfer full): what was done, or %NULL with @error set
 */
MpImportReport *
mp_import_apply (MpImport          *self,
                 MpStore           *store,
                 MpImportProgress   progress,
                 gpointer           user_data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_auto (Pass) pass = { .import = self, .store = store, .progress = progress,
                         .progress_data = user_data, .cancellable = cancellable };
  g_autoptr (MpBatch) batch = NULL;
  g_autofree char *name = NULL;
  g_autofree char *backup = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  if (!prepare (self, store, cancellable, error) || !make_backup (store, &backup, error))
    return NULL;

  name = g_path_get_basename (self->path);
  /* Translators: a step that can be undone; %s is the name of a file. */
  batch = mp_batch_new_printf (_("Import %s"), name);
  mp_batch_set_feed (batch, feed_row, &pass);
  if (self->table != NULL && self->kind != MP_IMPORT_AS_ORGANISATIONS)
    mp_batch_expect (batch, &mp_person_table, mp_import_table_get_n_rows (self->table));
  if (mp_store_apply (store, batch, &problem))
    return mp_import_report_ref (pass.run->report);

  drop_backup (backup, problem);
  g_propagate_error (error, problem);
  return NULL;
}

/**
 * mp_import_needs_date_order:
 * @self: an import that was looked at
 *
 * Returns: whether its days can be read in more than one way, and nobody has said in which
 */
gboolean
mp_import_needs_date_order (const MpImport *self)
{
  const char *ambiguous;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->date_order != MP_DATE_ORDER_RECOGNISE || self->table == NULL)
    return FALSE;
  return mp_date_orders_single (mp_import_table_get_orders (self->table, &ambiguous))
           == MP_DATE_ORDER_RECOGNISE
         && ambiguous != NULL;
}

/**
 * mp_import_get_date_sample:
 * @self: an import that was looked at
 *
 * Returns: (nullable): a day that can be read in more than one way
 */
const char *
mp_import_get_date_sample (const MpImport *self)
{
  const char *ambiguous = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->table != NULL)
    mp_import_table_get_orders (self->table, &ambiguous);
  return ambiguous;
}
