/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every step that changed something about the person. */

#include "config.h"

#include "gui/pages/mp-profile-history.h"

#include "gui/widgets/mp-history-row.h"
#include "gui/widgets/mp-record-row.h"

/* Older steps are in the history of the whole programme. */
#define MAX_STEPS 100

struct _MpProfileHistory
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpProfileHistory, mp_profile_history, GTK_TYPE_WIDGET)

static void
mp_profile_history_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_profile_history_parent_class)->dispose (object);
}

static void
mp_profile_history_class_init (MpProfileHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_profile_history_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-history.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfileHistory, group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileHistory, list);
}

static void
mp_profile_history_init (MpProfileHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_profile_history_show:
 * @store: the programme
 * @person: whose history to show, the newest step first
 */
void
mp_profile_history_show (MpProfileHistory *self, MpStore *store, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_if_fail (MP_IS_PROFILE_HISTORY (self));
  g_return_if_fail (MP_IS_STORE (store));

  mp_record_row_clear_list (self->list);
  entries = mp_history_list_of_person (store, person, MAX_STEPS, &error);
  adw_preferences_group_set_description (self->group, error != NULL ? error->message : NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    gtk_list_box_append (self->list,
                         mp_history_row_new_for_person (store, entries->pdata[i], person));
}
