/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days and instants as small values, in ISO 8601 text and in words. */

#include "base/mp-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_DAY 86400

static const guint8 month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

static int
days_in_month (int year, int month)
{
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month_days[month - 1] + (month == 2 && leap);
}

static gboolean
is_day (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
         && day <= days_in_month (year, month);
}

/* Days since 1970-01-01.  Counting years from March makes the leap day the last of its year, so
 * that months have a regular length formula. */
static gint64
to_day_number (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = y / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static MpDate
from_day_number (gint64 number)
{
  gint64 n = number + 719468;
  gint64 era = (n >= 0 ? n : n - 146096) / 146097;
  gint64 day_of_era = n - era * 146097;
  gint64 year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 mp = (5 * day_of_year + 2) / 153;
  int day = (int) (day_of_year - (153 * mp + 2) / 5 + 1);
  int month = (int) (mp < 10 ? mp + 3 : mp - 9);
  int year = (int) (year_of_era + era * 400 + (month <= 2));

  return mp_date_new (year, month, day);
}

static gint64
date_number (MpDate date)
{
  return to_day_number (mp_date_year (date), mp_date_month (date), mp_date_day (date));
}

static gboolean
parse_digits (const char *text, int n_digits, int *value)
{
  int result = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      result = result * 10 + (text[i] - '0');
    }
  *value = result;
  return TRUE;
}

static void
write_digits (char *text, int n_digits, int value)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      text[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

/* The text begins with a day; what follows is the caller's. */
static gboolean
parse_day (const char *text, MpDate *date)
{
  int year, month, day;

  if (!parse_digits (text, 4, &year) || text[4] != '-' || !parse_digits (text + 5, 2, &month)
      || text[7] != '-' || !parse_digits (text + 8, 2, &day) || !is_day (year, month, day))
    return FALSE;
  date->packed = year * 10000 + month * 100 + day;
  return TRUE;
}

static char *
format_g_date_time (GDateTime *when, const char *format)
{
  char *text = g_date_time_format (when, format);

  return text != NULL ? g_strstrip (text) : g_strdup ("");
}

/**
 * mp_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: of the month, from 1
 *
 * Returns: the day, or no date if there is no such day
 */
MpDate
mp_date_new (int year, int month, int day)
{
  if (!is_day (year, month, day))
    return MP_DATE_NONE;
  return (MpDate){ year * 10000 + month * 100 + day };
}

/**
 * mp_date_today:
 *
 * For the edges of the program: rules take today as an argument.
 *
 * Returns: the day it is here now
 */
MpDate
mp_date_today (void)
{
  return mp_instant_to_local_date (mp_instant_now ());
}

/**
 * mp_date_parse_iso:
 * @text: a day as "YYYY-MM-DD"
 * @date: (out): the day; untouched on failure
 *
 * Returns: %FALSE if @text is anything else or no day of the calendar
 */
gboolean
mp_date_parse_iso (const char *text, MpDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return text != NULL && strlen (text) == MP_DATE_ISO_SIZE - 1 && parse_day (text, date);
}

/**
 * mp_date_format_iso:
 * @date: a day
 * @buffer: (out): "YYYY-MM-DD", or an empty string for no date
 */
void
mp_date_format_iso (MpDate date, char buffer[static MP_DATE_ISO_SIZE])
{
  if (!mp_date_is_set (date))
    {
      buffer[0] = '\0';
      return;
    }
  write_digits (buffer, 4, mp_date_year (date));
  buffer[4] = '-';
  write_digits (buffer + 5, 2, mp_date_month (date));
  buffer[7] = '-';
  write_digits (buffer + 8, 2, mp_date_day (date));
  buffer[10] = '\0';
}

/**
 * mp_date_to_iso:
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", or %NULL for no date
 */
char *
mp_date_to_iso (MpDate date)
{
  char buffer[MP_DATE_ISO_SIZE];

  if (!mp_date_is_set (date))
    return NULL;
  mp_date_format_iso (date, buffer);
  return g_strdup (buffer);
}

/**
 * mp_date_to_display:
 *
 * Returns: (transfer full): the day in full as people here write it, such as "4 October 2026", or
 *   an empty string
 */
char *
mp_date_to_display (MpDate date)
{
  g_autoptr (GDateTime) when = NULL;

  if (!mp_date_is_set (date))
    return g_strdup ("");
  when = g_date_time_new_utc (mp_date_year (date), mp_date_month (date), mp_date_day (date), 0, 0,
                              0);
  /* Translators: a day in full, such as "4 October 2026"; see g_date_time_format(). */
  return format_g_date_time (when, _("%-d %B %Y"));
}

/**
 * mp_date_to_relative:
 * @date: a day
 * @today: the day from which it is seen
 *
 * Returns: (transfer full): "today", "in 3 days", "41 days ago" or, over a year away, the day in
 *   full; an empty string for no date
 */
char *
mp_date_to_relative (MpDate date, MpDate today)
{
  int days;

  if (!mp_date_is_set (date))
    return g_strdup ("");
  days = mp_date_days_between (today, date);
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  if (days > 0 && days <= 365)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  if (days < 0 && days >= -365)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) -days), -days);
  return mp_date_to_display (date);
}

/**
 * mp_date_add_days:
 *
 * Returns: @days after @date (before it, if negative); no date if that leaves the calendar
 */
MpDate
mp_date_add_days (MpDate date, int days)
{
  g_return_val_if_fail (mp_date_is_set (date), MP_DATE_NONE);

  return from_day_number (date_number (date) + days);
}

/**
 * mp_date_add_months:
 *
 * Returns: the same day @months later, or the last of that month where it is shorter
 */
MpDate
mp_date_add_months (MpDate date, int months)
{
  int count, year, month;

  g_return_val_if_fail (mp_date_is_set (date), MP_DATE_NONE);

  count = mp_date_year (date) * 12 + mp_date_month (date) - 1 + months;
  year = count / 12;
  month = count % 12 + 1;
  if (count < 12 || year > 9999)
    return MP_DATE_NONE;
  return mp_date_new (year, month, MIN (mp_date_day (date), days_in_month (year, month)));
}

/**
 * mp_date_days_between:
 *
 * Returns: how many days @to lies after @from; negative if it lies before
 */
int
mp_date_days_between (MpDate from, MpDate to)
{
  g_return_val_if_fail (mp_date_is_set (from) && mp_date_is_set (to), 0);

  return (int) (date_number (to) - date_number (from));
}

/**
 * mp_date_age_on:
 * @birth: the day of birth
 * @day: the day on which the age is asked for
 *
 * Somebody born on 29 February is a year older from 1 March on in other years.
 *
 * Returns: whole years, or -1 if either day is missing or @birth lies after @day
 */
int
mp_date_age_on (MpDate birth, MpDate day)
{
  if (!mp_date_is_set (birth) || !mp_date_is_set (day) || mp_date_compare (birth, day) > 0)
    return -1;
  return (day.packed - birth.packed) / 10000;
}

MpInstant
mp_instant_now (void)
{
  return (MpInstant){ g_get_real_time () / G_USEC_PER_SEC };
}

/**
 * mp_instant_parse_iso:
 * @text: an instant as "YYYY-MM-DDTHH:MM:SSZ"
 * @instant: (out): the instant; untouched on failure
 *
 * Returns: %FALSE if @text is anything else
 */
gboolean
mp_instant_parse_iso (const char *text, MpInstant *instant)
{
  MpDate date;
  int hour, minute, second;

  g_return_val_if_fail (instant != NULL, FALSE);

  if (text == NULL || strlen (text) != MP_INSTANT_ISO_SIZE - 1 || !parse_day (text, &date)
      || text[10] != 'T' || !parse_digits (text + 11, 2, &hour) || text[13] != ':'
      || !parse_digits (text + 14, 2, &minute) || text[16] != ':'
      || !parse_digits (text + 17, 2, &second) || text[19] != 'Z' || hour > 23 || minute > 59
      || second > 59)
    return FALSE;
  instant->seconds = date_number (date) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
  return TRUE;
}

/**
 * mp_instant_format_iso:
 * @instant: an instant
 * @buffer: (out): "YYYY-MM-DDTHH:MM:SSZ", or an empty string for no instant
 */
void
mp_instant_format_iso (MpInstant instant, char buffer[static MP_INSTANT_ISO_SIZE])
{
  gint64 days, rest;

  if (!mp_instant_is_set (instant))
    {
      buffer[0] = '\0';
      return;
    }
  days = instant.seconds / SECONDS_A_DAY - (instant.seconds % SECONDS_A_DAY < 0);
  rest = instant.seconds - days * SECONDS_A_DAY;
  mp_date_format_iso (from_day_number (days), buffer);
  buffer[10] = 'T';
  write_digits (buffer + 11, 2, (int) (rest / 3600));
  buffer[13] = ':';
  write_digits (buffer + 14, 2, (int) (rest / 60 % 60));
  buffer[16] = ':';
  write_digits (buffer + 17, 2, (int) (rest % 60));
  strcpy (buffer + 19, "Z");
}

/**
 * mp_instant_to_display:
 *
 * Returns: (transfer full): day and time of day here, or an empty string
 */
char *
mp_instant_to_display (MpInstant instant)
{
  g_autoptr (GDateTime) when = NULL;

  if (!mp_instant_is_set (instant))
    return g_strdup ("");
  when = g_date_time_new_from_unix_local (instant.seconds);
  if (when == NULL)
    return g_strdup ("");
  /* Translators: a day and a time, such as "4 October 2026, 14:05"; see g_date_time_format(). */
  return format_g_date_time (when, _("%-d %B %Y, %H:%M"));
}

/**
 * mp_instant_to_local_date:
 *
 * Returns: the day it was here at @instant, or no date
 */
MpDate
mp_instant_to_local_date (MpInstant instant)
{
  g_autoptr (GDateTime) when = NULL;

  if (!mp_instant_is_set (instant))
    return MP_DATE_NONE;
  when = g_date_time_new_from_unix_local (instant.seconds);
  if (when == NULL)
    return MP_DATE_NONE;
  return mp_date_new (g_date_time_get_year (when), g_date_time_get_month (when),
                      g_date_time_get_day_of_month (when));
}
