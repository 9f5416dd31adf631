/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One criterion of a filter: a button that says what is chosen and opens what there is. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_FILTER_BUTTON (mp_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (MpFilterButton, mp_filter_button, MP, FILTER_BUTTON, GtkWidget)

GtkWidget *mp_filter_button_new          (const char *title, gboolean multiple);
void       mp_filter_button_clear        (MpFilterButton *self);
void       mp_filter_button_add          (MpFilterButton *self, const char *value,
                                          const char *label);
gboolean   mp_filter_button_is_chosen    (MpFilterButton *self, const char *value);
void       mp_filter_button_choose       (MpFilterButton *self, const char *value,
                                          gboolean chosen);
void       mp_filter_button_choose_none  (MpFilterButton *self);
char      *mp_filter_button_dup_chosen   (MpFilterButton *self);
void       mp_filter_button_popup        (MpFilterButton *self);

G_END_DECLS
