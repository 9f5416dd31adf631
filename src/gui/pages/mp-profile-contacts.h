/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every contact with the person, and a short form to log another. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"
#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_CONTACTS (mp_profile_contacts_get_type ())
G_DECLARE_FINAL_TYPE (MpProfileContacts, mp_profile_contacts, MP, PROFILE_CONTACTS, GtkWidget)

void mp_profile_contacts_set_context (MpProfileContacts *self, MpContext *context);
void mp_profile_contacts_show        (MpProfileContacts *self, const MpProfileSnapshot *snapshot);
void mp_profile_contacts_start       (MpProfileContacts *self);

G_END_DECLS
