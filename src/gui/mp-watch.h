/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for what other windows and programs have written into an open programme's file. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_WATCH (mp_watch_get_type ())
G_DECLARE_FINAL_TYPE (MpWatch, mp_watch, MP, WATCH, GObject)

MpWatch *mp_watch_new (MpStore *store);

G_END_DECLS
