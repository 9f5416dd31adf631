/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme in memory with a window on it, for tests of pages and dialogs about people. */

#pragma once

#include "gui/mp-context.h"
#include "store/mp-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * World:
 * @window: has the actions of a programme's window
 * @opened: the person that was asked for by `win.open-person`, or 0
 * @toast: (nullable): what was said last
 * @mentee: somebody of 17 with a note, a contact and a follow-up
 */
typedef struct
{
  MpStore *store;
  MpContext *context;
  GtkWindow *window;
  gint64 opened;
  gint64 reported;
  char *toast;
  gint64 mentee;
} World;

World     *world_new             (void);
World     *world_new_on_file     (const char *path);
void       world_free            (World *self);
GtkWidget *world_find_row        (GtkWidget *root, const char *title);
GtkWidget *world_find_button     (GtkWidget *root, const char *label);
GtkWidget *world_find_widget     (GtkWidget *root, const char *type_name);
GtkWindow *world_get_dialog      (World *self);
void       world_answer          (World *self, const char *button);
void       world_wait_for_dialog (World *self, gboolean open);
gint64     world_add_person      (World *self, const char *name);

G_END_DECLS
