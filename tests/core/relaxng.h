/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks documents against the schemas that are shipped. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relaxng_is_valid     (const char *schema, const char *document);
void     relaxng_assert_valid (const char *schema, const char *document);

G_END_DECLS
