/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What group mode works on: how large the groups are and what each seat is worth (K-1, K-4). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan.h"

G_BEGIN_DECLS

/**
 * MpPlanGroups:
 * @n_groups: how many groups there are
 * @n_tables: how many tables there are
 * @sizes: (array length=n_groups): how large each group is, larger ones first
 * @gains: (array): at `table * n_mentees + mentee`, by how much a seat there is worth more than
 *   none
 * @open: (array length=n_tables): bit t is set if the smallest group can sit there in rotation t
 * @most_at_once: (array length=n_tables): so many groups can sit there at the same time
 * @most_visits: (array length=n_tables): no plan has more visits of a group to the table
 *
 * A design says which tables each group visits, at `group * n_rotations + k`, in no order, with
 * %MP_PLAN_NO_TABLE where it visits fewer than there are rotations. A rota says when.
 */
typedef struct
{
  const MpPlanProblem *problem;
  guint n_groups;
  guint n_tables;
  guint *sizes;
  gint64 *gains;
  guint64 *open;
  guint *most_at_once;
  guint *most_visits;
} MpPlanGroups;

MpPlanGroups *mp_plan_groups_new         (const MpPlanProblem *problem, guint group_size);
void          mp_plan_groups_free        (MpPlanGroups *self);

void          mp_plan_groups_get_column  (const MpPlanGroups *self, const guint *visits,
                                          gint64 *column);
gint64        mp_plan_groups_arrive      (const MpPlanGroups *self, guint *rota);
gboolean      mp_plan_groups_find_rota   (const MpPlanGroups *self, const guint *design,
                                          guint *rota);
gboolean      mp_plan_groups_change_rota (const MpPlanGroups *self, const guint *design,
                                          const guint *changed, guint n_changed, guint *rota);
void          mp_plan_groups_squeeze     (const MpPlanGroups *self, guint *design, guint *rota);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanGroups, mp_plan_groups_free)

G_END_DECLS
