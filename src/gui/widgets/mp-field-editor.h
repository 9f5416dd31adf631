/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One widget bound to one field: shows its value, gives it back, says what is wrong with it. */

#pragma once

#include "model/mp-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _MpFieldEditor MpFieldEditor;

typedef void (*MpFieldEditorFunc) (MpFieldEditor *editor, gpointer user_data);

GtkWidget     *mp_field_editor_create_widget (const MpField *field);
MpFieldEditor *mp_field_editor_new           (const MpField *field, GtkWidget *widget,
                                              MpFieldEditorFunc changed, gpointer user_data);
void           mp_field_editor_free          (MpFieldEditor *self);
const MpField *mp_field_editor_get_field     (MpFieldEditor *self);
GtkWidget     *mp_field_editor_get_widget    (MpFieldEditor *self);
void           mp_field_editor_set_options   (MpFieldEditor *self, const gint64 *values,
                                              const char *const *labels, guint n_options);
void           mp_field_editor_choose        (MpFieldEditor *self, gint64 value);
void           mp_field_editor_load          (MpFieldEditor *self, gconstpointer row);
gboolean       mp_field_editor_store         (MpFieldEditor *self, gpointer row, char **problem);
void           mp_field_editor_touch         (MpFieldEditor *self);
gboolean       mp_field_editor_is_touched    (MpFieldEditor *self);
void           mp_field_editor_show_problem  (MpFieldEditor *self, const char *message);
const char    *mp_field_editor_get_problem   (MpFieldEditor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpFieldEditor, mp_field_editor_free)

G_END_DECLS
