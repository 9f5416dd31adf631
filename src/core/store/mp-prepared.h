/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to be inserted, with all of the work done that needs no file. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef struct _MpPrepared MpPrepared;

MpPrepared *mp_prepared_new     (void);
void        mp_prepared_free    (MpPrepared *self);
void        mp_prepared_set     (MpPrepared *self, gpointer row, MpProblems *problems);
gpointer    mp_prepared_get_row (const MpPrepared *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPrepared, mp_prepared_free)

G_END_DECLS
