/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite's result codes mean for people. */

#include "store/mp-db-private.h"

#include "store/mp-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  int code;
  MpStoreError error;
  const char *message;
} Trouble;

static const Trouble troubles[] = {
  { SQLITE_FULL, MP_STORE_ERROR_FULL,
    N_("The disk is full. The change was not made; what was there before is safe. Make room and "
       "try again.") },
  { SQLITE_BUSY, MP_STORE_ERROR_BUSY,
    N_("Another program is using the file and did not let go of it. The change was not made. "
       "Try again in a moment.") },
  { SQLITE_LOCKED, MP_STORE_ERROR_BUSY,
    N_("Another window is using the file and did not let go of it. The change was not made. Try "
       "again in a moment.") },
  { SQLITE_READONLY, MP_STORE_ERROR_READ_ONLY,
    N_("The file or its folder cannot be written. The change was not made. Check the permissions "
       "or move the file to a folder of your own.") },
  { SQLITE_PERM, MP_STORE_ERROR_READ_ONLY,
    N_("The file or its folder cannot be written. The change was not made. Check the permissions "
       "or move the file to a folder of your own.") },
  { SQLITE_CANTOPEN, MP_STORE_ERROR_READ_ONLY,
    N_("The file could not be opened for writing. Nothing was changed. Check the permissions of "
       "the file and its folder.") },
  { SQLITE_CORRUPT, MP_STORE_ERROR_DAMAGED,
    N_("The file is damaged. Nothing was changed. Restore a backup.") },
  { SQLITE_NOTADB, MP_STORE_ERROR_FOREIGN,
    N_("This is not a Mentoring Plus programme. Nothing was changed.") },
  { SQLITE_IOERR, MP_STORE_ERROR_FAILED,
    N_("The disk reported an error. The change was not made; what was there before is safe. Make "
       "a backup to another disk.") },
};

static gboolean
set_known (int code, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (troubles[i].code == code)
      {
        g_set_error_literal (error, MP_STORE_ERROR, troubles[i].error, _(troubles[i].message));
        return TRUE;
      }
  return FALSE;
}

/* Without room for the shared memory beside a file, SQLite only says that the disk failed. */
static int
get_cause (sqlite3 *handle, int code)
{
  int primary = code & 0xff;

  if (primary == SQLITE_IOERR && handle != NULL && sqlite3_system_errno (handle) == ENOSPC)
    return SQLITE_FULL;
  return primary;
}

/**
 * mp_db_set_error:
 * @handle: (nullable): where it happened; SQLite's own words stand in for those we do not have
 * @code: SQLite's result code
 *
 * Returns: %FALSE, with @error saying what happened and what it means for the data
 */
gboolean
mp_db_set_error (sqlite3 *handle, int code, GError **error)
{
  const char *detail = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code);
  int primary = get_cause (handle, code);

  if (primary == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _("Stopped. Nothing was changed."));
  else if (primary == SQLITE_CONSTRAINT)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
                 _("The records would contradict each other (%s). Nothing was saved."), detail);
  else if (!set_known (primary, error))
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                 _("The file could not be read or written (%s)."), detail);
  return FALSE;
}
