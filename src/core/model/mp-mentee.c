/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of 16 or more who is mentored (area 2). */

#include "model/mp-mentee.h"

#include "model/mp-email.h"

#include <glib/gi18n-lib.h>

const MpChoice mp_mentee_statuses[] = {
  { MP_MENTEE_INQUIRY, "inquiry", N_("Inquiry") },
  { MP_MENTEE_REGISTERING, "registering", N_("Registering") },
  { MP_MENTEE_WAITING, "waiting", N_("Waiting") },
  { MP_MENTEE_ACTIVE, "active", N_("Active") },
  { MP_MENTEE_PAUSED, "paused", N_("Paused") },
  { MP_MENTEE_COMPLETED, "completed", N_("Completed") },
  { MP_MENTEE_WITHDRAWN, "withdrawn", N_("Withdrawn") },
  { 0 },
};

static const MpField fields[] = {
  MP_ENUM (MpMentee, status, N_("Status"), mp_mentee_statuses, .flags = MP_FIELD_REQUIRED),
  MP_REF (MpMentee, site, N_("Site"), "site"),
  MP_REF (MpMentee, cohort, N_("Cohort"), "cohort"),
  MP_REF (MpMentee, organisation, N_("School or organisation"), "organisation",
          .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpMentee, grade, N_("Grade")),
  MP_DATE (MpMentee, intake_on, N_("Intake on")),
  MP_TEXT (MpMentee, guardian_name, N_("Guardian’s name"), .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, guardian_phone, N_("Guardian’s phone"), .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, guardian_email, N_("Guardian’s e-mail"), .flags = MP_FIELD_PRIVATE),
  MP_LONG_TEXT (MpMentee, objective, N_("Learning objective")),
  MP_LONG_TEXT (MpMentee, bio, N_("About them")),
  MP_LONG_TEXT (MpMentee, accessibility, N_("Accessibility needs"), .flags = MP_FIELD_PRIVATE),
  MP_ENUM (MpMentee, mentor_gender, N_("Would like a mentor who is a"), mp_genders,
           .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, mentor_personality, N_("Would like a mentor who is like"),
           .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, mentor_language, N_("Would like a mentor who speaks"),
           .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, mentor_place, N_("Would like to meet at"), .flags = MP_FIELD_PRIVATE),
  MP_TEXT (MpMentee, mentor_times, N_("Would like to meet when"), .flags = MP_FIELD_PRIVATE),
  MP_DATE (MpMentee, left_on, N_("Left on")),
};

static void
mentee_check (gconstpointer row, MpProblems *problems)
{
  const MpMentee *self = row;

  mp_email_check (self->guardian_email, mp_table_find_field (&mp_mentee_table, "guardian_email"),
                  problems);
  if (mp_date_is_set (self->left_on) && mp_date_is_set (self->intake_on)
      && mp_date_compare (self->left_on, self->intake_on) < 0)
    mp_problems_add (problems, mp_table_find_field (&mp_mentee_table, "left_on"), NULL,
                     _("The day of leaving must not come before the day of intake."));
}

const MpTable mp_mentee_table = {
  .name = "mentee",
  .label = N_("Mentee"),
  .plural = N_("Mentees"),
  .size = sizeof (MpMentee),
  .same_id_as = "person",
  .check = mentee_check,
  MP_FIELDS (fields),
};
