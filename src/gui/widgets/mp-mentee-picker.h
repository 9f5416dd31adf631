/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds one mentee by a part of the name, in a narrow place. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_MENTEE_PICKER (mp_mentee_picker_get_type ())
G_DECLARE_FINAL_TYPE (MpMenteePicker, mp_mentee_picker, MP, MENTEE_PICKER, GtkWidget)

void   mp_mentee_picker_set_store  (MpMenteePicker *self, MpStore *store);
gint64 mp_mentee_picker_get_mentee (MpMenteePicker *self);
void   mp_mentee_picker_set_mentee (MpMenteePicker *self, gint64 mentee);

G_END_DECLS
