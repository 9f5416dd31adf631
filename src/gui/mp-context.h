/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of a window share: the programme, the settings, the site, and a way to speak. */

#pragma once

#include "gui/mp-job.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_CONTEXT (mp_context_get_type ())
G_DECLARE_FINAL_TYPE (MpContext, mp_context, MP, CONTEXT, GObject)

MpContext *mp_context_new           (MpStore *store, GSettings *settings);
MpStore   *mp_context_get_store     (MpContext *self);
GSettings *mp_context_get_settings  (MpContext *self);
gint64     mp_context_get_site      (MpContext *self);
void       mp_context_set_site      (MpContext *self, gint64 site);
gboolean   mp_context_apply         (MpContext *self, MpBatch *batch, const char *done);
void       mp_context_toast_done    (MpContext *self, const char *label);
void       mp_context_toast_person  (MpContext *self, const char *label, gint64 person);
void       mp_context_toast         (MpContext *self, const char *text);
void       mp_context_set_attention (MpContext *self, const char *place, gint64 count);
void       mp_context_show_error    (MpContext *self, const char *heading, const GError *error);

G_END_DECLS
