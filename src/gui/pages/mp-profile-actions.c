/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on a profile page, by button, menu, key and row. */

#include "config.h"

#include "gui/pages/mp-profile-actions.h"

#include "gui/pages/mp-erase-dialog.h"
#include "gui/pages/mp-merge-chooser.h"
#include "gui/pages/mp-person-editor.h"
#include "gui/pages/mp-page-records.h"
#include "gui/widgets/mp-stage-setting.h"
#include "model/mp-contact-log.h"
#include "model/mp-school-note.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-names.h"

#include <glib/gi18n.h>

/**
 * MpProfileActions:
 *
 * Lives as long as its page, in whose group of actions it puts everything.
 */
struct _MpProfileActions
{
  GObject parent_instance;

  MpPage *page;
  gint64 person;
  char *name;
};

G_DEFINE_FINAL_TYPE (MpProfileActions, mp_profile_actions, G_TYPE_OBJECT)

enum
{
  SIGNAL_SHOW_TAB,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const note_fields[] = { "text", "written_on", "author", NULL };
static const char *const contact_fields[] = { "summary", "kind", "held_on", "author",
                                              "follow_up_on", "followed_up", NULL };

static MpStore *
store_of (MpProfileActions *self)
{
  return mp_page_get_store (self->page);
}

static MpContext *
context_of (MpProfileActions *self)
{
  return mp_page_get_context (self->page);
}

static void
edit (MpProfileActions *self, const char *field)
{
  g_autoptr (GError) error = NULL;
  MpPersonEditor *editor = mp_person_editor_new_for_person (context_of (self),
                                                            GTK_WIDGET (self->page),
                                                            self->person, &error);

  if (editor == NULL)
    {
      mp_context_show_error (context_of (self), _("Not Shown"), error);
      return;
    }

  if (field != NULL)
    mp_person_editor_focus_field (editor, field);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  edit (user_data, NULL);
}

static void
edit_field_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  edit (user_data, g_variant_get_string (parameter, NULL));
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_set_archived (self->page, &mp_person_table, self->person, TRUE);
}

static void
bring_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_set_archived (self->page, &mp_person_table, self->person, FALSE);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  gtk_window_present (GTK_WINDOW (mp_merge_chooser_new (context_of (self),
                                                        GTK_WIDGET (self->page), self->person)));
}

static void
erase_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  gtk_window_present (GTK_WINDOW (mp_erase_dialog_new (context_of (self),
                                                       GTK_WIDGET (self->page), self->person,
                                                       self->name)));
}

static void
add_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;
  g_autoptr (MpSchoolNote) note = mp_school_note_new ();

  note->mentee = self->person;
  note->written_on = mp_store_get_today (store_of (self));
  note->author = mp_store_dup_coordinator (store_of (self));
  mp_page_edit_row (self->page, note, note_fields, _("Add a Note for the School"),
                    _("Note added"));
}

static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  gtk_widget_activate_action_variant (GTK_WIDGET (self->page), "win.report",
                                      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64,
                                                                 &self->person, 1,
                                                                 sizeof self->person));
}

static void
edit_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_edit_record (self->page, &mp_school_note_table, g_variant_get_int64 (parameter),
                       note_fields, _("Edit a Note for the School"), _("Note saved"));
}

static void
edit_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_edit_record (self->page, &mp_contact_log_table, g_variant_get_int64 (parameter),
                       contact_fields, _("Edit a Contact"), _("Contact saved"));
}

static void
delete_note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_delete_record (self->page, &mp_school_note_table, g_variant_get_int64 (parameter),
                         _("Delete a note for the school"), _("Note deleted"));
}

static void
delete_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_delete_record (self->page, &mp_contact_log_table, g_variant_get_int64 (parameter),
                         _("Delete a contact"), _("Contact deleted"));
}

static void
follow_up_done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_finish_follow_up (self->page, &mp_contact_log_table,
                            g_variant_get_int64 (parameter));
}

static void
log_contact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_SHOW_TAB], 0, "contacts");
}

static void
show_tab_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_SHOW_TAB], 0, g_variant_get_string (parameter, NULL));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;

  mp_page_copy_text (self->page, g_variant_get_string (parameter, NULL));
}

static void
mail_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MpContext) context = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    mp_context_show_error (context, _("No E-mail Program Was Opened"), error);
}

static void
write_mail_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;
  g_autofree char *address = g_uri_escape_string (g_variant_get_string (parameter, NULL), "@",
                                                  FALSE);
  g_autofree char *uri = g_strconcat ("mailto:", address, NULL);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, mail_opened_cb,
                                           g_object_ref (context_of (self)));
}

static void
change_status (MpProfileActions *self, const MpTable *part, GVariant *state)
{
  const MpField *field = mp_table_find_field (part, "status");
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  unsigned int status;

  if (!mp_choice_parse (field->choices, g_variant_get_string (state, NULL), &status))
    return;
  if (!mp_people_set_status (store_of (self), part, &self->person, 1, status, &error))
    {
      mp_context_show_error (context_of (self), _("Not Saved"), error);
      return;
    }

  /* Translators: the first %s is a person's name, the second a status such as "Active". */
  done = g_strdup_printf (_("The status of %s is now %s"), self->name,
                          mp_choice_get_label (field->choices, status));
  mp_context_toast_done (context_of (self), done);
}

static void
mentee_status_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  change_status (user_data, &mp_mentee_table, state);
}

static void
mentor_status_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  change_status (user_data, &mp_mentor_table, state);
}

static void
set_stage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpProfileActions *self = user_data;
  MpStageRequest request;

  if (mp_stage_setting_from_variant (parameter, &request))
    mp_stage_setting_apply (context_of (self), &self->person, 1, &request);
}

static const GActionEntry stage_entries[] = {
  { .name = "set", .activate = set_stage_cb, .parameter_type = MP_STAGE_SETTING_TYPE },
};

static const GActionEntry entries[] = {
  { .name = "add-note", .activate = add_note_cb },
  { .name = "archive", .activate = archive_cb },
  { .name = "bring-back", .activate = bring_back_cb },
  { .name = "copy", .activate = copy_cb, .parameter_type = "s" },
  { .name = "delete-contact", .activate = delete_contact_cb, .parameter_type = "x" },
  { .name = "delete-note", .activate = delete_note_cb, .parameter_type = "x" },
  { .name = "edit", .activate = edit_cb },
  { .name = "edit-contact", .activate = edit_contact_cb, .parameter_type = "x" },
  { .name = "edit-field", .activate = edit_field_cb, .parameter_type = "s" },
  { .name = "edit-note", .activate = edit_note_cb, .parameter_type = "x" },
  { .name = "erase", .activate = erase_cb },
  { .name = "follow-up-done", .activate = follow_up_done_cb, .parameter_type = "x" },
  { .name = "log-contact", .activate = log_contact_cb },
  { .name = "mentee-status", .parameter_type = "s", .state = "''",
    .change_state = mentee_status_cb },
  { .name = "mentor-status", .parameter_type = "s", .state = "''",
    .change_state = mentor_status_cb },
  { .name = "merge", .activate = merge_cb },
  { .name = "report", .activate = report_cb },
  { .name = "show-tab", .activate = show_tab_cb, .parameter_type = "s" },
  { .name = "write-mail", .activate = write_mail_cb, .parameter_type = "s" },
};

static void
mp_profile_actions_dispose (GObject *object)
{
  MpProfileActions *self = MP_PROFILE_ACTIONS (object);

  for (guint i = 0; self->page != NULL && i < G_N_ELEMENTS (entries); i++)
    g_action_map_remove_action (G_ACTION_MAP (mp_page_get_actions (self->page)), entries[i].name);
  if (self->page != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->page), "stage", NULL);
  self->page = NULL;

  G_OBJECT_CLASS (mp_profile_actions_parent_class)->dispose (object);
}

static void
mp_profile_actions_finalize (GObject *object)
{
  MpProfileActions *self = MP_PROFILE_ACTIONS (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mp_profile_actions_parent_class)->finalize (object);
}

static void
mp_profile_actions_class_init (MpProfileActionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_profile_actions_dispose;
  object_class->finalize = mp_profile_actions_finalize;

  /**
   * MpProfileActions::show-tab:
   * @name: of the tab
   *
   * Somebody wants to see a tab.
   */
  signals[SIGNAL_SHOW_TAB] = g_signal_new ("show-tab", MP_TYPE_PROFILE_ACTIONS, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mp_profile_actions_init (MpProfileActions *self)
{
}

/**
 * mp_profile_actions_new:
 * @page: outlives the actions
 * @person: whose profile it shows
 *
 * Returns: (transfer full): the actions, in the page's group
 */
MpProfileActions *
mp_profile_actions_new (MpPage *page, gint64 person)
{
  MpProfileActions *self;
  g_autoptr (GSimpleActionGroup) stage = NULL;

  g_return_val_if_fail (MP_IS_PAGE (page), NULL);

  self = g_object_new (MP_TYPE_PROFILE_ACTIONS, NULL);
  self->page = page;
  self->person = person;
  g_action_map_add_action_entries (G_ACTION_MAP (mp_page_get_actions (page)), entries,
                                   G_N_ELEMENTS (entries), self);
  stage = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (stage), stage_entries,
                                   G_N_ELEMENTS (stage_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "stage", G_ACTION_GROUP (stage));
  return self;
}

static GSimpleAction *
lookup (MpProfileActions *self, const char *name)
{
  return G_SIMPLE_ACTION (
    g_action_map_lookup_action (G_ACTION_MAP (mp_page_get_actions (self->page)), name));
}

static void
update_status (MpProfileActions *self, const char *action_name, gconstpointer part)
{
  GSimpleAction *action = lookup (self, action_name);
  const MpField *field;
  g_autofree char *name = NULL;

  g_simple_action_set_enabled (action, part != NULL);
  if (part == NULL)
    return;

  field = mp_table_find_field (((const MpRow *) part)->table, "status");
  name = mp_row_field_text (part, field);
  g_simple_action_set_state (action, g_variant_new_string (name));
}

/**
 * mp_profile_actions_update:
 * @snapshot: what the page shows now
 */
void
mp_profile_actions_update (MpProfileActions *self, const MpProfileSnapshot *snapshot)
{
  gboolean archived;

  g_return_if_fail (MP_IS_PROFILE_ACTIONS (self));
  g_return_if_fail (snapshot != NULL);

  g_free (self->name);
  self->name = g_strdup (snapshot->name);

  archived = mp_date_is_set (snapshot->profile->person->archived_on);
  g_simple_action_set_enabled (lookup (self, "archive"), !archived);
  g_simple_action_set_enabled (lookup (self, "bring-back"), archived);
  g_simple_action_set_enabled (lookup (self, "add-note"), snapshot->profile->mentee != NULL);
  g_simple_action_set_enabled (lookup (self, "report"), snapshot->profile->mentee != NULL);
  update_status (self, "mentee-status", snapshot->profile->mentee);
  update_status (self, "mentor-status", snapshot->profile->mentor);
}
