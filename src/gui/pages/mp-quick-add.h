/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds a person by name alone, for when somebody is on the telephone. */

#pragma once

#include "gui/mp-context.h"
#include "gui/widgets/mp-form-window.h"

G_BEGIN_DECLS

#define MP_TYPE_QUICK_ADD (mp_quick_add_get_type ())
G_DECLARE_FINAL_TYPE (MpQuickAdd, mp_quick_add, MP, QUICK_ADD, MpFormWindow)

MpQuickAdd *mp_quick_add_new (MpContext *context, GtkWidget *parent, const MpTable *part);

G_END_DECLS
