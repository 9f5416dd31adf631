/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives new people their ids, none of them twice. */

/* SQLite only: with AUTOINCREMENT it reads and writes sqlite_sequence at every insertion.  Here an
 * import of many people does so once: their table has no AUTOINCREMENT, but a line there. */

#include "store/mp-id-sequence.h"

static gboolean
load (MpIdSequence *self, GError **error)
{
  self->loaded = mp_db_get_int (self->db,
                                "SELECT max (coalesce ((SELECT max (id) FROM person), 0),"
                                " coalesce ((SELECT seq FROM sqlite_sequence"
                                " WHERE name = 'person'), 0))",
                                &self->last, error);
  return self->loaded;
}

/**
 * mp_id_sequence_take:
 * @id: (inout): of a new person; 0 becomes an id that no person ever had
 *
 * Must be called inside the transaction that writes the person.
 */
gboolean
mp_id_sequence_take (MpIdSequence *self, gint64 *id, GError **error)
{
  if (!self->loaded && !load (self, error))
    return FALSE;
  if (*id == 0)
    *id = self->last + 1;
  self->last = MAX (self->last, *id);
  return TRUE;
}

static gboolean
write_last (MpIdSequence *self, const char *sql, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, self->last);
  return mp_statement_run (statement, error);
}

/**
 * mp_id_sequence_finish:
 *
 * Writes down which id was given last, before the transaction is committed.
 */
gboolean
mp_id_sequence_finish (MpIdSequence *self, GError **error)
{
  if (!self->loaded)
    return TRUE;
  if (!write_last (self, "UPDATE sqlite_sequence SET seq = ? WHERE name = 'person'", error))
    return FALSE;
  return mp_db_get_n_changed (self->db) > 0
         || write_last (self, "INSERT INTO sqlite_sequence (seq, name) VALUES (?, 'person')",
                        error);
}
