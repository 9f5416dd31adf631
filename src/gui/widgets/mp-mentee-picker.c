/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds one mentee by a part of the name, in a narrow place. */

#include "config.h"

#include "gui/widgets/mp-mentee-picker.h"

#include "model/mp-schema.h"
#include "store/mp-query-people.h"

#include <glib/gi18n.h>

#define MAX_FOUND 6

/**
 * MpMenteePicker:
 * @mentee: the id, or 0 for nobody
 * @found: (element-type gint64): the ids of the rows
 */
struct _MpMenteePicker
{
  GtkWidget parent_instance;

  MpStore *store;
  gint64 mentee;
  GArray *found;

  GtkWidget *content;
  GtkSearchEntry *search_entry;
  GtkLabel *nobody_label;
  GtkListBox *list;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpMenteePicker, mp_mentee_picker, GTK_TYPE_WIDGET)

static void
clear_rows (MpMenteePicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_array_set_size (self->found, 0);
}

static void
add_row (MpMenteePicker    *self,
         const MpPeopleRow *person)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "use-markup", FALSE,
                                 "title", person->full_name,
                                 "title-lines", 1,
                                 NULL);

  if (person->organisation != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), person->organisation);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->found, person->id);
  if (person->id == self->mentee)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
show_people (MpMenteePicker *self,
             const GArray   *ids)
{
  g_autoptr (GPtrArray) rows = NULL;

  clear_rows (self);
  if (ids->len > 0)
    rows = mp_people_query_rows (self->store, MP_LIST_MENTEES, (const gint64 *) ids->data,
                                 ids->len, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_row (self, rows->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->found->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), self->found->len == 0);
}

/* Without words to look for: the one that is chosen, or those whose name comes first. */
static void
search (MpMenteePicker *self)
{
  g_autofree char *text = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_new (MP_LIST_MENTEES);
  g_autoptr (GArray) ids = NULL;

  if (self->store == NULL)
    return;
  if (*text == '\0' && self->mentee != 0)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (ids, self->mentee);
    }
  else
    {
      filter->search = g_strdup (text);
      filter->archived = *text != '\0' ? MP_ARCHIVED_TOO : MP_ARCHIVED_HIDDEN;
      ids = mp_people_query_first_ids (self->store, filter, MP_PEOPLE_SORT_DEFAULT, MAX_FOUND,
                                       NULL);
    }
  if (ids != NULL)
    show_people (self, ids);
}

static void
search_changed_cb (MpMenteePicker *self)
{
  search (self);
}

/* What was found gives way to the one who was chosen. */
static void
pick (MpMenteePicker *self,
      int             position)
{
  if (position < 0 || (guint) position >= self->found->len)
    return;
  self->mentee = g_array_index (self->found, gint64, position);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search (self);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
row_activated_cb (MpMenteePicker *self,
                  GtkListBoxRow  *row)
{
  pick (self, gtk_list_box_row_get_index (row));
}

/* Enter in the search takes the first that was found. */
static void
activate_cb (MpMenteePicker *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    row_activated_cb (self, first);
}

static void
mp_mentee_picker_dispose (GObject *object)
{
  MpMenteePicker *self = MP_MENTEE_PICKER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_mentee_picker_parent_class)->dispose (object);
}

static void
mp_mentee_picker_finalize (GObject *object)
{
  MpMenteePicker *self = MP_MENTEE_PICKER (object);

  g_array_unref (self->found);

  G_OBJECT_CLASS (mp_mentee_picker_parent_class)->finalize (object);
}

static void
mp_mentee_picker_class_init (MpMenteePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_mentee_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_mentee_picker_finalize;

  /**
   * MpMenteePicker::picked:
   *
   * Somebody has chosen a mentee.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", MP_TYPE_MENTEE_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-mentee-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, MpMenteePicker, content);
  gtk_widget_class_bind_template_child (widget_class, MpMenteePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MpMenteePicker, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, MpMenteePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mp_mentee_picker_init (MpMenteePicker *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_mentee_picker_set_store:
 * @store: the programme to look in
 */
void
mp_mentee_picker_set_store (MpMenteePicker *self,
                            MpStore        *store)
{
  g_return_if_fail (MP_IS_MENTEE_PICKER (self) && MP_IS_STORE (store));

  g_set_object (&self->store, store);
  search (self);
}

/**
 * mp_mentee_picker_get_mentee:
 *
 * Returns: the id of the mentee, or 0 for nobody
 */
gint64
mp_mentee_picker_get_mentee (MpMenteePicker *self)
{
  g_return_val_if_fail (MP_IS_MENTEE_PICKER (self), 0);

  return self->mentee;
}

/**
 * mp_mentee_picker_set_mentee:
 * @mentee: an id, or 0 for nobody
 */
void
mp_mentee_picker_set_mentee (MpMenteePicker *self,
                             gint64          mentee)
{
  g_return_if_fail (MP_IS_MENTEE_PICKER (self));

  self->mentee = mentee;
  search (self);
}
