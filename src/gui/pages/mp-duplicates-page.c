/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of people in the whole file who look the same, each with a way to merge them (P-3). */

#include "config.h"

#include "gui/pages/mp-duplicates-page.h"

#include "gui/model/mp-profile-snapshot.h"
#include "gui/pages/mp-merge-window.h"
#include "gui/widgets/mp-record-row.h"
#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-distinct-pair.h"
#include "store/mp-people-actions.h"
#include "store/mp-query-duplicates.h"

#include <glib/gi18n.h>

/* More pairs than anybody merges at a sitting; the others come up when these are done. */
#define MAX_PAIRS 100

struct _MpDuplicatesPage
{
  MpPage parent_instance;

  GArray *pairs;
  gboolean stale;

  GtkStack *stack;
  AdwPreferencesGroup *group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpDuplicatesPage, mp_duplicates_page, MP_TYPE_PAGE)

static void
row_activated_cb (MpDuplicatesPage *self, GtkListBoxRow *row)
{
  MpContext *context = mp_page_get_context (MP_PAGE (self));
  const MpDuplicate *pair = &g_array_index (self->pairs, MpDuplicate,
                                            gtk_list_box_row_get_index (row));
  g_autoptr (GError) error = NULL;
  MpMergeWindow *window = mp_merge_window_new (context, GTK_WIDGET (self), pair->id,
                                               pair->other_id, &error);

  if (window == NULL)
    mp_context_show_error (context, _("Not Merged"), error);
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
keep_apart (MpDuplicatesPage *self, const MpDuplicate *pair)
{
  MpContext *context = mp_page_get_context (MP_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (mp_people_set_distinct (mp_page_get_store (MP_PAGE (self)), pair->id, pair->other_id,
                              &error))
    mp_context_toast_done (context, _("Not asked about these two any more"));
  else
    mp_context_show_error (context, _("Not Saved"), error);
}

static void
apart_clicked_cb (GtkWidget *button, MpDuplicatesPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  MpDuplicate pair = g_array_index (self->pairs, MpDuplicate,
                                    gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  keep_apart (self, &pair);
}

static GtkWidget *
make_apart_button (MpDuplicatesPage *self, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Not the Same Person"));
  g_autofree char *label = NULL;

  /* Translators: for screen readers; %s is "Ana Cruz and Anna Cruz". */
  label = g_strdup_printf (_("%s are not the same person"), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  mp_spoken_name_set (button, label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (apart_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
make_row (MpDuplicatesPage *self, const MpProfileSnapshot *one, const MpProfileSnapshot *other,
          MpDuplicateReasons reasons)
{
  g_autofree char *words = mp_duplicate_reasons_to_line (reasons);
  g_autofree char *title = NULL;
  GtkWidget *row;

  /* Translators: both are names of people who look the same. */
  title = g_strdup_printf (_("%s and %s"), one->name, other->name);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "activatable", TRUE,
                      "use-markup", FALSE,
                      "title", title,
                      "subtitle", words,
                      "subtitle-lines", 0,
                      NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), adw_avatar_new (32, one->name, TRUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_apart_button (self, title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  mp_spoken_name_set (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  return row;
}

/* Somebody who went away meanwhile has no row, and the list of pairs says the same. */
static void
show_pairs (MpDuplicatesPage *self)
{
  MpStore *store = mp_page_get_store (MP_PAGE (self));

  mp_record_row_clear_list (self->list);
  for (guint i = 0; i < self->pairs->len;)
    {
      const MpDuplicate *pair = &g_array_index (self->pairs, MpDuplicate, i);
      g_autoptr (MpProfileSnapshot) one = mp_profile_snapshot_load (store, pair->id, NULL);
      g_autoptr (MpProfileSnapshot) other = mp_profile_snapshot_load (store, pair->other_id,
                                                                      NULL);

      if (one == NULL || other == NULL)
        {
          g_array_remove_index (self->pairs, i);
          continue;
        }
      gtk_list_box_append (self->list, make_row (self, one, other, pair->reasons));
      i++;
    }
}

static void
reload (MpDuplicatesPage *self)
{
  g_autoptr (GError) error = NULL;
  GArray *pairs = mp_query_duplicates (mp_page_get_store (MP_PAGE (self)), MAX_PAIRS, &error);
  g_autofree char *text = NULL;

  self->stale = FALSE;
  if (pairs == NULL)
    {
      mp_context_show_error (mp_page_get_context (MP_PAGE (self)), _("Not Shown"), error);
      return;
    }

  g_clear_pointer (&self->pairs, g_array_unref);
  self->pairs = pairs;
  show_pairs (self);
  text = g_strdup_printf (ngettext ("%u pair looks the same. Choose it to compare the two.",
                                    "%u pairs look the same. Choose one to compare the two.",
                                    pairs->len), pairs->len);
  adw_preferences_group_set_description (self->group, text);
  gtk_stack_set_visible_child_name (self->stack, pairs->len > 0 ? "list" : "empty");
}

static void
store_changed_cb (MpDuplicatesPage *self, const MpChanges *changes)
{
  if (!mp_changes_touch_table (changes, &mp_person_table)
      && !mp_changes_touch_table (changes, &mp_distinct_pair_table))
    return;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
mp_duplicates_page_shown (MpPage *page)
{
  if (MP_DUPLICATES_PAGE (page)->stale)
    reload (MP_DUPLICATES_PAGE (page));
}

static void
mp_duplicates_page_constructed (GObject *object)
{
  MpDuplicatesPage *self = MP_DUPLICATES_PAGE (object);

  G_OBJECT_CLASS (mp_duplicates_page_parent_class)->constructed (object);

  g_signal_connect_object (mp_page_get_store (MP_PAGE (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
mp_duplicates_page_finalize (GObject *object)
{
  g_clear_pointer (&MP_DUPLICATES_PAGE (object)->pairs, g_array_unref);

  G_OBJECT_CLASS (mp_duplicates_page_parent_class)->finalize (object);
}

static void
mp_duplicates_page_class_init (MpDuplicatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_duplicates_page_constructed;
  object_class->finalize = mp_duplicates_page_finalize;
  MP_PAGE_CLASS (klass)->shown = mp_duplicates_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpDuplicatesPage, group);
  gtk_widget_class_bind_template_child (widget_class, MpDuplicatesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mp_duplicates_page_init (MpDuplicatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_duplicates_page_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_duplicates_page_new (MpContext *context)
{
  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  return g_object_new (MP_TYPE_DUPLICATES_PAGE, "context", context, NULL);
}
