/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file to the shape that this version of the program knows. */

/* The version is SQLite's user_version; a server would keep it in a table. */

#include "store/mp-migrate.h"

#include <gio/gio.h>

/* The file with number n brings version n - 1 to version n. */
static const char *const scripts[] = {
  "/org/mentoringplus/Core/sql/0001-programme-people-stages.sql",
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
  return G_N_ELEMENTS (scripts);
}

static gboolean
run_script (MpDb *db, int version, GError **error)
{
  g_autoptr (GBytes) script
      = g_resource_lookup_data (mp_core_get_resource (), scripts[version - 1], 0, error);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", version);

  return script != NULL && mp_db_run_script (db, g_bytes_get_data (script, NULL), error)
         && mp_db_run_script (db, set_version, error);
}

static gboolean
migrate (MpDb *db, gpointer user_data, GError **error)
{
  Migration *migration = user_data;

  for (int version = migration->from_version + 1; version <= mp_migrate_get_newest (); version++)
    if (!run_script (db, version, error))
      return FALSE;
  return TRUE;
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
