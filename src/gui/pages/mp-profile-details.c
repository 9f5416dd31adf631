/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every field that is filled in, in groups. */

#include "config.h"

#include "gui/pages/mp-profile-details.h"

#include "gui/model/mp-profile-layout.h"
#include "gui/pages/mp-profile-rows.h"

#include <glib/gi18n.h>

struct _MpProfileDetails
{
  GtkWidget parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (MpProfileDetails, mp_profile_details, GTK_TYPE_WIDGET)

static void
clear (MpProfileDetails *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
show_group (MpProfileDetails *self, const MpProfileSnapshot *snapshot,
            const MpProfileGroup *group)
{
  GtkWidget *widget = NULL;

  for (guint i = 0; group->field_names[i] != NULL; i++)
    {
      const MpField *field = mp_table_find_field (group->table, group->field_names[i]);
      GtkWidget *row = mp_profile_rows_new_fact (snapshot, group->table, field);

      if (row == NULL)
        continue;
      if (widget == NULL)
        {
          widget = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _(group->title));
          gtk_box_append (self->box, widget);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), row);
    }
}

static void
mp_profile_details_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_profile_details_parent_class)->dispose (object);
}

static void
mp_profile_details_class_init (MpProfileDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_profile_details_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-details.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfileDetails, box);
}

static void
mp_profile_details_init (MpProfileDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_profile_details_show:
 * @snapshot: what to show; not kept
 */
void
mp_profile_details_show (MpProfileDetails *self, const MpProfileSnapshot *snapshot)
{
  const MpProfileGroup *groups;
  guint n_groups;

  g_return_if_fail (MP_IS_PROFILE_DETAILS (self));
  g_return_if_fail (snapshot != NULL);

  clear (self);
  groups = mp_profile_layout_get_groups (&n_groups);
  for (guint i = 0; i < n_groups; i++)
    show_group (self, snapshot, &groups[i]);
}
