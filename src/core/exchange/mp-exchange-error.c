/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a file that comes from elsewhere or goes there. */

#include "config.h"

#include "exchange/mp-exchange-error.h"

G_DEFINE_QUARK (mp-exchange-error-quark, mp_exchange_error)
