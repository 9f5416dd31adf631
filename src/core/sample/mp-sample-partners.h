/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, employers and other partners of the sample, with their people and check-ins. */

#pragma once

#include "model/mp-organisation.h"
#include "model/mp-programme.h"
#include "sample/mp-sample-random.h"

G_BEGIN_DECLS

MpSite                *mp_sample_site_new     (guint index, guint seed, MpDate today);
guint                  mp_sample_partner_site (guint index);
MpOrganisation        *mp_sample_partner_new  (guint index, guint seed, MpDate today);
MpOrganisationContact *mp_sample_contact_new  (guint index, guint number, guint seed,
                                               const MpOrganisation *organisation);
MpPartnerCheckIn      *mp_sample_check_in_new (guint index, guint number, guint seed,
                                               const MpOrganisation *organisation, MpDate today);

G_END_DECLS
