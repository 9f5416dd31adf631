/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in alphabetical order: each gets its place among all of them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MpTextPlaces MpTextPlaces;

MpTextPlaces *mp_text_places_new  (void);
void          mp_text_places_free (MpTextPlaces *self);
guint32       mp_text_places_add  (MpTextPlaces *self, const char *text);
void          mp_text_places_find (MpTextPlaces *self);
guint32       mp_text_places_get  (const MpTextPlaces *self, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextPlaces, mp_text_places_free)

G_END_DECLS
