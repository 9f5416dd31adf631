/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme in memory with a window on it, for tests of pages and dialogs about people. */

#include "profile-world.h"

#include "model/mp-contact-log.h"
#include "model/mp-organisation.h"
#include "model/mp-school-note.h"
#include "store/mp-people-actions.h"

static const MpDate today = { 20260905 };

static void
open_person_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((World *) user_data)->opened = g_variant_get_int64 (parameter);
}

static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_assert_cmpuint (g_variant_n_children (parameter), ==, 1);
  g_variant_get_child (parameter, 0, "x", &((World *) user_data)->reported);
}

static const GActionEntry entries[] = {
  { .name = "report", .activate = report_cb, .parameter_type = "ax" },
  { .name = "open-person", .activate = open_person_cb, .parameter_type = "x" },
};

static void
said_cb (World *self, const char *text)
{
  g_free (self->toast);
  self->toast = g_strdup (text);
}

static void
insert (MpStore *store, gpointer row)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Set up");
  g_autoptr (GError) error = NULL;

  mp_batch_insert (batch, row);
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
add_mentee (World *self)
{
  g_autoptr (MpProfile) profile = mp_profile_new ();
  g_autoptr (MpOrganisation) school = mp_organisation_new ();
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();
  g_autoptr (MpContactLog) contact = mp_contact_log_new ();
  g_autoptr (GError) error = NULL;

  mp_set_text (&school->name, "Horton High");
  insert (self->store, school);
  mp_set_text (&profile->person->given_name, "Zoë");
  mp_set_text (&profile->person->family_name, "Lambert");
  mp_set_text (&profile->person->pronouns, "she/her");
  profile->person->birth_date = mp_date_new (2009, 4, 3);
  profile->mentee = mp_mentee_new ();
  profile->mentee->intake_on = mp_date_new (2026, 9, 1);
  profile->mentee->organisation = school->row.id;
  mp_set_text (&profile->mentee->grade, "12");
  mp_people_save (self->store, profile, NULL, &error);
  g_assert_no_error (error);
  self->mentee = profile->person->row.id;

  note->mentee = contact->person = self->mentee;
  note->written_on = contact->held_on = mp_date_new (2026, 9, 2);
  mp_set_text (&note->text, "Attends");
  insert (self->store, note);
  contact->kind = MP_CONTACT_BY_PHONE;
  contact->follow_up_on = mp_date_new (2026, 9, 8);
  mp_set_text (&contact->summary, "Asked about the form");
  insert (self->store, contact);
}

static World *
open_world (MpStore *store)
{
  World *self = g_new0 (World, 1);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->store = store;
  mp_store_set_today (self->store, today);
  self->context = mp_context_new (self->store, NULL);
  g_signal_connect_swapped (self->context, "done", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (self->context, "person-done", G_CALLBACK (said_cb), self);
  g_signal_connect_swapped (self->context, "message", G_CALLBACK (said_cb), self);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (self->window, 1024, 600);
  gtk_window_present (self->window);
  add_mentee (self);
  return self;
}

World *
world_new (void)
{
  return open_world (mp_store_new_in_memory ());
}

World *
world_new_on_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_create (path, &error);

  g_assert_no_error (error);
  return open_world (store);
}

void
world_free (World *self)
{
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->context);
  g_assert_finalize_object (self->store);
  g_free (self->toast);
  g_free (self);
}

static gboolean
row_has_title (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
button_has_label (GtkWidget *widget, const char *label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
find (GtkWidget *root, gboolean (*matches) (GtkWidget *widget, const char *text), const char *text)
{
  if (matches (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
widget_has_type (GtkWidget *widget, const char *type_name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name);
}

GtkWidget *
world_find_widget (GtkWidget *root, const char *type_name)
{
  return find (root, widget_has_type, type_name);
}

GtkWidget *
world_find_row (GtkWidget *root, const char *title)
{
  return find (root, row_has_title, title);
}

GtkWidget *
world_find_button (GtkWidget *root, const char *label)
{
  return find (root, button_has_label, label);
}

/* The newest window besides the main one, or NULL. */
GtkWindow *
world_get_dialog (World *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_visible (GTK_WIDGET (window)))
        newest = window;
    }

  return newest;
}

/* Presses a button of the dialog, which closes it. */
void
world_answer (World *self, const char *button)
{
  g_signal_emit_by_name (world_find_button (GTK_WIDGET (world_get_dialog (self)), button),
                         "clicked");
}

void
world_wait_for_dialog (World *self, gboolean open)
{
  while ((world_get_dialog (self) != NULL) != open)
    g_main_context_iteration (NULL, TRUE);
}

gint64
world_add_person (World *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mp_people_quick_add (self->store, &mp_mentee_table, name, &error);

  g_assert_no_error (error);
  return id;
}
