/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people type them are understood, and nothing else is. */

#include "gui/widgets/mp-typed-date.h"

static const MpDate today = { 20260905 };

static void
test_days_are_understood (void)
{
  static const struct
  {
    const char *text;
    gboolean day_first;
    const char *iso;
  } cases[] = {
    { "2008-04-03", TRUE, "2008-04-03" },
    { " 2008/4/3 ", FALSE, "2008-04-03" },
    { "20080403", FALSE, "2008-04-03" },
    { "3/4/2008", TRUE, "2008-04-03" },
    { "4/3/2008", FALSE, "2008-04-03" },
    { "3.4.08", TRUE, "2008-04-03" },
    { "25/4/2008", FALSE, "2008-04-25" },
    { "4/25/2008", TRUE, "2008-04-25" },
    { "3-4-52", TRUE, "1952-04-03" },
    { "3/4/46", TRUE, "2046-04-03" },
    { "3/4/47", TRUE, "1947-04-03" },
    { "3 April 2008", TRUE, "2008-04-03" },
    { "apr 3, 2008", TRUE, "2008-04-03" },
    { "3rd of Apr. 2008", FALSE, "2008-04-03" },
    { "1er January 2008", FALSE, "2008-01-01" },
    { "2008 April 3", FALSE, "2008-04-03" },
    { "3april08", FALSE, "2008-04-03" },
    { "29 Feb 2008", FALSE, "2008-02-29" },
    { "today", FALSE, "2026-09-05" },
    { "Tomorrow", FALSE, "2026-09-06" },
    { "yesterday ", FALSE, "2026-09-04" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpDate date = MP_DATE_NONE;
      g_autofree char *iso = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (mp_typed_date_parse (cases[i].text, cases[i].day_first, today, &date));
      iso = mp_date_to_iso (date);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_anything_else_is_refused (void)
{
  static const char *const texts[] = {
    "", " ", "x", "3", "3/4", "3 April", "April 2008", "29 Feb 2009", "2008-02-30", "31/31/2008",
    "0/4/2008", "3/4/0", "3/4/208", "3/4/20088", "3 ju 2008", "3 jun jul 2008", "1/2/3/2008",
    "2008-04-03T10:00", "3/4/2008 x", "13 13 13 13", "99999999999999999999", "3*4*2008",
    "3 ma 2008",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MpDate date = { 42 };

      g_test_message ("%s", texts[i]);
      g_assert_false (mp_typed_date_parse (texts[i], TRUE, today, &date));
      g_assert_cmpint (date.packed, ==, 42);
    }
}

static void
test_displayed_days_are_read_back (void)
{
  MpDate day = mp_date_new (2026, 1, 31);

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *text = NULL;
      MpDate back = MP_DATE_NONE;

      day = mp_date_add_days (day, 1);
      text = mp_date_to_display (day);
      g_assert_true (mp_typed_date_parse (text, FALSE, today, &back));
      g_assert_cmpint (back.packed, ==, day.packed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typed-date/days-are-understood", test_days_are_understood);
  g_test_add_func ("/typed-date/anything-else-is-refused", test_anything_else_is_refused);
  g_test_add_func ("/typed-date/displayed-days-are-read-back", test_displayed_days_are_read_back);

  return g_test_run ();
}
