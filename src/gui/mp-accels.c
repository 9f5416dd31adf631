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
  { "app.about", { "<Shift>F1" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "app.open-sample", { "<Control><Shift>o" } },
  { "app.quit", { "<Control>q" } },
  { "page.add-cohort", { "<Control><Shift>g" } },
  { "page.add-contact", { "<Control><Shift>p" } },
  { "page.add-note", { "<Control><Shift>a" } },
  { "page.archive", { "<Control><Shift>k" } },
  { "page.bring-back", { "<Control><Shift>r" } },
  { "page.clear-filter", { "<Control><Shift>f" } },
  { "page.edit", { "<Control>e" } },
  { "page.erase", { "<Control><Alt>e" } },
  { "page.export", { "<Control><Shift>e" } },
  { "page.log-check-in", { "<Control>k" } },
  { "page.log-contact", { "<Control>l" } },
  { "page.merge", { "<Control>m" } },
  { "page.print", { "<Control>p" } },
  { "page.report", { "<Control>r" } },
  { "page.save-pdf", { "<Control>s" } },
  { "page.save-xml", { "<Control><Shift>s" } },
  { "page.search", { "<Control>f" } },
  { "page.select", { "<Control><Shift>l" } },
  { "page.set-stage", { "<Control><Shift>t" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.backup", { "<Control>b" } },
  { "win.backup-as", { "<Control><Shift>b" } },
  { "win.duplicates", { "<Control>d" } },
  { "win.history", { "<Control>h" } },
  { "win.import", { "<Control>i" } },
  { "win.new", { "<Control><Alt>n" } },
  { "win.open", { "<Control>o" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.quick-add", { "<Control>n" } },
  { "win.restore", { "<Control><Alt>b" } },
  { "win.shortcuts", { "<Control>question", "F1" } },
  { "win.try-again", { "F5" } },
  { "window.close", { "<Control>w" } },
};

/* Of a profile, in their order. */
static const char *const tabs[] = { "overview", "details", "notes", "contacts", "history" };

static void
install_key (GtkApplication *application,
             const char     *modifier,
             guint           number,
             const char     *action,
             const char     *target)
{
  g_autofree char *detailed = g_strdup_printf ("%s::%s", action, target);
  g_autofree char *key = g_strdup_printf ("%s%u", modifier, number);

  gtk_application_set_accels_for_action (application, detailed,
                                         (const char *[]) { key, NULL });
}

/* With Alt to the places of the sidebar, with Ctrl to the tabs of a page. */
static void
install_numbers (GtkApplication *application)
{
  guint n_places;
  const MpPlace *places = mp_places_get (&n_places);

  for (guint i = 0; i < MIN (n_places, 9); i++)
    install_key (application, "<Alt>", i + 1, "win.go", places[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    install_key (application, "<Control>", i + 1, "page.show-tab", tabs[i]);
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
  install_numbers (application);
}
