/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows on the page of a partner, each with the actions of the page that belong to it. */

#pragma once

#include "model/mp-organisation.h"
#include "model/mp-programme.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *mp_partner_rows_new_contact  (const MpOrganisationContact *contact);
GtkWidget *mp_partner_rows_new_check_in (const MpPartnerCheckIn *check_in, MpDate today);
GtkWidget *mp_partner_rows_new_cohort   (const MpCohort *cohort);
GtkWidget *mp_partner_rows_new_hint     (const char *text);
GtkWidget *mp_partner_rows_new_detail   (const MpOrganisation *partner, const MpField *field,
                                         const char *value);

G_END_DECLS
