/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers that stay with a record for life: UUID version 7 (RFC 9562). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MP_UUID_SIZE 37

void     mp_uuid_new      (char uuid[static MP_UUID_SIZE]);
gboolean mp_uuid_is_valid (const char *text);

G_END_DECLS
