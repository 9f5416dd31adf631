/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preferences: the programme and its limits, its sites and cohorts, and how the program looks. */

#include "config.h"

#include "gui/mp-preferences-window.h"

#include "gui/mp-record-window.h"
#include "gui/widgets/mp-form.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>

/**
 * MpPreferencesWindow:
 *
 * What is typed about the programme is saved in one step when the window is closed; looks change at
 * once.
 */
struct _MpPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  MpContext *context;
  MpForm *form;
  GPtrArray *rows; /* (element-type GtkWidget): of sites and cohorts */

  AdwPreferencesPage *programme_page;
  AdwPreferencesGroup *detail_group;
  AdwPreferencesGroup *limit_group;
  AdwPreferencesGroup *site_group;
  AdwPreferencesGroup *cohort_group;
  AdwComboRow *color_row;
  AdwComboRow *text_row;
};

static const char *const detail_fields[] = {
  "name", "organisation", "coordinator", "email", "phone", "country", NULL,
};

static const char *const limit_fields[] = {
  "minimum_age",
  "guardian_age",
  "focus_careers",
  "group_size",
  "exchange_min_careers",
  "exchange_max_careers",
  "commitment_months",
  "commitment_min_months",
  "silence_days",
  "first_meetings_in_person",
  NULL,
};

/* Values of the settings, in the order of the rows' models. */
static const char *const color_nicks[] = { "follow", "light", "dark" };
static const char *const text_nicks[] = { "normal", "large", "very-large" };

G_DEFINE_FINAL_TYPE (MpPreferencesWindow, mp_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static MpStore *
store_of (MpPreferencesWindow *self)
{
  return mp_context_get_store (self->context);
}

static gboolean
nick_to_position (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  const char *const *nicks = user_data;

  for (guint i = 0; i < 3; i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
position_to_nick (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  const char *const *nicks = user_data;

  return g_variant_new_string (nicks[MIN (g_value_get_uint (value), 2)]);
}

static void
bind_looks (MpPreferencesWindow *self)
{
  GSettings *settings = mp_context_get_settings (self->context);

  g_settings_bind_with_mapping (settings, "color-scheme", self->color_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, nick_to_position, position_to_nick,
                                (gpointer) color_nicks, NULL);
  g_settings_bind_with_mapping (settings, "text-size", self->text_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, nick_to_position, position_to_nick,
                                (gpointer) text_nicks, NULL);
}

static void
edit_record (MpPreferencesWindow *self,
             gconstpointer        row)
{
  gtk_window_present (GTK_WINDOW (mp_record_window_new (GTK_WINDOW (self), self->context, row)));
}

static void
row_activated_cb (AdwActionRow        *action_row,
                  MpPreferencesWindow *self)
{
  edit_record (self, g_object_get_data (G_OBJECT (action_row), "row"));
}

static void
add_record_row (MpPreferencesWindow *self,
                AdwPreferencesGroup *group,
                gconstpointer        row,
                const char          *name,
                const char          *subtitle)
{
  GtkWidget *action_row = adw_action_row_new ();

  g_object_set_data_full (G_OBJECT (action_row), "row", mp_row_copy (row), mp_row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (action_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (action_row), subtitle != NULL ? subtitle : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (action_row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (action_row), TRUE);
  g_signal_connect_object (action_row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (group, action_row);
  g_ptr_array_add (self->rows, action_row);
}

static void
remove_rows (MpPreferencesWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_records (MpPreferencesWindow *self)
{
  g_autoptr (GPtrArray) sites = mp_store_list (store_of (self), &mp_site_table, NULL);
  g_autoptr (GPtrArray) cohorts = mp_store_list (store_of (self), &mp_cohort_table, NULL);

  remove_rows (self);
  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const MpSite *site = sites->pdata[i];

      add_record_row (self, self->site_group, site, site->name, site->town);
    }
  for (guint i = 0; cohorts != NULL && i < cohorts->len; i++)
    {
      const MpCohort *cohort = cohorts->pdata[i];

      add_record_row (self, self->cohort_group, cohort, cohort->name, cohort->school_year);
    }
}

static void
load_programme (MpPreferencesWindow *self)
{
  g_autoptr (GPtrArray) programmes = mp_store_list (store_of (self), &mp_programme_table, NULL);

  if (programmes != NULL && programmes->len > 0)
    mp_form_load (self->form, programmes->pdata[0]);
}

static void
store_changed_cb (MpPreferencesWindow *self,
                  MpChanges           *changes)
{
  if (mp_changes_touch_table (changes, &mp_site_table)
      || mp_changes_touch_table (changes, &mp_cohort_table))
    show_records (self);
  if (mp_changes_touch_table (changes, &mp_programme_table) && !mp_form_is_changed (self->form))
    load_programme (self);
}

static void
add_site_cb (MpPreferencesWindow *self)
{
  g_autoptr (MpSite) site = mp_site_new ();

  edit_record (self, site);
}

static void
add_cohort_cb (MpPreferencesWindow *self)
{
  g_autoptr (MpCohort) cohort = mp_cohort_new ();

  cohort->kind = MP_COHORT_CLASS;
  edit_record (self, cohort);
}

/* Returns: whether nothing is left to save. */
static gboolean
save_programme (MpPreferencesWindow *self)
{
  g_autoptr (MpProgramme) programme = NULL;
  g_autoptr (MpBatch) batch = NULL;

  if (!mp_form_is_changed (self->form))
    return TRUE;

  programme = mp_form_collect (self->form);
  if (programme == NULL)
    return FALSE;

  batch = mp_batch_new (_("Change the programme’s details"));
  mp_batch_update (batch, programme);
  return mp_context_apply (self->context, batch, _("Programme’s details saved"));
}

static void
discard_response_cb (MpPreferencesWindow *self,
                     const char          *response)
{
  if (g_str_equal (response, "discard"))
    {
      load_programme (self);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->programme_page);
  mp_form_focus_problem (self->form);
}

static void
ask_to_discard (MpPreferencesWindow *self)
{
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Some Details Are Not Right Yet"),
                                   _("They are marked in the form. Nothing of it is saved until "
                                     "they are right."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "discard", _("_Discard Changes"),
                                    "back", _("_Go Back"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
mp_preferences_window_close_request (GtkWindow *window)
{
  MpPreferencesWindow *self = MP_PREFERENCES_WINDOW (window);

  if (!save_programme (self))
    {
      ask_to_discard (self);
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (mp_preferences_window_parent_class)->close_request (window);
}

static void
mp_preferences_window_dispose (GObject *object)
{
  MpPreferencesWindow *self = MP_PREFERENCES_WINDOW (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (store_of (self), self);
  g_clear_object (&self->context);
  g_clear_object (&self->form);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_preferences_window_parent_class)->dispose (object);
}

static void
mp_preferences_window_class_init (MpPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mp_preferences_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, programme_page);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, detail_group);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, limit_group);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, site_group);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, cohort_group);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, color_row);
  gtk_widget_class_bind_template_child (widget_class, MpPreferencesWindow, text_row);
  gtk_widget_class_bind_template_callback (widget_class, add_site_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cohort_cb);
}

static void
mp_preferences_window_init (MpPreferencesWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_preferences_window_new:
 * @parent: the window it belongs to
 * @context: of the open programme
 *
 * Returns: (transfer floating): the window, not shown yet
 */
GtkWidget *
mp_preferences_window_new (GtkWindow *parent,
                           MpContext *context)
{
  MpPreferencesWindow *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->form = mp_form_new (&mp_programme_table);
  mp_form_add_fields (self->form, self->detail_group, detail_fields);
  mp_form_add_fields (self->form, self->limit_group, limit_fields);
  load_programme (self);
  show_records (self);
  gtk_widget_grab_focus (mp_form_get_widget (self->form, detail_fields[0]));
  if (mp_context_get_settings (context) != NULL)
    bind_looks (self);
  g_signal_connect_object (store_of (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
