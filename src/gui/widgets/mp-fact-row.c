/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that says one thing about somebody: what it is in small letters, and the value. */

#include "config.h"

#include "gui/widgets/mp-fact-row.h"

#include "gui/widgets/mp-spoken-name.h"

struct _MpFactRow
{
  AdwActionRow parent_instance;
};

G_DEFINE_FINAL_TYPE (MpFactRow, mp_fact_row, ADW_TYPE_ACTION_ROW)

static void
mp_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_FACT_ROW);

  G_OBJECT_CLASS (mp_fact_row_parent_class)->dispose (object);
}

static void
mp_fact_row_class_init (MpFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_fact_row_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RESOURCE_PATH "/ui/mp-fact-row.ui");
}

static void
mp_fact_row_init (MpFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_fact_row_new:
 * @label: what it is: "Phone"
 * @value: as people read it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
mp_fact_row_new (const char *label, const char *value)
{
  g_autofree char *both = NULL;
  GtkWidget *self;

  g_return_val_if_fail (label != NULL && value != NULL, NULL);

  self = g_object_new (MP_TYPE_FACT_ROW, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), value);
  both = g_strdup_printf ("%s: %s", label, value);
  mp_spoken_name_set (self, both);
  return self;
}
