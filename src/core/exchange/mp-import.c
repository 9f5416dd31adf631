/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import from a table or a school's class list: recognise, ask, show, then write as one step. */

#include "config.h"

#include "exchange/mp-import.h"

#include "exchange/mp-import-private.h"
#include "store/mp-backup.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_EVERY 256

/* One pass over the source, with whoever wants to know how far it is. */
typedef struct
{
  MpImport *import;
  MpStore *store;
  MpImportRun *run;
  MpImportDraft *draft;
  guint n_rows;
  MpImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Pass;

static const char *const kind_names[] = {
  [MP_IMPORT_AS_MENTEES] = "mentees",
  [MP_IMPORT_AS_MENTORS] = "mentors",
  [MP_IMPORT_AS_ORGANISATIONS] = "organisations",
  [MP_IMPORT_AS_ONEROSTER] = "oneroster",
};

static void
set_text (char       **member,
          const char  *text)
{
  char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  g_free (*member);
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  *member = stripped;
}

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
  g_clear_pointer (&pass->run, mp_import_run_free);
  g_clear_pointer (&pass->draft, mp_import_draft_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, clear_pass)

static gboolean
report_progress (Pass    *pass,
                 GError **error)
{
  MpCsvReader *reader = mp_import_table_get_reader (pass->import->table);

  if (pass->n_rows++ % PROGRESS_EVERY != 0)
    return TRUE;
  if (pass->progress != NULL)
    pass->progress (mp_text_source_get_fraction (mp_csv_reader_get_source (reader)),
                    pass->progress_data);
  return !g_cancellable_set_error_if_cancelled (pass->cancellable, error);
}

/* Inside the transaction when it writes, so that nobody changes what it looks at. */
static gboolean
begin_pass (Pass     *pass,
            MpBatch  *batch,
            GError  **error)
{
  pass->run = mp_import_run_new (pass->import, pass->store, batch, error);
  if (pass->run == NULL)
    return FALSE;
  pass->run->conflicts = mp_import_table_dup_conflicts (pass->import->table);
  pass->draft = mp_import_draft_new (pass->import->kind, pass->run->today,
                                     get_order_to_use (pass->import));

  return mp_import_table_rewind (pass->import->table, error);
}

static gboolean
take_row (Pass      *pass,
          gboolean  *more,
          GError   **error)
{
  mp_import_run_settle (pass->run);
  if (!mp_import_table_next (pass->import->table, pass->draft, more, error))
    return FALSE;
  if (!*more)
    {
      mp_import_run_note_made (pass->run);
      return TRUE;
    }
  if (!report_progress (pass, error))
    return FALSE;
  if (pass->import->kind == MP_IMPORT_AS_ORGANISATIONS)
    return mp_import_take_organisation (pass->run, pass->draft, error);
  return mp_import_take_person (pass->run, pass->draft, error);
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
  return take_row (pass, more, error);
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
  if (self->table == NULL && !mp_import_inspect (self, store, cancellable, error))
    return FALSE;
  if (!mp_import_check_columns (self, error) || !check_question (self, error))
    return FALSE;
  return mp_import_table_is_scanned (self->table)
         || mp_import_table_scan (self->table, cancellable, error);
}

static gboolean
make_backup (MpStore  *store,
             GError  **error)
{
  g_autofree char *path = NULL;

  if (mp_store_get_path (store) == NULL)
    return TRUE;
  path = mp_backup_make_dated (store, "import", error);
  return path != NULL;
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
  g_clear_pointer (&self->mapping_name, g_free);
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
  g_auto (Pass) pass = { self, store, NULL, NULL, 0, progress, user_data, cancellable };
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
 * Makes a dated backup, then writes all rows that can be imported as one step that can be undone.
 * Whatever goes wrong, or if it is cancelled, nothing of it is in the programme.
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
  g_auto (Pass) pass = { self, store, NULL, NULL, 0, progress, user_data, cancellable };
  g_autoptr (MpBatch) batch = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  if (!prepare (self, store, cancellable, error) || !make_backup (store, error))
    return NULL;

  name = g_path_get_basename (self->path);
  /* Translators: a step that can be undone; %s is the name of a file. */
  batch = mp_batch_new_printf (_("Import %s"), name);
  mp_batch_set_feed (batch, feed_row, &pass);
  if (!mp_store_apply (store, batch, error))
    return NULL;

  return mp_import_report_ref (pass.run->report);
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

/**
 * mp_import_kind_parse:
 * @name: "mentees", "mentors", "organisations" or "oneroster"
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
mp_import_kind_parse (const char   *name,
                      MpImportKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (MpImportKind i = MP_IMPORT_AS_MENTEES; i <= MP_IMPORT_AS_ONEROSTER; i++)
    if (g_ascii_strcasecmp (name, kind_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * mp_import_kind_get_name:
 * @kind: what rows become
 *
 * Returns: how files and the command line write it
 */
const char *
mp_import_kind_get_name (MpImportKind kind)
{
  g_return_val_if_fail (kind >= MP_IMPORT_AS_MENTEES && kind <= MP_IMPORT_AS_ONEROSTER, NULL);

  return kind_names[kind];
}

MpImportKind
mp_import_get_kind (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind;
}

const char *
mp_import_get_path (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * mp_import_set_encoding:
 * @self: an import
 * @encoding: what the source is in, or %MP_ENCODING_RECOGNISE; takes effect when it is looked at
 *   the next time
 */
void
mp_import_set_encoding (MpImport   *self,
                        MpEncoding  encoding)
{
  g_return_if_fail (self != NULL && encoding < MP_N_ENCODINGS);

  self->encoding = encoding;
}

/**
 * mp_import_get_encoding:
 * @self: an import
 *
 * Returns: what was chosen, or else recognised, or %MP_ENCODING_RECOGNISE before that
 */
MpEncoding
mp_import_get_encoding (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_ENCODING_RECOGNISE);

  if (self->encoding != MP_ENCODING_RECOGNISE || self->table == NULL)
    return self->encoding;
  return mp_text_source_get_encoding (
    mp_csv_reader_get_source (mp_import_table_get_reader (self->table)));
}

/**
 * mp_import_set_separator:
 * @self: an import
 * @separator: what stands between values, or NUL to recognise it; takes effect when the source is
 *   looked at the next time
 */
void
mp_import_set_separator (MpImport *self,
                         char      separator)
{
  g_return_if_fail (self != NULL);

  self->separator = separator;
}

/**
 * mp_import_get_separator:
 * @self: an import
 *
 * Returns: what was chosen, or else recognised, or NUL before that
 */
char
mp_import_get_separator (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  if (self->separator != '\0' || self->table == NULL)
    return self->separator;
  return mp_csv_reader_get_separator (mp_import_table_get_reader (self->table));
}

/**
 * mp_import_set_date_order:
 * @self: an import
 * @order: how its days are written, or %MP_DATE_ORDER_RECOGNISE
 */
void
mp_import_set_date_order (MpImport    *self,
                          MpDateOrder  order)
{
  g_return_if_fail (self != NULL);

  self->date_order = order;
}

MpDateOrder
mp_import_get_date_order (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_DATE_ORDER_RECOGNISE);

  return self->date_order;
}

/**
 * mp_import_set_policy:
 * @self: an import
 * @policy: what happens to records that are there and differ
 */
void
mp_import_set_policy (MpImport       *self,
                      MpImportPolicy  policy)
{
  g_return_if_fail (self != NULL && policy >= MP_IMPORT_SKIP && policy <= MP_IMPORT_UPDATE);

  self->policy = policy;
}

MpImportPolicy
mp_import_get_policy (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_IMPORT_SKIP);

  return self->policy;
}

/**
 * mp_import_set_add_duplicates:
 * @self: an import
 * @add: whether somebody with the name of somebody else, whom nothing tells apart from them, is
 *   added as a new person; at first they are left out
 *
 * Who only shares an e-mail address or a telephone with somebody of another name is always added.
 */
void
mp_import_set_add_duplicates (MpImport *self,
                              gboolean  add)
{
  g_return_if_fail (self != NULL);

  self->add_duplicates = add;
}

gboolean
mp_import_get_add_duplicates (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->add_duplicates;
}

/**
 * mp_import_set_cohort_name:
 * @self: an import
 * @name: (nullable): the cohort of all mentees whose row names none; made if there is none
 */
void
mp_import_set_cohort_name (MpImport   *self,
                           const char *name)
{
  g_return_if_fail (self != NULL);

  set_text (&self->cohort_name, name);
}

const char *
mp_import_get_cohort_name (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cohort_name;
}

/**
 * mp_import_set_school_name:
 * @self: an import
 * @name: (nullable): the school of all mentees whose row names none; made if there is none
 */
void
mp_import_set_school_name (MpImport   *self,
                           const char *name)
{
  g_return_if_fail (self != NULL);

  set_text (&self->school_name, name);
}

const char *
mp_import_get_school_name (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->school_name;
}

/**
 * mp_import_set_mark_gone:
 * @self: an import of a class list
 * @mark: whether pupils whom the school says have left get today as the day they left
 */
void
mp_import_set_mark_gone (MpImport *self,
                         gboolean  mark)
{
  g_return_if_fail (self != NULL);

  self->mark_gone = mark;
}

gboolean
mp_import_get_mark_gone (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->mark_gone;
}

guint
mp_import_get_n_columns (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table != NULL ? mp_import_table_get_n_columns (self->table) : 0;
}

const char *
mp_import_get_header (const MpImport *self,
                      guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_header (self->table, column);
}

guint
mp_import_get_n_samples (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table != NULL ? mp_import_table_get_n_samples (self->table) : 0;
}

const char *
mp_import_get_sample (const MpImport *self,
                      guint           row,
                      guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_sample (self->table, row, column);
}

const MpImportTarget *const *
mp_import_get_targets (const MpImport *self,
                       guint          *n_targets)
{
  g_return_val_if_fail (self != NULL && n_targets != NULL, NULL);

  return mp_import_targets_of (self->kind, n_targets);
}

const MpImportTarget *
mp_import_get_column_target (const MpImport *self,
                             guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_target (self->table, column);
}

/**
 * mp_import_set_column_target:
 * @self: an import that was looked at
 * @column: a column
 * @target: (nullable): what it is for; taken from another column that had it
 */
void
mp_import_set_column_target (MpImport             *self,
                             guint                 column,
                             const MpImportTarget *target)
{
  g_return_if_fail (self != NULL && self->table != NULL);

  mp_import_table_set_target (self->table, column, target);
}
