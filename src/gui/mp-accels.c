/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which key does what, in one table; ui/help-overlay.ui shows the same to people. */

#include "config.h"

#include "gui/mp-accels.h"

#include "gui/mp-places.h"

typedef struct
{
  const char *action;
  const char *keys[3];
} Accel;

/* Sorted.  These work before the widget in focus sees the key, so none of them may be a key that a
 * text field needs: undo and redo are bound in mp-window.c instead. */
static const Accel accels[] = {
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.quit", { "<Control>q" } },
  { "page.add-note", { "<Control><Shift>a" } },
  { "page.edit", { "<Control>e" } },
  { "page.export", { "<Control><Shift>e" } },
  { "page.log-contact", { "<Control>l" } },
  { "page.print", { "<Control>p" } },
  { "page.save-pdf", { "<Control>s" } },
  { "page.save-xml", { "<Control><Shift>s" } },
  { "page.search", { "<Control>f" } },
  { "page.select", { "<Control><Shift>l" } },
  { "page.set-stage", { "<Control><Shift>t" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.backup", { "<Control>b" } },
  { "win.history", { "<Control>h" } },
  { "win.import", { "<Control>i" } },
  { "win.new", { "<Control><Alt>n" } },
  { "win.open", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.quick-add", { "<Control>n" } },
  { "win.shortcuts", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
};

/* Alt and a number goes to the places of the sidebar in their order. */
static void
install_places (GtkApplication *application)
{
  guint n_places;
  const MpPlace *places = mp_places_get (&n_places);

  for (guint i = 0; i < MIN (n_places, 9); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go::%s", places[i].name);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *[]) { key, NULL });
    }
}

/**
 * mp_accels_install:
 * @application: to teach the keys
 */
void
mp_accels_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
  install_places (application);
}
