/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A retired or near-retired person who mentors, and when they can (area 2). */

#include "model/mp-mentor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const MpChoice mp_mentor_statuses[] = {
  { MP_MENTOR_INQUIRY, "inquiry", N_("Inquiry") },
  { MP_MENTOR_APPLIED, "applied", N_("Applied") },
  { MP_MENTOR_SCREENING, "screening", N_("Screening") },
  { MP_MENTOR_READY, "ready", N_("Ready") },
  { MP_MENTOR_ACTIVE, "active", N_("Active") },
  { MP_MENTOR_PAUSED, "paused", N_("Paused") },
  { MP_MENTOR_LEFT, "left", N_("Left") },
  { MP_MENTOR_DECLINED, "declined", N_("Declined") },
  { 0 },
};

const MpChoice mp_weekdays[] = {
  { MP_MONDAY, "monday", N_("Monday") },
  { MP_TUESDAY, "tuesday", N_("Tuesday") },
  { MP_WEDNESDAY, "wednesday", N_("Wednesday") },
  { MP_THURSDAY, "thursday", N_("Thursday") },
  { MP_FRIDAY, "friday", N_("Friday") },
  { MP_SATURDAY, "saturday", N_("Saturday") },
  { MP_SUNDAY, "sunday", N_("Sunday") },
  { 0 },
};

static const MpField mentor_fields[] = {
  MP_ENUM (MpMentor, status, N_("Status"), mp_mentor_statuses, .flags = MP_FIELD_REQUIRED),
  MP_REF (MpMentor, site, N_("Site"), "site"),
  MP_TEXT (MpMentor, occupation, N_("Occupation"), .flags = MP_FIELD_SEARCH),
  MP_TEXT (MpMentor, former_employer, N_("Former employer"), .flags = MP_FIELD_SEARCH),
  MP_DATE (MpMentor, retired_on, N_("Retired on")),
  MP_LONG_TEXT (MpMentor, bio, N_("About them")),
  MP_LONG_TEXT (MpMentor, pathway_story, N_("Pathway story")),
  MP_INT (MpMentor, capacity, N_("Mentees at a time"), .min = 0, .max = 500),
  MP_REAL (MpMentor, hours_a_month, N_("Hours a month"), .min = 0, .max = 744),
  MP_INT (MpMentor, commitment_months, N_("Commitment in months"), .min = 1, .max = 120),
  MP_TEXT (MpMentor, models, N_("Models of mentoring")),
  MP_ENUM (MpMentor, mentee_gender, N_("Would like a mentee who is a"), mp_genders,
           .flags = MP_FIELD_PRIVATE),
  MP_LONG_TEXT (MpMentor, preferences, N_("Preferences"), .flags = MP_FIELD_PRIVATE),
};

const MpTable mp_mentor_table = {
  .name = "mentor",
  .label = N_("Mentor"),
  .plural = N_("Mentors"),
  .size = sizeof (MpMentor),
  .same_id_as = "person",
  MP_FIELDS (mentor_fields),
};

static const MpField availability_fields[] = {
  MP_REF (MpMentorAvailability, mentor, N_("Mentor"), "mentor", .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpMentorAvailability, weekday, N_("Weekday"), mp_weekdays,
           .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpMentorAvailability, from_time, N_("From"), .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpMentorAvailability, to_time, N_("To"), .flags = MP_FIELD_REQUIRED),
};

static gboolean
is_wall_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && text[2] == ':' && text[3] >= '0' && text[3] <= '5' && g_ascii_isdigit (text[4])
         && strcmp (text, "24:00") <= 0;
}

static void
check_wall_time (const char *text, const char *name, MpProblems *problems)
{
  if (text != NULL && !is_wall_time (text))
    mp_problems_add (problems, mp_table_find_field (&mp_mentor_availability_table, name), NULL,
                     _("“%s” is not a time of day such as 14:30."), text);
}

static void
availability_check (gconstpointer row, MpProblems *problems)
{
  const MpMentorAvailability *self = row;

  check_wall_time (self->from_time, "from_time", problems);
  check_wall_time (self->to_time, "to_time", problems);
  if (self->from_time != NULL && self->to_time != NULL && is_wall_time (self->from_time)
      && is_wall_time (self->to_time) && strcmp (self->from_time, self->to_time) >= 0)
    mp_problems_add (problems, mp_table_find_field (&mp_mentor_availability_table, "to_time"),
                     NULL, _("The end must come after the beginning."));
}

const MpTable mp_mentor_availability_table = {
  .name = "mentor_availability",
  .label = N_("Availability"),
  .plural = N_("Availabilities"),
  .size = sizeof (MpMentorAvailability),
  .check = availability_check,
  MP_FIELDS (availability_fields),
};
