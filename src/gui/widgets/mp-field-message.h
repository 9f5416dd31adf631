/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a field, in a line below its row and in words for screen readers. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _MpFieldMessage MpFieldMessage;

MpFieldMessage *mp_field_message_new      (GtkWidget *widget, GtkWidget *focus_widget);
void            mp_field_message_free     (MpFieldMessage *self);
void            mp_field_message_show     (MpFieldMessage *self, const char *text);
const char     *mp_field_message_get_text (MpFieldMessage *self);

G_END_DECLS
