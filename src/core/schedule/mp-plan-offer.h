/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses which careers an exchange offers, and with which mentors (K-2, K-5). */

#pragma once

#include <gio/gio.h>

#include "schedule/mp-plan-problem.h"

G_BEGIN_DECLS

/**
 * MpOfferMentor:
 * @careers: bit c is set if the mentor can speak about career c, from 0 to 63
 * @rotations: bit t is set if the mentor is there in rotation t
 */
typedef struct
{
  guint64 careers;
  guint64 rotations;
} MpOfferMentor;

/**
 * MpOffer:
 * @tables: (element-type MpPlanTable): the tables to run by career, at most one a career, each with
 *   the mentors who sit there, open when one of them is there; no mentor sits at two
 * @points: what a plan of the offer is worth in free mode
 * @bound: no plan of any offer is worth more
 */
typedef struct
{
  GArray *tables;
  gint64 points;
  gint64 bound;
} MpOffer;

MpOffer *mp_plan_choose_offer (const MpPlanProblem *problem, const GArray *mentors,
                               guint n_seats, guint fewest_tables, guint most_tables,
                               GCancellable *cancellable, GError **error);
void     mp_offer_free        (MpOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpOffer, mp_offer_free)

G_END_DECLS
