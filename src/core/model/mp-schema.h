/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All record types there are, in an order in which each comes after those it refers to. */

#pragma once

#include "model/mp-contact-log.h"
#include "model/mp-distinct-pair.h"
#include "model/mp-import-mapping.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"
#include "model/mp-person.h"
#include "model/mp-programme.h"
#include "model/mp-saved-filter.h"
#include "model/mp-school-note.h"
#include "model/mp-stage-record.h"

G_BEGIN_DECLS

const MpTable *const *mp_schema_get_tables (guint *n_tables);
const MpTable        *mp_schema_find       (const char *name);
int                   mp_schema_index      (const MpTable *table);

G_END_DECLS
