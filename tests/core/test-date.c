/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and instants, against GLib's calendar. */

#include "base/mp-date.h"

static void
test_against_glib (void)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, 1, 1);
  for (MpDate date = mp_date_new (1, 1, 1); mp_date_year (date) < 3000;
       date = mp_date_add_days (date, 1), g_date_add_days (&day, 1))
    {
      g_assert_cmpint (mp_date_year (date), ==, g_date_get_year (&day));
      g_assert_cmpint (mp_date_month (date), ==, g_date_get_month (&day));
      g_assert_cmpint (mp_date_day (date), ==, g_date_get_day (&day));
    }
}

static void
test_iso (void)
{
  static const struct
  {
    const char *text;
    int packed;
  } cases[] = {
    { "2026-11-21", 20261121 }, { "2024-02-29", 20240229 }, { "0001-01-01", 10101 },
    { "9999-12-31", 99991231 }, { "2023-02-29", 0 },        { "2026-13-01", 0 },
    { "2026-00-10", 0 },        { "2026-1-2", 0 },          { "2026-11-21 ", 0 },
    { "21-11-2026", 0 },        { "", 0 },                  { "0000-01-01", 0 },
    { "２０２６", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpDate date = MP_DATE_NONE;
      g_autofree char *text = NULL;

      g_assert_cmpint (mp_date_parse_iso (cases[i].text, &date), ==, cases[i].packed != 0);
      g_assert_cmpint (date.packed, ==, cases[i].packed);
      text = mp_date_to_iso (date);
      g_assert_cmpstr (text, ==, cases[i].packed != 0 ? cases[i].text : NULL);
    }
  g_assert_false (mp_date_parse_iso (NULL, &(MpDate){ 0 }));
}

static void
test_age (void)
{
  static const struct
  {
    int birth;
    int day;
    int age;
  } cases[] = {
    { 20101121, 20261121, 16 }, { 20101122, 20261121, 15 }, { 20080229, 20260228, 17 },
    { 20080229, 20260301, 18 }, { 20261121, 20261121, 0 },  { 20261122, 20261121, -1 },
    { 0, 20261121, -1 },        { 20101121, 0, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mp_date_age_on ((MpDate){ cases[i].birth }, (MpDate){ cases[i].day }), ==,
                     cases[i].age);
}

static void
test_months (void)
{
  g_assert_cmpint (mp_date_add_months (mp_date_new (2026, 1, 31), 1).packed, ==, 20260228);
  g_assert_cmpint (mp_date_add_months (mp_date_new (2024, 1, 31), 1).packed, ==, 20240229);
  g_assert_cmpint (mp_date_add_months (mp_date_new (2026, 11, 30), 3).packed, ==, 20270228);
  g_assert_cmpint (mp_date_add_months (mp_date_new (2026, 3, 15), -3).packed, ==, 20251215);
  g_assert_false (mp_date_is_set (mp_date_add_months (mp_date_new (9999, 12, 1), 1)));
  g_assert_cmpint (mp_date_days_between (mp_date_new (2026, 10, 11), mp_date_new (2026, 11, 21)),
                   ==, 41);
}

static void
test_instant (void)
{
  static const gint64 seconds[] = { 1, 951827696, 1795293350, 4102444799 };

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (seconds[i]);
      g_autofree char *expected = g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
      char text[MP_INSTANT_ISO_SIZE];
      MpInstant read;

      mp_instant_format_iso ((MpInstant){ seconds[i] }, text);
      g_assert_cmpstr (text, ==, expected);
      g_assert_true (mp_instant_parse_iso (text, &read));
      g_assert_cmpint (read.seconds, ==, seconds[i]);
    }
  g_assert_false (mp_instant_parse_iso ("2026-11-21T24:00:00Z", &(MpInstant){ 0 }));
  g_assert_false (mp_instant_parse_iso ("2026-11-21T10:00:00", &(MpInstant){ 0 }));
}

static void
test_relative (void)
{
  static const struct
  {
    int days;
    const char *words;
  } cases[] = {
    { 0, "today" },       { 1, "tomorrow" },     { -1, "yesterday" },
    { 3, "in 3 days" },   { -41, "41 days ago" },
  };
  MpDate today = mp_date_new (2026, 11, 21);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words
          = mp_date_to_relative (mp_date_add_days (today, cases[i].days), today);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/every-day-of-3000-years-is-glibs", test_against_glib);
  g_test_add_func ("/date/only-iso-days-of-the-calendar-are-read", test_iso);
  g_test_add_func ("/date/age-grows-on-the-birthday", test_age);
  g_test_add_func ("/date/months-end-where-they-end", test_months);
  g_test_add_func ("/date/instants-are-read-as-written", test_instant);
  g_test_add_func ("/date/near-days-are-told-in-words", test_relative);
  return g_test_run ();
}
