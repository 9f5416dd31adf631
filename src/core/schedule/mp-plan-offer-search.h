/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches the careers and the mentors of an offer, proving that none is better. */

#pragma once

#include "schedule/mp-plan-offer-model.h"

G_BEGIN_DECLS

#define MP_OFFER_NO_CAREER G_MAXUINT

/**
 * MpOfferSearch:
 * @model: what offers are worth
 * @mentors: (array length=n_mentors): who could sit where, and when
 * @fewest: how many tables there have to be
 * @most: how many there can be
 * @seated: (array length=n_mentors): the career of the table at which each mentor sits in the best
 *   offer, or %MP_OFFER_NO_CAREER
 * @value: by how much its plan is worth more than no seats at all, or -1 before there is one
 * @bound: no offer is worth more
 * @plan: the same wishes, to be planned with the tables of an offer
 * @judged: (element-type GBytes gint64): bounds of what was planned, by when each table is open
 * @work_left: how much more may be done: a mentee looked at for one table is 1
 *
 * Mentors who are there longer come first. What follows @work_left is the search's own.
 */
typedef struct
{
  MpOfferModel *model;
  const MpOfferMentor *mentors;
  guint n_mentors;
  guint fewest;
  guint most;
  guint *seated;
  gint64 value;
  gint64 bound;

  MpPlanProblem *plan;
  GHashTable *judged;
  gint64 work_left;
  guint n_looked;
  guint64 tried;
  const guint64 *tried_options;
  gboolean tried_all_open;
  gint64 tried_bound;
  GCancellable *cancellable;
} MpOfferSearch;

guint64  mp_offer_search_get_open (const MpOfferSearch *self, const guint *seated, guint career);
guint    mp_offer_count_tables    (const guint64 *options, guint n_mentors, guint64 careers);
gboolean mp_offer_search_run      (MpOfferSearch *self, GError **error);

G_END_DECLS
