/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is found by the words that somebody types. */

#pragma once

#include "store/mp-people-set.h"

G_BEGIN_DECLS

char       **mp_people_search_split  (const char *search);
char        *mp_people_search_match  (char **words);
gboolean     mp_people_search_narrow (MpPeopleSet *set, MpDb *db, const MpPeopleFilter *filter,
                                      GError **error);

G_END_DECLS
