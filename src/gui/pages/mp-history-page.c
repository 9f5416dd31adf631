/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: every step that was taken in the programme, day by day, with what it changed. */

#include "config.h"

#include "gui/pages/mp-history-page.h"

#include "gui/widgets/mp-history-row.h"

#include <glib/gi18n.h>

/* How many steps are added at a time, and how many are looked through for those. */
#define PAGE_SIZE 50
#define MOST_LOOKED_AT 5000

struct _MpHistoryPage
{
  MpPage parent_instance;

  gint64 last_batch; /* the oldest step that was looked at, 0 at the start */
  guint n_rows;
  MpDate day; /* of the last group */
  AdwPreferencesGroup *group;
  gboolean stale;

  GtkStack *stack;
  GtkBox *day_box;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (MpHistoryPage, mp_history_page, MP_TYPE_PAGE)

static gboolean
contains (const char *text,
          const char *folded_words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_words) != NULL;
}

static gboolean
is_searched_for (MpHistoryPage        *self,
                 const MpHistoryEntry *entry)
{
  g_autofree char *words = g_utf8_casefold (mp_page_get_search_text (MP_PAGE (self)), -1);

  g_strstrip (words);
  return *words == '\0' || contains (entry->label, words) || contains (entry->author, words);
}

static void
clear (MpHistoryPage *self)
{
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->day_box))) != NULL)
    gtk_box_remove (self->day_box, group);
  self->group = NULL;
  self->day = MP_DATE_NONE;
  self->last_batch = 0;
  self->n_rows = 0;
}

static char *
capitalise (const char *text)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

static void
start_day (MpHistoryPage *self,
           MpDate         day)
{
  g_autofree char *relative = mp_date_to_relative (day, mp_date_today ());
  g_autofree char *title = capitalise (relative);

  self->day = day;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, title);
  gtk_box_append (self->day_box, GTK_WIDGET (self->group));
}

static void
add_entry (MpHistoryPage        *self,
           const MpHistoryEntry *entry)
{
  const MpDate day = mp_instant_to_local_date (entry->at);

  if (self->group == NULL || mp_date_compare (day, self->day) != 0)
    start_day (self, day);
  adw_preferences_group_add (self->group,
                             mp_history_row_new (mp_page_get_store (MP_PAGE (self)), entry));
}

static guint
add_entries (MpHistoryPage *self,
             GPtrArray     *entries)
{
  guint n_added = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const MpHistoryEntry *entry = entries->pdata[i];

      self->last_batch = entry->batch_id;
      if (!is_searched_for (self, entry))
        continue;

      add_entry (self, entry);
      n_added++;
    }
  self->n_rows += n_added;

  return n_added;
}

static void
update_view (MpHistoryPage *self,
             gboolean       more)
{
  const gboolean searching = *mp_page_get_search_text (MP_PAGE (self)) != '\0';

  gtk_widget_set_visible (self->more_button, more);
  gtk_stack_set_visible_child_name (self->stack, self->n_rows > 0 || more ? "list"
                                                 : searching              ? "not-found"
                                                                          : "empty");
}

static void
load_more (MpHistoryPage *self)
{
  guint n_wanted = PAGE_SIZE;
  gboolean more = TRUE;

  for (guint looked_at = 0; more && n_wanted > 0 && looked_at < MOST_LOOKED_AT;
       looked_at += PAGE_SIZE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) entries = mp_history_list (mp_page_get_store (MP_PAGE (self)),
                                                       self->last_batch, PAGE_SIZE, &error);
      guint n_added;

      if (entries == NULL)
        {
          mp_context_show_error (mp_page_get_context (MP_PAGE (self)),
                                 _("The History Cannot Be Shown"), error);
          return;
        }
      more = entries->len == PAGE_SIZE;
      n_added = add_entries (self, entries);
      n_wanted -= MIN (n_wanted, n_added);
    }
  update_view (self, more);
}

static void
reload (MpHistoryPage *self)
{
  self->stale = FALSE;
  clear (self);
  load_more (self);
}

static void
store_changed_cb (MpHistoryPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
mp_history_page_shown (MpPage *page)
{
  MpHistoryPage *self = MP_HISTORY_PAGE (page);

  if (self->stale)
    reload (self);
}

static void
mp_history_page_constructed (GObject *object)
{
  MpHistoryPage *self = MP_HISTORY_PAGE (object);

  G_OBJECT_CLASS (mp_history_page_parent_class)->constructed (object);

  g_signal_connect_object (mp_page_get_store (MP_PAGE (self)), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::search-text", G_CALLBACK (reload), NULL);
  load_more (self);
}

static void
mp_history_page_dispose (GObject *object)
{
  g_signal_handlers_disconnect_by_data (mp_page_get_store (MP_PAGE (object)), object);

  G_OBJECT_CLASS (mp_history_page_parent_class)->dispose (object);
}

static void
mp_history_page_class_init (MpHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_history_page_constructed;
  object_class->dispose = mp_history_page_dispose;
  MP_PAGE_CLASS (klass)->shown = mp_history_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, day_box);
  gtk_widget_class_bind_template_child (widget_class, MpHistoryPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, load_more);
}

static void
mp_history_page_init (MpHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_history_page_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_history_page_new (MpContext *context)
{
  return g_object_new (MP_TYPE_HISTORY_PAGE, "context", context, NULL);
}
