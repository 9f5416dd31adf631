/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anybody the programme knows: what mentees and mentors have in common (area 2). */

#include "model/mp-person.h"

#include "base/mp-fold.h"
#include "model/mp-email.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_genders[] = {
  { MP_GENDER_WOMAN, "woman", N_("Woman") },
  { MP_GENDER_MAN, "man", N_("Man") },
  { MP_GENDER_NON_BINARY, "non-binary", N_("Non-binary") },
  { MP_GENDER_TWO_SPIRIT, "two-spirit", N_("Two-Spirit") },
  { MP_GENDER_OTHER, "other", N_("Other gender") },
  { 0 },
};

const MpChoice mp_contact_ways[] = {
  { MP_CONTACT_BY_PHONE, "phone", N_("Phone") },
  { MP_CONTACT_BY_EMAIL, "email", N_("E-mail") },
  { MP_CONTACT_BY_TEXT, "text", N_("Text message") },
  { MP_CONTACT_BY_LETTER, "letter", N_("Letter") },
  { MP_CONTACT_IN_PERSON, "in-person", N_("In person") },
  { 0 },
};

static const MpField fields[] = {
  MP_TEXT (MpPerson, given_name, N_("Given name"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpPerson, family_name, N_("Family name"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpPerson, preferred_name, N_("Preferred name"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpPerson, pronouns, N_("Pronouns")),
  MP_ENUM (MpPerson, gender, N_("Gender"), mp_genders, .flags = MP_FIELD_PRIVATE),
  MP_DATE (MpPerson, birth_date, N_("Birth date")),
  MP_TEXT (MpPerson, email, N_("E-mail"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpPerson, phone, N_("Phone"), .flags = MP_FIELD_SEARCH),
  MP_ENUM (MpPerson, preferred_contact, N_("Best way to reach them"), mp_contact_ways),
  MP_TEXT (MpPerson, street, N_("Street")),
  MP_TEXT (MpPerson, town, N_("Town")),
  MP_TEXT (MpPerson, province, N_("Province")),
  MP_TEXT (MpPerson, postal_code, N_("Postal code")),
  MP_TEXT (MpPerson, country, N_("Country")),
  MP_TEXT (MpPerson, languages, N_("Languages")),
  MP_TEXT (MpPerson, external_id, N_("Number in another system")),
  MP_LONG_TEXT (MpPerson, notes, N_("Private notes"),
                .flags = MP_FIELD_PRIVATE | MP_FIELD_SEARCH),
  MP_DATE (MpPerson, archived_on, N_("Archived on")),
  MP_TEXT (MpPerson, sort_name, N_("Name in lists"),
           .flags = MP_FIELD_DERIVED | MP_FIELD_PRIVATE, .max = 4000),
  MP_TEXT (MpPerson, email_key, N_("E-mail to compare"),
           .flags = MP_FIELD_DERIVED | MP_FIELD_PRIVATE, .max = 4000),
  MP_TEXT (MpPerson, phone_key, N_("Phone to compare"),
           .flags = MP_FIELD_DERIVED | MP_FIELD_PRIVATE, .max = 4000),
};

/* Somebody known by an emoji or a question mark has to stand somewhere too. */
static char *
make_sort_name_of_rest (const MpPerson *self)
{
  g_autofree char *preferred = mp_fold_key (self->preferred_name);

  if (*preferred != '\0')
    return g_steal_pointer (&preferred);
  return self->given_name != NULL || self->family_name != NULL ? mp_person_dup_list_name (self)
                                                               : g_strdup (self->preferred_name);
}

static char *
make_sort_name (const MpPerson *self)
{
  g_autofree char *family = mp_fold_key (self->family_name);
  g_autofree char *given = mp_fold_key (self->given_name);

  if (*family == '\0' && *given == '\0')
    return make_sort_name_of_rest (self);
  /* A person without a family name sorts by the given one. */
  return *family == '\0' ? g_steal_pointer (&given) : g_strconcat (family, " ", given, NULL);
}

static void
person_derive (gpointer row)
{
  MpPerson *self = row;

  g_free (self->sort_name);
  self->sort_name = make_sort_name (self);
  g_free (self->email_key);
  self->email_key = mp_fold_email (self->email);
  g_free (self->phone_key);
  self->phone_key = mp_fold_phone (self->phone);
}

static void
person_check (gconstpointer row, MpProblems *problems)
{
  const MpPerson *self = row;

  if (self->given_name == NULL && self->family_name == NULL && self->preferred_name == NULL)
    mp_problems_add (problems, mp_table_find_field (&mp_person_table, "given_name"), NULL,
                     _("A name is missing."));
  mp_email_check (self->email, mp_table_find_field (&mp_person_table, "email"), problems);
}

const MpTable mp_person_table = {
  .name = "person",
  .label = N_("Person"),
  .plural = N_("People"),
  .size = sizeof (MpPerson),
  .derive = person_derive,
  .check = person_check,
  MP_FIELDS (fields),
};

static char *
join (const char *first, const char *separator, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second != NULL ? second : "");
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strconcat (first, separator, second, NULL);
}

/**
 * mp_person_dup_display_name:
 *
 * Returns: (transfer full): the name as people say it: the preferred or given one, then the family
 *   name
 */
char *
mp_person_dup_display_name (const MpPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join (self->preferred_name != NULL ? self->preferred_name : self->given_name, " ",
               self->family_name);
}

/**
 * mp_person_dup_list_name:
 *
 * Returns: (transfer full): the name as ordered lists write it: "Tremblay, Zoé"
 */
char *
mp_person_dup_list_name (const MpPerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return join (self->family_name, ", ",
               self->given_name != NULL ? self->given_name : self->preferred_name);
}
