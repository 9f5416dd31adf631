/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mentors of each mentee in the order in which a search wants them: the cheapest first. */

#pragma once

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

/**
 * MpMatchRow:
 * @mentors: (array length=length): mentors whom the mentee may have
 * @costs: (array length=length): what the pairs cost
 * @length: how many there are here
 * @bound: no other mentor costs less than this, price included; %G_MAXINT64 if there is no other
 * @search: the search in which the row was filled
 * @has_closed: whether some pairs of the mentee's are agreed or ruled out
 */
typedef struct
{
  guint *mentors;
  gint64 *costs;
  guint length;
  gint64 bound;
  guint search;
  gboolean has_closed;
} MpMatchRow;

typedef struct _MpMatchRows MpMatchRows;

MpMatchRows      *mp_match_rows_new  (const MpMatchProblem *problem);
void              mp_match_rows_free (MpMatchRows *self);

const MpMatchRow *mp_match_rows_get  (MpMatchRows *self, guint mentee, const gint64 *prices,
                                      const guint *free_seats, guint search);
const MpMatchRow *mp_match_rows_more (MpMatchRows *self, guint mentee, const gint64 *prices,
                                      const guint *free_seats, guint search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpMatchRows, mp_match_rows_free)

G_END_DECLS
