/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a profile's lists, each with the actions of the page that belong to it. */

#pragma once

#include "gui/model/mp-profile-snapshot.h"
#include "model/mp-contact-log.h"
#include "model/mp-school-note.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *mp_profile_rows_new_gap       (const MpPersonGap *gap);
GtkWidget *mp_profile_rows_new_fact      (const MpProfileSnapshot *snapshot,
                                           const MpTable *table, const MpField *field);
GtkWidget *mp_profile_rows_new_follow_up (const MpContactLog *contact, MpDate today);
GtkWidget *mp_profile_rows_new_note      (const MpSchoolNote *note, MpDate today);
GtkWidget *mp_profile_rows_new_contact   (const MpContactLog *contact, MpDate today);

G_END_DECLS
