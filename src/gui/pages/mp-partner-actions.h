/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of a partner, by button, menu and row. */

#pragma once

#include "gui/pages/mp-page.h"
#include "model/mp-organisation.h"

G_BEGIN_DECLS

#define MP_TYPE_PARTNER_ACTIONS (mp_partner_actions_get_type ())
G_DECLARE_FINAL_TYPE (MpPartnerActions, mp_partner_actions, MP, PARTNER_ACTIONS, GObject)

MpPartnerActions *mp_partner_actions_new    (MpPage *page, gint64 partner);
void              mp_partner_actions_update (MpPartnerActions *self,
                                             const MpOrganisation *partner);

G_END_DECLS
