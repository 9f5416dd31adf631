/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a report to leaf through, at any size. */

#include "config.h"

#include "gui/widgets/mp-report-preview.h"

#include "gui/widgets/mp-report-sheet.h"

#include <glib/gi18n.h>

/* A scale this close to a step counts as the step. */
#define NEARLY 0.02

static const double steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4 };

/**
 * MpReportPreview:
 * @page: of the whole report, from 0
 */
struct _MpReportPreview
{
  GtkWidget parent_instance;

  MpReport *report;
  MpReportIndex *index;
  guint page;

  GtkWidget *content;
  GtkScrolledWindow *scrolled;
  MpReportSheet *sheet;
  GtkEntry *page_entry;
  GtkLabel *count_label;
  GtkLabel *part_label;
};

G_DEFINE_FINAL_TYPE (MpReportPreview, mp_report_preview, GTK_TYPE_WIDGET)

static guint
count_pages (MpReportPreview *self)
{
  return self->index != NULL ? mp_report_index_get_n_pages (self->index) : 0;
}

static void
update_actions (MpReportPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double zoom = mp_report_sheet_get_zoom (self->sheet);

  gtk_widget_action_set_enabled (widget, "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.first", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next", self->page + 1 < count_pages (self));
  gtk_widget_action_set_enabled (widget, "preview.last", self->page + 1 < count_pages (self));
  gtk_widget_action_set_enabled (widget, "preview.zoom-in",
                                 zoom < steps[G_N_ELEMENTS (steps) - 1]);
  gtk_widget_action_set_enabled (widget, "preview.zoom-out", zoom == MP_ZOOM_FIT
                                                             || zoom > steps[0]);
  gtk_widget_action_set_enabled (widget, "preview.zoom-fit", zoom != MP_ZOOM_FIT);
}

static void
show_top (MpReportPreview *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
show_number (MpReportPreview *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page + 1);

  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
}

static void
show_page (MpReportPreview *self)
{
  guint page_of_part;
  guint part = mp_report_index_find (self->index, self->page, &page_of_part);
  g_autofree char *title = mp_report_dup_part_title (self->report, part);

  mp_report_sheet_show (self->sheet, self->report, self->index, self->page);
  gtk_label_set_label (self->part_label, title);
  show_number (self);
  update_actions (self);
}

/* What is no page's number is forgotten. */
static void
number_entered_cb (MpReportPreview *self)
{
  guint64 page = g_ascii_strtoull (gtk_editable_get_text (GTK_EDITABLE (self->page_entry)), NULL,
                                   10);

  if (page >= 1 && page <= count_pages (self))
    mp_report_preview_set_page (self, (guint) page - 1);
  show_number (self);
}

static void
go (MpReportPreview *self,
    const char      *where)
{
  guint last = count_pages (self) - 1;

  if (g_str_equal (where, "preview.next"))
    mp_report_preview_set_page (self, MIN (self->page + 1, last));
  else if (g_str_equal (where, "preview.previous"))
    mp_report_preview_set_page (self, self->page - (self->page > 0));
  else
    mp_report_preview_set_page (self, g_str_equal (where, "preview.first") ? 0 : last);
}

static void
go_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  go (MP_REPORT_PREVIEW (widget), action);
}

static double
choose_step (double   scale,
             gboolean larger)
{
  const int n_steps = G_N_ELEMENTS (steps);

  if (larger)
    {
      for (int i = 0; i < n_steps; i++)
        if (steps[i] > scale + NEARLY)
          return steps[i];
      return steps[n_steps - 1];
    }
  for (int i = n_steps - 1; i >= 0; i--)
    if (steps[i] < scale - NEARLY)
      return steps[i];
  return steps[0];
}

static void
zoom (MpReportPreview *self,
      gboolean         larger)
{
  mp_report_sheet_set_zoom (self->sheet,
                            choose_step (mp_report_sheet_get_scale (self->sheet), larger));
  update_actions (self);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  zoom (MP_REPORT_PREVIEW (widget), TRUE);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  zoom (MP_REPORT_PREVIEW (widget), FALSE);
}

static void
zoom_fit_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  MpReportPreview *self = MP_REPORT_PREVIEW (widget);

  mp_report_sheet_set_zoom (self->sheet, MP_ZOOM_FIT);
  update_actions (self);
}

/* With Control the wheel changes the size, as everywhere. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MpReportPreview          *self)
{
  GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;

  zoom (self, dy < 0);
  return GDK_EVENT_STOP;
}

static void
mp_report_preview_dispose (GObject *object)
{
  MpReportPreview *self = MP_REPORT_PREVIEW (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_report_preview_parent_class)->dispose (object);
}

static void
mp_report_preview_finalize (GObject *object)
{
  MpReportPreview *self = MP_REPORT_PREVIEW (object);

  g_clear_pointer (&self->index, mp_report_index_free);

  G_OBJECT_CLASS (mp_report_preview_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "preview.first", go_cb, GDK_KEY_Home, 0 },
    { "preview.last", go_cb, GDK_KEY_End, 0 },
    { "preview.next", go_cb, GDK_KEY_Page_Down, GDK_CONTROL_MASK },
    { "preview.previous", go_cb, GDK_KEY_Page_Up, GDK_CONTROL_MASK },
    { "preview.zoom-fit", zoom_fit_cb, GDK_KEY_0, GDK_CONTROL_MASK },
    { "preview.zoom-in", zoom_in_cb, GDK_KEY_plus, GDK_CONTROL_MASK },
    { "preview.zoom-out", zoom_out_cb, GDK_KEY_minus, GDK_CONTROL_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
}

static void
mp_report_preview_class_init (MpReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_report_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_report_preview_finalize;

  install_actions (widget_class);
  g_type_ensure (MP_TYPE_REPORT_SHEET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-report-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, content);
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, sheet);
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, page_entry);
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, count_label);
  gtk_widget_class_bind_template_child (widget_class, MpReportPreview, part_label);
  gtk_widget_class_bind_template_callback (widget_class, number_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
}

static void
mp_report_preview_init (MpReportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * mp_report_preview_new:
 *
 * Returns: (transfer floating): a preview without a report
 */
GtkWidget *
mp_report_preview_new (void)
{
  return g_object_new (MP_TYPE_REPORT_PREVIEW, NULL);
}

/**
 * mp_report_preview_set_report:
 * @report: what to show, with one page at least
 * @index: (transfer full): its pages
 *
 * Shows @report, on the page that was shown before as far as there is one.
 */
void
mp_report_preview_set_report (MpReportPreview *self,
                              MpReport        *report,
                              MpReportIndex   *index)
{
  g_autofree char *count = NULL;
  guint n_pages;

  g_return_if_fail (MP_IS_REPORT_PREVIEW (self) && MP_IS_REPORT (report));
  g_return_if_fail (mp_report_index_get_n_pages (index) > 0);

  g_set_object (&self->report, report);
  g_clear_pointer (&self->index, mp_report_index_free);
  self->index = index;
  n_pages = count_pages (self);
  self->page = MIN (self->page, n_pages - 1);

  /* Translators: stands after a field with a page's number. */
  count = g_strdup_printf (_("of %u"), n_pages);
  gtk_label_set_label (self->count_label, count);
  show_page (self);
}

/**
 * mp_report_preview_get_page:
 *
 * Returns: the page in view, from 0
 */
guint
mp_report_preview_get_page (MpReportPreview *self)
{
  g_return_val_if_fail (MP_IS_REPORT_PREVIEW (self), 0);

  return self->page;
}

/**
 * mp_report_preview_set_page:
 * @page: from 0
 */
void
mp_report_preview_set_page (MpReportPreview *self,
                            guint            page)
{
  g_return_if_fail (MP_IS_REPORT_PREVIEW (self));

  if (page == self->page || page >= count_pages (self))
    return;
  self->page = page;
  show_page (self);
  show_top (self);
}

/**
 * mp_report_preview_get_text:
 *
 * Returns: (nullable): what is read on the page in view
 */
const char *
mp_report_preview_get_text (MpReportPreview *self)
{
  g_return_val_if_fail (MP_IS_REPORT_PREVIEW (self), NULL);

  return mp_report_sheet_get_text (self->sheet);
}
