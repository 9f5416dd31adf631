/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person side by side: which stays, and which value of each field (P-3). */

#include "config.h"

#include "gui/pages/mp-merge-window.h"

#include "gui/model/mp-profile-snapshot.h"
#include "gui/widgets/mp-merge-row.h"
#include "gui/widgets/mp-record-row.h"
#include "store/mp-merge.h"

#include <glib/gi18n.h>

struct _MpMergeWindow
{
  MpFormWindow parent_instance;

  MpContext *context;
  MpMerge *merge;
  MpProfileSnapshot *kept;
  MpProfileSnapshot *other;

  AdwAvatar *kept_avatar;
  AdwAvatar *other_avatar;
  GtkLabel *kept_name;
  GtkLabel *other_name;
  GtkWidget *differing_group;
  GtkWidget *same_group;
  GtkListBox *differing_list;
  GtkListBox *same_list;
};

G_DEFINE_FINAL_TYPE (MpMergeWindow, mp_merge_window, MP_TYPE_FORM_WINDOW)

static void
chosen_cb (MpMergeWindow *self, MpMergeRow *row)
{
  mp_merge_choose (self->merge, mp_merge_row_get_position (row), mp_merge_row_get_choice (row));
}

static void
show_people (MpMergeWindow *self)
{
  adw_avatar_set_text (self->kept_avatar, self->kept->name);
  adw_avatar_set_text (self->other_avatar, self->other->name);
  gtk_label_set_label (self->kept_name, self->kept->name);
  gtk_label_set_label (self->other_name, self->other->name);
}

static void
show_fields (MpMergeWindow *self)
{
  guint n_differing = 0;
  guint n_fields = mp_merge_get_n_fields (self->merge);

  mp_record_row_clear_list (self->differing_list);
  mp_record_row_clear_list (self->same_list);
  for (guint i = 0; i < n_fields; i++)
    {
      const MpMergeField *field = mp_merge_get_field (self->merge, i);
      g_autofree char *kept = mp_profile_snapshot_dup_value (self->kept, field->table,
                                                             field->field);
      g_autofree char *other = mp_profile_snapshot_dup_value (self->other, field->table,
                                                              field->field);
      GtkWidget *row = mp_merge_row_new (field, i, kept, other);

      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (field->differs ? self->differing_list : self->same_list, row);
      n_differing += field->differs;
    }
  gtk_widget_set_visible (self->differing_group, n_differing > 0);
  gtk_widget_set_visible (self->same_group, n_differing < n_fields);
}

/* Takes over another pair only if all of it can be read. */
static gboolean
load (MpMergeWindow *self, gint64 kept_id, gint64 other_id, GError **error)
{
  MpStore *store = mp_context_get_store (self->context);
  g_autoptr (MpMerge) merge = mp_merge_new (store, kept_id, other_id, error);
  g_autoptr (MpProfileSnapshot) kept = NULL;
  g_autoptr (MpProfileSnapshot) other = NULL;

  if (merge == NULL)
    return FALSE;
  kept = mp_profile_snapshot_load (store, kept_id, error);
  if (kept == NULL)
    return FALSE;
  other = mp_profile_snapshot_load (store, other_id, error);
  if (other == NULL)
    return FALSE;

  g_clear_pointer (&self->merge, mp_merge_free);
  g_clear_pointer (&self->kept, mp_profile_snapshot_free);
  g_clear_pointer (&self->other, mp_profile_snapshot_free);
  self->merge = g_steal_pointer (&merge);
  self->kept = g_steal_pointer (&kept);
  self->other = g_steal_pointer (&other);
  show_people (self);
  show_fields (self);
  return TRUE;
}

static void
focus_first_field (MpMergeWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->differing_list, 0);

  if (row != NULL)
    mp_merge_row_focus_choice (MP_MERGE_ROW (row));
}

static void
swap_clicked_cb (MpMergeWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!load (self, self->other->profile->person->row.id, self->kept->profile->person->row.id,
             &error))
    mp_form_window_show_problem (MP_FORM_WINDOW (self), error->message);
}

static void
mp_merge_window_save (MpFormWindow *window)
{
  MpMergeWindow *self = MP_MERGE_WINDOW (window);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (!mp_merge_apply (self->merge, &error))
    {
      mp_form_window_show_problem (window, error->message);
      return;
    }

  /* Translators: %s is a person's name. */
  done = g_strdup_printf (_("Merged into %s"), self->kept->name);
  mp_context_toast_done (self->context, done);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-person", "x",
                                self->kept->profile->person->row.id);
  mp_form_window_close (window);
}

static void
mp_merge_window_dispose (GObject *object)
{
  MpMergeWindow *self = MP_MERGE_WINDOW (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_MERGE_WINDOW);

  G_OBJECT_CLASS (mp_merge_window_parent_class)->dispose (object);
}

static void
mp_merge_window_finalize (GObject *object)
{
  MpMergeWindow *self = MP_MERGE_WINDOW (object);

  g_clear_pointer (&self->merge, mp_merge_free);
  g_clear_pointer (&self->kept, mp_profile_snapshot_free);
  g_clear_pointer (&self->other, mp_profile_snapshot_free);

  G_OBJECT_CLASS (mp_merge_window_parent_class)->finalize (object);
}

static void
mp_merge_window_class_init (MpMergeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_merge_window_dispose;
  object_class->finalize = mp_merge_window_finalize;
  MP_FORM_WINDOW_CLASS (klass)->save = mp_merge_window_save;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, kept_avatar);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, other_avatar);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, kept_name);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, other_name);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, differing_group);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, same_group);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, differing_list);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, same_list);
  gtk_widget_class_bind_template_callback (widget_class, swap_clicked_cb);
}

static void
mp_merge_window_init (MpMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_merge_window_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @kept: the person who stays, until somebody swaps them
 * @other: the person who becomes part of the first
 * @error: an #MpStoreError
 *
 * Returns: (transfer none) (nullable): the window to present, or %NULL with @error set if one of
 *   the two cannot be read
 */
MpMergeWindow *
mp_merge_window_new (MpContext *context, GtkWidget *parent, gint64 kept, gint64 other,
                     GError **error)
{
  MpMergeWindow *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (MP_TYPE_MERGE_WINDOW,
                       "transient-for", gtk_widget_get_root (parent), NULL);
  self->context = g_object_ref (context);
  if (load (self, kept, other, error))
    {
      focus_first_field (self);
      return self;
    }

  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}
