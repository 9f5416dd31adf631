/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One criterion of a filter: a button that says what is chosen and opens what there is. */

#include "config.h"

#include "gui/widgets/mp-filter-button.h"

#include "base/mp-fold.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

/* From so many choices on, words find one sooner than eyes. */
#define CHOICES_TO_SEARCH 10

struct _MpFilterButton
{
  GtkWidget parent_instance;

  char *title;
  gboolean multiple;
  GPtrArray *choices; /* (element-type Choice) */

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkWidget *clear_button;
};

typedef struct
{
  char *value;
  char *label;
  char *folded;
  gboolean chosen;
  GtkWidget *row;
  GtkWidget *mark;
} Choice;

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MpFilterButton, mp_filter_button, GTK_TYPE_WIDGET)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice->folded);
  g_free (choice);
}

static Choice *
get_choice (MpFilterButton *self, guint position)
{
  return g_ptr_array_index (self->choices, position);
}

static Choice *
find_choice (MpFilterButton *self, const char *value)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (get_choice (self, i)->value, value))
      return get_choice (self, i);
  return NULL;
}

static char *
dup_labels (MpFilterButton *self)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    if (get_choice (self, i)->chosen)
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              get_choice (self, i)->label);
  return g_string_free (labels, FALSE);
}

static void
show_choice (Choice *choice)
{
  if (choice->row == NULL)
    return;
  gtk_widget_set_opacity (choice->mark, choice->chosen ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (choice->row), GTK_ACCESSIBLE_STATE_SELECTED,
                               choice->chosen, -1);
}

static void
show_chosen (MpFilterButton *self)
{
  g_autofree char *labels = dup_labels (self);
  g_autofree char *whole = NULL;
  gboolean any = *labels != '\0';

  /* Translators: a criterion of a filter and what is chosen, such as "Status: Active, Paused". */
  whole = any ? g_strdup_printf (_("%s: %s"), self->title, labels) : g_strdup (self->title);
  gtk_label_set_label (self->label, any ? labels : self->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), any ? whole : NULL);
  mp_spoken_name_set (self->button, whole);
  gtk_widget_set_sensitive (self->clear_button, any);
  if (any)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  for (guint i = 0; i < self->choices->len; i++)
    show_choice (get_choice (self, i));
}

static void
toggle (MpFilterButton *self, Choice *choice)
{
  mp_filter_button_choose (self, choice->value, !choice->chosen);
  g_signal_emit (self, changed_signal, 0);
  if (!self->multiple)
    gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (MpFilterButton *self, GtkListBoxRow *row)
{
  toggle (self, get_choice (self, (guint) gtk_list_box_row_get_index (row)));
}

static void
clear_clicked_cb (MpFilterButton *self)
{
  mp_filter_button_choose_none (self);
  g_signal_emit (self, changed_signal, 0);
  gtk_popover_popdown (self->popover);
}

static gboolean
is_found (GtkListBoxRow *row, gpointer user_data)
{
  MpFilterButton *self = user_data;
  Choice *choice = get_choice (self, (guint) gtk_list_box_row_get_index (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *folded = mp_fold_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return mp_fold_words_have_prefixes (choice->folded, (const char *const *) words);
}

static void
search_changed_cb (MpFilterButton *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_activated_cb (MpFilterButton *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *row = get_choice (self, i)->row;

      if (row == NULL || !gtk_widget_get_child_visible (row))
        continue;
      toggle (self, get_choice (self, i));
      return;
    }
}

static GtkWidget *
make_row (Choice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (choice->label);

  choice->row = gtk_list_box_row_new ();
  choice->mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice->mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (choice->row), box);
  mp_spoken_name_set (choice->row, choice->label);
  show_choice (choice);
  return choice->row;
}

/* Rows are made when they are first looked at: there may be hundreds of cohorts. */
static void
opened_cb (MpFilterButton *self)
{
  gboolean many = self->choices->len >= CHOICES_TO_SEARCH;

  for (guint i = 0; i < self->choices->len; i++)
    if (get_choice (self, i)->row == NULL)
      gtk_list_box_append (self->list, make_row (get_choice (self, i)));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->entry), many);
  gtk_widget_grab_focus (many ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->list));
}

static void
mp_filter_button_dispose (GObject *object)
{
  MpFilterButton *self = MP_FILTER_BUTTON (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_FILTER_BUTTON);

  G_OBJECT_CLASS (mp_filter_button_parent_class)->dispose (object);
}

static void
mp_filter_button_finalize (GObject *object)
{
  MpFilterButton *self = MP_FILTER_BUTTON (object);

  g_ptr_array_unref (self->choices);
  g_free (self->title);

  G_OBJECT_CLASS (mp_filter_button_parent_class)->finalize (object);
}

static void
mp_filter_button_class_init (MpFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_filter_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_filter_button_finalize;

  /**
   * MpFilterButton::changed:
   *
   * Somebody chose otherwise.
   */
  changed_signal = g_signal_new ("changed", MP_TYPE_FILTER_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "filter-button");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, label);
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, popover);
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, entry);
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, list);
  gtk_widget_class_bind_template_child (widget_class, MpFilterButton, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
mp_filter_button_init (MpFilterButton *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
}

/**
 * mp_filter_button_new:
 * @title: the criterion, such as "Status"
 * @multiple: whether several can be chosen
 *
 * Returns: (transfer floating): a button without choices
 */
GtkWidget *
mp_filter_button_new (const char *title, gboolean multiple)
{
  MpFilterButton *self = g_object_new (MP_TYPE_FILTER_BUTTON, NULL);

  self->title = g_strdup (title);
  self->multiple = multiple;
  show_chosen (self);
  return GTK_WIDGET (self);
}

/**
 * mp_filter_button_clear:
 *
 * Takes all choices away, to add others.
 */
void
mp_filter_button_clear (MpFilterButton *self)
{
  GtkWidget *row;

  g_return_if_fail (MP_IS_FILTER_BUTTON (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->choices, 0);
  show_chosen (self);
}

/**
 * mp_filter_button_add:
 * @value: what is chosen
 * @label: as people read it
 *
 * Adds a choice after those there are.
 */
void
mp_filter_button_add (MpFilterButton *self, const char *value, const char *label)
{
  Choice *choice;

  g_return_if_fail (MP_IS_FILTER_BUTTON (self));
  g_return_if_fail (value != NULL && label != NULL);

  choice = g_new0 (Choice, 1);
  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  choice->folded = mp_fold_words (label);
  g_ptr_array_add (self->choices, choice);
}

/**
 * mp_filter_button_is_chosen:
 *
 * Returns: whether there is such a choice and it is chosen
 */
gboolean
mp_filter_button_is_chosen (MpFilterButton *self, const char *value)
{
  Choice *choice;

  g_return_val_if_fail (MP_IS_FILTER_BUTTON (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  choice = find_choice (self, value);
  return choice != NULL && choice->chosen;
}

/**
 * mp_filter_button_choose:
 *
 * Chooses or not; where only one can be chosen, the others are not any more.
 */
void
mp_filter_button_choose (MpFilterButton *self, const char *value, gboolean chosen)
{
  Choice *choice;

  g_return_if_fail (MP_IS_FILTER_BUTTON (self));
  g_return_if_fail (value != NULL);

  choice = find_choice (self, value);
  if (choice == NULL)
    return;
  for (guint i = 0; i < self->choices->len && chosen && !self->multiple; i++)
    get_choice (self, i)->chosen = FALSE;
  choice->chosen = chosen;
  show_chosen (self);
}

/**
 * mp_filter_button_choose_none:
 *
 * Leaves the criterion out of the filter.
 */
void
mp_filter_button_choose_none (MpFilterButton *self)
{
  g_return_if_fail (MP_IS_FILTER_BUTTON (self));

  for (guint i = 0; i < self->choices->len; i++)
    get_choice (self, i)->chosen = FALSE;
  show_chosen (self);
}

/**
 * mp_filter_button_dup_chosen:
 *
 * Returns: (transfer full) (nullable): the first value that is chosen, if any is
 */
char *
mp_filter_button_dup_chosen (MpFilterButton *self)
{
  g_return_val_if_fail (MP_IS_FILTER_BUTTON (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    if (get_choice (self, i)->chosen)
      return g_strdup (get_choice (self, i)->value);
  return NULL;
}

/**
 * mp_filter_button_popup:
 *
 * Opens the choices.
 */
void
mp_filter_button_popup (MpFilterButton *self)
{
  g_return_if_fail (MP_IS_FILTER_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
