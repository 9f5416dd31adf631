/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the matchings that are equally good, the first by the order in which they are stated. */

#pragma once

#include <gio/gio.h>

#include "match/mp-match-state.h"

G_BEGIN_DECLS

gboolean mp_match_order (MpMatchState *state, GCancellable *cancellable, GError **error);

G_END_DECLS
