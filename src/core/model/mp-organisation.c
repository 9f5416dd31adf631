/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, employers and other partners, the people there, and regular check-ins (area 2). */

#include "model/mp-organisation.h"

#include "base/mp-fold.h"
#include "model/mp-email.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_organisation_kinds[] = {
  { MP_ORGANISATION_SCHOOL, "school", N_("School") },
  { MP_ORGANISATION_POST_SECONDARY, "post-secondary", N_("College or university") },
  { MP_ORGANISATION_EMPLOYER, "employer", N_("Employer") },
  { MP_ORGANISATION_SECTOR_COUNCIL, "sector-council", N_("Sector council") },
  { MP_ORGANISATION_AGENCY, "agency", N_("Community agency") },
  { MP_ORGANISATION_OTHER, "other", N_("Other partner") },
  { 0 },
};

const MpChoice mp_check_in_kinds[] = {
  { MP_CHECK_IN_VISIT, "visit", N_("Visit") },
  { MP_CHECK_IN_PHONE, "phone", N_("Phone call") },
  { MP_CHECK_IN_EMAIL, "email", N_("E-mail") },
  { MP_CHECK_IN_VIDEO, "video", N_("Video call") },
  { MP_CHECK_IN_LETTER, "letter", N_("Letter") },
  { 0 },
};

static const MpField organisation_fields[] = {
  MP_TEXT (MpOrganisation, name, N_("Name"), .flags = MP_FIELD_REQUIRED | MP_FIELD_SEARCH),
  MP_ENUM (MpOrganisation, kind, N_("Kind"), mp_organisation_kinds,
           .flags = MP_FIELD_REQUIRED),
  MP_REF (MpOrganisation, site, N_("Site"), "site"),
  MP_TEXT (MpOrganisation, industry, N_("Industry"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpOrganisation, street, N_("Street")),
  MP_TEXT (MpOrganisation, town, N_("Town"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpOrganisation, province, N_("Province")),
  MP_TEXT (MpOrganisation, postal_code, N_("Postal code")),
  MP_TEXT (MpOrganisation, country, N_("Country")),
  MP_TEXT (MpOrganisation, phone, N_("Phone"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpOrganisation, email, N_("E-mail"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpOrganisation, website, N_("Website")),
  MP_TEXT (MpOrganisation, external_id, N_("Number in another system")),
  MP_LONG_TEXT (MpOrganisation, notes, N_("Private notes"),
                .flags = MP_FIELD_PRIVATE | MP_FIELD_SEARCH),
  MP_DATE (MpOrganisation, archived_on, N_("Archived on")),
  MP_TEXT (MpOrganisation, sort_name, N_("Name in lists"),
           .flags = MP_FIELD_DERIVED | MP_FIELD_PRIVATE, .max = 4000),
};

static void
organisation_derive (gpointer row)
{
  MpOrganisation *self = row;

  g_free (self->sort_name);
  self->sort_name = mp_fold_words (self->name);
  /* A name without a letter or a digit stands where its signs do. */
  if (*self->sort_name == '\0')
    mp_set_text (&self->sort_name, self->name);
}

static void
organisation_check (gconstpointer row, MpProblems *problems)
{
  const MpOrganisation *self = row;

  mp_email_check (self->email, mp_table_find_field (&mp_organisation_table, "email"), problems);
}

const MpTable mp_organisation_table = {
  .name = "organisation",
  .label = N_("Partner"),
  .plural = N_("Partners"),
  .size = sizeof (MpOrganisation),
  .derive = organisation_derive,
  .check = organisation_check,
  MP_FIELDS (organisation_fields),
};

static const MpField contact_fields[] = {
  MP_REF (MpOrganisationContact, organisation, N_("Partner"), "organisation",
          .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpOrganisationContact, name, N_("Name"), .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpOrganisationContact, role, N_("Role")),
  MP_TEXT (MpOrganisationContact, email, N_("E-mail")),
  MP_TEXT (MpOrganisationContact, phone, N_("Phone")),
  MP_TEXT (MpOrganisationContact, external_id, N_("Number in another system")),
  MP_BOOL (MpOrganisationContact, main_contact, N_("Main contact")),
  MP_LONG_TEXT (MpOrganisationContact, notes, N_("Private notes"), .flags = MP_FIELD_PRIVATE),
};

static void
contact_check (gconstpointer row, MpProblems *problems)
{
  const MpOrganisationContact *self = row;

  mp_email_check (self->email, mp_table_find_field (&mp_organisation_contact_table, "email"),
                  problems);
}

const MpTable mp_organisation_contact_table = {
  .name = "organisation_contact",
  .label = N_("Contact person"),
  .plural = N_("Contact people"),
  .size = sizeof (MpOrganisationContact),
  .check = contact_check,
  MP_FIELDS (contact_fields),
};

static const MpField check_in_fields[] = {
  MP_REF (MpPartnerCheckIn, organisation, N_("Partner"), "organisation",
          .flags = MP_FIELD_REQUIRED),
  MP_DATE (MpPartnerCheckIn, held_on, N_("Date"), .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpPartnerCheckIn, kind, N_("Kind"), mp_check_in_kinds, .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpPartnerCheckIn, author, N_("By")),
  MP_LONG_TEXT (MpPartnerCheckIn, summary, N_("What was said")),
  MP_DATE (MpPartnerCheckIn, follow_up_on, N_("Follow up on")),
  MP_BOOL (MpPartnerCheckIn, followed_up, N_("Followed up")),
};

const MpTable mp_partner_check_in_table = {
  .name = "partner_check_in",
  .label = N_("Check-in"),
  .plural = N_("Check-ins"),
  .size = sizeof (MpPartnerCheckIn),
  .private_rows = TRUE,
  MP_FIELDS (check_in_fields),
};
