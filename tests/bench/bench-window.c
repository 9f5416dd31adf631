/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bare libadwaita window with a little in it: the least that a program of this kind needs. */

#include <adwaita.h>

#define N_BUTTONS 20

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  for (guint i = 0; i < N_BUTTONS; i++)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("A label in a button"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  application = adw_application_new ("org.mentoringplus.BareWindow", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
