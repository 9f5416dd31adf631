/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which new people are found, until there are enough of them to be written. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

typedef struct _MpSearchWords MpSearchWords;

MpSearchWords *mp_search_words_new          (void);
void           mp_search_words_free         (MpSearchWords *self);
void           mp_search_words_add_person   (MpSearchWords *self, gint64 id, const char *words);
gboolean       mp_search_words_is_last      (const MpSearchWords *self, gint64 id);
void           mp_search_words_add_role     (MpSearchWords *self, const char *words,
                                             const char *organisation_words);
gboolean       mp_search_words_are_many     (const MpSearchWords *self);
guint          mp_search_words_get_n_people (const MpSearchWords *self);
const char    *mp_search_words_get          (const MpSearchWords *self, guint position,
                                             gint64 *id);
void           mp_search_words_clear        (MpSearchWords *self);

void           mp_search_words_append_row   (GString *words, gconstpointer row);

G_END_DECLS
