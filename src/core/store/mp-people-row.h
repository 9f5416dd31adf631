/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of one mentee, mentor or partner, and how people read it. */

#pragma once

#include "base/mp-uuid.h"
#include "model/mp-stage-record.h"
#include "store/mp-people-column.h"

G_BEGIN_DECLS

/**
 * MpPeopleRow:
 * @name: family name first, as the list is ordered
 * @full_name: as people say it
 * @status: of the mentee or the mentor; the kind of an organisation
 * @stages: the state of each stage, A first; 0 where nothing is known
 * @organisation: the name of the school
 * @follow_up_on: the earliest that is still open
 * @contact: the main contact of a partner
 * @n_contacts: how many contacts a partner has
 * @n_pupils: how many mentees that are not archived belong to a partner
 *
 * What the list's kind does not have is unset.
 */
typedef struct
{
  MpListKind list;
  gint64 id;
  char uuid[MP_UUID_SIZE];
  char *name;
  char *full_name;
  guint status;
  guint8 stages[MP_N_STAGES];
  char *organisation;
  char *cohort;
  char *grade;
  char *site;
  char *email;
  char *phone;
  char *town;
  char *languages;
  char *occupation;
  char *employer;
  char *industry;
  char *contact;
  gint64 capacity;
  double hours;
  gint64 n_contacts;
  gint64 n_pupils;
  MpDate birth_date;
  MpDate intake_on;
  MpDate check_in_on;
  MpDate follow_up_on;
  MpDate archived_on;
  MpInstant updated_at;
  gboolean guardian_gap;
} MpPeopleRow;

MpPeopleRow *mp_people_row_new            (MpListKind list, gint64 id);
void         mp_people_row_free           (MpPeopleRow *self);
gboolean     mp_people_row_equal          (const MpPeopleRow *a, const MpPeopleRow *b);
const char  *mp_people_row_get_status     (const MpPeopleRow *self);
char        *mp_people_row_display        (const MpPeopleRow *self, MpPeopleColumnId column,
                                           MpDate today);
char        *mp_people_row_plain          (const MpPeopleRow *self, MpPeopleColumnId column,
                                           MpDate today);
char        *mp_people_row_display_stages (const MpPeopleRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPeopleRow, mp_people_row_free)

G_END_DECLS
