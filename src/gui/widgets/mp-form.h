/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binds the widgets of a form to the fields of a record, and says what is wrong while typing. */

#pragma once

#include "model/mp-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_FORM (mp_form_get_type ())
G_DECLARE_FINAL_TYPE (MpForm, mp_form, MP, FORM, GObject)

/**
 * MpFormCheck:
 * @draft: the record as the form has it now
 * @problems: gets what is wrong beyond the record's own checks
 */
typedef void (*MpFormCheck) (gconstpointer draft, MpProblems *problems, gpointer user_data);

MpForm        *mp_form_new             (const MpTable *table);
const MpTable *mp_form_get_table       (MpForm *self);
void           mp_form_bind            (MpForm *self, const char *field_name, GtkWidget *widget);
guint          mp_form_bind_widgets    (MpForm *self, GtkWidget *root);
void           mp_form_add_fields      (MpForm *self, AdwPreferencesGroup *group,
                                        const char *const *field_names);
void           mp_form_set_options     (MpForm *self, const char *field_name,
                                        const gint64 *values, const char *const *labels,
                                        guint n_options);
void           mp_form_choose          (MpForm *self, const char *field_name, gint64 value);
void           mp_form_set_today       (MpForm *self, MpDate today);
void           mp_form_set_check       (MpForm *self, MpFormCheck check, gpointer user_data);
void           mp_form_load            (MpForm *self, gconstpointer row);
void           mp_form_refresh         (MpForm *self);
gconstpointer  mp_form_get_draft       (MpForm *self);
gboolean       mp_form_is_changed      (MpForm *self);
gboolean       mp_form_is_valid        (MpForm *self);
gpointer       mp_form_collect         (MpForm *self);
char          *mp_form_dup_problem     (MpForm *self, const char *field_name);
GtkWidget     *mp_form_get_widget      (MpForm *self, const char *field_name);
gboolean       mp_form_focus_problem   (MpForm *self);

G_END_DECLS
