/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file to the shape that this version of the program knows. */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

/* "MPLS": says that a SQLite file is a programme of this program. */
#define MP_APPLICATION_ID 0x4d504c53

int      mp_migrate_get_newest (void);
gboolean mp_migrate_run        (MpDb *db, int from_version, GError **error);

G_END_DECLS
