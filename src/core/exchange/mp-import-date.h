/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as tables write them, in whatever order of day, month and year. */

#pragma once

#include "base/mp-date.h"
#include "exchange/mp-import.h"

G_BEGIN_DECLS

/* A set of the orders in which a text can be read as a day. */
typedef enum
{
  MP_DATE_ORDERS_NONE = 0,
  MP_DATE_ORDERS_YMD = 1 << 0,
  MP_DATE_ORDERS_DMY = 1 << 1,
  MP_DATE_ORDERS_MDY = 1 << 2,
  MP_DATE_ORDERS_ALL = 7,
} MpDateOrders;

MpDateOrders mp_import_date_orders (const char *text);
gboolean     mp_import_date_parse  (const char *text, MpDateOrder order, MpDate today,
                                    MpDate *date);
gboolean     mp_import_date_is_iso (const char *text);
MpDateOrder  mp_date_orders_single (MpDateOrders orders);
MpDateOrder  mp_date_order_of_locale (void);

G_END_DECLS
