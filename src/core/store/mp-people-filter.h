/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people or partners a list shows: a value that can be kept as text. */

#pragma once

#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"
#include "model/mp-saved-filter.h"
#include "model/mp-stage-record.h"

G_BEGIN_DECLS

/* In place of a uuid: those who belong to no cohort, school or site. */
#define MP_PEOPLE_FILTER_NONE "none"

typedef enum
{
  MP_ARCHIVED_HIDDEN,
  MP_ARCHIVED_ONLY,
  MP_ARCHIVED_TOO,
} MpArchived;

/**
 * MpPeopleFilter:
 * @list: mentees, mentors or partners
 * @search: (nullable): words as typed; each must begin a word of the name, e-mail, phone, school
 *   or notes, accents and case aside
 * @statuses: a bit (1 << status) for each status wanted, or 0 for any; the kinds of organisations
 *   in a list of partners
 * @stage: the stage that @stage_states speaks of, or 0 for any
 * @stage_states: a bit (1 << state) for each state wanted, or 0 for any but "not started"
 * @cohort: (nullable): the uuid of a cohort, or %MP_PEOPLE_FILTER_NONE
 * @organisation: (nullable): the uuid of a school, or %MP_PEOPLE_FILTER_NONE
 * @site: (nullable): the uuid of a site, or %MP_PEOPLE_FILTER_NONE
 * @archived: whether those out of the lists are shown
 * @guardian_gap: only minors whose guardian nobody can reach (P-2)
 *
 * What a list does not have, such as a mentor's cohort, is left out of the question.
 */
typedef struct
{
  MpListKind list;
  char *search;
  guint statuses;
  MpStage stage;
  guint stage_states;
  char *cohort;
  char *organisation;
  char *site;
  MpArchived archived;
  gboolean guardian_gap;
} MpPeopleFilter;

MpPeopleFilter *mp_people_filter_new         (MpListKind list);
MpPeopleFilter *mp_people_filter_copy        (const MpPeopleFilter *self);
void            mp_people_filter_free        (MpPeopleFilter *self);
gboolean        mp_people_filter_equal       (const MpPeopleFilter *a, const MpPeopleFilter *b);
gboolean        mp_people_filter_has_search  (const MpPeopleFilter *self);
gboolean        mp_people_filter_has_criteria(const MpPeopleFilter *self);
void            mp_people_filter_clear       (MpPeopleFilter *self);
char           *mp_people_filter_to_text     (const MpPeopleFilter *self);
MpPeopleFilter *mp_people_filter_parse       (MpListKind list, const char *text, GError **error);
const MpChoice *mp_people_filter_get_statuses(MpListKind list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPeopleFilter, mp_people_filter_free)

G_END_DECLS
