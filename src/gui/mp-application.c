/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens programme files in windows and owns what all windows share. */

#include "config.h"

#include "gui/mp-application.h"

#include <glib/gi18n.h>

struct _MpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MpApplication, mp_application, ADW_TYPE_APPLICATION)

static void
mp_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                           "application", application,
                           "title", _("Mentoring Plus"),
                           "default-width", 1024,
                           "default-height", 600,
                           NULL);

  gtk_window_present (window);
}

static void
mp_application_class_init (MpApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = mp_application_activate;
}

static void
mp_application_init (MpApplication *self)
{
}

/**
 * mp_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
MpApplication *
mp_application_new (void)
{
  return g_object_new (MP_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}
