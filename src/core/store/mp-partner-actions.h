/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do with partners: add a contact, choose whom to call, log a check-in. */

#pragma once

#include "model/mp-organisation.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

MpOrganisationContact *mp_partner_new_contact      (MpStore *store, gint64 partner);
MpPartnerCheckIn      *mp_partner_new_check_in     (MpStore *store, gint64 partner);
gboolean               mp_partner_set_main_contact (MpStore *store, gint64 contact,
                                                    GError **error);

G_END_DECLS
