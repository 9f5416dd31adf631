/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the references of a form can name: the records of the programme file, by name. */

#pragma once

#include "gui/widgets/mp-form.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

gboolean mp_form_load_references (MpForm *form, MpStore *store, GError **error);

G_END_DECLS
