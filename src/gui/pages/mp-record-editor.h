/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small window that adds or edits one record, with a form made from its table. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-form-window.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_EDITOR (mp_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordEditor, mp_record_editor, MP, RECORD_EDITOR, MpFormWindow)

MpRecordEditor *mp_record_editor_new (MpContext *context, GtkWidget *parent,
                                      gconstpointer row, const char *const *field_names,
                                      const char *title, const char *done);

G_END_DECLS
