/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share: the connection, and who is writing on which day. */

#pragma once

#include "store/mp-db.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

struct _MpStore
{
  GObject parent_instance;

  MpDb *db;
  char *path;
  char *author;
  MpDate today;
  gint64 data_version;
};

MpDb *mp_store_get_db (MpStore *self);
void  mp_store_emit   (MpStore *self, MpChanges *changes);

G_END_DECLS
