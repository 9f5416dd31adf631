/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a language of one's own choice: a report may be in French where the screen is not. */

#pragma once

#include "base/mp-date.h"

G_BEGIN_DECLS

typedef struct _MpCatalogue MpCatalogue;

MpCatalogue *mp_catalogue_open         (const char *language);
MpCatalogue *mp_catalogue_ref          (MpCatalogue *self);
void         mp_catalogue_unref        (MpCatalogue *self);
const char  *mp_catalogue_get_language (const MpCatalogue *self);
const char  *mp_catalogue_get          (const MpCatalogue *self, const char *text)
                                        G_GNUC_FORMAT (2);
const char  *mp_catalogue_get_context  (const MpCatalogue *self, const char *context,
                                        const char *text) G_GNUC_FORMAT (3);
char        *mp_catalogue_format_date  (const MpCatalogue *self, MpDate date);
char        *mp_catalogue_format_short_date (const MpCatalogue *self, MpDate date,
                                             gboolean with_year);

char       **mp_catalogue_list_languages (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpCatalogue, mp_catalogue_unref)

G_END_DECLS
