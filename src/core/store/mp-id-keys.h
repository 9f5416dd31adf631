/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small number for each of many record ids: marks of a set, or what to order them by. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpIdKeys MpIdKeys;

MpIdKeys *mp_id_keys_new  (gint64 largest_id);
void      mp_id_keys_free (MpIdKeys *self);
guint32   mp_id_keys_get  (const MpIdKeys *self, gint64 id);
void      mp_id_keys_set  (MpIdKeys *self, gint64 id, guint32 key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpIdKeys, mp_id_keys_free)

G_END_DECLS
