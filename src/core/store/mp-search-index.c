/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words by which people are found. */

/* FTS5 has its own SQL; a server would bring its own search. */

#include "store/mp-search-index.h"

#include "base/mp-fold.h"
#include "model/mp-schema.h"
#include "store/mp-search-words.h"
#include "store/mp-store-error.h"

/* People with consecutive ids whose words are to be written.  Known ones may have words already. */
typedef struct
{
  gint64 first_id;
  gint64 last_id;
  gboolean known;
} Run;

struct _MpSearchIndex
{
  MpDb *db;
  GArray *runs;
  MpSearchWords *pending;
  GHashTable *organisations;
};

/* What is found by whose words.  The order is that of mp_search_words_append_row(), then the words
 * of the organisation. */
#define SELECT_WORDS                                                                     \
  "SELECT p.id, p.given_name, p.family_name, p.preferred_name, p.email, p.notes,"        \
  " p.phone, p.phone_key, m.occupation, m.former_employer, o.name FROM person p"         \
  " LEFT JOIN mentor m ON m.id = p.id LEFT JOIN mentee e ON e.id = p.id"                 \
  " LEFT JOIN organisation o ON o.id = e.organisation"
#define N_WORD_COLUMNS 10

MpSearchIndex *
mp_search_index_new (MpDb *db)
{
  MpSearchIndex *self = g_new0 (MpSearchIndex, 1);

  self->db = db;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->pending = mp_search_words_new ();
  self->organisations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
mp_search_index_free (MpSearchIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->runs);
  mp_search_words_free (self->pending);
  g_hash_table_unref (self->organisations);
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
write_words (MpDb *db, MpStatement *people, GError **error)
{
  g_autoptr (GString) words = g_string_sized_new (200);
  MpStep step;

  while ((step = mp_statement_step (people, error)) == MP_STEP_ROW)
    {
      g_string_truncate (words, 0);
      append_words (words, people);
      if (!insert_words (db, mp_statement_get_int (people, 0), words->str, error))
        return FALSE;
    }
  return step == MP_STEP_DONE;
}

static gboolean
write_run (MpDb *db, const Run *run, GError **error)
{
  g_autoptr (MpStatement) people = NULL;

  if (run->known && !remove_words (db, run->first_id, run->last_id, error))
    return FALSE;
  people = mp_db_prepare (db, SELECT_WORDS " WHERE p.id BETWEEN ? AND ?", error);
  if (people == NULL)
    return FALSE;
  mp_statement_bind_int (people, 1, run->first_id);
  mp_statement_bind_int (people, 2, run->last_id);
  return write_words (db, people, error);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *one = a;
  const Run *other = b;

  return (one->first_id > other->first_id) - (one->first_id < other->first_id);
}

/* Nobody's words are written twice: runs that overlap become one. */
static void
merge_runs (GArray *runs)
{
  guint n_merged = 0;

  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);
      Run *last = n_merged > 0 ? &g_array_index (runs, Run, n_merged - 1) : NULL;

      if (last != NULL && run->first_id <= last->last_id)
        {
          last->last_id = MAX (last->last_id, run->last_id);
          last->known |= run->known;
        }
      else
        g_array_index (runs, Run, n_merged++) = *run;
    }
  g_array_set_size (runs, n_merged);
}

static gboolean
write_pending (MpSearchIndex *self, GError **error)
{
  for (guint i = 0; i < mp_search_words_get_n_people (self->pending); i++)
    {
      gint64 id;
      const char *words = mp_search_words_get (self->pending, i, &id);

      if (!insert_words (self->db, id, words, error))
        return FALSE;
    }
  mp_search_words_clear (self->pending);
  return TRUE;
}

/**
 * mp_search_index_flush:
 *
 * Writes the words of everybody that was added or noted.
 */
gboolean
mp_search_index_flush (MpSearchIndex *self, GError **error)
{
  if (!write_pending (self, error))
    return FALSE;
  merge_runs (self->runs);
  for (guint i = 0; i < self->runs->len; i++)
    if (!write_run (self->db, &g_array_index (self->runs, Run, i), error))
      return FALSE;
  g_array_set_size (self->runs, 0);
  return TRUE;
}

static void
note_person (MpSearchIndex *self, gint64 id, gboolean known)
{
  Run run = { id, id, known };
  Run *last
      = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;

  /* The mentee of a person who has just been noted adds nothing. */
  if (last != NULL && last->first_id <= id && id <= last->last_id)
    return;
  if (last != NULL && last->last_id + 1 == id && last->known == known)
    last->last_id = id;
  else
    g_array_append_val (self->runs, run);
}

static gboolean
note_pupils (MpSearchIndex *self, gint64 organisation, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (self->db, "SELECT id FROM mentee WHERE organisation = ?", error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, organisation);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    note_person (self, mp_statement_get_int (statement, 0), TRUE);
  return step == MP_STEP_DONE;
}

static char *
load_organisation_words (MpDb *db, gint64 organisation, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "SELECT name FROM organisation WHERE id = ?", error);
  GString *words;
  MpStep step;

  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, organisation);
  step = mp_statement_step (statement, error);
  if (step == MP_STEP_ERROR)
    return NULL;
  words = g_string_new (NULL);
  if (step == MP_STEP_ROW)
    mp_fold_append (words, mp_statement_get_text (statement, 0));
  return g_string_free (words, FALSE);
}

/* There are few schools for many pupils. */
static const char *
get_organisation_words (MpSearchIndex *self, gint64 organisation, GError **error)
{
  char *words = g_hash_table_lookup (self->organisations, &organisation);

  if (words != NULL || organisation == 0)
    return organisation != 0 ? words : "";
  words = load_organisation_words (self->db, organisation, error);
  if (words != NULL)
    g_hash_table_insert (self->organisations, g_memdup2 (&organisation, sizeof organisation),
                         words);
  return words;
}

static gboolean
add_role (MpSearchIndex *self, const MpRow *row, const char *words, GError **error)
{
  gint64 organisation
      = row->table == &mp_mentee_table ? ((const MpMentee *) row)->organisation : 0;
  const char *organisation_words = get_organisation_words (self, organisation, error);

  if (organisation_words == NULL)
    return FALSE;
  mp_search_words_add_role (self->pending, words, organisation_words);
  return TRUE;
}

/**
 * mp_search_index_add:
 * @row: inserted just now
 * @words: what mp_search_words_append_row() has found in it
 *
 * Like mp_search_index_note(), but a new person's words, and those of the mentee or mentor that
 * comes right after, need not be looked for in the file again.
 */
gboolean
mp_search_index_add (MpSearchIndex *self, const MpRow *row, const char *words, GError **error)
{
  gboolean is_role = g_strcmp0 (row->table->same_id_as, "person") == 0;

  if (is_role && mp_search_words_is_last (self->pending, row->id))
    return add_role (self, row, words, error);
  if (row->table != &mp_person_table)
    return mp_search_index_note (self, row->table, row->id, TRUE, error);
  if (mp_search_words_are_many (self->pending) && !write_pending (self, error))
    return FALSE;
  mp_search_words_add_person (self->pending, row->id, words);
  return TRUE;
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
  if (table == &mp_organisation_table)
    {
      g_hash_table_remove (self->organisations, &id);
      return inserted || note_pupils (self, id, error);
    }
  if (table == &mp_person_table || g_strcmp0 (table->same_id_as, "person") == 0)
    note_person (self, id, table != &mp_person_table || !inserted);
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
  g_autoptr (MpStatement) people = NULL;

  if (!mp_db_run (db, "INSERT INTO person_search (person_search) VALUES ('delete-all')", error)
      || !mp_db_run (db, "DELETE FROM person_words", error))
    return FALSE;
  people = mp_db_prepare (db, SELECT_WORDS, error);
  return people != NULL && write_words (db, people, error);
}

static gboolean
has_words (MpDb *db, gint64 id, const char *words, gboolean *right, GError **error)
{
  g_autoptr (MpStatement) statement
      = mp_db_prepare (db, "SELECT 1 FROM person_words WHERE id = ? AND text = ?", error);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, id);
  mp_statement_bind_static_text (statement, 2, words);
  step = mp_statement_step (statement, error);
  *right = step == MP_STEP_ROW;
  return step != MP_STEP_ERROR;
}

static gboolean
count_wrong_words (MpDb *db, gint64 *n_wrong, GError **error)
{
  g_autoptr (MpStatement) statement = mp_db_prepare (db, SELECT_WORDS, error);
  g_autoptr (GString) words = g_string_sized_new (200);
  MpStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gboolean right;

      g_string_truncate (words, 0);
      append_words (words, statement);
      if (!has_words (db, mp_statement_get_int (statement, 0), words->str, &right, error))
        return FALSE;
      *n_wrong += !right;
    }
  return step == MP_STEP_DONE;
}

static gboolean
compare_index (MpDb *db, gpointer user_data, GError **error)
{
  return mp_db_run (db,
                    "INSERT INTO person_search (person_search, rank)"
                    " VALUES ('integrity-check', 1)",
                    error);
}

/**
 * mp_search_index_check:
 * @n_wrong: (out): how many people are not found by their words, or by words that are not theirs
 *
 * Compares everybody's words with those that are kept, and these with the index.  Where the index
 * disagrees it cannot say about whom, which counts as one.  The index of a file that cannot be
 * written cannot be asked.
 */
gboolean
mp_search_index_check (MpDb *db, gint64 *n_wrong, GError **error)
{
  g_autoptr (GError) disagreement = NULL;

  if (!mp_db_get_int (db, "SELECT count(*) FROM person_words WHERE id NOT IN"
                          " (SELECT id FROM person)", n_wrong, error)
      || !count_wrong_words (db, n_wrong, error))
    return FALSE;
  if (mp_db_is_read_only (db) || mp_db_transaction (db, compare_index, NULL, &disagreement))
    return TRUE;
  if (!g_error_matches (disagreement, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&disagreement));
      return FALSE;
    }
  ++*n_wrong;
  return TRUE;
}
