/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of a OneRoster package, its columns asked for by name. */

#pragma once

#include "exchange/mp-csv-reader.h"

G_BEGIN_DECLS

typedef struct _MpRosterTable MpRosterTable;

MpRosterTable *mp_roster_table_open         (const char *folder, const char *file_name,
                                             const char *const *columns, guint n_columns,
                                             GError **error);
void           mp_roster_table_free         (MpRosterTable *self);
gboolean       mp_roster_table_next         (MpRosterTable *self, gboolean *more, GError **error);
char          *mp_roster_table_get          (const MpRosterTable *self, guint column);
gboolean       mp_roster_table_has          (const MpRosterTable *self, guint column);
const char    *mp_roster_table_get_name     (const MpRosterTable *self);
guint          mp_roster_table_get_line     (const MpRosterTable *self);
guint64        mp_roster_table_get_hash     (const MpRosterTable *self);
double         mp_roster_table_get_fraction (const MpRosterTable *self);

gboolean       mp_roster_table_exists       (const char *folder, const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRosterTable, mp_roster_table_free)

G_END_DECLS
