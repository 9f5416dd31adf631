/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a partner: who to call there, what was agreed last, who its mentees are. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_PARTNER_PAGE (mp_partner_page_get_type ())
G_DECLARE_FINAL_TYPE (MpPartnerPage, mp_partner_page, MP, PARTNER_PAGE, MpPage)

MpPage *mp_partner_page_new         (MpContext *context, gint64 organisation);
gint64  mp_partner_page_get_partner (MpPartnerPage *self);

G_END_DECLS
