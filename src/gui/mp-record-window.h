/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window with a form, for records without a page of their own: sites and cohorts. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_RECORD_WINDOW (mp_record_window_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordWindow, mp_record_window, MP, RECORD_WINDOW, AdwWindow)

GtkWidget *mp_record_window_new (GtkWindow *parent, MpContext *context, gconstpointer row);

G_END_DECLS
