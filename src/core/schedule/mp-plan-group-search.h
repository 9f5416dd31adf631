/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for better groups and visits, a change at a time. */

#pragma once

#include "schedule/mp-plan-groups.h"

G_BEGIN_DECLS

/* So many groups of a mentee are known to be better than the others, so that two can change. */
#define MP_PLAN_GROUP_CHOICES 3

/**
 * MpPlanGroupChoice:
 * @value: what a group is worth to a mentee, the price of a place deducted
 * @group: which
 */
typedef struct
{
  gint64 value;
  guint group;
} MpPlanGroupChoice;

/**
 * MpPlanGroupSearch:
 * @design: (array): which tables each group visits
 * @rota: (array): and when
 * @members: (array): the group of each mentee, the best for this design
 * @value: by how much it is all worth more than if nobody had a seat
 * @prices: (array): what a place in each group costs those who would rather be in another
 * @columns: (array): at `group * n_mentees + mentee`, what the group is worth to the mentee
 * @choices: (array): each mentee's best groups
 * @work: how much has been looked at, in mentees
 * @limit: the search goes on only while the work is less
 *
 * What follows is the search's own.
 */
typedef struct
{
  const MpPlanGroups *groups;
  guint *design;
  guint *rota;
  guint *members;
  gint64 value;
  gint64 *prices;
  gint64 *columns;
  MpPlanGroupChoice *choices;
  guint64 work;
  guint64 limit;

  guint *spare_members;
  gint64 *spare_prices;
  MpPlanGroupChoice *spare_choices;
} MpPlanGroupSearch;

MpPlanGroupSearch *mp_plan_group_search_new     (const MpPlanGroups *groups);
void               mp_plan_group_search_free    (MpPlanGroupSearch *self);

void               mp_plan_group_search_start   (MpPlanGroupSearch *self, const guint *design);
void               mp_plan_group_search_start_at (MpPlanGroupSearch *self, const guint *rota);
gboolean           mp_plan_group_search_improve (MpPlanGroupSearch *self,
                                                 GCancellable *cancellable, GError **error);
void               mp_plan_group_search_shake   (MpPlanGroupSearch *self, GRand *rand,
                                                 guint n_changes);
void               mp_plan_group_search_copy    (MpPlanGroupSearch *self,
                                                 const MpPlanGroupSearch *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanGroupSearch, mp_plan_group_search_free)

G_END_DECLS
