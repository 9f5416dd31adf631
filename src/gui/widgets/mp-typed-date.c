/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as people type it: in ISO or the locale's order, or with the month in letters. */

#include "config.h"

#include "gui/widgets/mp-typed-date.h"

#include "base/mp-fold.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#define MAX_NUMBERS 3

/* How far ahead a year of two digits may lie: "35" is 2035 rather than 1935. */
#define YEARS_AHEAD 20

typedef struct
{
  int numbers[MAX_NUMBERS];
  int n_digits[MAX_NUMBERS];
  guint n_numbers;
  int month;
} Parts;

/* The order of glibc's D_FMT in this locale: "%d/%m/%Y" against "%m/%d/%y". */
gboolean
mp_typed_date_is_day_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de");
  const char *month = strpbrk (format, "mbBh");

  /* "%D" is the American order; "%F" and whatever starts with the year never matter here. */
  if (strstr (format, "%D") != NULL)
    return FALSE;

  return day == NULL || month == NULL || day < month;
}

/* A name in full, or the beginning of only one of them. */
static int
match_month (const char *const names[static 12], const char *folded_word)
{
  int found = 0;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *folded_name = mp_fold_key (names[i]);

      if (g_str_equal (folded_name, folded_word))
        return i + 1;
      if (g_str_has_prefix (folded_name, folded_word))
        found = found == 0 ? i + 1 : -1;
    }

  return MAX (found, 0);
}

static int
match_locale_month (const nl_item items[static 12], const char *folded_word)
{
  const char *names[12];

  for (int i = 0; i < 12; i++)
    names[i] = nl_langinfo (items[i]);

  return match_month (names, folded_word);
}

static int
find_month (const char *folded_word)
{
  static const char *const english[] = { "january", "february", "march", "april", "may", "june",
                                         "july", "august", "september", "october", "november",
                                         "december" };
  static const nl_item full[] = { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6,
                                  MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
  static const nl_item shortened[] = { ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6,
                                       ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12 };
  int month;

  if (g_utf8_strlen (folded_word, -1) < 3)
    return 0;

  month = match_locale_month (shortened, folded_word);
  if (month == 0)
    month = match_locale_month (full, folded_word);

  return month != 0 ? month : match_month (english, folded_word);
}

static gboolean
add_word (Parts *parts, const char *word)
{
  static const char *const filling[] = { "st", "nd", "rd", "th", "er", "of", "de", "le", "the",
                                         NULL };
  g_autofree char *folded = mp_fold_key (word);

  if (g_strv_contains (filling, folded))
    return TRUE;

  if (parts->month != 0)
    return FALSE;

  parts->month = find_month (folded);
  return parts->month != 0;
}

static gboolean
add_number (Parts *parts, const char *digits, gsize n_digits)
{
  int number = 0;

  if (parts->n_numbers == MAX_NUMBERS || n_digits > 8)
    return FALSE;

  for (gsize i = 0; i < n_digits; i++)
    number = number * 10 + (digits[i] - '0');

  parts->numbers[parts->n_numbers] = number;
  parts->n_digits[parts->n_numbers] = (int) n_digits;
  parts->n_numbers++;
  return TRUE;
}

static gboolean
split_parts (const char *text, Parts *parts)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          if (!add_number (parts, start, p - start))
            return FALSE;
        }
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          g_autofree char *word = NULL;

          while (g_unichar_isalpha (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, p - start);
          if (!add_word (parts, word))
            return FALSE;
        }
      else if (strchr (" -/.,", *p) != NULL || g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        return FALSE;
    }

  return TRUE;
}

/* A year of two digits is the one nearest to today that is not far in the future. */
static int
full_year (int number, int n_digits, MpDate today)
{
  int year = 2000 + number;

  if (n_digits == 4)
    return number;

  if (n_digits != 2)
    return 0;

  return year <= mp_date_year (today) + YEARS_AHEAD ? year : year - 100;
}

static MpDate
from_letters (const Parts *parts, MpDate today)
{
  guint year = parts->n_digits[0] == 4 ? 0 : 1;

  return mp_date_new (full_year (parts->numbers[year], parts->n_digits[year], today),
                      parts->month, parts->numbers[1 - year]);
}

static MpDate
from_numbers (const Parts *parts, gboolean day_first, MpDate today)
{
  const int *n = parts->numbers;
  int year;

  if (parts->n_digits[0] == 4)
    return mp_date_new (n[0], n[1], n[2]);

  year = full_year (n[2], parts->n_digits[2], today);
  if (n[0] > 12)
    day_first = TRUE;
  else if (n[1] > 12)
    day_first = FALSE;

  return day_first ? mp_date_new (year, n[1], n[0]) : mp_date_new (year, n[0], n[1]);
}

static gboolean
parse_near_day (const char *text, MpDate today, MpDate *date)
{
  const struct
  {
    const char *word;
    int days;
  } near[] = {
    { _("yesterday"), -1 },
    { _("today"), 0 },
    { _("tomorrow"), 1 },
  };
  g_autofree char *folded = mp_fold_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autofree char *word = mp_fold_key (near[i].word);

      if (g_strcmp0 (word, folded) == 0)
        {
          *date = mp_date_add_days (today, near[i].days);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * mp_typed_date_parse:
 * @text: such as "2008-04-03", "20080403", "3/4/08", "3 April 2008", "avr. 3, 2008" or "tomorrow"
 * @day_first: whether "3/4" is in April; see mp_typed_date_is_day_first()
 * @today: the day that "tomorrow" and years of two digits are seen from
 * @date: (out): the day; untouched on failure
 *
 * Where only one order makes a day of the calendar, that one is meant.
 *
 * Returns: %FALSE if @text is no day
 */
gboolean
mp_typed_date_parse (const char *text, gboolean day_first, MpDate today, MpDate *date)
{
  Parts parts = { 0 };
  MpDate result = MP_DATE_NONE;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (mp_date_is_set (today) && parse_near_day (text, today, date))
    return TRUE;

  if (!split_parts (text, &parts))
    return FALSE;

  if (parts.month != 0 && parts.n_numbers == 2)
    result = from_letters (&parts, today);
  else if (parts.month == 0 && parts.n_numbers == 3)
    result = from_numbers (&parts, day_first, today);
  else if (parts.month == 0 && parts.n_numbers == 1 && parts.n_digits[0] == 8)
    result = mp_date_new (parts.numbers[0] / 10000, parts.numbers[0] / 100 % 100,
                          parts.numbers[0] % 100);

  if (!mp_date_is_set (result))
    return FALSE;

  *date = result;
  return TRUE;
}
