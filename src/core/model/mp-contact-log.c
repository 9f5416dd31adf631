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

/**
 * mp_contact_log_say_follow_up:
 * @follow_up_on: when somebody is to be called again
 * @today: what it is told from
 *
 * Returns: (transfer full): that as a sentence, such as "Follow up in 3 days"
 */
char *
mp_contact_log_say_follow_up (MpDate follow_up_on, MpDate today)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (mp_date_is_set (follow_up_on), NULL);

  when = mp_date_to_relative (follow_up_on, today);
  if (mp_date_compare (follow_up_on, today) < 0)
    /* Translators: %s is a day that has gone by, such as "yesterday" or "41 days ago". */
    return g_strdup_printf (_("Follow-up was due %s"), when);

  /* Translators: %s is a day to come, such as "today" or "in 3 days". */
  return g_strdup_printf (_("Follow up %s"), when);
}
