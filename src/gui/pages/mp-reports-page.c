/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports that there are, each with a picture and a sentence. */

#include "config.h"

#include "gui/pages/mp-reports-page.h"

struct _MpReportsPage
{
  MpPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MpReportsPage, mp_reports_page, MP_TYPE_PAGE)

static void
mp_reports_page_class_init (MpReportsPageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RESOURCE_PATH "/ui/mp-reports-page.ui");
}

static void
mp_reports_page_init (MpReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_reports_page_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_reports_page_new (MpContext *context)
{
  return g_object_new (MP_TYPE_REPORTS_PAGE, "context", context, NULL);
}
