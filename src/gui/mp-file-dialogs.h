/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for programme files to open and to make. */

#pragma once

#include "gui/mp-window.h"

G_BEGIN_DECLS

#define MP_FILE_SUFFIX ".mentoring"
#define MP_FILE_MIME_TYPE "application/x-mentoring-plus"

void mp_file_dialogs_open (MpWindow *window);
void mp_file_dialogs_make (MpWindow *window);

G_END_DECLS
