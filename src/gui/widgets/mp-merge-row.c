/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of two people side by side, and which of the two values stays. */

#include "config.h"

#include "gui/widgets/mp-merge-row.h"

#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

struct _MpMergeRow
{
  AdwPreferencesRow parent_instance;

  guint position;
  GtkCheckButton *kept_button;
  GtkCheckButton *other_button;
  GtkCheckButton *both_button;
  GtkLabel *kept_label;
  GtkLabel *other_label;
};

G_DEFINE_FINAL_TYPE (MpMergeRow, mp_merge_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (MpMergeRow *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
mp_merge_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_MERGE_ROW);

  G_OBJECT_CLASS (mp_merge_row_parent_class)->dispose (object);
}

static GtkCheckButton *
get_button (MpMergeRow *self, MpMergeChoice choice)
{
  GtkCheckButton *const buttons[] = {
    [MP_MERGE_KEPT] = self->kept_button,
    [MP_MERGE_OTHER] = self->other_button,
    [MP_MERGE_BOTH] = self->both_button,
  };

  return buttons[choice];
}

static void
mp_merge_row_class_init (MpMergeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_merge_row_dispose;

  /**
   * MpMergeRow::chosen:
   *
   * Somebody has chosen a value.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", MP_TYPE_MERGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-merge-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpMergeRow, kept_button);
  gtk_widget_class_bind_template_child (widget_class, MpMergeRow, other_button);
  gtk_widget_class_bind_template_child (widget_class, MpMergeRow, both_button);
  gtk_widget_class_bind_template_child (widget_class, MpMergeRow, kept_label);
  gtk_widget_class_bind_template_child (widget_class, MpMergeRow, other_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
mp_merge_row_init (MpMergeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_value (GtkCheckButton *button, GtkLabel *label, const char *field_label, const char *text,
            gboolean sensitive)
{
  g_autofree char *name = NULL;

  /* Translators: stands where a field is empty. */
  gtk_label_set_label (label, text != NULL ? text : C_("field", "Nothing"));
  if (text == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  name = g_strdup_printf ("%s: %s", field_label, gtk_label_get_label (label));
  mp_spoken_name_set (button, name);
  gtk_widget_set_sensitive (GTK_WIDGET (button), sensitive);
}

/**
 * mp_merge_row_new:
 * @field: what it is about, and what is chosen; not kept
 * @position: of the field in its merge
 * @kept_text: (nullable): what the one who stays has
 * @other_text: (nullable): what the other one has
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
mp_merge_row_new (const MpMergeField *field, guint position, const char *kept_text,
                  const char *other_text)
{
  MpMergeRow *self;
  const char *label;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MP_TYPE_MERGE_ROW, NULL);
  self->position = position;
  label = mp_field_get_label (field->field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  mp_spoken_name_set (self, label);
  show_value (self->kept_button, self->kept_label, label, kept_text, field->differs);
  show_value (self->other_button, self->other_label, label, other_text, field->differs);
  gtk_widget_set_visible (GTK_WIDGET (self->both_button),
                          field->differs && field->field->kind == MP_KIND_LONG_TEXT
                            && kept_text != NULL && other_text != NULL);
  mp_merge_row_choose (self, field->choice);
  return GTK_WIDGET (self);
}

guint
mp_merge_row_get_position (MpMergeRow *self)
{
  g_return_val_if_fail (MP_IS_MERGE_ROW (self), 0);

  return self->position;
}

/**
 * mp_merge_row_get_choice:
 *
 * Returns: what stays
 */
MpMergeChoice
mp_merge_row_get_choice (MpMergeRow *self)
{
  g_return_val_if_fail (MP_IS_MERGE_ROW (self), MP_MERGE_KEPT);

  if (gtk_check_button_get_active (self->both_button))
    return MP_MERGE_BOTH;

  return gtk_check_button_get_active (self->other_button) ? MP_MERGE_OTHER : MP_MERGE_KEPT;
}

/**
 * mp_merge_row_choose:
 * @choice: what stays
 */
void
mp_merge_row_choose (MpMergeRow *self, MpMergeChoice choice)
{
  g_return_if_fail (MP_IS_MERGE_ROW (self));

  gtk_check_button_set_active (get_button (self, choice), TRUE);
}

/**
 * mp_merge_row_focus_choice:
 *
 * Gives the keyboard to what is chosen now.
 */
void
mp_merge_row_focus_choice (MpMergeRow *self)
{
  g_return_if_fail (MP_IS_MERGE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (get_button (self, mp_merge_row_get_choice (self))));
}
