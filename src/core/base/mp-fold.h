/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as people compare it: without accents, case, spacing or punctuation. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *mp_fold_words  (const char *text);
char    *mp_fold_key    (const char *text);
char    *mp_fold_phone  (const char *text);
char    *mp_fold_email  (const char *text);
void     mp_fold_append (GString *folded, const char *text);
gboolean mp_fold_words_have_prefixes (const char *folded, const char *const *prefixes);

G_END_DECLS
