/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, employers and other partners, the people there, and regular check-ins (area 2). */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef enum
{
  MP_ORGANISATION_SCHOOL = 1,
  MP_ORGANISATION_POST_SECONDARY,
  MP_ORGANISATION_EMPLOYER,
  MP_ORGANISATION_SECTOR_COUNCIL,
  MP_ORGANISATION_AGENCY,
  MP_ORGANISATION_OTHER,
} MpOrganisationKind;

typedef struct
{
  MpRow row;
  char *name;
  MpOrganisationKind kind;
  gint64 site;
  char *industry;
  char *street;
  char *town;
  char *province;
  char *postal_code;
  char *country;
  char *phone;
  char *email;
  char *website;
  char *external_id;
  char *notes;
  MpDate archived_on;
  char *sort_name;
} MpOrganisation;

typedef struct
{
  MpRow row;
  gint64 organisation;
  char *name;
  char *role;
  char *email;
  char *phone;
  char *external_id;
  _Bool main_contact;
  char *notes;
} MpOrganisationContact;

typedef enum
{
  MP_CHECK_IN_VISIT = 1,
  MP_CHECK_IN_PHONE,
  MP_CHECK_IN_EMAIL,
  MP_CHECK_IN_VIDEO,
  MP_CHECK_IN_LETTER,
} MpCheckInKind;

typedef struct
{
  MpRow row;
  gint64 organisation;
  MpDate held_on;
  MpCheckInKind kind;
  char *author;
  char *summary;
  MpDate follow_up_on;
  _Bool followed_up;
} MpPartnerCheckIn;

MP_DECLARE_ROW (MpOrganisation, mp_organisation)
MP_DECLARE_ROW (MpOrganisationContact, mp_organisation_contact)
MP_DECLARE_ROW (MpPartnerCheckIn, mp_partner_check_in)

extern const MpChoice mp_organisation_kinds[];
extern const MpChoice mp_check_in_kinds[];

G_END_DECLS
