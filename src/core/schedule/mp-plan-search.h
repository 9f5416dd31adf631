/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for the rota that gains most, until the bound proves that there is no better. */

#pragma once

#include "schedule/mp-plan-prices.h"

G_BEGIN_DECLS

/* So many mentees may be looked at for one plan. */
#define MP_PLAN_SEARCH_LIMIT 6000000

/**
 * MpPlanFound:
 * @gain: what the best rota gains over nobody having a seat
 * @bound: no rota gains more
 *
 * Called whenever one of them got better.
 */
typedef void (*MpPlanFound) (gint64 gain, gint64 bound, gpointer user_data);

/**
 * MpPlanSearch:
 * @model: what is planned; what is settled there stays
 * @prices: the best prices found, without noise
 * @given: (array): what is settled from the beginning
 * @rota: (array): the best rota
 * @gain: what it gains over nobody having a seat, in points, less the penalties
 * @bound: no rota gains more
 * @limit: the search ends when the model's work is over this
 * @seed: of the latest noise
 */
typedef struct
{
  MpPlanModel *model;
  MpPlanPrices *prices;
  guint8 *given;
  guint *rota;
  gint64 gain;
  gint64 bound;
  guint64 limit;
  guint32 seed;
  GCancellable *cancellable;
  MpPlanFound found;
  gpointer user_data;
} MpPlanSearch;

MpPlanSearch *mp_plan_search_new   (MpPlanModel *model, guint64 limit, GCancellable *cancellable);
void          mp_plan_search_free  (MpPlanSearch *self);
void          mp_plan_search_watch (MpPlanSearch *self, MpPlanFound found, gpointer user_data);

void          mp_plan_search_keep  (MpPlanSearch *self);
gboolean      mp_plan_search_prove (MpPlanSearch *self, GError **error);
gboolean      mp_plan_search_try   (MpPlanSearch *self, GError **error);
gboolean      mp_plan_search_run   (MpPlanSearch *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlanSearch, mp_plan_search_free)

G_END_DECLS
