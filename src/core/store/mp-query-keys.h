/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what everybody in the programme can be recognised, one after the other. */

#pragma once

#include "model/mp-person.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpPersonKeysFunc:
 * @person: id, external id, birth date and the derived fields; everything else is unset, and the
 *   texts last until the function returns
 */
typedef void (*MpPersonKeysFunc) (const MpPerson *person, gpointer user_data);

gboolean mp_query_person_keys (MpStore *store, MpPersonKeysFunc func, gpointer user_data,
                               GError **error);

G_END_DECLS
