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
 * @value: by how much that is worth more than no seats at all, or -1 before there is one
 * @bound: no offer is worth more
 *
 * Mentors who are there longer come first. What follows @bound is the search's own.
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

  guint n_looked;
  guint64 tried;
  const guint64 *tried_options;
  gboolean tried_all_open;
  GCancellable *cancellable;
} MpOfferSearch;

guint64  mp_offer_search_get_open (const MpOfferSearch *self, const guint *seated, guint career);
guint    mp_offer_count_tables    (const guint64 *options, guint n_mentors, guint64 careers);
gboolean mp_offer_search_run      (MpOfferSearch *self, GError **error);

G_END_DECLS
