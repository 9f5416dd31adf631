/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs the coordinator today, and how large the programme is. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpTodayKind:
 * @MP_TODAY_CALL_PERSON: a follow-up with a person is due
 * @MP_TODAY_CALL_PARTNER: a follow-up with a partner is due
 * @MP_TODAY_NO_GUARDIAN: a mentee who needs a guardian has none that can be reached (P-2)
 */
typedef enum
{
  MP_TODAY_CALL_PERSON,
  MP_TODAY_CALL_PARTNER,
  MP_TODAY_NO_GUARDIAN,
} MpTodayKind;

/**
 * MpTodayItem:
 * @record_id: of the contact_log, the partner_check_in or the mentee, after @kind
 * @subject_id: of the person or the organisation that it is about
 * @name: of the subject, as people say it
 * @due_on: since when it waits, or no date
 * @text: (nullable): what was written about it
 */
typedef struct
{
  MpTodayKind kind;
  gint64 record_id;
  gint64 subject_id;
  char *name;
  MpDate due_on;
  char *text;
} MpTodayItem;

/**
 * MpToday:
 * @n_people: everybody in the file, at any site
 * @n_mentees: those not archived, whatever their status: as many as the list of mentees shows
 * @n_mentors: those not archived, whatever their status, as in their list
 * @n_partners: those not archived
 * @due: (element-type MpTodayItem): what is due, the oldest first
 * @n_due: how many there are, even if @due has only the first of them
 * @no_guardian: (element-type MpTodayItem): by name
 * @n_no_guardian: how many there are, even if @no_guardian has only the first of them
 */
typedef struct
{
  gint64 n_people;
  gint64 n_mentees;
  gint64 n_mentors;
  gint64 n_partners;
  GPtrArray *due;
  gint64 n_due;
  GPtrArray *no_guardian;
  gint64 n_no_guardian;
} MpToday;

MpToday *mp_query_today (MpStore *store, gint64 site, guint limit, GError **error);
void     mp_today_free  (MpToday *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpToday, mp_today_free)

G_END_DECLS
