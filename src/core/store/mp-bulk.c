/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the indexes off tables that get or lose most of their rows, and makes them anew. */

/* SQLite only: a server has its own way of taking in many rows. */

#include "store/mp-bulk.h"

/* With fewer rows than this there is nothing to gain. */
#define FEWEST_ROWS 2000

struct _MpBulk
{
  MpDb *db;
  GPtrArray *indexes;
};

/**
 * mp_bulk_new:
 *
 * To be used inside a transaction: what is not finished is rolled back with it.
 */
MpBulk *
mp_bulk_new (MpDb *db)
{
  MpBulk *self = g_new0 (MpBulk, 1);

  self->db = db;
  self->indexes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
mp_bulk_free (MpBulk *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->indexes);
  g_free (self);
}

static gboolean
count_rows (MpDb *db, const MpTable *table, gint64 *n_rows, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table->name);

  return mp_db_get_int (db, sql, n_rows, error);
}

/* The indexes of constraints have no text of their own, and stay. */
static gboolean
list_indexes (MpBulk *self, const MpTable *table, GPtrArray *drops, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (self->db,
                       "SELECT name, sql FROM sqlite_schema"
                       " WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
                       error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_static_text (statement, 1, table->name);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_ptr_array_add (drops, g_strdup_printf ("DROP INDEX %s",
                                               mp_statement_get_text (statement, 0)));
      g_ptr_array_add (self->indexes, mp_statement_dup_text (statement, 1));
    }
  return step == MP_STEP_DONE;
}

static gboolean
run_all (MpDb *db, GPtrArray *scripts, GError **error)
{
  for (guint i = 0; i < scripts->len; i++)
    if (!mp_db_run_script (db, g_ptr_array_index (scripts, i), error))
      return FALSE;
  return TRUE;
}

/**
 * mp_bulk_begin:
 * @table: which has not been begun yet
 * @n_coming: how many rows it is going to get
 * @n_going: how many rows it is going to lose
 *
 * Takes the table's indexes off if more rows come and go than stay: sorting all keys once takes
 * half the time of finding a place for each.  What is unique stays so from row to row.
 */
gboolean
mp_bulk_begin (MpBulk *self, const MpTable *table, gint64 n_coming, gint64 n_going, GError **error)
{
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  gint64 n_rows;

  if (n_coming + n_going < FEWEST_ROWS)
    return TRUE;
  if (!count_rows (self->db, table, &n_rows, error))
    return FALSE;
  if (n_coming + n_going < n_rows - n_going)
    return TRUE;
  return list_indexes (self, table, drops, error) && run_all (self->db, drops, error);
}

/**
 * mp_bulk_finish:
 *
 * Makes the indexes again that were taken off.
 */
gboolean
mp_bulk_finish (MpBulk *self, GError **error)
{
  gboolean made = run_all (self->db, self->indexes, error);

  g_ptr_array_set_size (self->indexes, 0);
  return made;
}
