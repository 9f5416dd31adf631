/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be a mentee, what is missing about a person, and how a typed name is split. */

#include "rules/mp-people-rules.h"

static MpDate
day (const char *iso)
{
  MpDate date = MP_DATE_NONE;

  g_assert_true (mp_date_parse_iso (iso, &date));
  return date;
}

static void
test_minimum_age_counts_on_the_day_of_intake (void)
{
  static const struct
  {
    const char *birth;
    const char *intake;
    const char *today;
    gint64 minimum;
    gboolean holds;
  } cases[] = {
    { "2010-09-05", "2026-09-05", "2026-01-01", 16, TRUE },
    { "2010-09-06", "2026-09-05", "2027-01-01", 16, FALSE },
    { "2010-09-06", NULL, "2026-09-06", 16, TRUE },
    { "2010-09-07", NULL, "2026-09-06", 16, FALSE },
    { "2012-02-29", "2028-02-28", "2028-02-28", 16, FALSE },
    { "2012-02-29", "2028-02-29", "2028-02-29", 16, TRUE },
    { "2012-02-29", "2030-02-28", "2030-02-28", 18, FALSE },
    { "2012-02-29", "2030-03-01", "2030-03-01", 18, TRUE },
    { "2010-09-06", "2026-09-05", "2026-09-05", 15, TRUE },
    { "2010-09-06", "2026-09-06", "2026-09-06", MP_INT_UNSET, TRUE },
    { "2010-09-06", "2026-09-05", "2026-09-05", MP_INT_UNSET, FALSE },
    { "2026-09-06", "2026-09-05", "2026-09-05", 0, FALSE },
    { NULL, "2026-09-05", "2026-09-05", 16, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MpPerson) person = mp_person_new ();
      g_autoptr (MpMentee) mentee = mp_mentee_new ();
      g_autoptr (MpProgramme) programme = mp_programme_new ();
      g_autoptr (MpProblems) problems = mp_problems_new ();
      gboolean holds;

      g_test_message ("born %s, intake %s", cases[i].birth, cases[i].intake);
      if (cases[i].birth != NULL)
        person->birth_date = day (cases[i].birth);
      if (cases[i].intake != NULL)
        mentee->intake_on = day (cases[i].intake);
      programme->minimum_age = cases[i].minimum;

      holds = mp_people_check_intake (person, mentee, programme, day (cases[i].today), problems);
      g_assert_cmpint (holds, ==, cases[i].holds);
      g_assert_cmpint (mp_people_check_intake (person, mentee, programme, day (cases[i].today),
                                               NULL), ==, cases[i].holds);
      g_assert_cmpuint (mp_problems_get_count (problems), ==, holds ? 0 : 1);
      if (!holds)
        g_assert_cmpstr (mp_problems_find (problems, "birth_date")->rule, ==, "P-1");
    }
}

static void
test_a_mentor_has_no_minimum_age (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();

  person->birth_date = day ("2020-01-01");
  g_assert_true (mp_people_check_intake (person, NULL, NULL, day ("2026-01-01"), problems));
  g_assert_cmpuint (mp_problems_get_count (problems), ==, 0);
}

static void
test_the_refusal_says_both_ages (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();
  const MpProblem *problem;

  person->birth_date = day ("2011-01-02");
  mentee->intake_on = day ("2026-09-05");
  g_assert_false (mp_people_check_intake (person, mentee, NULL, day ("2026-01-01"), problems));

  problem = mp_problems_get (problems, 0);
  g_assert_nonnull (strstr (problem->message, "16"));
  g_assert_nonnull (strstr (problem->message, "15"));
  g_assert_nonnull (strstr (problem->message, "5 September 2026"));
}

static gboolean
has_gap (const MpPersonGap *gaps, guint n_gaps, MpPersonGapKind kind)
{
  for (guint i = 0; i < n_gaps; i++)
    if (gaps[i].kind == kind)
      return TRUE;

  return FALSE;
}

static void
test_under_18_a_guardian_and_permission_are_gaps (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  MpPersonGap gaps[MP_N_PERSON_GAPS];
  guint n;

  person->birth_date = day ("2009-06-01");
  n = mp_people_find_gaps (person, mentee, NULL, NULL, day ("2027-05-31"), gaps);
  g_assert_true (has_gap (gaps, n, MP_GAP_GUARDIAN_NAME));
  g_assert_true (has_gap (gaps, n, MP_GAP_GUARDIAN_CONTACT));
  g_assert_true (has_gap (gaps, n, MP_GAP_PERMISSION));
  g_assert_cmpstr (gaps[0].rule, ==, "P-2");
  g_assert_cmpstr (gaps[0].field->name, ==, "guardian_name");

  mp_set_text (&mentee->guardian_name, "Ada Example");
  mp_set_text (&mentee->guardian_email, "ada@example.org");
  n = mp_people_find_gaps (person, mentee, NULL, NULL, day ("2027-05-31"), gaps);
  g_assert_false (has_gap (gaps, n, MP_GAP_GUARDIAN_NAME));
  g_assert_false (has_gap (gaps, n, MP_GAP_GUARDIAN_CONTACT));
  g_assert_true (has_gap (gaps, n, MP_GAP_PERMISSION));

  n = mp_people_find_gaps (person, mentee, NULL, NULL, day ("2027-06-01"), gaps);
  g_assert_false (has_gap (gaps, n, MP_GAP_PERMISSION));
}

static void
test_who_has_left_needs_no_guardian (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  MpDate today = day ("2026-09-05");

  person->birth_date = day ("2010-01-01");
  g_assert_true (mp_people_needs_guardian (person, mentee, NULL, today));

  mentee->status = MP_MENTEE_WITHDRAWN;
  g_assert_false (mp_people_needs_guardian (person, mentee, NULL, today));

  mentee->status = MP_MENTEE_ACTIVE;
  g_assert_false (mp_people_needs_guardian (person, NULL, NULL, today));

  person->archived_on = today;
  g_assert_false (mp_people_needs_guardian (person, mentee, NULL, today));
}

static void
test_gaps_close_as_fields_are_filled (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpMentee) mentee = mp_mentee_new ();
  g_autoptr (MpMentor) mentor = mp_mentor_new ();
  MpPersonGap gaps[MP_N_PERSON_GAPS];
  MpDate today = day ("2026-09-05");

  /* Without a birth date nothing is known about a guardian; all others are missing. */
  g_assert_cmpuint (mp_people_find_gaps (person, mentee, mentor, NULL, today, gaps), ==,
                    MP_N_PERSON_GAPS - 3);

  person->birth_date = day ("1960-01-01");
  mp_set_text (&person->phone, "902-555-0100");
  mentee->organisation = 1;
  mentee->cohort = 1;
  mentee->intake_on = today;
  mp_set_text (&mentor->occupation, "Welder");
  mentor->capacity = 0;
  g_assert_cmpuint (mp_people_find_gaps (person, mentee, mentor, NULL, today, gaps), ==, 0);
  g_assert_cmpuint (mp_people_find_gaps (person, NULL, NULL, NULL, today, gaps), ==, 0);

  mp_set_text (&person->phone, NULL);
  g_assert_cmpuint (mp_people_find_gaps (person, NULL, NULL, NULL, today, gaps), ==, 1);
  person->archived_on = today;
  g_assert_cmpuint (mp_people_find_gaps (person, NULL, NULL, NULL, today, gaps), ==, 0);
}

static void
test_names_split_into_given_and_family (void)
{
  static const struct
  {
    const char *typed;
    const char *given;
    const char *family;
  } cases[] = {
    { "Zoë Lambert", "Zoë", "Lambert" },
    { "Lambert, Zoë", "Zoë", "Lambert" },
    { "  Lambert ,\tZoë  Anne ", "Zoë Anne", "Lambert" },
    { "Zoë", "Zoë", NULL },
    { "Lambert,", NULL, "Lambert" },
    { ", Zoë", "Zoë", NULL },
    { "Marie Claire Lambert", "Marie Claire", "Lambert" },
    { "Jan van den Berg", "Jan", "van den Berg" },
    { "Ana de la Cruz", "Ana", "de la Cruz" },
    { "De Souza", "De", "Souza" },
    { "van Dyk", "van", "Dyk" },
    { "Mary-Ann\u00a0MacNeil", "Mary-Ann", "MacNeil" },
    { "", NULL, NULL },
    { " , ", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = NULL;
      g_autofree char *family = NULL;

      mp_people_split_name (cases[i].typed, &given, &family);
      g_assert_cmpstr (given, ==, cases[i].given);
      g_assert_cmpstr (family, ==, cases[i].family);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people-rules/minimum-age-counts-on-the-day-of-intake",
                   test_minimum_age_counts_on_the_day_of_intake);
  g_test_add_func ("/people-rules/a-mentor-has-no-minimum-age",
                   test_a_mentor_has_no_minimum_age);
  g_test_add_func ("/people-rules/the-refusal-says-both-ages", test_the_refusal_says_both_ages);
  g_test_add_func ("/people-rules/under-18-a-guardian-and-permission-are-gaps",
                   test_under_18_a_guardian_and_permission_are_gaps);
  g_test_add_func ("/people-rules/who-has-left-needs-no-guardian",
                   test_who_has_left_needs_no_guardian);
  g_test_add_func ("/people-rules/gaps-close-as-fields-are-filled",
                   test_gaps_close_as_fields_are_filled);
  g_test_add_func ("/people-rules/names-split-into-given-and-family",
                   test_names_split_into_given_and_family);

  return g_test_run ();
}
