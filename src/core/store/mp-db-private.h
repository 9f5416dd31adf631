/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files around the connection share; nothing else sees SQLite. */

#pragma once

#include "store/mp-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define MP_DB_BUSY_MILLISECONDS 5000

struct _MpDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements;
  MpStatement *recent[64];
  GCancellable *cancellable;
  int depth;
  gboolean large;
};

char    *mp_db_make_address   (const char *path, GError **error);
void     mp_statement_destroy (gpointer data);
gboolean mp_db_set_error      (sqlite3 *handle, int code, GError **error);

G_END_DECLS
