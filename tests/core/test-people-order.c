/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of lists by every column, against comparing the records themselves. */

#include "people-world.h"

#include "base/mp-fold.h"

#include <string.h>

/* What a column is ordered by, as a text whose numbers count as numbers; empty for no value. */

static char *
progress_of (World *self, gint64 mentee)
{
  static const char digits[] = { '?', '0', '2', '1', '3', '3' };
  GString *text = g_string_new ("1");

  for (guint stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    g_string_append_c (text, digits[world_get_state (self, mentee, stage)]);
  return g_string_free (text, FALSE);
}

static char *
text_of_date (MpDate date)
{
  return mp_date_is_set (date) ? g_strdup_printf ("%d", date.packed) : g_strdup ("");
}

static char *
next_step_of (World *self, const MpMentee *mentee)
{
  if (world_has_gap (self, mentee))
    return g_strdup ("1");
  if (mp_date_is_set (world_get_follow_up (self, mentee->row.id)))
    return text_of_date (world_get_follow_up (self, mentee->row.id));
  for (guint stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    switch (world_get_state (self, mentee->row.id, stage))
      {
      case MP_STAGE_ACTIVE:
        return g_strdup_printf ("99999999%u0", stage);
      case MP_STAGE_PAUSED:
        return g_strdup_printf ("99999999%u1", stage);
      case MP_STAGE_NOT_STARTED:
        return g_strdup_printf ("99999999%u2", stage);
      default:
        break;
      }
  return g_strdup ("");
}

static char *
text_of_instants (MpInstant a, MpInstant b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, MAX (a.seconds, b.seconds));
}

static char *
name_of_site (World *self, gint64 id)
{
  const MpSite *site = world_find (self->sites, id);

  return g_strdup (site != NULL ? site->name : "");
}

static char *
mentee_value (World *self, const MpMentee *mentee, MpPeopleColumnId column)
{
  const MpPerson *person = world_find (self->people, mentee->row.id);
  const MpOrganisation *school = world_find (self->partners, mentee->organisation);
  const MpCohort *cohort = world_find (self->cohorts, mentee->cohort);

  switch (column)
    {
    case MP_COLUMN_STATUS:
      return g_strdup_printf ("%u", mentee->status);
    case MP_COLUMN_STAGES:
      return progress_of (self, mentee->row.id);
    case MP_COLUMN_ORGANISATION:
      return g_strdup (school != NULL ? school->name : "");
    case MP_COLUMN_COHORT:
      return g_strdup (cohort != NULL ? cohort->name : "");
    case MP_COLUMN_GRADE:
      return g_strdup (mentee->grade);
    case MP_COLUMN_NEXT_STEP:
      return next_step_of (self, mentee);
    case MP_COLUMN_INTAKE:
      return text_of_date (mentee->intake_on);
    case MP_COLUMN_SITE:
      return name_of_site (self, mentee->site);
    case MP_COLUMN_UPDATED:
      return text_of_instants (person->row.updated_at, mentee->row.updated_at);
    default:
      g_assert_not_reached ();
    }
}

static char *
mentor_value (World *self, const MpMentor *mentor, MpPeopleColumnId column)
{
  const MpPerson *person = world_find (self->people, mentor->row.id);

  switch (column)
    {
    case MP_COLUMN_STATUS:
      return g_strdup_printf ("%u", mentor->status);
    case MP_COLUMN_OCCUPATION:
      return g_strdup (mentor->occupation);
    case MP_COLUMN_EMPLOYER:
      return g_strdup (mentor->former_employer);
    case MP_COLUMN_CAPACITY:
      if (mentor->capacity == MP_INT_UNSET)
        return g_strdup ("");
      return g_strdup_printf ("%" G_GINT64_FORMAT, mentor->capacity);
    case MP_COLUMN_HOURS:
      if (!(mentor->hours_a_month >= 0))
        return g_strdup ("");
      return g_strdup_printf ("%d", (int) (mentor->hours_a_month * 10));
    case MP_COLUMN_FOLLOW_UP:
      return text_of_date (world_get_follow_up (self, mentor->row.id));
    case MP_COLUMN_SITE:
      return name_of_site (self, mentor->site);
    case MP_COLUMN_UPDATED:
      return text_of_instants (person->row.updated_at, mentor->row.updated_at);
    default:
      g_assert_not_reached ();
    }
}

static char *
person_value (World *self, MpListKind kind, gint64 id, MpPeopleColumnId column)
{
  const MpPerson *person = world_find (self->people, id);

  switch (column)
    {
    case MP_COLUMN_NAME:
      return g_strdup ("same");
    case MP_COLUMN_EMAIL:
      return g_strdup (person->email_key);
    case MP_COLUMN_PHONE:
      return g_strdup (person->phone_key);
    case MP_COLUMN_TOWN:
      return g_strdup (person->town);
    case MP_COLUMN_LANGUAGES:
      return g_strdup (person->languages);
    case MP_COLUMN_BIRTH_DATE:
      return text_of_date (person->birth_date);
    case MP_COLUMN_AGE:
      if (!mp_date_is_set (person->birth_date))
        return g_strdup ("");
      return g_strdup_printf ("%d", 99999999 - person->birth_date.packed);
    default:
      return kind == MP_LIST_MENTEES ? mentee_value (self, world_find (self->mentees, id), column)
                                     : mentor_value (self, world_find (self->mentors, id), column);
    }
}

static char *
check_in_of (World *self, gint64 organisation, gboolean follow_up)
{
  MpDate found = MP_DATE_NONE;

  for (guint i = 0; i < self->check_ins->len; i++)
    {
      const MpPartnerCheckIn *check_in = g_ptr_array_index (self->check_ins, i);
      MpDate date = follow_up ? check_in->follow_up_on : check_in->held_on;

      if (check_in->organisation != organisation || !mp_date_is_set (date)
          || (follow_up && check_in->followed_up))
        continue;
      if (!mp_date_is_set (found) || (mp_date_compare (date, found) < 0) == follow_up)
        found = date;
    }
  return text_of_date (found);
}

static char *
partner_value (World *self, gint64 id, MpPeopleColumnId column)
{
  const MpOrganisation *partner = world_find (self->partners, id);

  switch (column)
    {
    case MP_COLUMN_NAME:
      return g_strdup ("same");
    case MP_COLUMN_KIND:
      return g_strdup_printf ("%u", partner->kind);
    case MP_COLUMN_TOWN:
      return g_strdup (partner->town);
    case MP_COLUMN_INDUSTRY:
      return g_strdup (partner->industry);
    case MP_COLUMN_CONTACTS:
      return world_dup_contact (self, id);
    case MP_COLUMN_PUPILS:
      return world_dup_pupils (self, id);
    case MP_COLUMN_CHECK_IN:
      return check_in_of (self, id, FALSE);
    case MP_COLUMN_FOLLOW_UP:
      return check_in_of (self, id, TRUE);
    case MP_COLUMN_SITE:
      return name_of_site (self, partner->site);
    case MP_COLUMN_EMAIL:
      return g_strdup (partner->email);
    case MP_COLUMN_PHONE:
      return g_strdup (partner->phone);
    case MP_COLUMN_UPDATED:
      return text_of_instants (partner->row.updated_at, partner->row.updated_at);
    default:
      g_assert_not_reached ();
    }
}

static int
compare_naturally (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      gint64 left, right;

      if (!g_ascii_isdigit (*a) || !g_ascii_isdigit (*b))
        {
          if (*a != *b)
            return (guchar) *a < (guchar) *b ? -1 : 1;
          a++;
          b++;
          continue;
        }
      left = g_ascii_strtoll (a, (char **) &a, 10);
      right = g_ascii_strtoll (b, (char **) &b, 10);
      if (left != right)
        return left < right ? -1 : 1;
    }
  return *a == *b ? 0 : *a == '\0' ? -1 : 1;
}

static int
compare_values (World *self, MpListKind kind, MpPeopleColumnId column, const char *a, const char *b)
{
  g_autofree char *left = mp_fold_words (a);
  g_autofree char *right = mp_fold_words (b);

  if (kind != MP_LIST_PARTNERS && (column == MP_COLUMN_EMAIL || column == MP_COLUMN_PHONE))
    return strcmp (a, b);
  return compare_naturally (left, right);
}

static const char *
sort_name_of (World *self, MpListKind kind, gint64 id)
{
  if (kind == MP_LIST_PARTNERS)
    return ((const MpOrganisation *) world_find (self->partners, id))->sort_name;
  return ((const MpPerson *) world_find (self->people, id))->sort_name;
}

static void
assert_in_order (World *self, MpListKind kind, MpPeopleSort sort, gint64 a, gint64 b)
{
  gboolean partners = kind == MP_LIST_PARTNERS;
  g_autofree char *first = partners ? partner_value (self, a, sort.column)
                                    : person_value (self, kind, a, sort.column);
  g_autofree char *second = partners ? partner_value (self, b, sort.column)
                                     : person_value (self, kind, b, sort.column);
  gboolean first_empty = first == NULL || *first == '\0';
  gboolean second_empty = second == NULL || *second == '\0';
  int order = 0;

  if (first_empty != second_empty)
    {
      g_assert_false (first_empty);
      return;
    }
  if (!first_empty)
    order = compare_values (self, kind, sort.column, first, second);
  if (order == 0)
    {
      order = strcmp (sort_name_of (self, kind, a), sort_name_of (self, kind, b));
      if (order == 0)
        order = a < b ? -1 : 1;
      if (sort.descending && sort.column == MP_COLUMN_NAME)
        order = -order;
    }
  else if (sort.descending)
    order = -order;
  if (order >= 0)
    g_test_message ("%s: “%s” before “%s”", mp_people_column_get (sort.column)->name, first,
                    second);
  g_assert_cmpint (order, <, 0);
}

static void
test_every_column_orders (World *self, gconstpointer data)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint kind = MP_LIST_MENTEES; kind <= MP_LIST_PARTNERS; kind++)
    for (guint i = 0; i < 2 * n_columns; i++)
      {
        MpPeopleSort sort = { columns[i / 2].id, i % 2 != 0 };
        g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (kind);
        g_autoptr (GArray) ids = NULL;

        if (!mp_people_column_is_in (&columns[i / 2], kind))
          continue;
        ids = world_query (self, filter, sort);
        world_assert_same (self, filter, ids);
        g_assert_cmpuint (ids->len, >, 5);
        for (guint k = 1; k < ids->len; k++)
          assert_in_order (self, kind, sort, g_array_index (ids, gint64, k - 1),
                           g_array_index (ids, gint64, k));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  WORLD_TEST ("/people-order/every-column-orders", test_every_column_orders);
  return g_test_run ();
}
