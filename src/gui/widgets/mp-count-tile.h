/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large number with a few words under it, to press. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_COUNT_TILE (mp_count_tile_get_type ())
G_DECLARE_FINAL_TYPE (MpCountTile, mp_count_tile, MP, COUNT_TILE, GtkButton)

void mp_count_tile_set (MpCountTile *self, gint64 count, const char *words);

G_END_DECLS
