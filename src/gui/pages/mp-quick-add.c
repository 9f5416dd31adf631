/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds a person by name alone, for when somebody is on the telephone. */

#include "config.h"

#include "gui/pages/mp-quick-add.h"

#include "gui/pages/mp-person-editor.h"
#include "rules/mp-people-rules.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-duplicates.h"

#include <glib/gi18n.h>

/* Enough to know that there are several. */
#define MAX_SAME 10

struct _MpQuickAdd
{
  MpFormWindow parent_instance;

  MpContext *context;
  GtkWidget *name_row;
  AdwComboRow *part_row;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (MpQuickAdd, mp_quick_add, MP_TYPE_FORM_WINDOW)

static const MpTable *const parts[] = { &mp_mentee_table, &mp_mentor_table };

static const char *
name_of (MpQuickAdd *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name_row));
}

static guint
count_same (MpQuickAdd *self)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (GArray) found = NULL;

  mp_people_split_name (name_of (self), &person->given_name, &person->family_name);
  if (person->given_name == NULL || person->family_name == NULL)
    return 0;

  found = mp_query_duplicates_of_person (mp_context_get_store (self->context), person, MAX_SAME,
                                         NULL);
  return found != NULL ? found->len : 0;
}

static void
update_hint (MpQuickAdd *self)
{
  guint n = count_same (self);
  g_autofree char *hint = NULL;

  if (n > 0)
    hint = g_strdup_printf (ngettext ("%u person of that name is there already.",
                                      "%u people of that name are there already.", n), n);
  adw_preferences_group_set_description (self->group, hint != NULL
                                         ? hint : _("A name is enough; the rest can follow."));
}

static void
name_changed_cb (MpQuickAdd *self)
{
  mp_form_window_show_problem (MP_FORM_WINDOW (self), NULL);
  update_hint (self);
}

static void
entry_activated_cb (MpQuickAdd *self)
{
  mp_form_window_save (MP_FORM_WINDOW (self));
}

static const MpTable *
part_of (MpQuickAdd *self)
{
  return parts[adw_combo_row_get_selected (self->part_row)];
}

static void
more_clicked_cb (MpQuickAdd *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  MpPersonEditor *editor = mp_person_editor_new (self->context, GTK_WIDGET (parent),
                                                 part_of (self), name_of (self));

  gtk_window_present (GTK_WINDOW (editor));
  mp_form_window_close (MP_FORM_WINDOW (self));
}

static void
mp_quick_add_save (MpFormWindow *window)
{
  MpQuickAdd *self = MP_QUICK_ADD (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPerson) person = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;
  gint64 id = mp_people_quick_add (mp_context_get_store (self->context), part_of (self),
                                   name_of (self), &error);

  if (id == 0)
    {
      mp_form_window_show_problem (window, error->message);
      gtk_widget_grab_focus (self->name_row);
      return;
    }

  person = mp_store_get (mp_context_get_store (self->context), &mp_person_table, id, NULL);
  name = person != NULL ? mp_person_dup_display_name (person) : g_strdup (name_of (self));
  /* Translators: %s is a person's name. */
  done = g_strdup_printf (_("%s added"), name);
  mp_context_toast_person (self->context, done, id);
  mp_form_window_close (window);
}

/* A name is typed again in a moment: nobody is asked about it. */
static gboolean
mp_quick_add_is_changed (MpFormWindow *window)
{
  return FALSE;
}

static void
mp_quick_add_dispose (GObject *object)
{
  MpQuickAdd *self = MP_QUICK_ADD (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_QUICK_ADD);

  G_OBJECT_CLASS (mp_quick_add_parent_class)->dispose (object);
}

static void
mp_quick_add_class_init (MpQuickAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_quick_add_dispose;
  MP_FORM_WINDOW_CLASS (klass)->save = mp_quick_add_save;
  MP_FORM_WINDOW_CLASS (klass)->is_changed = mp_quick_add_is_changed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-quick-add.ui");
  gtk_widget_class_bind_template_child (widget_class, MpQuickAdd, name_row);
  gtk_widget_class_bind_template_child (widget_class, MpQuickAdd, part_row);
  gtk_widget_class_bind_template_child (widget_class, MpQuickAdd, group);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
mp_quick_add_init (MpQuickAdd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_quick_add_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @part: of mentees or of mentors: what is offered first
 *
 * Returns: (transfer none): the window, to be presented
 */
MpQuickAdd *
mp_quick_add_new (MpContext *context, GtkWidget *parent, const MpTable *part)
{
  MpQuickAdd *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  self = g_object_new (MP_TYPE_QUICK_ADD, "transient-for", gtk_widget_get_root (parent), NULL);
  self->context = g_object_ref (context);
  adw_combo_row_set_selected (self->part_row, part == &mp_mentor_table ? 1 : 0);
  update_hint (self);
  gtk_widget_grab_focus (self->name_row);
  return self;
}
