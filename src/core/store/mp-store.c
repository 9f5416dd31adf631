/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme's records: read them in any way, write them through one door. */

#include "store/mp-store.h"

#include "model/mp-schema.h"
#include "store/mp-backup.h"
#include "store/mp-migrate.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-file.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (MpStore, mp_store, G_TYPE_OBJECT)

/* In bytes; looked through in some 50 milliseconds. */
#define SMALL_FILE (32 * 1024 * 1024)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mp_store_finalize (GObject *object)
{
  MpStore *self = MP_STORE (object);

  mp_db_close (self->db);
  g_free (self->path);
  g_free (self->author);

  G_OBJECT_CLASS (mp_store_parent_class)->finalize (object);
}

static void
mp_store_class_init (MpStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_store_finalize;

  /**
   * MpStore::changed:
   * @changes: an #MpChanges that says which records
   *
   * Emitted once after a commit, of this store or of another one on the same file.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, MP_TYPE_CHANGES);
}

static void
mp_store_init (MpStore *self)
{
  self->today = mp_date_today ();
  self->author = g_strdup (g_get_real_name ());
  if (g_strcmp0 (self->author, "Unknown") == 0)
    {
      g_free (self->author);
      self->author = g_strdup (g_get_user_name ());
    }
}

/* For the files of the store that read and write beside it. */
MpDb *
mp_store_get_db (MpStore *self)
{
  return self->db;
}

/* Remembers the file's state, so that mp_store_poll() sees what others write from now on. */
static gboolean
note_state (MpStore *self, GError **error)
{
  return mp_db_get_int (self->db, "PRAGMA data_version", &self->data_version, error);
}

void
mp_store_emit (MpStore *self, MpChanges *changes)
{
  if (!mp_changes_are_empty (changes))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

static MpStore *
store_on (const char *path, gboolean to_read, GError **error)
{
  g_autoptr (MpStore) self = g_object_new (MP_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->db = to_read ? mp_db_open_to_read (path, error) : mp_db_open (path, error);
  return self->db != NULL ? g_steal_pointer (&self) : NULL;
}

static MpProgramme *
make_programme (void)
{
  MpProgramme *programme = mp_programme_new ();

  mp_set_text (&programme->name, _("My mentoring programme"));
  mp_set_text (&programme->country, "CA");
  programme->minimum_age = 16;
  programme->guardian_age = 18;
  programme->focus_careers = 3;
  programme->group_size = 30;
  programme->exchange_min_careers = 2;
  programme->exchange_max_careers = 10;
  programme->commitment_months = 12;
  programme->commitment_min_months = 6;
  programme->silence_days = 60;
  programme->first_meetings_in_person = 3;
  programme->row.created_at = programme->row.updated_at = mp_instant_now ();
  programme->row.id = 1;
  mp_uuid_new (programme->row.uuid);
  return programme;
}

/* A person and the mentee in it take 600 bytes, of which pages of 8 KiB waste little; half as many
 * pages are half as many to find, to sum up and to write.
 *
 * The programme's own row is part of a new file, not a step that can be undone. */
static gboolean
fill_new (MpStore *self, GError **error)
{
  g_autoptr (MpProgramme) programme = make_programme ();
  g_autofree char *set_id
      = g_strdup_printf ("PRAGMA page_size = 8192; PRAGMA application_id = %d;"
                         " PRAGMA journal_mode = WAL;",
                         MP_APPLICATION_ID);

  return mp_db_run_script (self->db, set_id, error) && mp_migrate_run (self->db, 0, error)
         && mp_row_sql_insert (self->db, programme, error) && note_state (self, error);
}

static void
remove_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/**
 * mp_store_create:
 * @path: where no file is yet; its folder exists
 * @error: an #MpStoreError
 *
 * Makes a programme without records, readable by its owner alone.
 *
 * Returns: (transfer full): the store on it; on failure there is no file
 */
MpStore *
mp_store_create (const char *path, GError **error)
{
  g_autoptr (MpStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!mp_store_file_make (path, error))
    return NULL;
  self = store_on (path, FALSE, error);
  if (self != NULL && fill_new (self, error) && mp_store_file_sync_folder (path, error))
    return g_steal_pointer (&self);
  g_clear_object (&self);
  remove_files (path);
  return NULL;
}

static gboolean
check_pages (MpDb *db, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, "PRAGMA quick_check (1)", error);

  if (statement == NULL || mp_statement_step (statement, error) != MP_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (mp_statement_get_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The file is damaged. Nothing was changed. Restore a backup."));
  return FALSE;
}

/* Nothing of the log goes into a file that is damaged: somebody may get more out of both. */
static gboolean
check_opened (MpDb *db, GError **error)
{
  if (check_pages (db, error))
    return TRUE;
  mp_db_keep_log (db);
  return FALSE;
}

/* A small file is looked through before anything else happens; in a large one that takes as long
 * as people notice. */
static gboolean
is_small (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size <= SMALL_FILE;
}

/* The version in the file's first page may be an old one while the -wal has a newer page, as after
 * a crash, or while the window that made or migrated the file is still open. */
static gboolean
bring_up_to_date (MpStore *self, GError **error)
{
  g_autofree char *backup = NULL;
  gint64 version;

  if (!mp_db_get_int (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > mp_migrate_get_newest ())
    return mp_store_file_set_newer (error);
  if (version == mp_migrate_get_newest ())
    return TRUE;
  backup = mp_backup_make_dated (self, "migration", error);
  return backup != NULL && mp_migrate_run (self->db, (int) version, error);
}

static MpStore *
open_file (const char *path, gboolean check, GError **error)
{
  g_autoptr (MpStore) self = NULL;

  if (!mp_store_file_inspect (path, error))
    return NULL;
  self = store_on (path, FALSE, error);
  if (self == NULL || (check && !check_opened (self->db, error))
      || !bring_up_to_date (self, error) || !note_state (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mp_store_open:
 * @path: a programme's file
 * @error: an #MpStoreError; nothing was touched then
 *
 * Opens and checks the file.  One of an older version is backed up and brought up to date.
 *
 * Returns: (transfer full): the store; it belongs to one thread at a time
 */
MpStore *
mp_store_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_file (path, TRUE, error);
}

/**
 * mp_store_open_at_once:
 * @checked: (out): whether all of the file has been looked through; if not,
 *   mp_store_check_pages() is to be called soon, in another thread
 *
 * Like mp_store_open(), but shows a large file before it has been looked through.
 *
 * Returns: (transfer full): the store
 */
MpStore *
mp_store_open_at_once (const char *path, gboolean *checked, GError **error)
{
  g_return_val_if_fail (path != NULL && checked != NULL, NULL);

  *checked = is_small (path);
  return open_file (path, *checked, error);
}

/* What cannot be written cannot be brought up to date, and nothing here reads an older shape. */
static gboolean
check_is_newest (MpStore *self, GError **error)
{
  gint64 version;

  if (!mp_db_get_int (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == mp_migrate_get_newest ())
    return TRUE;
  if (version > mp_migrate_get_newest ())
    return mp_store_file_set_newer (error);
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY,
                       _("This file was written by an older version of Mentoring Plus and would "
                         "have to be brought up to date, but it cannot be written. Nothing was "
                         "changed. Copy it to a folder of your own and open the copy."));
  return FALSE;
}

/**
 * mp_store_open_to_read:
 * @path: a programme's file
 * @error: an #MpStoreError; nothing was touched then
 *
 * Opens a file for whoever does not mean to write.  One that can be written is opened like any
 * other, which brings it up to date; one that cannot, or that lies in a folder that cannot, is
 * opened so that every change to it is refused with %MP_STORE_ERROR_READ_ONLY.
 *
 * Returns: (transfer full): the store
 */
MpStore *
mp_store_open_to_read (const char *path, GError **error)
{
  g_autoptr (MpStore) self = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = mp_store_open (path, &problem);
  if (self != NULL)
    return g_steal_pointer (&self);
  if (!g_error_matches (problem, MP_STORE_ERROR, MP_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_error_free (problem);

  if (!mp_store_file_inspect_to_read (path, error))
    return NULL;
  self = store_on (path, TRUE, error);
  if (self == NULL || !check_pages (self->db, error) || !check_is_newest (self, error)
      || !note_state (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * mp_store_is_read_only:
 *
 * Returns: whether every change to the programme is refused
 */
gboolean
mp_store_is_read_only (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), TRUE);

  return mp_db_is_read_only (self->db);
}

/**
 * mp_store_check_pages:
 * @error: %MP_STORE_ERROR_DAMAGED
 *
 * Looks through all pages of the file.
 *
 * Returns: whether they are in order
 */
gboolean
mp_store_check_pages (MpStore *self, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return check_pages (self->db, error);
}

/**
 * mp_store_open_again:
 *
 * Opens a second connection on the same file, for work in another thread.  It writes as the same
 * person on the same day.  A store in memory has only one.
 *
 * Returns: (transfer full): a store of its own
 */
MpStore *
mp_store_open_again (MpStore *self, GError **error)
{
  g_autoptr (MpStore) again = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (self->path != NULL, NULL);

  again = store_on (self->path, mp_store_is_read_only (self), error);
  if (again == NULL || !note_state (again, error))
    return NULL;
  again->today = self->today;
  mp_store_set_author (again, self->author);
  return g_steal_pointer (&again);
}

/**
 * mp_store_new_in_memory:
 *
 * Returns: (transfer full): a store that is gone with its last reference, for tests
 */
MpStore *
mp_store_new_in_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpStore) self = store_on (":memory:", FALSE, &error);

  if (self == NULL || !fill_new (self, &error))
    g_error ("No store in memory: %s", error->message);
  g_clear_pointer (&self->path, g_free);
  return g_steal_pointer (&self);
}

/**
 * mp_store_set_origin:
 * @uuid: the key of the programme
 * @made_at: when it was made
 *
 * Gives a programme in which nothing has been done yet another key and another beginning; for what
 * has to be the same wherever it is made.  A programme with a history keeps its own.
 *
 * Returns: %FALSE if the file could not be written
 */
gboolean
mp_store_set_origin (MpStore *self, const char *uuid, MpInstant made_at, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  char text[MP_INSTANT_ISO_SIZE];

  g_return_val_if_fail (MP_IS_STORE (self) && mp_uuid_is_valid (uuid), FALSE);

  statement = mp_db_prepare (self->db,
                             "UPDATE programme SET uuid = ?1, created_at = ?2, updated_at = ?2"
                             " WHERE NOT EXISTS (SELECT 1 FROM change_batch)", error);
  if (statement == NULL)
    return FALSE;
  mp_instant_format_iso (made_at, text);
  mp_statement_bind_text (statement, 1, uuid);
  mp_statement_bind_text (statement, 2, text);
  return mp_statement_run (statement, error);
}

/**
 * mp_store_get_path:
 *
 * Returns: (nullable): where the file lies; %NULL for a store in memory
 */
const char *
mp_store_get_path (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->path;
}

/**
 * mp_store_may_write_to:
 * @path: where something is to be written
 * @error: set to %MP_STORE_ERROR_EXISTS
 *
 * Returns: %FALSE with @error set if that is the programme's own file, however the name is written
 */
gboolean
mp_store_may_write_to (MpStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (MP_IS_STORE (self) && path != NULL, FALSE);

  if (self->path == NULL || !mp_store_file_is_same (self->path, path))
    return TRUE;
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_EXISTS,
               _("“%s” is the programme itself. Nothing was written. Choose another name."), path);
  return FALSE;
}

/**
 * mp_store_set_today:
 * @today: the day that rules count from; without it the day on which the store was opened
 */
void
mp_store_set_today (MpStore *self, MpDate today)
{
  g_return_if_fail (MP_IS_STORE (self) && mp_date_is_set (today));

  self->today = today;
}

MpDate
mp_store_get_today (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), MP_DATE_NONE);

  return self->today;
}

/**
 * mp_store_get_author:
 *
 * Returns: (nullable): who the history says writes
 */
const char *
mp_store_get_author (MpStore *self)
{
  g_return_val_if_fail (MP_IS_STORE (self), NULL);

  return self->author;
}

/**
 * mp_store_set_author:
 * @author: (nullable): who the history says wrote; without it the user of the computer
 */
void
mp_store_set_author (MpStore *self, const char *author)
{
  g_return_if_fail (MP_IS_STORE (self));

  mp_set_text (&self->author, author);
}

/**
 * mp_store_set_cancellable:
 * @cancellable: (nullable): stops whatever the store does from now on
 */
void
mp_store_set_cancellable (MpStore *self, GCancellable *cancellable)
{
  g_return_if_fail (MP_IS_STORE (self));

  mp_db_set_cancellable (self->db, cancellable);
}

static gboolean
set_no_such_record (const MpTable *table, GError **error)
{
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is a kind of record such as "Mentee". */
               _("%s: there is no such record."), mp_table_get_label (table));
  return FALSE;
}

static gpointer
read_one (MpStatement *statement, const MpTable *table, GError **error)
{
  MpStep step = mp_statement_step (statement, error);

  if (step == MP_STEP_DONE)
    set_no_such_record (table, error);
  return step == MP_STEP_ROW ? mp_row_sql_read (statement, table) : NULL;
}

/**
 * mp_store_get:
 *
 * Returns: (transfer full): the row with @id; free with mp_row_free(). Fails with
 *   %MP_STORE_ERROR_NOT_FOUND if there is none.
 */
gpointer
mp_store_get (MpStore *self, const MpTable *table, gint64 id, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL, NULL);

  statement = mp_row_sql_prepare_get (self->db, table, id, error);
  return statement != NULL ? read_one (statement, table, error) : NULL;
}

static MpStatement *
prepare_where (MpStore *self, const MpTable *table, const char *where, GError **error)
{
  g_autofree char *sql = g_strconcat (mp_row_sql_select (table), where, NULL);

  return mp_db_prepare (self->db, sql, error);
}

/**
 * mp_store_get_by_uuid:
 *
 * Returns: (transfer full): the row with @uuid; fails with %MP_STORE_ERROR_NOT_FOUND if there is
 *   none
 */
gpointer
mp_store_get_by_uuid (MpStore *self, const MpTable *table, const char *uuid, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  const char *where;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL && uuid != NULL, NULL);

  /* A mentee's uuid is its person's, and only the person's is in an index. */
  where = table->same_id_as != NULL ? " WHERE id = (SELECT id FROM person WHERE uuid = ?)"
                                    : " WHERE uuid = ?";
  statement = prepare_where (self, table, where, error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_text (statement, 1, uuid);
  return read_one (statement, table, error);
}

static GPtrArray *
read_all (MpStatement *statement, const MpTable *table, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (mp_row_free);
  MpStep step;

  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    g_ptr_array_add (rows, mp_row_sql_read (statement, table));
  return step == MP_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * mp_store_list:
 *
 * Returns: (transfer full) (element-type MpRow): all rows of @table in the order of their ids
 */
GPtrArray *
mp_store_list (MpStore *self, const MpTable *table, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL, NULL);

  statement = prepare_where (self, table, " ORDER BY id", error);
  return statement != NULL ? read_all (statement, table, error) : NULL;
}

/**
 * mp_store_list_of:
 * @field_name: a field of @table that refers to another record
 * @target_id: the record referred to
 *
 * Returns: (transfer full) (element-type MpRow): the rows that refer to it, in the order of their
 *   ids
 */
GPtrArray *
mp_store_list_of (MpStore *self, const MpTable *table, const char *field_name, gint64 target_id,
                  GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL && field_name != NULL, NULL);
  g_return_val_if_fail (mp_table_find_field (table, field_name) != NULL, NULL);

  where = g_strdup_printf (" WHERE %s = ? ORDER BY id", field_name);
  statement = prepare_where (self, table, where, error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, target_id);
  return read_all (statement, table, error);
}

/**
 * mp_store_count:
 *
 * Returns: how many rows @table has, or -1 on failure
 */
gint64
mp_store_count (MpStore *self, const MpTable *table, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 count;

  g_return_val_if_fail (MP_IS_STORE (self) && table != NULL, -1);

  sql = g_strdup_printf ("SELECT count(*) FROM %s", table->name);
  return mp_db_get_int (self->db, sql, &count, error) ? count : -1;
}

/**
 * mp_store_poll:
 *
 * Looks whether another program or connection has written the file since this store last looked,
 * and emits #MpStore::changed for everything if so.  Cheap when nothing happened.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
mp_store_poll (MpStore *self, GError **error)
{
  g_autoptr (MpChanges) changes = NULL;
  gint64 version;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  if (!mp_db_get_int (self->db, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == self->data_version)
    return TRUE;
  self->data_version = version;
  changes = mp_changes_new ();
  mp_changes_add_all (changes);
  mp_store_emit (self, changes);
  return TRUE;
}
