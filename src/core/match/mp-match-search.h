/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the cheapest way to give one more mentor to a mentee, others changing theirs for it. */

#pragma once

#include "match/mp-match-state.h"

G_BEGIN_DECLS

typedef struct _MpMatchSearch MpMatchSearch;

MpMatchSearch *mp_match_search_new  (MpMatchState *state);
void           mp_match_search_free (MpMatchSearch *self);

gsize          mp_match_search_run  (MpMatchSearch *self, guint unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMatchSearch, mp_match_search_free)

G_END_DECLS
