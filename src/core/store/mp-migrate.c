/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file to the shape that this version of the program knows. */

/* The version is SQLite's user_version; a server would keep it in a table. */

#include "store/mp-migrate.h"

#include "store/mp-search-index.h"

#include <gio/gio.h>

/**
 * Version:
 * @script: (nullable): what brings the version before to this one
 * @new_words: whether people are found by other words than before
 */
typedef struct
{
  const char *script;
  gboolean new_words;
} Version;

/* From version 1 on. */
static const Version versions[] = {
  { "/org/mentoringplus/Core/sql/0001-programme-people-stages.sql", FALSE },
  /* What follows an apostrophe is a word of its own. */
  { NULL, TRUE },
  { "/org/mentoringplus/Core/sql/0003-different-people.sql", FALSE },
};

/* The bundle lies in a static library: without this call the linker drops it. */
GResource *mp_core_get_resource (void);

typedef struct
{
  int from_version;
} Migration;

/**
 * mp_migrate_get_newest:
 *
 * Returns: the version of the files that this program writes
 */
int
mp_migrate_get_newest (void)
{
  return G_N_ELEMENTS (versions);
}

static gboolean
run_script (MpDb *db, const char *name, GError **error)
{
  g_autoptr (GBytes) script = NULL;

  if (name == NULL)
    return TRUE;
  script = g_resource_lookup_data (mp_core_get_resource (), name, 0, error);
  return script != NULL && mp_db_run_script (db, g_bytes_get_data (script, NULL), error);
}

static gboolean
set_version (MpDb *db, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return mp_db_run_script (db, sql, error);
}

/* The words are written at the end, by code that knows the newest shape alone. */
static gboolean
migrate (MpDb *db, gpointer user_data, GError **error)
{
  Migration *migration = user_data;
  gboolean new_words = FALSE;

  for (int version = migration->from_version; version < mp_migrate_get_newest (); version++)
    {
      const Version *step = &versions[version];

      if (!run_script (db, step->script, error) || !set_version (db, version + 1, error))
        return FALSE;
      new_words |= step->new_words;
    }
  return !new_words || mp_search_index_rebuild (db, error);
}

/**
 * mp_migrate_run:
 * @from_version: what the file has now, 0 for a new one
 *
 * Runs all missing scripts in one transaction: a power cut leaves the old version.
 */
gboolean
mp_migrate_run (MpDb *db, int from_version, GError **error)
{
  Migration migration = { from_version };

  return mp_db_transaction (db, migrate, &migration, error);
}
