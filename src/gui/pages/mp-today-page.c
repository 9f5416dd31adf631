/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what needs the coordinator now, and the first steps in a new programme. */

#include "config.h"

#include "gui/pages/mp-today-page.h"

struct _MpTodayPage
{
  MpPage parent_instance;
};

G_DEFINE_FINAL_TYPE (MpTodayPage, mp_today_page, MP_TYPE_PAGE)

static void
mp_today_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (mp_today_page_parent_class)->dispose (object);
}

static void
mp_today_page_class_init (MpTodayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_today_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RESOURCE_PATH "/ui/mp-today-page.ui");
}

static void
mp_today_page_init (MpTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_today_page_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_today_page_new (MpContext *context)
{
  return g_object_new (MP_TYPE_TODAY_PAGE, "context", context, NULL);
}
