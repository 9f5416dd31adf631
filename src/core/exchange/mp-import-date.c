/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as tables write them, in whatever order of day, month and year. */

#include "config.h"

#include "exchange/mp-import-date.h"

#include <string.h>
#include <time.h>

/* Three numbers as they stand, and how many digits each has. */
typedef struct
{
  int value[3];
  int n_digits[3];
} Numbers;

static const MpDateOrders all_orders[] = {
  [MP_DATE_ORDER_RECOGNISE] = MP_DATE_ORDERS_ALL,
  [MP_DATE_ORDER_YMD] = MP_DATE_ORDERS_YMD,
  [MP_DATE_ORDER_DMY] = MP_DATE_ORDERS_DMY,
  [MP_DATE_ORDER_MDY] = MP_DATE_ORDERS_MDY,
};

/* Where year, month and day stand. */
static const guint8 places[][3] = {
  [MP_DATE_ORDER_YMD] = { 0, 1, 2 },
  [MP_DATE_ORDER_DMY] = { 2, 1, 0 },
  [MP_DATE_ORDER_MDY] = { 2, 0, 1 },
};

static gboolean
read_number (const char **text,
             int         *value,
             int         *n_digits)
{
  const char *p = *text;

  *value = 0;
  for (; g_ascii_isdigit (*p) && p - *text < 4; p++)
    *value = *value * 10 + (*p - '0');
  *n_digits = (int) (p - *text);
  *text = p;

  return *n_digits > 0 && !g_ascii_isdigit (*p);
}

/* A time of day behind it, as databases write one, does not matter. */
static gboolean
is_time_or_end (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if (*text != ' ' && *text != 'T')
    return FALSE;
  text += strspn (text, " T");
  return g_ascii_isdigit (*text) && strspn (text, "0123456789:.,+-ZAPMapm ") == strlen (text);
}

static gboolean
read_numbers (const char *text,
              Numbers    *numbers)
{
  char separator;

  if (!g_ascii_isdigit (*text) || !read_number (&text, &numbers->value[0], &numbers->n_digits[0]))
    return FALSE;
  separator = *text;
  if (separator != '-' && separator != '/' && separator != '.' && separator != ' ')
    return FALSE;
  text++;
  if (!read_number (&text, &numbers->value[1], &numbers->n_digits[1]) || *text != separator)
    return FALSE;
  text++;
  return read_number (&text, &numbers->value[2], &numbers->n_digits[2]) && is_time_or_end (text);
}

/* A year of two digits is the last such year that is not to come. */
static MpDate
read_as (const Numbers *numbers,
         MpDateOrder    order,
         MpDate         today)
{
  int year_place = places[order][0];
  int month_place = places[order][1];
  int day_place = places[order][2];
  int year = numbers->value[year_place];
  MpDate date;

  if (numbers->n_digits[month_place] > 2 || numbers->n_digits[day_place] > 2
      || (numbers->n_digits[year_place] != 4 && numbers->n_digits[year_place] != 2))
    return MP_DATE_NONE;
  if (numbers->n_digits[year_place] == 4)
    return mp_date_new (year, numbers->value[month_place], numbers->value[day_place]);

  year += mp_date_year (today) / 100 * 100;
  date = mp_date_new (year, numbers->value[month_place], numbers->value[day_place]);
  if (year > mp_date_year (today) || mp_date_compare (date, today) > 0)
    date = mp_date_new (year - 100, numbers->value[month_place], numbers->value[day_place]);
  return date;
}

/**
 * mp_import_date_is_iso:
 * @text: a value
 *
 * Returns: whether it is a day that begins with a year of four digits, which can be read in one
 *   way only
 */
gboolean
mp_import_date_is_iso (const char *text)
{
  Numbers numbers;

  return read_numbers (text, &numbers) && numbers.n_digits[0] == 4
         && mp_date_is_set (read_as (&numbers, MP_DATE_ORDER_YMD, MP_DATE_NONE));
}

/**
 * mp_import_date_orders:
 * @text: a value without spaces around it
 *
 * Returns: in which orders it is a day; none if it is no day at all
 */
MpDateOrders
mp_import_date_orders (const char *text)
{
  /* Any day on which no century matters. */
  const MpDate today = { 20991231 };
  MpDateOrders orders = MP_DATE_ORDERS_NONE;
  Numbers numbers;

  g_return_val_if_fail (text != NULL, MP_DATE_ORDERS_NONE);

  if (!read_numbers (text, &numbers))
    return MP_DATE_ORDERS_NONE;
  for (MpDateOrder order = MP_DATE_ORDER_YMD; order <= MP_DATE_ORDER_MDY; order++)
    if (mp_date_is_set (read_as (&numbers, order, today)))
      orders |= all_orders[order];
  return orders;
}

/**
 * mp_import_date_parse:
 * @text: a value without spaces around it
 * @order: what comes first, or %MP_DATE_ORDER_RECOGNISE for days that can be read in one way only
 * @today: a year of two digits is not after it
 * @date: (out): the day; untouched on failure
 *
 * A year of four digits in front is understood under every order.
 *
 * Returns: whether it is a day
 */
gboolean
mp_import_date_parse (const char  *text,
                      MpDateOrder  order,
                      MpDate       today,
                      MpDate      *date)
{
  Numbers numbers;
  MpDate read;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (!read_numbers (text, &numbers))
    return FALSE;
  if (numbers.n_digits[0] == 4)
    order = MP_DATE_ORDER_YMD;
  if (order == MP_DATE_ORDER_RECOGNISE)
    order = mp_date_orders_single (mp_import_date_orders (text));
  if (order == MP_DATE_ORDER_RECOGNISE)
    return FALSE;

  read = read_as (&numbers, order, today);
  if (mp_date_is_set (read))
    *date = read;
  return mp_date_is_set (read);
}

/**
 * mp_date_orders_single:
 * @orders: in which orders something can be read
 *
 * Returns: the only one, or %MP_DATE_ORDER_RECOGNISE if there is not exactly one
 */
MpDateOrder
mp_date_orders_single (MpDateOrders orders)
{
  for (MpDateOrder order = MP_DATE_ORDER_YMD; order <= MP_DATE_ORDER_MDY; order++)
    if (orders == all_orders[order])
      return order;
  return MP_DATE_ORDER_RECOGNISE;
}

/**
 * mp_date_order_of_locale:
 *
 * Returns: the order in which people here write a day, as a first answer to the question
 */
MpDateOrder
mp_date_order_of_locale (void)
{
  struct tm day = { .tm_year = 2033 - 1900, .tm_mon = 10, .tm_mday = 22 };
  char text[64];
  const char *y, *m, *d;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-y2k"
  strftime (text, sizeof text, "%x", &day);
#pragma GCC diagnostic pop
  y = strstr (text, "33");
  m = strstr (text, "11");
  d = strstr (text, "22");
  if (y == NULL || m == NULL || d == NULL || (y < m && m < d))
    return MP_DATE_ORDER_YMD;
  return d < m ? MP_DATE_ORDER_DMY : MP_DATE_ORDER_MDY;
}

/**
 * mp_date_order_parse:
 * @name: "ymd", "dmy" or "mdy"
 * @order: (out): the order of that name
 *
 * Returns: whether there is one
 */
gboolean
mp_date_order_parse (const char  *name,
                     MpDateOrder *order)
{
  static const char *const names[] = {
    [MP_DATE_ORDER_YMD] = "ymd",
    [MP_DATE_ORDER_DMY] = "dmy",
    [MP_DATE_ORDER_MDY] = "mdy",
  };

  g_return_val_if_fail (name != NULL && order != NULL, FALSE);

  for (MpDateOrder i = MP_DATE_ORDER_YMD; i <= MP_DATE_ORDER_MDY; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}
