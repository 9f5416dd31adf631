/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words by which people are found. */

/* FTS5 has its own SQL; a server would bring its own search. */

#include "store/mp-search-index.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"

/* People whose words are written together: more would only take memory. */
#define MAX_WAITING 4096

typedef struct
{
  gint64 id;
  gboolean known;
} Waiting;

struct _MpSearchIndex
{
  MpDb *db;
  GArray *waiting;
  GHashTable *positions;
};

/* What is found by whose words.  The order is that of append_words(). */
#define SELECT_WORDS                                                                      \
  "SELECT p.id, p.given_name, p.family_name, p.preferred_name, p.email, p.notes, o.name," \
  " m.occupation, m.former_employer, p.phone, p.phone_key FROM person p"                  \
  " LEFT JOIN mentee e ON e.id = p.id LEFT JOIN organisation o ON o.id = e.organisation"  \
  " LEFT JOIN mentor m ON m.id = p.id"
#define N_WORD_COLUMNS 10

MpSearchIndex *
mp_search_index_new (MpDb *db)
{
  MpSearchIndex *self = g_new0 (MpSearchIndex, 1);

  self->db = db;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
mp_search_index_free (MpSearchIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->waiting);
  g_hash_table_unref (self->positions);
  g_free (self);
}

static void
append_words (GString *words, MpStatement *statement)
{
  for (int i = 1; i <= N_WORD_COLUMNS; i++)
    mp_fold_append (words, mp_statement_get_text (statement, i));
}

static gboolean
insert_words_into (MpDb *db, const char *sql, gint64 id, const char *words, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, id);
  mp_statement_bind_static_text (statement, 2, words);
  return mp_statement_run (statement, error);
}

static gboolean
insert_words (MpDb *db, gint64 id, const char *words, GError **error)
{
  return insert_words_into (db, "INSERT INTO person_words (id, text) VALUES (?, ?)", id, words,
                            error)
         && insert_words_into (db, "INSERT INTO person_search (rowid, text) VALUES (?, ?)", id,
                               words, error);
}

static gboolean
run_on_range (MpDb *db, const char *sql, gint64 first_id, gint64 last_id, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, first_id);
  mp_statement_bind_int (statement, 2, last_id);
  return mp_statement_run (statement, error);
}

/* The index has to be told the words that it is to forget. */
static gboolean
remove_words (MpDb *db, gint64 first_id, gint64 last_id, GError **error)
{
  return run_on_range (db,
                       "INSERT INTO person_search (person_search, rowid, text)"
                       " SELECT 'delete', id, text FROM person_words WHERE id BETWEEN ? AND ?",
                       first_id, last_id, error)
         && run_on_range (db, "DELETE FROM person_words WHERE id BETWEEN ? AND ?", first_id,
                          last_id, error);
}

static gboolean
write_person (MpSearchIndex *self, const Waiting *person, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  g_autoptr (GString) words = g_string_sized_new (200);
  MpStep step;

  if (person->known && !remove_words (self->db, person->id, person->id, error))
    return FALSE;
  statement = mp_db_prepare (self->db, SELECT_WORDS " WHERE p.id = ?", error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, person->id);
  step = mp_statement_step (statement, error);
  if (step != MP_STEP_ROW)
    return step == MP_STEP_DONE;
  append_words (words, statement);
  return insert_words (self->db, person->id, words->str, error);
}

/**
 * mp_search_index_flush:
 *
 * Writes the words of everybody that was noted.
 */
gboolean
mp_search_index_flush (MpSearchIndex *self, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (!write_person (self, &g_array_index (self->waiting, Waiting, i), error))
      return FALSE;
  g_array_set_size (self->waiting, 0);
  g_hash_table_remove_all (self->positions);
  return TRUE;
}

static gboolean
note_person (MpSearchIndex *self, gint64 id, gboolean known, GError **error)
{
  Waiting person = { id, known };

  if (g_hash_table_contains (self->positions, &id))
    return TRUE;
  if (self->waiting->len >= MAX_WAITING && !mp_search_index_flush (self, error))
    return FALSE;
  g_hash_table_add (self->positions, g_memdup2 (&id, sizeof id));
  g_array_append_val (self->waiting, person);
  return TRUE;
}

static gboolean
note_pupils (MpSearchIndex *self, gint64 organisation, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (self->db, "SELECT id FROM mentee WHERE organisation = ?", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, organisation);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len && step == MP_STEP_DONE; i++)
    if (!note_person (self, g_array_index (ids, gint64, i), TRUE, error))
      return FALSE;
  return step == MP_STEP_DONE;
}

/**
 * mp_search_index_note:
 * @id: of a row of @table that was written
 * @inserted: whether it is new
 *
 * Remembers whose words have to be written again.
 */
gboolean
mp_search_index_note (MpSearchIndex *self, const MpTable *table, gint64 id, gboolean inserted,
                      GError **error)
{
  if (table == &mp_person_table)
    return note_person (self, id, !inserted, error);
  if (table == &mp_mentee_table || table == &mp_mentor_table)
    return note_person (self, id, TRUE, error);
  if (table == &mp_organisation_table && !inserted)
    return note_pupils (self, id, error);
  return TRUE;
}

/**
 * mp_search_index_remove:
 * @first_id: the first of a run of people who were deleted
 * @last_id: the last of them
 *
 * Where fewer people remain than went, writing the words of those who remain is quicker than
 * taking away the others'.
 */
gboolean
mp_search_index_remove (MpSearchIndex *self, gint64 first_id, gint64 last_id, GError **error)
{
  gint64 n_remaining;

  if (!mp_db_get_int (self->db, "SELECT count(*) FROM person", &n_remaining, error))
    return FALSE;
  if (n_remaining < last_id - first_id)
    return mp_search_index_rebuild (self->db, error);
  return remove_words (self->db, first_id, last_id, error);
}

/**
 * mp_search_index_rebuild:
 *
 * Writes everybody's words anew.
 */
gboolean
mp_search_index_rebuild (MpDb *db, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  g_autoptr (GString) words = g_string_sized_new (200);
  MpStep step;

  if (!mp_db_run (db, "INSERT INTO person_search (person_search) VALUES ('delete-all')", error)
      || !mp_db_run (db, "DELETE FROM person_words", error))
    return FALSE;
  statement = mp_db_prepare (db, SELECT_WORDS, error);
  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      g_string_truncate (words, 0);
      append_words (words, statement);
      if (!insert_words (db, mp_statement_get_int (statement, 0), words->str, error))
        return FALSE;
    }
  return step == MP_STEP_DONE;
}
