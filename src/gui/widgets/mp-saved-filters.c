/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters that somebody gave a name: chosen again, saved, deleted. */

#include "config.h"

#include "gui/widgets/mp-saved-filters.h"

#include "base/mp-fold.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

struct _MpSavedFilters
{
  GtkWidget parent_instance;

  MpContext *context;
  MpListKind kind;
  char *criteria;
  GPtrArray *rows; /* (element-type MpSavedFilter) */

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkWidget *scrolled_window;
  GtkListBox *list;
  GtkWidget *empty_label;
  GtkWidget *save_box;
  GtkEntry *entry;
  GtkWidget *save_button;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (MpSavedFilters, mp_saved_filters, GTK_TYPE_WIDGET)

static MpSavedFilter *
get_row (MpSavedFilters *self, guint position)
{
  return g_ptr_array_index (self->rows, position);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const MpSavedFilter *left = *(const MpSavedFilter *const *) a;
  const MpSavedFilter *right = *(const MpSavedFilter *const *) b;

  return g_utf8_collate (left->name, right->name);
}

static void
read_rows (MpSavedFilters *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  rows = mp_store_list (mp_context_get_store (self->context), &mp_saved_filter_table, NULL);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MpSavedFilter *row = g_ptr_array_index (rows, i);

      if (row->list == self->kind)
        g_ptr_array_add (self->rows, mp_row_copy (row));
    }
  g_ptr_array_sort (self->rows, compare_names);
}

static MpSavedFilter *
find_by_name (MpSavedFilters *self, const char *name)
{
  g_autofree char *wanted = mp_fold_words (name);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *folded = mp_fold_words (get_row (self, i)->name);

      if (g_str_equal (folded, wanted))
        return get_row (self, i);
    }
  return NULL;
}

static void
delete_filter (MpSavedFilters *self, const MpSavedFilter *filter)
{
  g_autoptr (MpBatch) batch = mp_batch_new_printf (_("Delete the filter “%s”"), filter->name);
  g_autofree char *done = g_strdup_printf (_("Filter “%s” deleted"), filter->name);

  mp_batch_delete (batch, &mp_saved_filter_table, filter->row.id);
  mp_context_apply (self->context, batch, done);
}

static void
delete_clicked_cb (MpSavedFilters *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  gtk_popover_popdown (self->popover);
  delete_filter (self, get_row (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))));
}

static GtkWidget *
make_delete_button (MpSavedFilters *self, const MpSavedFilter *filter)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Delete the filter “%s”"), filter->name);

  gtk_widget_set_tooltip_text (button, _("Delete"));
  mp_spoken_name_set (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (MpSavedFilters *self, const MpSavedFilter *filter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (filter->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_delete_button (self, filter));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  mp_spoken_name_set (row, filter->name);
  return row;
}

static void
update_widgets (MpSavedFilters *self)
{
  gboolean can_save = self->criteria != NULL && *self->criteria != '\0';

  gtk_widget_set_visible (self->scrolled_window, self->rows->len > 0);
  gtk_widget_set_visible (self->save_box, can_save);
  gtk_widget_set_visible (self->empty_label, !can_save && self->rows->len == 0);
}

static void
opened_cb (MpSavedFilters *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  read_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_append (self->list, make_row (self, get_row (self, i)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_widgets (self);
}

static void
row_activated_cb (MpSavedFilters *self, GtkListBoxRow *row)
{
  const MpSavedFilter *filter = get_row (self, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *criteria = g_strdup (filter->criteria);

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, chosen_signal, 0, criteria);
}

static char *
dup_name (MpSavedFilters *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
name_changed_cb (MpSavedFilters *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

static void
save_cb (MpSavedFilters *self)
{
  g_autofree char *name = dup_name (self);

  if (*name == '\0')
    return;
  gtk_popover_popdown (self->popover);
  mp_saved_filters_save (self, name);
}

static void
mp_saved_filters_dispose (GObject *object)
{
  MpSavedFilters *self = MP_SAVED_FILTERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_SAVED_FILTERS);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (mp_saved_filters_parent_class)->dispose (object);
}

static void
mp_saved_filters_finalize (GObject *object)
{
  MpSavedFilters *self = MP_SAVED_FILTERS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->criteria);

  G_OBJECT_CLASS (mp_saved_filters_parent_class)->finalize (object);
}

static void
mp_saved_filters_class_init (MpSavedFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_saved_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_saved_filters_finalize;

  /**
   * MpSavedFilters::chosen:
   * @criteria: as mp_people_filter_to_text() writes them
   *
   * Somebody chose a filter that was saved.
   */
  chosen_signal = g_signal_new ("chosen", MP_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-saved-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, button);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, popover);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, list);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, empty_label);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, save_box);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, entry);
  gtk_widget_class_bind_template_child (widget_class, MpSavedFilters, save_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
mp_saved_filters_init (MpSavedFilters *self)
{
  self->rows = g_ptr_array_new_with_free_func (mp_row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_saved_filters_set_up:
 * @context: of the window
 * @kind: of the list whose filters these are
 *
 * To be called once.
 */
void
mp_saved_filters_set_up (MpSavedFilters *self, MpContext *context, MpListKind kind)
{
  g_return_if_fail (MP_IS_SAVED_FILTERS (self));
  g_return_if_fail (MP_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
}

/**
 * mp_saved_filters_set_current:
 * @filter: what would be saved
 */
void
mp_saved_filters_set_current (MpSavedFilters *self, const MpPeopleFilter *filter)
{
  g_return_if_fail (MP_IS_SAVED_FILTERS (self));
  g_return_if_fail (filter != NULL);

  g_free (self->criteria);
  self->criteria = mp_people_filter_to_text (filter);
}

static gboolean
write_filter (MpSavedFilters *self, MpSavedFilter *filter, const char *name)
{
  g_autoptr (MpBatch) batch = mp_batch_new_printf (_("Save the filter “%s”"), name);
  g_autofree char *done = g_strdup_printf (_("Filter “%s” saved"), name);

  mp_set_text (&filter->criteria, self->criteria);
  if (filter->row.id != 0)
    mp_batch_update (batch, filter);
  else
    mp_batch_insert (batch, filter);
  return mp_context_apply (self->context, batch, done);
}

/**
 * mp_saved_filters_save:
 * @name: what to call the current filter; one of that name becomes this one
 *
 * Returns: whether it was saved
 */
gboolean
mp_saved_filters_save (MpSavedFilters *self, const char *name)
{
  g_autoptr (MpSavedFilter) filter = NULL;
  MpSavedFilter *known;

  g_return_val_if_fail (MP_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (self->criteria != NULL && *self->criteria != '\0', FALSE);

  read_rows (self);
  known = find_by_name (self, name);
  if (known != NULL)
    return write_filter (self, known, name);
  filter = mp_saved_filter_new ();
  filter->list = self->kind;
  mp_set_text (&filter->name, name);
  return write_filter (self, filter, name);
}
