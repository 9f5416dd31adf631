/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days and instants as small values, in ISO 8601 text and in words. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpDate:
 * @packed: the day as year * 10000 + month * 100 + day, or 0 for no date
 *
 * A day of the proleptic Gregorian calendar, years 1 to 9999.  Plain comparison
 * of @packed orders days, and no date comes before all of them.
 */
typedef struct
{
  gint32 packed;
} MpDate;

/**
 * MpInstant:
 * @seconds: seconds since 1970-01-01T00:00:00Z, or 0 for no instant
 */
typedef struct
{
  gint64 seconds;
} MpInstant;

#define MP_DATE_NONE ((MpDate){ 0 })
#define MP_INSTANT_NONE ((MpInstant){ 0 })
#define MP_DATE_ISO_SIZE 11
#define MP_INSTANT_ISO_SIZE 21

MpDate    mp_date_new              (int year, int month, int day);
MpDate    mp_date_today            (void);
gboolean  mp_date_parse_iso        (const char *text, MpDate *date);
void      mp_date_format_iso       (MpDate date, char buffer[static MP_DATE_ISO_SIZE]);
char     *mp_date_to_iso           (MpDate date);
char     *mp_date_to_display       (MpDate date);
char     *mp_date_to_relative      (MpDate date, MpDate today);
MpDate    mp_date_add_days         (MpDate date, int days);
MpDate    mp_date_add_months       (MpDate date, int months);
int       mp_date_days_between     (MpDate from, MpDate to);
int       mp_date_age_on           (MpDate birth, MpDate day);

static inline gboolean
mp_date_is_set (MpDate date)
{
  return date.packed != 0;
}

static inline int
mp_date_compare (MpDate a, MpDate b)
{
  return (a.packed > b.packed) - (a.packed < b.packed);
}

static inline int
mp_date_year (MpDate date)
{
  return date.packed / 10000;
}

static inline int
mp_date_month (MpDate date)
{
  return date.packed / 100 % 100;
}

static inline int
mp_date_day (MpDate date)
{
  return date.packed % 100;
}

MpInstant mp_instant_now           (void);
gboolean  mp_instant_parse_iso     (const char *text, MpInstant *instant);
void      mp_instant_format_iso    (MpInstant instant, char buffer[static MP_INSTANT_ISO_SIZE]);
char     *mp_instant_to_display    (MpInstant instant);
MpDate    mp_instant_to_local_date (MpInstant instant);

static inline gboolean
mp_instant_is_set (MpInstant instant)
{
  return instant.seconds != 0;
}

G_END_DECLS
