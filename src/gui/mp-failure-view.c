/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows instead of a programme that could not be opened: why, and what to do. */

#include "config.h"

#include "gui/mp-failure-view.h"

#include "store/mp-store-error.h"

#include <glib/gi18n.h>

struct _MpFailureView
{
  GtkWidget parent_instance;

  AdwStatusPage *status_page;
  GtkLabel *file_label;
  GtkBox *buttons;
  GtkWidget *restore_button;
  GtkWidget *advised_button;
};

/**
 * Failure:
 * @code: of %MP_STORE_ERROR
 * @heading: what people read first
 * @restore: whether a backup may help
 * @advice: the action that is most likely to help
 */
typedef struct
{
  MpStoreError code;
  const char *heading;
  const char *icon_name;
  gboolean restore;
  const char *advice;
} Failure;

static const Failure failures[] = {
  { MP_STORE_ERROR_FAILED, N_("The File Cannot Be Opened"), "dialog-error-symbolic", TRUE,
    "win.try-again" },
  { MP_STORE_ERROR_NEWER, N_("Made by a Newer Version"), "software-update-available-symbolic",
    FALSE, "win.open" },
  { MP_STORE_ERROR_FOREIGN, N_("Not a Programme File"), "dialog-question-symbolic", FALSE,
    "win.open" },
  { MP_STORE_ERROR_DAMAGED, N_("The File Is Damaged"), "dialog-error-symbolic", TRUE,
    "win.restore" },
  { MP_STORE_ERROR_READ_ONLY, N_("The File Cannot Be Written"), "changes-prevent-symbolic",
    FALSE, "win.try-again" },
  { MP_STORE_ERROR_FULL, N_("The Disk Is Full"), "drive-harddisk-symbolic", FALSE,
    "win.try-again" },
  { MP_STORE_ERROR_BUSY, N_("Another Program Is Using the File"), "changes-prevent-symbolic",
    FALSE, "win.try-again" },
  { MP_STORE_ERROR_EXISTS, N_("There Is Such a File Already"), "dialog-question-symbolic", FALSE,
    "win.open" },
  { MP_STORE_ERROR_NOT_FOUND, N_("The File Is Not There"), "edit-find-symbolic", TRUE,
    "win.open" },
};

G_DEFINE_FINAL_TYPE (MpFailureView, mp_failure_view, GTK_TYPE_WIDGET)

static const Failure *
find_failure (const GError *error)
{
  for (guint i = 1; i < G_N_ELEMENTS (failures); i++)
    if (g_error_matches (error, MP_STORE_ERROR, (int) failures[i].code))
      return &failures[i];

  return &failures[0];
}

static gboolean
mp_failure_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MP_FAILURE_VIEW (widget)->advised_button);
}

static void
mp_failure_view_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_FAILURE_VIEW);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_failure_view_parent_class)->dispose (object);
}

static void
mp_failure_view_class_init (MpFailureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_failure_view_dispose;

  widget_class->grab_focus = mp_failure_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-failure-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpFailureView, status_page);
  gtk_widget_class_bind_template_child (widget_class, MpFailureView, file_label);
  gtk_widget_class_bind_template_child (widget_class, MpFailureView, buttons);
  gtk_widget_class_bind_template_child (widget_class, MpFailureView, restore_button);
}

static void
mp_failure_view_init (MpFailureView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is most likely to help comes first and in colour. */
static void
advise (MpFailureView *self,
        const char    *action_name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons));

  while (button != NULL
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action_name) != 0)
    button = gtk_widget_get_next_sibling (button);
  g_assert (button != NULL);

  self->advised_button = button;
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_reorder_child_after (self->buttons, button, NULL);
}

/**
 * mp_failure_view_new:
 * @file: that could not be opened
 * @error: why
 *
 * Returns: (transfer floating): the view; its buttons activate actions of the window
 */
GtkWidget *
mp_failure_view_new (GFile        *file,
                     const GError *error)
{
  MpFailureView *self = g_object_new (MP_TYPE_FAILURE_VIEW, NULL);
  const Failure *failure = find_failure (error);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->status_page, _(failure->heading));
  adw_status_page_set_icon_name (self->status_page, failure->icon_name);
  adw_status_page_set_description (self->status_page, message);
  gtk_label_set_label (self->file_label, name);
  gtk_widget_set_visible (self->restore_button, failure->restore);
  advise (self, failure->advice);

  return GTK_WIDGET (self);
}

/**
 * mp_failure_heading:
 * @error: why a file could not be opened or made
 *
 * Returns: (transfer none): the few words to put above the error's message
 */
const char *
mp_failure_heading (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(find_failure (error)->heading);
}
