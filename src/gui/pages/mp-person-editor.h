/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds or edits a person with the mentee and mentor parts, saying what is wrong while typing. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-form-window.h"
#include "gui/widgets/mp-form.h"

G_BEGIN_DECLS

#define MP_TYPE_PERSON_EDITOR (mp_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpPersonEditor, mp_person_editor, MP, PERSON_EDITOR, MpFormWindow)

MpPersonEditor *mp_person_editor_new            (MpContext *context, GtkWidget *parent,
                                                 const MpTable *part, const char *name);
MpPersonEditor *mp_person_editor_new_for_person (MpContext *context, GtkWidget *parent,
                                                 gint64 person, GError **error);
void            mp_person_editor_focus_field    (MpPersonEditor *self, const char *field);
MpForm         *mp_person_editor_get_form       (MpPersonEditor *self, const MpTable *table);

G_END_DECLS
