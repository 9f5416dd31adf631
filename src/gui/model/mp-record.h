/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place in a list of people or partners, as an object that views can follow. */

#pragma once

#include "store/mp-people-row.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define MP_TYPE_RECORD (mp_record_get_type ())
G_DECLARE_FINAL_TYPE (MpRecord, mp_record, MP, RECORD, GObject)

MpRecord          *mp_record_new          (guint position, MpPeopleRow *row);
guint              mp_record_get_position (MpRecord *self);
gint64             mp_record_get_id       (MpRecord *self);
const MpPeopleRow *mp_record_get_row      (MpRecord *self);
void               mp_record_take_row     (MpRecord *self, MpPeopleRow *row);

G_END_DECLS
