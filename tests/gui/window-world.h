/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole window of the program on a programme in a folder of its own. */

#pragma once

#include "gui/mp-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WindowWorld:
 * @store: of the open programme
 * @settings: in memory, at their defaults
 */
typedef struct
{
  char *folder;
  char *path;
  GSettings *settings;
  MpStore *store;
  MpWindow *window;
} WindowWorld;

/**
 * WindowWorldCondition:
 *
 * Returns: whether what was waited for has happened
 */
typedef gboolean (*WindowWorldCondition) (WindowWorld *self, gconstpointer data);

WindowWorld *window_world_new        (guint n_mentees);
void         window_world_free       (WindowWorld *self);
gboolean     window_world_wait       (WindowWorld *self, WindowWorldCondition condition,
                                      gconstpointer data);
void         window_world_use        (WindowWorld *self);
void         window_world_settle     (WindowWorld *self);
GtkWindow   *window_world_get_newest (WindowWorld *self);
void         window_world_activate   (WindowWorld *self, const char *detailed_action);
GtkWidget   *window_world_find_type  (GtkWidget *root, GType type);
GtkWidget   *window_world_find_text  (GtkWidget *root, const char *text);

G_END_DECLS
