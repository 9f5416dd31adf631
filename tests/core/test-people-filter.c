/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of lists as values and as text. */

#include "store/mp-people-filter.h"
#include "store/mp-store-error.h"

#define COHORT "01890a5d-ac96-774b-bcce-b302099a8057"

static void
test_text_comes_back (void)
{
  static const char *const texts[] = {
    "",
    "search=zoë%20b%26b%3D1",
    "status=waiting,active",
    "stage=B",
    "stage=C&state=not-started,paused",
    "state=active",
    "cohort=" COHORT,
    "school=none&site=" COHORT,
    "archived=only",
    "archived=too",
    "gap=P-2",
    "search=an&status=active&stage=A&state=completed&cohort=none&school=none&site=none"
    "&archived=only&gap=P-2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MpPeopleFilter) filter
          = mp_people_filter_parse (MP_LIST_MENTEES, texts[i], &error);
      g_autoptr (MpPeopleFilter) copy = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = mp_people_filter_to_text (filter);
      g_assert_cmpstr (text, ==, texts[i]);
      copy = mp_people_filter_copy (filter);
      g_assert_true (mp_people_filter_equal (copy, filter));
    }
}

static void
test_values_are_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter
      = mp_people_filter_parse (MP_LIST_MENTORS,
                                "status=ready&search=zo%C3%AB%20b%26b&site=" COHORT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (filter->statuses, ==, 1u << MP_MENTOR_READY);
  g_assert_cmpstr (filter->search, ==, "zoë b&b");
  g_assert_cmpstr (filter->site, ==, COHORT);
  g_assert_true (mp_people_filter_has_criteria (filter));
  g_assert_true (mp_people_filter_has_search (filter));
}

static void
test_the_unknown_is_refused (void)
{
  static const char *const texts[] = {
    "status=ready",   "status=",       "status=active,",   "stage=F",     "stage=",
    "stage=AB",       "state=gone",    "cohort=12",        "cohort=",     "archived=yes",
    "gap=P-1",        "colour=red",    "status",           "=",           "status=%zz",
    "archived=hidden&x=1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_people_filter_parse (MP_LIST_MENTEES, texts[i], &error));
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID);
    }
}

static void
test_clearing_leaves_the_list (void)
{
  g_autoptr (MpPeopleFilter) filter
      = mp_people_filter_parse (MP_LIST_PARTNERS, "status=school&search=a&archived=too", NULL);
  g_autoptr (MpPeopleFilter) plain = mp_people_filter_new (MP_LIST_PARTNERS);

  g_assert_false (mp_people_filter_equal (filter, plain));
  mp_people_filter_clear (filter);
  g_assert_true (mp_people_filter_equal (filter, plain));
  g_assert_false (mp_people_filter_has_criteria (filter));
  g_assert_false (mp_people_filter_has_search (filter));
}

static void
test_each_member_counts (void)
{
  static const char *const texts[] = {
    "search=a", "status=active", "stage=A", "state=active", "cohort=none",
    "school=none", "site=none", "archived=only", "gap=P-2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_autoptr (MpPeopleFilter) a = mp_people_filter_parse (MP_LIST_MENTEES, texts[i], NULL);
        g_autoptr (MpPeopleFilter) b = mp_people_filter_parse (MP_LIST_MENTEES, texts[k], NULL);

        g_assert_true (mp_people_filter_equal (a, b) == (i == k));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-filter/text-comes-back", test_text_comes_back);
  g_test_add_func ("/people-filter/values-are-read", test_values_are_read);
  g_test_add_func ("/people-filter/the-unknown-is-refused", test_the_unknown_is_refused);
  g_test_add_func ("/people-filter/clearing-leaves-the-list", test_clearing_leaves_the_list);
  g_test_add_func ("/people-filter/each-member-counts", test_each_member_counts);
  return g_test_run ();
}
