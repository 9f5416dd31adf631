/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme with its limits, its sites and the cohorts it works with (area 1). */

#include "model/mp-programme.h"

#include "model/mp-email.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_cohort_kinds[] = {
  { MP_COHORT_CLASS, "class", N_("Class") },
  { MP_COHORT_GRADE, "grade", N_("Grade") },
  { MP_COHORT_COURSE, "course", N_("Post-secondary programme") },
  { MP_COHORT_JOB_SEEKERS, "job-seekers", N_("Job seekers") },
  { MP_COHORT_OTHER, "other", N_("Other group") },
  { 0 },
};

static const MpField programme_fields[] = {
  MP_TEXT (MpProgramme, name, N_("Name"), .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpProgramme, organisation, N_("Organisation")),
  MP_TEXT (MpProgramme, coordinator, N_("Mentor coordinator")),
  MP_TEXT (MpProgramme, email, N_("E-mail")),
  MP_TEXT (MpProgramme, phone, N_("Phone")),
  MP_TEXT (MpProgramme, country, N_("Country")),
  MP_INT (MpProgramme, minimum_age, N_("Youngest age of a mentee"), .flags = MP_FIELD_REQUIRED,
          .min = 10, .max = 99),
  MP_INT (MpProgramme, guardian_age, N_("Guardian needed under the age of"),
          .flags = MP_FIELD_REQUIRED, .min = 10, .max = 99),
  MP_INT (MpProgramme, focus_careers, N_("Most focus careers"), .flags = MP_FIELD_REQUIRED,
          .min = 1, .max = 10),
  MP_INT (MpProgramme, group_size, N_("Largest group of an exchange"),
          .flags = MP_FIELD_REQUIRED, .min = 2, .max = 500),
  MP_INT (MpProgramme, exchange_min_careers, N_("Fewest careers of an exchange"),
          .flags = MP_FIELD_REQUIRED, .min = 1, .max = 50),
  MP_INT (MpProgramme, exchange_max_careers, N_("Most careers of an exchange"),
          .flags = MP_FIELD_REQUIRED, .min = 1, .max = 50),
  MP_INT (MpProgramme, commitment_months, N_("Usual commitment in months"),
          .flags = MP_FIELD_REQUIRED, .min = 1, .max = 120),
  MP_INT (MpProgramme, commitment_min_months, N_("Shortest commitment in months"),
          .flags = MP_FIELD_REQUIRED, .min = 1, .max = 120),
  MP_INT (MpProgramme, silence_days, N_("Days without a meeting before somebody asks"),
          .flags = MP_FIELD_REQUIRED, .min = 1, .max = 366),
  MP_INT (MpProgramme, first_meetings_in_person, N_("First meetings in person"),
          .flags = MP_FIELD_REQUIRED, .min = 0, .max = 50),
};

static void
programme_check (gconstpointer row, MpProblems *problems)
{
  const MpProgramme *self = row;

  mp_email_check (self->email, mp_table_find_field (&mp_programme_table, "email"), problems);
  if (self->guardian_age < self->minimum_age)
    mp_problems_add (problems, mp_table_find_field (&mp_programme_table, "guardian_age"), "P-2",
                     _("The age under which a guardian is needed must not be below the youngest "
                       "age of a mentee."));
  if (self->exchange_max_careers < self->exchange_min_careers)
    mp_problems_add (problems,
                     mp_table_find_field (&mp_programme_table, "exchange_max_careers"), "K-2",
                     _("The most careers of an exchange must not be fewer than the fewest."));
  if (self->commitment_months < self->commitment_min_months)
    mp_problems_add (problems, mp_table_find_field (&mp_programme_table, "commitment_months"),
                     "M-5", _("The usual commitment must not be shorter than the shortest."));
}

const MpTable mp_programme_table = {
  .name = "programme",
  .label = N_("Programme"),
  .plural = N_("Programmes"),
  .size = sizeof (MpProgramme),
  .check = programme_check,
  MP_FIELDS (programme_fields),
};

static const MpField site_fields[] = {
  MP_TEXT (MpSite, name, N_("Name"), .flags = MP_FIELD_REQUIRED | MP_FIELD_UNIQUE),
  MP_TEXT (MpSite, town, N_("Town")),
  MP_TEXT (MpSite, coordinator, N_("Mentor coordinator")),
  MP_TEXT (MpSite, email, N_("E-mail")),
  MP_TEXT (MpSite, phone, N_("Phone")),
  MP_LONG_TEXT (MpSite, notes, N_("Notes"), .flags = MP_FIELD_PRIVATE),
};

static void
site_check (gconstpointer row, MpProblems *problems)
{
  mp_email_check (((const MpSite *) row)->email, mp_table_find_field (&mp_site_table, "email"),
                  problems);
}

const MpTable mp_site_table = {
  .name = "site",
  .label = N_("Site"),
  .plural = N_("Sites"),
  .size = sizeof (MpSite),
  .check = site_check,
  MP_FIELDS (site_fields),
};

static const MpField cohort_fields[] = {
  MP_TEXT (MpCohort, name, N_("Name"), .flags = MP_FIELD_REQUIRED | MP_FIELD_UNIQUE),
  MP_ENUM (MpCohort, kind, N_("Kind"), mp_cohort_kinds, .flags = MP_FIELD_REQUIRED),
  MP_REF (MpCohort, organisation, N_("School or organisation"), "organisation"),
  MP_REF (MpCohort, site, N_("Site"), "site"),
  MP_INT (MpCohort, expected_size, N_("Expected size"), .min = 0, .max = 100000),
  MP_TEXT (MpCohort, school_year, N_("School year")),
  MP_LONG_TEXT (MpCohort, notes, N_("Notes"), .flags = MP_FIELD_PRIVATE),
  MP_DATE (MpCohort, archived_on, N_("Archived on")),
};

const MpTable mp_cohort_table = {
  .name = "cohort",
  .label = N_("Cohort"),
  .plural = N_("Cohorts"),
  .size = sizeof (MpCohort),
  MP_FIELDS (cohort_fields),
};
