/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves an edited field through the door, and writes the same rows with bare SQLite. */

#include "model/mp-person.h"
#include "mp-bench.h"
#include "store/mp-store.h"

#include <sqlite3.h>

#define N_SAVES 200

/* ?1 is the person, ?2 the moment, ?3 the new telephone number. */
static const char *const texts[] = {
  "BEGIN IMMEDIATE",
  "UPDATE person SET updated_at = ?2, phone = ?3, phone_key = ?3 WHERE id = ?1",
  "INSERT INTO person_search (person_search, rowid, text)"
  " SELECT 'delete', id, text FROM person_words WHERE id = ?1",
  "UPDATE person_words SET text = substr (text, 1, 60) || ' ' || ?3 WHERE id = ?1",
  "INSERT INTO person_search (rowid, text) SELECT id, text FROM person_words WHERE id = ?1",
  "INSERT INTO change_batch (label, author, made_at, state, n_records)"
  " VALUES ('Edit somebody', 'Bench', ?2, 'done', 1)",
  "INSERT INTO change (batch, record, first_id, last_id, kind, before_image, after_image)"
  " VALUES (last_insert_rowid (), 'person', ?1, ?1, 'update', '{\"phone\": \"902-555-0100\"}',"
  " '{\"phone\": \"902-555-0101\"}')",
  "COMMIT",
};

static double
save_through_the_door (MpStore *store,
                       gint64   id,
                       guint    number)
{
  GError *error = NULL;
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, &error);
  g_autoptr (MpBatch) batch = mp_batch_new ("Edit somebody");
  double start;

  mp_bench_check (error);
  g_free (person->phone);
  person->phone = g_strdup_printf ("902-555-0199 x%u", number);

  start = mp_bench_now ();
  mp_batch_update (batch, person);
  mp_store_apply (store, batch, &error);
  mp_bench_check (error);
  return mp_bench_now () - start;
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

static void
run (sqlite3      *db,
     sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_reset (statement);
}

static double
save_barely (sqlite3       *db,
             sqlite3_stmt **statements,
             gint64         id,
             guint          number)
{
  g_autofree char *phone = g_strdup_printf ("902-555-0199 x%u", number);
  double start = mp_bench_now ();

  for (guint i = 0; statements[i] != NULL; i++)
    {
      if (sqlite3_bind_parameter_count (statements[i]) > 0)
        sqlite3_bind_int64 (statements[i], 1, id);
      if (sqlite3_bind_parameter_count (statements[i]) > 1)
        sqlite3_bind_text (statements[i], 2, "2026-11-21T12:00:00Z", -1, SQLITE_STATIC);
      if (sqlite3_bind_parameter_count (statements[i]) > 2)
        sqlite3_bind_text (statements[i], 3, phone, -1, SQLITE_STATIC);
      run (db, statements[i]);
    }
  return mp_bench_now () - start;
}

static sqlite3 *
open_barely (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL)
           != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return db;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The people edited lie far apart, as those whom somebody edits do. */
static gint64
pick (gint64 n_people,
      guint  number)
{
  return 1 + (gint64) number * 7919 % n_people;
}

int
main (int    argc,
      char **argv)
{
  sqlite3_stmt *statements[G_N_ELEMENTS (texts) + 1] = { NULL };
  double door[N_SAVES], bare[N_SAVES];
  g_autoptr (MpStore) store = NULL;
  GError *error = NULL;
  gint64 n_people;
  sqlite3 *db;

  if (argc != 2)
    return 2;
  store = mp_store_open (argv[1], &error);
  mp_bench_check (error);
  n_people = mp_store_count (store, &mp_person_table, &error);
  mp_bench_check (error);
  db = open_barely (argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    statements[i] = prepare (db, texts[i]);

  for (guint i = 0; i < N_SAVES; i++)
    {
      door[i] = save_through_the_door (store, pick (n_people, 2 * i), i);
      bare[i] = save_barely (db, statements, pick (n_people, 2 * i + 1), i);
    }
  qsort (door, N_SAVES, sizeof *door, compare);
  qsort (bare, N_SAVES, sizeof *bare, compare);
  mp_bench_tell ("ours", door[N_SAVES / 2] * 1000);
  mp_bench_tell ("baseline", bare[N_SAVES / 2] * 1000);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sqlite3_finalize (statements[i]);
  sqlite3_close (db);
  return 0;
}
