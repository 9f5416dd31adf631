/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts and dates in a chosen language, whatever the locale, and safe with any catalogue file. */

#include "config.h"

#include "base/mp-catalogue.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
assert_date (MpCatalogue *catalogue,
             MpDate       date,
             const char  *expected)
{
  g_autofree char *text = mp_catalogue_format_date (catalogue, date);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_short_date (MpCatalogue *catalogue,
                   MpDate       date,
                   const char  *expected,
                   const char  *without_year)
{
  g_autofree char *text = mp_catalogue_format_short_date (catalogue, date, TRUE);
  g_autofree char *shorter = mp_catalogue_format_short_date (catalogue, date, FALSE);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (shorter, ==, without_year);
}

static void
test_english_is_the_source (void)
{
  g_autoptr (MpCatalogue) catalogue = mp_catalogue_open ("en_CA.UTF-8");

  g_assert_cmpstr (mp_catalogue_get_language (catalogue), ==, "en-CA");
  g_assert_cmpstr (mp_catalogue_get (catalogue, "Under way"), ==, "Under way");
  assert_date (catalogue, mp_date_new (2026, 10, 4), "4 October 2026");
  assert_date (catalogue, mp_date_new (2026, 5, 1), "1 May 2026");
  assert_date (catalogue, MP_DATE_NONE, "");
  assert_short_date (catalogue, mp_date_new (2026, 5, 1), "1 May 2026", "1 May");
  assert_short_date (catalogue, MP_DATE_NONE, "", "");
}

static void
test_french_needs_no_french_locale (void)
{
  g_autoptr (MpCatalogue) catalogue = mp_catalogue_open ("fr-CA");

  g_assert_cmpstr (mp_catalogue_get_language (catalogue), ==, "fr-CA");
  g_assert_cmpstr (mp_catalogue_get (catalogue, "Mentoring programme"), ==,
                   "Programme de mentorat");
  g_assert_cmpstr (mp_catalogue_get (catalogue, "nobody wrote this"), ==, "nobody wrote this");
  g_assert_cmpstr (mp_catalogue_get (catalogue, ""), ==, "");
  assert_date (catalogue, mp_date_new (2026, 8, 24), "24 août 2026");
  assert_date (catalogue, mp_date_new (2026, 12, 1), "1er décembre 2026");
  assert_short_date (catalogue, mp_date_new (2026, 9, 4), "4 sept. 2026", "4 sept.");
}

static void
test_unknown_language_is_english (void)
{
  g_autoptr (MpCatalogue) catalogue = mp_catalogue_open ("tlh");
  g_autoptr (MpCatalogue) by_locale = mp_catalogue_open (NULL);

  g_assert_cmpstr (mp_catalogue_get_language (catalogue), ==, "en");
  g_assert_cmpstr (mp_catalogue_get_language (by_locale), ==, "en");
  assert_date (catalogue, mp_date_new (2026, 3, 2), "2 March 2026");
}

static void
test_languages_are_listed (void)
{
  g_auto (GStrv) languages = mp_catalogue_list_languages ();

  g_assert_true (g_strv_contains ((const char *const *) languages, "en"));
  g_assert_true (g_strv_contains ((const char *const *) languages, "fr"));
}

/* Cuts a catalogue after each of its first bytes, and turns each of those into nonsense: whatever
 * then opens, no look-up may leave the file. */
static void
test_damaged_catalogue_is_safe (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-catalogue-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (folder, "fr", NULL);
  g_autofree char *messages = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *damaged = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MP_BUILDDIR"), "po", "fr", "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  for (gsize i = 0; i < 200; i++)
    {
      g_autofree char *bent = g_memdup2 (data, length);
      g_autoptr (MpCatalogue) cut_off = NULL;
      g_autoptr (MpCatalogue) nonsense = NULL;

      g_assert_true (g_file_set_contents (damaged, data, i, NULL));
      cut_off = mp_catalogue_open ("fr");
      g_assert_cmpstr (mp_catalogue_get (cut_off, "Mentoring programme"), ==,
                       "Mentoring programme");
      bent[i] ^= 0x7f;
      g_assert_true (g_file_set_contents (damaged, bent, length, NULL));
      nonsense = mp_catalogue_open ("fr");
      g_assert_nonnull (mp_catalogue_get (nonsense, "Mentoring programme"));
    }
  g_unlink (damaged);
  g_rmdir (messages);
  g_rmdir (language);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("MP_BUILDDIR"), "po", NULL);

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  g_test_add_func ("/catalogue/english-is-the-source", test_english_is_the_source);
  g_test_add_func ("/catalogue/french-needs-no-french-locale", test_french_needs_no_french_locale);
  g_test_add_func ("/catalogue/unknown-language-is-english", test_unknown_language_is_english);
  g_test_add_func ("/catalogue/languages-are-listed", test_languages_are_listed);
  g_test_add_func ("/catalogue/damaged-catalogue-is-safe", test_damaged_catalogue_is_safe);
  return g_test_run ();
}
