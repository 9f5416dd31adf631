/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anybody the programme knows: what mentees and mentors have in common (area 2). */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef enum
{
  MP_GENDER_WOMAN = 1,
  MP_GENDER_MAN,
  MP_GENDER_NON_BINARY,
  MP_GENDER_TWO_SPIRIT,
  MP_GENDER_OTHER,
} MpGender;

typedef enum
{
  MP_CONTACT_BY_PHONE = 1,
  MP_CONTACT_BY_EMAIL,
  MP_CONTACT_BY_TEXT,
  MP_CONTACT_BY_LETTER,
  MP_CONTACT_IN_PERSON,
} MpContactWay;

/**
 * MpPerson:
 * @languages: as people list them, separated by commas
 * @external_id: the key in another system, such as a sourcedId
 * @archived_on: since when the person is out of the lists
 * @sort_name: derived: family and given name folded; lists order by it, P-3 compares it
 * @email_key: derived: the address as P-3 compares it
 * @phone_key: derived: the digits as P-3 compares them
 */
typedef struct
{
  MpRow row;
  char *given_name;
  char *family_name;
  char *preferred_name;
  char *pronouns;
  MpGender gender;
  MpDate birth_date;
  char *email;
  char *phone;
  MpContactWay preferred_contact;
  char *street;
  char *town;
  char *province;
  char *postal_code;
  char *country;
  char *languages;
  char *external_id;
  char *notes;
  MpDate archived_on;
  char *sort_name;
  char *email_key;
  char *phone_key;
} MpPerson;

MP_DECLARE_ROW (MpPerson, mp_person)

extern const MpChoice mp_genders[];
extern const MpChoice mp_contact_ways[];

char *mp_person_dup_display_name (const MpPerson *self);
char *mp_person_dup_list_name    (const MpPerson *self);

G_END_DECLS
