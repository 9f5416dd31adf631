/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row in which a day is typed or chosen in a calendar. */

#include "config.h"

#include "gui/widgets/mp-date-row.h"

#include "gui/widgets/mp-typed-date.h"

struct _MpDateRow
{
  AdwEntryRow parent_instance;

  GtkLabel *understood;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;

  MpDate today;
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (MpDateRow, mp_date_row, ADW_TYPE_ENTRY_ROW)

static void
set_text (MpDateRow *self, MpDate date)
{
  g_autofree char *text = mp_date_to_display (date);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/* What the text was understood as, beside it, unless it says so itself. */
static void
update_understood (MpDateRow *self)
{
  MpDate date = MP_DATE_NONE;
  g_autofree char *words = NULL;
  gboolean understood = mp_date_row_get_date (self, &date) && mp_date_is_set (date);

  words = understood ? mp_date_to_display (date) : g_strdup ("");
  gtk_label_set_label (self->understood, words);
  gtk_widget_set_visible (GTK_WIDGET (self->understood),
                          understood
                          && g_strcmp0 (words, gtk_editable_get_text (GTK_EDITABLE (self))) != 0);
}

static void
select_in_calendar (MpDateRow *self, MpDate date)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (mp_date_year (date), mp_date_month (date),
                                                     mp_date_day (date), 12, 0, 0);

  self->selecting = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->selecting = FALSE;
}

static void
popover_visible_cb (MpDateRow *self)
{
  MpDate date = MP_DATE_NONE;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;

  if (!mp_date_row_get_date (self, &date) || !mp_date_is_set (date))
    date = self->today;
  select_in_calendar (self, date);
}

static void
day_selected_cb (MpDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->selecting)
    return;

  day = gtk_calendar_get_date (self->calendar);
  set_text (self, mp_date_new (g_date_time_get_year (day), g_date_time_get_month (day),
                               g_date_time_get_day_of_month (day)));
}

static void
focus_left_cb (MpDateRow *self)
{
  MpDate date = MP_DATE_NONE;

  if (mp_date_row_get_date (self, &date) && mp_date_is_set (date))
    set_text (self, date);
}

static void
changed_cb (MpDateRow *self)
{
  update_understood (self);
}

static void
mp_date_row_dispose (GObject *object)
{
  g_signal_handlers_disconnect_by_func (object, changed_cb, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_DATE_ROW);

  G_OBJECT_CLASS (mp_date_row_parent_class)->dispose (object);
}

static void
mp_date_row_class_init (MpDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_date_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpDateRow, understood);
  gtk_widget_class_bind_template_child (widget_class, MpDateRow, button);
  gtk_widget_class_bind_template_child (widget_class, MpDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, MpDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, popover_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
mp_date_row_init (MpDateRow *self)
{
  self->today = mp_date_today ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * mp_date_row_new:
 *
 * Returns: (transfer floating): a row without a day
 */
GtkWidget *
mp_date_row_new (void)
{
  return g_object_new (MP_TYPE_DATE_ROW, NULL);
}

/**
 * mp_date_row_set_today:
 * @today: the day that the calendar opens on and that "tomorrow" is counted from
 */
void
mp_date_row_set_today (MpDateRow *self, MpDate today)
{
  g_return_if_fail (MP_IS_DATE_ROW (self));
  g_return_if_fail (mp_date_is_set (today));

  self->today = today;
}

/**
 * mp_date_row_set_date:
 * @date: the day to show, or no date for an empty row
 */
void
mp_date_row_set_date (MpDateRow *self, MpDate date)
{
  g_return_if_fail (MP_IS_DATE_ROW (self));

  set_text (self, date);
}

/**
 * mp_date_row_get_date:
 * @date: (out): the day, or no date if the row is empty; untouched on failure
 *
 * Returns: %FALSE if the text is no day
 */
gboolean
mp_date_row_get_date (MpDateRow *self, MpDate *date)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (MP_IS_DATE_ROW (self), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  if (*text == '\0')
    {
      *date = MP_DATE_NONE;
      return TRUE;
    }

  return mp_typed_date_parse (text, mp_typed_date_is_day_first (), self->today, date);
}
