/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explains what erasing a person means, and does it once their name has been typed. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_ERASE_DIALOG (mp_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpEraseDialog, mp_erase_dialog, MP, ERASE_DIALOG, AdwMessageDialog)

GtkWidget *mp_erase_dialog_new (MpContext *context, GtkWidget *parent, gint64 person,
                                const char *name);

G_END_DECLS
