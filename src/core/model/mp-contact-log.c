/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call, letter or talk between staff and a person, with its follow-up (area 2). */

#include "model/mp-contact-log.h"

#include <glib/gi18n-lib.h>

static const MpField fields[] = {
  MP_REF (MpContactLog, person, N_("Person"), "person", .flags = MP_FIELD_REQUIRED),
  MP_DATE (MpContactLog, held_on, N_("Date"), .flags = MP_FIELD_REQUIRED),
  MP_ENUM (MpContactLog, kind, N_("Kind"), mp_contact_ways, .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpContactLog, author, N_("By")),
  MP_LONG_TEXT (MpContactLog, summary, N_("What was said"), .flags = MP_FIELD_PRIVATE),
  MP_DATE (MpContactLog, follow_up_on, N_("Follow up on")),
  MP_BOOL (MpContactLog, followed_up, N_("Followed up")),
};

const MpTable mp_contact_log_table = {
  .name = "contact_log",
  .label = N_("Contact"),
  .plural = N_("Contacts"),
  .size = sizeof (MpContactLog),
  .private_rows = TRUE,
  MP_FIELDS (fields),
};
