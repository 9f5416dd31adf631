/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile of a person, mentee, mentor or both: who it is, what is missing, what happened. */

#include "config.h"

#include "gui/pages/mp-profile-page.h"

#include "gui/model/mp-profile-snapshot.h"
#include "gui/pages/mp-profile-actions.h"
#include "gui/pages/mp-profile-contacts.h"
#include "gui/pages/mp-profile-details.h"
#include "gui/pages/mp-profile-history.h"
#include "gui/pages/mp-profile-notes.h"
#include "gui/pages/mp-profile-overview.h"
#include "gui/widgets/mp-pipeline-view.h"
#include "gui/widgets/mp-scroll.h"
#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-contact-log.h"
#include "model/mp-school-note.h"

#include <glib/gi18n.h>

struct _MpProfilePage
{
  MpPage parent_instance;

  gint64 person;
  MpProfileSnapshot *snapshot;
  MpProfileActions *actions;

  GtkWidget *archived_box;
  GtkLabel *archived_label;
  GtkWidget *header_box;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *where_label;
  GtkLabel *about_label;
  GtkMenuButton *mentee_pill;
  GtkMenuButton *mentor_pill;
  MpPipelineView *pipeline_view;
  GtkWidget *switcher;
  AdwViewStack *stack;
  AdwViewStackPage *notes_page;
  MpProfileOverview *overview;
  MpProfileDetails *details;
  MpProfileNotes *notes;
  MpProfileContacts *contacts;
  MpProfileHistory *history;
};

G_DEFINE_FINAL_TYPE (MpProfilePage, mp_profile_page, MP_TYPE_PAGE)

static void
show_text (GtkLabel *label, char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  g_free (text);
}

/* How a status looks, besides saying what it is. */
static const char *
pill_class (gconstpointer part, unsigned int status)
{
  if (((const MpRow *) part)->table == &mp_mentee_table)
    switch (status)
      {
      case MP_MENTEE_ACTIVE:
        return "success";
      case MP_MENTEE_WAITING:
      case MP_MENTEE_PAUSED:
        return "warning";
      default:
        return NULL;
      }

  switch (status)
    {
    case MP_MENTOR_READY:
    case MP_MENTOR_ACTIVE:
      return "success";
    case MP_MENTOR_SCREENING:
    case MP_MENTOR_PAUSED:
      return "warning";
    default:
      return NULL;
    }
}

static void
show_pill (GtkMenuButton *pill, gconstpointer part, const char *format)
{
  const MpField *field;
  const char *css_class;
  unsigned int status;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (pill), part != NULL);
  if (part == NULL)
    return;

  field = mp_table_find_field (((const MpRow *) part)->table, "status");
  status = *mp_row_enum (part, field);
  css_class = pill_class (part, status);
  gtk_widget_remove_css_class (GTK_WIDGET (pill), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (pill), "warning");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (pill), css_class);

  /* Translators: the name of a field and its value. */
  text = g_strdup_printf (_("%s: %s"), format, mp_choice_get_label (field->choices, status));
  gtk_menu_button_set_label (pill, text);
  /* Translators: %s is a status, such as "Mentee: Active". */
  name = g_strdup_printf (_("%s, change the status"), text);
  mp_spoken_name_set (pill, name);
}

static void
fill_pill (GtkMenuButton *pill, const MpTable *table, const char *action_name)
{
  const MpField *field = mp_table_find_field (table, "status");
  g_autoptr (GMenu) menu = g_menu_new ();

  for (const MpChoice *choice = field->choices; choice->name != NULL; choice++)
    {
      g_autofree char *action = g_strdup_printf ("%s::%s", action_name, choice->name);

      g_menu_append (menu, mp_choice_get_label (field->choices, choice->value), action);
    }
  gtk_menu_button_set_menu_model (pill, G_MENU_MODEL (menu));
}

static void
show_archived (MpProfilePage *self)
{
  MpDate archived_on = self->snapshot->profile->person->archived_on;
  g_autofree char *day = mp_date_to_display (archived_on);
  g_autofree char *text = NULL;

  /* Translators: %s is a day. */
  text = g_strdup_printf (_("Archived on %s and no longer in the lists."), day);
  gtk_label_set_label (self->archived_label, text);
  gtk_widget_set_visible (self->archived_box, mp_date_is_set (archived_on));
}

static void
show_header (MpProfilePage *self)
{
  const MpProfileSnapshot *snapshot = self->snapshot;

  mp_page_set_title (MP_PAGE (self), snapshot->name);
  adw_avatar_set_text (self->avatar, snapshot->name);
  gtk_label_set_label (self->name_label, snapshot->name);
  show_text (self->where_label, mp_profile_snapshot_dup_where (snapshot));
  show_text (self->about_label, mp_profile_snapshot_dup_about (snapshot));
  show_pill (self->mentee_pill, snapshot->profile->mentee, mp_table_get_label (&mp_mentee_table));
  show_pill (self->mentor_pill, snapshot->profile->mentor, mp_table_get_label (&mp_mentor_table));
  show_archived (self);
}

static void
show_pipeline (MpProfilePage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->pipeline_view), self->snapshot->pipeline != NULL);
  if (self->snapshot->pipeline != NULL)
    mp_pipeline_view_set_pipeline (self->pipeline_view, self->snapshot->pipeline, NULL,
                                   self->snapshot->today);
}

static void
show_tabs (MpProfilePage *self)
{
  mp_profile_overview_show (self->overview, self->snapshot);
  mp_profile_details_show (self->details, self->snapshot);
  mp_profile_notes_show (self->notes, self->snapshot);
  mp_profile_contacts_show (self->contacts, self->snapshot);
  mp_profile_history_show (self->history, mp_page_get_store (MP_PAGE (self)), self->person);
  adw_view_stack_page_set_visible (self->notes_page, self->snapshot->profile->mentee != NULL);
}

static void
reload (MpProfilePage *self)
{
  g_autoptr (GError) error = NULL;
  MpProfileSnapshot *snapshot = mp_profile_snapshot_load (mp_page_get_store (MP_PAGE (self)),
                                                          self->person, &error);

  if (snapshot == NULL)
    {
      if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND))
        mp_page_leave (MP_PAGE (self));
      else
        mp_context_show_error (mp_page_get_context (MP_PAGE (self)), _("Not Shown"), error);
      return;
    }

  g_clear_pointer (&self->snapshot, mp_profile_snapshot_free);
  self->snapshot = snapshot;
  show_header (self);
  show_pipeline (self);
  show_tabs (self);
  mp_profile_actions_update (self->actions, snapshot);
}

/* The lists of attached records are not told by person: any change to them counts. */
static gboolean
is_shown (MpProfilePage *self, const MpChanges *changes)
{
  static const MpTable *const parts[] = { &mp_person_table, &mp_mentee_table, &mp_mentor_table };
  static const MpTable *const attached[] = { &mp_contact_log_table, &mp_school_note_table,
                                             &mp_stage_record_table, &mp_organisation_table,
                                             &mp_cohort_table, &mp_site_table,
                                             &mp_programme_table };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (mp_changes_touch (changes, parts[i], self->person))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (attached); i++)
    if (mp_changes_touch_table (changes, attached[i]))
      return TRUE;

  return FALSE;
}

static void
store_changed_cb (MpProfilePage *self, const MpChanges *changes)
{
  if (is_shown (self, changes))
    reload (self);
}

static void
folded_cb (MpProfilePage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->header_box),
                                  folded ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL);
}

static void
show_tab_cb (MpProfilePage *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "contacts"))
    mp_profile_contacts_start (self->contacts);
}

/* Somebody who went away while the page was being made has no profile. */
static void
mp_profile_page_shown (MpPage *page)
{
  if (MP_PROFILE_PAGE (page)->snapshot == NULL)
    mp_page_leave (page);
}

/* With a mentee, where a step can be taken next. */
static gboolean
mp_profile_page_focus_content (MpPage *page)
{
  MpProfilePage *self = MP_PROFILE_PAGE (page);

  if (gtk_widget_get_visible (GTK_WIDGET (self->pipeline_view)))
    return mp_pipeline_view_focus_next (self->pipeline_view);
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
mp_profile_page_constructed (GObject *object)
{
  MpProfilePage *self = MP_PROFILE_PAGE (object);
  MpStore *store = mp_page_get_store (MP_PAGE (self));

  G_OBJECT_CLASS (mp_profile_page_parent_class)->constructed (object);

  mp_profile_contacts_set_context (self->contacts, mp_page_get_context (MP_PAGE (self)));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mp_profile_page_dispose (GObject *object)
{
  MpProfilePage *self = MP_PROFILE_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->snapshot, mp_profile_snapshot_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PROFILE_PAGE);

  G_OBJECT_CLASS (mp_profile_page_parent_class)->dispose (object);
}

static void
mp_profile_page_class_init (MpProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_profile_page_constructed;
  object_class->dispose = mp_profile_page_dispose;
  MP_PAGE_CLASS (klass)->focus_content = mp_profile_page_focus_content;
  MP_PAGE_CLASS (klass)->shown = mp_profile_page_shown;

  g_type_ensure (MP_TYPE_PIPELINE_VIEW);
  g_type_ensure (MP_TYPE_PROFILE_CONTACTS);
  g_type_ensure (MP_TYPE_PROFILE_DETAILS);
  g_type_ensure (MP_TYPE_PROFILE_HISTORY);
  g_type_ensure (MP_TYPE_PROFILE_NOTES);
  g_type_ensure (MP_TYPE_PROFILE_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, archived_box);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, archived_label);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, header_box);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, name_label);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, where_label);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, about_label);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, mentee_pill);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, mentor_pill);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, pipeline_view);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, switcher);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, notes_page);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, overview);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, details);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, notes);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, contacts);
  gtk_widget_class_bind_template_child (widget_class, MpProfilePage, history);
}

static void
mp_profile_page_init (MpProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_pill (self->mentee_pill, &mp_mentee_table, "page.mentee-status");
  fill_pill (self->mentor_pill, &mp_mentor_table, "page.mentor-status");
  g_signal_connect (self, "notify::folded", G_CALLBACK (folded_cb), NULL);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (mp_scroll_up_to),
                            self->switcher);
}

/**
 * mp_profile_page_new:
 * @context: of the window
 * @person: whose profile
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_profile_page_new (MpContext *context, gint64 person)
{
  MpProfilePage *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_PROFILE_PAGE, "context", context, NULL);
  self->person = person;
  self->actions = mp_profile_actions_new (MP_PAGE (self), person);
  g_signal_connect_object (self->actions, "show-tab", G_CALLBACK (show_tab_cb), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return MP_PAGE (self);
}

/**
 * mp_profile_page_get_person:
 *
 * Returns: whose profile it is
 */
gint64
mp_profile_page_get_person (MpProfilePage *self)
{
  g_return_val_if_fail (MP_IS_PROFILE_PAGE (self), 0);

  return self->person;
}
