/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with those who are selected in a list. */

#include "config.h"

#include "gui/pages/mp-selection-actions.h"

#include "gui/pages/mp-list-export.h"
#include "gui/pages/mp-page-records.h"
#include "gui/widgets/mp-stage-dialog.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"
#include "store/mp-archive.h"
#include "store/mp-people-actions.h"
#include "store/mp-people-filter.h"

#include <glib/gi18n.h>

#define PEOPLE_FOR_A_FRAME 200

/**
 * MpSelectionActions:
 *
 * Lives as long as its page, in whose group of actions it puts what it offers.
 */
struct _MpSelectionActions
{
  GObject parent_instance;

  MpPage *page;
  MpListKind kind;
  GArray *ids;    /* (element-type gint64): those selected */
  GArray *listed; /* (element-type gint64): all in the list */
};

G_DEFINE_FINAL_TYPE (MpSelectionActions, mp_selection_actions, G_TYPE_OBJECT)

static MpContext *
context_of (MpSelectionActions *self)
{
  return mp_page_get_context (self->page);
}

static MpStore *
store_of (MpSelectionActions *self)
{
  return mp_page_get_store (self->page);
}

static const gint64 *
ids_of (MpSelectionActions *self)
{
  return (const gint64 *) (gpointer) self->ids->data;
}

static GtkWindow *
window_of (MpSelectionActions *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page)));
}

/**
 * Change:
 * @status: what those selected are given, or 0 where they are archived or brought back
 * @text: what was done, a whole sentence
 *
 * What is done with all of them as one step.
 */
typedef struct
{
  MpListKind kind;
  GArray *ids;
  guint status;
  gboolean archived;
  char *text;
  MpContext *context;
} Change;

static void
change_free (Change *change)
{
  g_array_unref (change->ids);
  g_free (change->text);
  g_object_unref (change->context);
  g_free (change);
}

static Change *
change_new (MpSelectionActions *self, char *text)
{
  Change *change = g_new0 (Change, 1);

  change->kind = self->kind;
  change->ids = g_array_ref (self->ids);
  change->text = text;
  change->context = g_object_ref (context_of (self));
  return change;
}

static gboolean
write_change (MpStore *store, const Change *change, GError **error)
{
  const gint64 *ids = (const gint64 *) (gpointer) change->ids->data;
  const MpTable *part = change->kind == MP_LIST_MENTEES ? &mp_mentee_table : &mp_mentor_table;
  const MpTable *whole = change->kind == MP_LIST_PARTNERS ? &mp_organisation_table
                                                          : &mp_person_table;

  if (change->status != 0)
    return mp_people_set_status (store, part, ids, change->ids->len, change->status, error);
  return mp_store_set_archived (store, whole, ids, change->ids->len, change->archived, error);
}

/* Says what was done, or why not. */
static void
finish (Change *change, const GError *error)
{
  if (error == NULL)
    mp_context_toast_done (change->context, change->text);
  else
    mp_context_show_error (change->context, _("Not Saved"), error);
  change_free (change);
}

static gpointer
run_change (MpJob *job, MpStore *store, gpointer data, GError **error)
{
  return write_change (store, data, error) ? data : NULL;
}

static void
change_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (GError) error = NULL;

  mp_job_finish (MP_JOB (source), result, &error);
  mp_store_poll (mp_context_get_store (change->context), NULL);
  finish (change, error);
}

/* Many take longer than a frame: a thread writes them. */
static void
make_change (MpSelectionActions *self, Change *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpJob) job = NULL;

  if (change->ids->len > PEOPLE_FOR_A_FRAME && mp_store_get_path (store_of (self)) != NULL)
    {
      job = mp_job_new (store_of (self), change->text);
      mp_job_start (job, run_change, change, NULL, NULL, change_written_cb, change);
      return;
    }
  write_change (store_of (self), change, &error);
  finish (change, error);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpSelectionActions *self = user_data;
  const char *name = self->kind == MP_LIST_PARTNERS ? "win.open-organisation" : "win.open-person";

  gtk_widget_activate_action (GTK_WIDGET (self->page), name, "x", ids_of (self)[0]);
}

static void
set_stage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpSelectionActions *self = user_data;
  GtkWidget *dialog = mp_stage_dialog_new (context_of (self), ids_of (self), self->ids->len);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), window_of (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_status_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpSelectionActions *self = user_data;
  const MpChoice *statuses = mp_people_filter_get_statuses (self->kind);
  guint status = mp_choice_find (statuses, g_variant_get_string (parameter, NULL));
  guint n_people = self->ids->len;
  Change *change;

  if (status == 0)
    return;
  change = change_new (
      self,
      /* Translators: %s is a status, such as "Active". */
      g_strdup_printf (self->kind == MP_LIST_MENTEES
                         ? ngettext ("Status of %u mentee set to %s",
                                     "Status of %u mentees set to %s", n_people)
                         : ngettext ("Status of %u mentor set to %s",
                                     "Status of %u mentors set to %s", n_people),
                       n_people, mp_choice_get_label (statuses, status)));
  change->status = status;
  make_change (self, change);
}

static char *
make_archived_text (MpSelectionActions *self, gboolean archived)
{
  guint n_ids = self->ids->len;

  if (self->kind == MP_LIST_PARTNERS)
    return g_strdup_printf (archived ? ngettext ("%'u partner archived", "%'u partners archived",
                                                 n_ids)
                                     : ngettext ("%'u partner is back in the list",
                                                 "%'u partners are back in the list", n_ids),
                            n_ids);
  return g_strdup_printf (archived ? ngettext ("%'u person archived", "%'u people archived", n_ids)
                                   : ngettext ("%'u person is back in the lists",
                                               "%'u people are back in the lists", n_ids),
                          n_ids);
}

static void
set_archived (MpSelectionActions *self, gboolean archived)
{
  Change *change = change_new (self, make_archived_text (self, archived));

  change->archived = archived;
  make_change (self, change);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, TRUE);
}

static void
bring_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, FALSE);
}

static void
report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpSelectionActions *self = user_data;
  GVariant *ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->ids->data,
                                             self->ids->len, sizeof (gint64));

  gtk_widget_activate_action_variant (GTK_WIDGET (self->page), "win.report", ids);
}

/* Nobody selected means everybody listed. */
static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpSelectionActions *self = user_data;
  GArray *ids = self->ids->len > 0 ? self->ids : self->listed;

  mp_list_export_ask (self->page, self->kind, ids);
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_cb },
  { .name = "set-stage", .activate = set_stage_cb },
  { .name = "set-status", .activate = set_status_cb, .parameter_type = "s" },
  { .name = "report", .activate = report_cb },
  { .name = "export", .activate = export_cb },
  { .name = "archive", .activate = archive_cb },
  { .name = "bring-back", .activate = bring_back_cb },
};

static void
update_actions (MpSelectionActions *self)
{
  gboolean some = self->ids->len > 0;
  gboolean mentees = self->kind == MP_LIST_MENTEES;

  mp_page_enable_action (self->page, "open", self->ids->len == 1);
  mp_page_enable_action (self->page, "set-stage", some && mentees);
  mp_page_enable_action (self->page, "set-status", some && self->kind != MP_LIST_PARTNERS);
  mp_page_enable_action (self->page, "report", some && mentees);
  mp_page_enable_action (self->page, "export", some || self->listed->len > 0);
  mp_page_enable_action (self->page, "archive", some);
  mp_page_enable_action (self->page, "bring-back", some);
}

static void
mp_selection_actions_finalize (GObject *object)
{
  MpSelectionActions *self = MP_SELECTION_ACTIONS (object);

  g_array_unref (self->ids);
  g_array_unref (self->listed);

  G_OBJECT_CLASS (mp_selection_actions_parent_class)->finalize (object);
}

static void
mp_selection_actions_class_init (MpSelectionActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_selection_actions_finalize;
}

static void
mp_selection_actions_init (MpSelectionActions *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->listed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * mp_selection_actions_new:
 * @page: (unowned): of the list, which owns this
 * @kind: of the list
 *
 * Returns: (transfer full): actions for nobody yet
 */
MpSelectionActions *
mp_selection_actions_new (MpPage *page, MpListKind kind)
{
  MpSelectionActions *self;

  g_return_val_if_fail (MP_IS_PAGE (page), NULL);

  self = g_object_new (MP_TYPE_SELECTION_ACTIONS, NULL);
  self->page = page;
  self->kind = kind;
  g_action_map_add_action_entries (G_ACTION_MAP (mp_page_get_actions (page)), entries,
                                   G_N_ELEMENTS (entries), self);
  update_actions (self);
  return self;
}

/**
 * mp_selection_actions_set_ids:
 * @ids: (transfer none) (element-type gint64): those selected
 */
void
mp_selection_actions_set_ids (MpSelectionActions *self, GArray *ids)
{
  g_return_if_fail (MP_IS_SELECTION_ACTIONS (self));
  g_return_if_fail (ids != NULL);

  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  update_actions (self);
}

/**
 * mp_selection_actions_set_listed:
 * @ids: (transfer none) (element-type gint64): all in the list
 */
void
mp_selection_actions_set_listed (MpSelectionActions *self, GArray *ids)
{
  g_return_if_fail (MP_IS_SELECTION_ACTIONS (self));
  g_return_if_fail (ids != NULL);

  g_array_ref (ids);
  g_array_unref (self->listed);
  self->listed = ids;
  update_actions (self);
}

/**
 * mp_selection_actions_make_status_menu:
 *
 * Returns: (transfer full): the statuses that can be given
 */
GMenuModel *
mp_selection_actions_make_status_menu (MpSelectionActions *self)
{
  const MpChoice *statuses;
  GMenu *menu;

  g_return_val_if_fail (MP_IS_SELECTION_ACTIONS (self), NULL);

  statuses = mp_people_filter_get_statuses (self->kind);
  menu = g_menu_new ();
  for (gsize i = 0; statuses[i].name != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("page.set-status::%s", statuses[i].name);

      g_menu_append (menu, mp_choice_get_label (statuses, (unsigned int) statuses[i].value),
                     action);
    }
  return G_MENU_MODEL (menu);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * mp_selection_actions_make_menu:
 *
 * Returns: (transfer full): everything that can be done with those selected
 */
GMenuModel *
mp_selection_actions_make_menu (MpSelectionActions *self)
{
  g_autoptr (GMenuModel) statuses = NULL;
  GMenu *menu, *open, *set, *rest;

  g_return_val_if_fail (MP_IS_SELECTION_ACTIONS (self), NULL);

  menu = g_menu_new ();
  open = g_menu_new ();
  set = g_menu_new ();
  rest = g_menu_new ();
  g_menu_append (open, _("_Open"), "page.open");
  if (self->kind == MP_LIST_MENTEES)
    g_menu_append (set, _("Set Sta_ge…"), "page.set-stage");
  if (self->kind != MP_LIST_PARTNERS)
    {
      statuses = mp_selection_actions_make_status_menu (self);
      g_menu_append_submenu (set, _("Set S_tatus"), statuses);
    }
  if (self->kind == MP_LIST_MENTEES)
    g_menu_append (set, _("_Report…"), "page.report");
  g_menu_append (set, _("_Export…"), "page.export");
  g_menu_append (rest, _("_Archive"), "page.archive");
  g_menu_append (rest, _("_Bring Back"), "page.bring-back");
  append_section (menu, open);
  append_section (menu, set);
  append_section (menu, rest);
  return G_MENU_MODEL (menu);
}
