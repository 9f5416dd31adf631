/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a control: its name, once and as it is read. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  mp_spoken_name_set           (gpointer widget, const char *name);
char *mp_spoken_name_from_mnemonic (const char *label);
void  mp_spoken_name_init          (void);

G_END_DECLS
