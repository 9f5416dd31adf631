/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks through a large file for damage while its programme is already shown. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_FILE_CHECK (mp_file_check_get_type ())
G_DECLARE_FINAL_TYPE (MpFileCheck, mp_file_check, MP, FILE_CHECK, GObject)

MpFileCheck *mp_file_check_new (MpStore *store);

G_END_DECLS
