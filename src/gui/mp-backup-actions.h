/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes backups of the open programme without keeping anybody waiting. */

#pragma once

#include "gui/mp-window.h"

G_BEGIN_DECLS

void mp_backup_actions_make_dated (MpWindow *window);
void mp_backup_actions_make_as    (MpWindow *window);

G_END_DECLS
