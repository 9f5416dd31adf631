/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong between the program and its file. */

#include "store/mp-store-error.h"

G_DEFINE_QUARK (mp-store-error-quark, mp_store_error)
