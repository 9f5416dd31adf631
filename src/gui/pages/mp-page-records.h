/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages do with single records: edit, delete, archive, follow up, copy. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

void mp_page_edit_row         (MpPage *self, gconstpointer row, const char *const *field_names,
                               const char *title, const char *done);
void mp_page_edit_record      (MpPage *self, const MpTable *table, gint64 id,
                               const char *const *field_names, const char *title,
                               const char *done);
void mp_page_delete_record    (MpPage *self, const MpTable *table, gint64 id, const char *label,
                               const char *done);
void mp_page_set_archived     (MpPage *self, const MpTable *table, gint64 id, gboolean archived);
void mp_page_finish_follow_up (MpPage *self, const MpTable *table, gint64 id);
void mp_page_copy_text        (MpPage *self, const char *text);
void mp_page_enable_action    (MpPage *self, const char *name, gboolean enabled);

G_END_DECLS
