/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings what somebody asked for into view where a window is too small to show it all. */

#include "config.h"

#include "gui/widgets/mp-scroll.h"

/* What is below a heading counts as in view from this share of the window on. */
#define LEAST_SHARE 0.35

static void
scroll_up_to (GtkWidget *heading)
{
  GtkWidget *window = gtk_widget_get_ancestor (heading, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double page;

  if (window == NULL || !gtk_widget_compute_bounds (heading, window, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  page = gtk_adjustment_get_page_size (adjustment);
  if (page - bounds.origin.y - bounds.size.height < LEAST_SHARE * page)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
}

/* The first frame lays out what has just come below the heading, the second knows its size. */
static gboolean
frame_cb (GtkWidget *heading, GdkFrameClock *clock, gpointer n_frames)
{
  if (--*(guint *) n_frames > 0)
    return G_SOURCE_CONTINUE;

  scroll_up_to (heading);
  return G_SOURCE_REMOVE;
}

/**
 * mp_scroll_up_to:
 * @heading: in a #GtkScrolledWindow
 *
 * Scrolls so that @heading is at the top once what is below it has its new size, unless enough of
 * that is in view anyway.
 */
void
mp_scroll_up_to (GtkWidget *heading)
{
  guint *n_frames;

  g_return_if_fail (GTK_IS_WIDGET (heading));

  if (!gtk_widget_get_mapped (heading))
    return;

  n_frames = g_new (guint, 1);
  *n_frames = 2;
  gtk_widget_add_tick_callback (heading, frame_cb, n_frames, g_free);
}
