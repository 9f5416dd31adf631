/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in any order; what can be read in two ways is known as such. */

#include "config.h"

#include "exchange/mp-import-date.h"

#include <locale.h>

static const MpDate today = { 20261121 };

static void
test_orders_that_are_possible (void)
{
  static const struct { const char *text; MpDateOrders orders; } cases[] = {
    { "2010-06-05", MP_DATE_ORDERS_YMD },
    { "2010/6/5", MP_DATE_ORDERS_YMD },
    { "05/06/2010", MP_DATE_ORDERS_DMY | MP_DATE_ORDERS_MDY },
    { "25/06/2010", MP_DATE_ORDERS_DMY },
    { "06/25/2010", MP_DATE_ORDERS_MDY },
    { "5.6.2010", MP_DATE_ORDERS_DMY | MP_DATE_ORDERS_MDY },
    { "05-06-10", MP_DATE_ORDERS_ALL },
    { "31-12-10", MP_DATE_ORDERS_DMY | MP_DATE_ORDERS_YMD },
    { "50-12-31", MP_DATE_ORDERS_YMD },
    { "2010-06-05 00:00:00", MP_DATE_ORDERS_YMD },
    { "2010-06-05T12:30:00.000Z", MP_DATE_ORDERS_YMD },
    { "6/5/2010 12:00 AM", MP_DATE_ORDERS_DMY | MP_DATE_ORDERS_MDY },
    { "2010-02-30", MP_DATE_ORDERS_NONE },
    { "32/13/2010", MP_DATE_ORDERS_NONE },
    { "902-555-0100", MP_DATE_ORDERS_NONE },
    { "12-555-0100", MP_DATE_ORDERS_NONE },
    { "05/06-2010", MP_DATE_ORDERS_NONE },
    { "5/6/2010x", MP_DATE_ORDERS_NONE },
    { "5/6", MP_DATE_ORDERS_NONE },
    { "12", MP_DATE_ORDERS_NONE },
    { "20100605", MP_DATE_ORDERS_NONE },
    { "1/2/20101", MP_DATE_ORDERS_NONE },
    { "June 5", MP_DATE_ORDERS_NONE },
    { "", MP_DATE_ORDERS_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mp_import_date_orders (cases[i].text), ==, cases[i].orders);
}

static void
test_days_are_read_in_the_order_asked_for (void)
{
  static const struct { const char *text; MpDateOrder order; gint32 packed; } cases[] = {
    { "05/06/2010", MP_DATE_ORDER_DMY, 20100605 },
    { "05/06/2010", MP_DATE_ORDER_MDY, 20100506 },
    { "05/06/2010", MP_DATE_ORDER_YMD, 0 },
    { "05/06/2010", MP_DATE_ORDER_RECOGNISE, 0 },
    { "25/06/2010", MP_DATE_ORDER_RECOGNISE, 20100625 },
    { "25/06/2010", MP_DATE_ORDER_MDY, 0 },
    { "2010-06-05", MP_DATE_ORDER_DMY, 20100605 },
    { "2010-06-05", MP_DATE_ORDER_RECOGNISE, 20100605 },
    { "10/06/05", MP_DATE_ORDER_YMD, 20100605 },
    { "05/06/10", MP_DATE_ORDER_DMY, 20100605 },
    { "05/06/50", MP_DATE_ORDER_DMY, 19500605 },
    { "21/11/26", MP_DATE_ORDER_DMY, 20261121 },
    { "22/11/26", MP_DATE_ORDER_DMY, 19261122 },
    { "29/02/00", MP_DATE_ORDER_DMY, 20000229 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpDate date = MP_DATE_NONE;
      gboolean read = mp_import_date_parse (cases[i].text, cases[i].order, today, &date);

      g_assert_cmpint (date.packed, ==, cases[i].packed);
      g_assert_cmpint (read, ==, cases[i].packed != 0);
    }
}

static void
test_iso_is_told_from_the_rest (void)
{
  g_assert_true (mp_import_date_is_iso ("2010-06-05"));
  g_assert_false (mp_import_date_is_iso ("10-06-05"));
  g_assert_false (mp_import_date_is_iso ("2010-13-05"));
  g_assert_false (mp_import_date_is_iso ("x"));
}

static void
test_single_order (void)
{
  g_assert_cmpint (mp_date_orders_single (MP_DATE_ORDERS_DMY), ==, MP_DATE_ORDER_DMY);
  g_assert_cmpint (mp_date_orders_single (MP_DATE_ORDERS_ALL), ==, MP_DATE_ORDER_RECOGNISE);
  g_assert_cmpint (mp_date_orders_single (MP_DATE_ORDERS_NONE), ==, MP_DATE_ORDER_RECOGNISE);
}

static void
test_names_are_parsed (void)
{
  MpDateOrder order;

  g_assert_true (mp_date_order_parse ("DMY", &order));
  g_assert_cmpint (order, ==, MP_DATE_ORDER_DMY);
  g_assert_false (mp_date_order_parse ("ydm", &order));
  g_assert_false (mp_date_order_parse ("", &order));
}

static void
test_locale_has_an_order (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "C"));
  g_assert_cmpint (mp_date_order_of_locale (), ==, MP_DATE_ORDER_MDY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-date/orders-that-are-possible", test_orders_that_are_possible);
  g_test_add_func ("/import-date/days-are-read-in-the-order-asked-for",
                   test_days_are_read_in_the_order_asked_for);
  g_test_add_func ("/import-date/iso-is-told-from-the-rest", test_iso_is_told_from_the_rest);
  g_test_add_func ("/import-date/single-order", test_single_order);
  g_test_add_func ("/import-date/names-are-parsed", test_names_are_parsed);
  g_test_add_func ("/import-date/locale-has-an-order", test_locale_has_an_order);
  return g_test_run ();
}
