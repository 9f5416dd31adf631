/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: the notes that the school gets to read. */

#include "config.h"

#include "gui/pages/mp-profile-notes.h"

#include "gui/pages/mp-profile-rows.h"
#include "gui/widgets/mp-record-row.h"

#include <glib/gi18n.h>

struct _MpProfileNotes
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpProfileNotes, mp_profile_notes, GTK_TYPE_WIDGET)

static void
mp_profile_notes_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_profile_notes_parent_class)->dispose (object);
}

static void
mp_profile_notes_class_init (MpProfileNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_profile_notes_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfileNotes, stack);
  gtk_widget_class_bind_template_child (widget_class, MpProfileNotes, list);
}

static void
mp_profile_notes_init (MpProfileNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_profile_notes_show:
 * @snapshot: what to show; not kept
 */
void
mp_profile_notes_show (MpProfileNotes *self, const MpProfileSnapshot *snapshot)
{
  g_return_if_fail (MP_IS_PROFILE_NOTES (self));
  g_return_if_fail (snapshot != NULL);

  mp_record_row_clear_list (self->list);
  for (guint i = 0; i < snapshot->notes->len; i++)
    {
      const MpSchoolNote *note = snapshot->notes->pdata[i];
      GtkWidget *row = mp_profile_rows_new_note (note, snapshot->today);

      mp_record_row_add_delete (row, _("Delete the Note"), "page.delete-note", note->row.id);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, snapshot->notes->len > 0 ? "list" : "empty");
}
