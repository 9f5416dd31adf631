/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of one mentee, mentor or partner, and how people read it. */

#include "store/mp-people-row.h"

#include "model/mp-contact-log.h"
#include "store/mp-people-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * mp_people_row_new:
 *
 * Returns: (transfer full): a row without values
 */
MpPeopleRow *
mp_people_row_new (MpListKind list, gint64 id)
{
  MpPeopleRow *self = g_new0 (MpPeopleRow, 1);

  self->list = list;
  self->id = id;
  self->capacity = MP_INT_UNSET;
  self->hours = -1;
  return self;
}

/**
 * mp_people_row_free:
 * @self: (transfer full) (nullable):
 */
void
mp_people_row_free (MpPeopleRow *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->full_name);
  g_free (self->organisation);
  g_free (self->cohort);
  g_free (self->grade);
  g_free (self->site);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->town);
  g_free (self->languages);
  g_free (self->occupation);
  g_free (self->employer);
  g_free (self->industry);
  g_free (self->contact);
  g_free (self);
}

static gboolean
texts_equal (const MpPeopleRow *a, const MpPeopleRow *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->full_name, b->full_name) == 0
         && g_strcmp0 (a->organisation, b->organisation) == 0
         && g_strcmp0 (a->cohort, b->cohort) == 0 && g_strcmp0 (a->grade, b->grade) == 0
         && g_strcmp0 (a->site, b->site) == 0 && g_strcmp0 (a->email, b->email) == 0
         && g_strcmp0 (a->phone, b->phone) == 0 && g_strcmp0 (a->town, b->town) == 0
         && g_strcmp0 (a->languages, b->languages) == 0
         && g_strcmp0 (a->occupation, b->occupation) == 0
         && g_strcmp0 (a->employer, b->employer) == 0
         && g_strcmp0 (a->industry, b->industry) == 0 && g_strcmp0 (a->contact, b->contact) == 0;
}

/**
 * mp_people_row_equal:
 *
 * Returns: whether both look the same in every column
 */
gboolean
mp_people_row_equal (const MpPeopleRow *a, const MpPeopleRow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->list == b->list && a->id == b->id && a->status == b->status
         && memcmp (a->stages, b->stages, sizeof a->stages) == 0 && a->capacity == b->capacity
         && a->hours == b->hours && a->n_contacts == b->n_contacts && a->n_pupils == b->n_pupils
         && mp_date_compare (a->birth_date, b->birth_date) == 0
         && mp_date_compare (a->intake_on, b->intake_on) == 0
         && mp_date_compare (a->check_in_on, b->check_in_on) == 0
         && mp_date_compare (a->follow_up_on, b->follow_up_on) == 0
         && mp_date_compare (a->archived_on, b->archived_on) == 0
         && a->updated_at.seconds == b->updated_at.seconds && a->guardian_gap == b->guardian_gap
         && texts_equal (a, b);
}

/**
 * mp_people_row_get_status:
 *
 * Returns: (transfer none): the status, or the kind of an organisation, as people read it
 */
const char *
mp_people_row_get_status (const MpPeopleRow *self)
{
  const char *label;

  g_return_val_if_fail (self != NULL, NULL);

  label = mp_choice_get_label (mp_people_filter_get_statuses (self->list), self->status);
  return label != NULL ? label : "";
}

static const char *
get_state_mark (guint state)
{
  switch (state)
    {
    case MP_STAGE_ACTIVE:
      return "●";
    case MP_STAGE_PAUSED:
      return "‖";
    case MP_STAGE_COMPLETED:
      return "✓";
    case MP_STAGE_WAIVED:
      return "w";
    default:
      return NULL;
    }
}

/**
 * mp_people_row_display_stages:
 *
 * Returns: (transfer full): the stages that were begun with a mark each: "A✓ B●"
 */
char *
mp_people_row_display_stages (const MpPeopleRow *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      const char *mark = get_state_mark (self->stages[i]);

      if (mark != NULL)
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "",
                                mp_stage_get_letter ((MpStage) (MP_STAGE_A + i)), mark);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_done (guint state)
{
  return state == MP_STAGE_COMPLETED || state == MP_STAGE_WAIVED;
}

/* The first of A to D that is not behind them; E runs alongside and comes last. */
static char *
display_next_stage (const MpPeopleRow *self)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      const char *letter = mp_stage_get_letter ((MpStage) (MP_STAGE_A + i));

      if (is_done (self->stages[i]))
        continue;
      if (self->stages[i] == MP_STAGE_ACTIVE)
        return g_strdup_printf (_("Finish stage %s"), letter);
      if (self->stages[i] == MP_STAGE_PAUSED)
        return g_strdup_printf (_("Resume stage %s"), letter);
      return g_strdup_printf (_("Start stage %s"), letter);
    }
  return g_strdup ("");
}

static char *
display_next_step (const MpPeopleRow *self, MpDate today)
{
  if (self->guardian_gap)
    return g_strdup (_("Find a guardian"));
  if (!mp_date_is_set (self->follow_up_on))
    return display_next_stage (self);
  /* Short, for a column; the day stands over it. */
  if (mp_date_is_set (today) && mp_date_compare (self->follow_up_on, today) < 0)
    return g_strdup (_("Follow-up overdue"));

  return mp_contact_log_say_follow_up (self->follow_up_on, today);
}

static char *
display_number (gint64 number)
{
  if (number == MP_INT_UNSET)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
display_hours (double hours)
{
  return hours >= 0 ? g_strdup_printf ("%g", hours) : g_strdup ("");
}

static char *
display_age (MpDate birth, MpDate today)
{
  int age = mp_date_age_on (birth, today);

  return age >= 0 ? g_strdup_printf ("%d", age) : g_strdup ("");
}

static char *
display_contacts (const MpPeopleRow *self)
{
  int others;

  if (self->contact == NULL)
    return g_strdup ("");
  if (self->n_contacts <= 1)
    return g_strdup (self->contact);
  others = (int) self->n_contacts - 1;
  /* Translators: a person's name, and how many other people there are. */
  return g_strdup_printf (ngettext ("%s and %d other", "%s and %d others", (gulong) others),
                          self->contact, others);
}

static char *
display_day_of (MpInstant instant, MpDate today)
{
  if (!mp_instant_is_set (instant))
    return g_strdup ("");
  return mp_date_to_relative (mp_instant_to_local_date (instant), today);
}

static const char *
get_text (const MpPeopleRow *self, MpPeopleColumnId column)
{
  switch (column)
    {
    case MP_COLUMN_NAME:
      return self->name;
    case MP_COLUMN_STATUS:
    case MP_COLUMN_KIND:
      return mp_people_row_get_status (self);
    case MP_COLUMN_ORGANISATION:
      return self->organisation;
    case MP_COLUMN_COHORT:
      return self->cohort;
    case MP_COLUMN_GRADE:
      return self->grade;
    case MP_COLUMN_SITE:
      return self->site;
    case MP_COLUMN_EMAIL:
      return self->email;
    case MP_COLUMN_PHONE:
      return self->phone;
    case MP_COLUMN_TOWN:
      return self->town;
    case MP_COLUMN_LANGUAGES:
      return self->languages;
    case MP_COLUMN_OCCUPATION:
      return self->occupation;
    case MP_COLUMN_EMPLOYER:
      return self->employer;
    case MP_COLUMN_INDUSTRY:
      return self->industry;
    default:
      return NULL;
    }
}

/**
 * mp_people_row_display:
 * @today: the day from which dates are seen
 *
 * Returns: (transfer full): what a column says, in the current language; an empty string if unset
 */
char *
mp_people_row_display (const MpPeopleRow *self, MpPeopleColumnId column, MpDate today)
{
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  switch (column)
    {
    case MP_COLUMN_STAGES:
      return mp_people_row_display_stages (self);
    case MP_COLUMN_NEXT_STEP:
      return display_next_step (self, today);
    case MP_COLUMN_BIRTH_DATE:
      return mp_date_to_display (self->birth_date);
    case MP_COLUMN_AGE:
      return display_age (self->birth_date, today);
    case MP_COLUMN_INTAKE:
      return mp_date_to_display (self->intake_on);
    case MP_COLUMN_CAPACITY:
      return display_number (self->capacity);
    case MP_COLUMN_HOURS:
      return display_hours (self->hours);
    case MP_COLUMN_CONTACTS:
      return display_contacts (self);
    case MP_COLUMN_PUPILS:
      return display_number (self->n_pupils > 0 ? self->n_pupils : MP_INT_UNSET);
    case MP_COLUMN_CHECK_IN:
      return mp_date_to_relative (self->check_in_on, today);
    case MP_COLUMN_FOLLOW_UP:
      return mp_date_to_relative (self->follow_up_on, today);
    case MP_COLUMN_UPDATED:
      return display_day_of (self->updated_at, today);
    default:
      text = get_text (self, column);
      return g_strdup (text != NULL ? text : "");
    }
}

static char *
plain_date (MpDate date)
{
  char *text = mp_date_to_iso (date);

  return text != NULL ? text : g_strdup ("");
}

static char *
plain_next_step (const MpPeopleRow *self)
{
  g_autofree char *day = mp_date_to_iso (self->follow_up_on);

  if (self->guardian_gap || day == NULL)
    return display_next_step (self, MP_DATE_NONE);

  return g_strdup_printf (_("Follow up %s"), day);
}

/**
 * mp_people_row_plain:
 * @today: the day from which ages are counted
 *
 * Returns: (transfer full): what a column says in a file: days in ISO 8601, which do not change
 *   their meaning tomorrow
 */
char *
mp_people_row_plain (const MpPeopleRow *self, MpPeopleColumnId column, MpDate today)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (column)
    {
    case MP_COLUMN_BIRTH_DATE:
      return plain_date (self->birth_date);
    case MP_COLUMN_INTAKE:
      return plain_date (self->intake_on);
    case MP_COLUMN_CHECK_IN:
      return plain_date (self->check_in_on);
    case MP_COLUMN_FOLLOW_UP:
      return plain_date (self->follow_up_on);
    case MP_COLUMN_UPDATED:
      return plain_date (mp_instant_to_local_date (self->updated_at));
    case MP_COLUMN_NEXT_STEP:
      return plain_next_step (self);
    default:
      return mp_people_row_display (self, column, today);
    }
}
