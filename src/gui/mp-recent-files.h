/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme files that were open lately, as a menu. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_RECENT_FILES (mp_recent_files_get_type ())
G_DECLARE_FINAL_TYPE (MpRecentFiles, mp_recent_files, MP, RECENT_FILES, GObject)

MpRecentFiles *mp_recent_files_new      (void);
GMenuModel    *mp_recent_files_get_menu (MpRecentFiles *self);
void           mp_recent_files_add      (MpRecentFiles *self, GFile *file);

G_END_DECLS
