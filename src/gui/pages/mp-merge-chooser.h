/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the other record of a person, those who look the same first. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_MERGE_CHOOSER (mp_merge_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MpMergeChooser, mp_merge_chooser, MP, MERGE_CHOOSER, AdwWindow)

MpMergeChooser *mp_merge_chooser_new (MpContext *context, GtkWidget *parent, gint64 person);

G_END_DECLS
