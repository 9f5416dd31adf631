/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with a form: saved or cancelled, and asked about only when something would be lost. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_FORM_WINDOW (mp_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpFormWindow, mp_form_window, MP, FORM_WINDOW, AdwWindow)

/**
 * MpFormWindowClass:
 * @is_changed: whether closing would lose what somebody typed
 * @save: saves, and calls mp_form_window_close() when that went well
 */
struct _MpFormWindowClass
{
  AdwWindowClass parent_class;

  gboolean (*is_changed) (MpFormWindow *self);
  void (*save) (MpFormWindow *self);
};

void mp_form_window_show_problem (MpFormWindow *self, const char *text);
void mp_form_window_save         (MpFormWindow *self);
void mp_form_window_close        (MpFormWindow *self);

G_END_DECLS
