/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looks like the same person twice (P-3): suggested, never merged unasked. */

#pragma once

#include "model/mp-person.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpDuplicateReasons:
 * @MP_DUPLICATE_NAME: the same name and birth date
 * @MP_DUPLICATE_EMAIL: the same e-mail address
 * @MP_DUPLICATE_PHONE: the same phone number
 * @MP_DUPLICATE_NAME_ONLY: the same name, and a birth date that is not known of both
 *
 * All compared without accents, case and spacing.
 */
typedef enum
{
  MP_DUPLICATE_NONE = 0,
  MP_DUPLICATE_NAME = 1 << 0,
  MP_DUPLICATE_EMAIL = 1 << 1,
  MP_DUPLICATE_PHONE = 1 << 2,
  MP_DUPLICATE_NAME_ONLY = 1 << 3,
} MpDuplicateReasons;

/**
 * MpDuplicate:
 * @id: of a person
 * @other_id: of another who looks the same; 0 where the other is not stored
 * @reasons: in what they look the same
 */
typedef struct
{
  gint64 id;
  gint64 other_id;
  MpDuplicateReasons reasons;
} MpDuplicate;

MpDuplicateReasons mp_duplicate_compare          (const MpPerson *a, const MpPerson *b);
char              *mp_duplicate_reasons_to_text  (MpDuplicateReasons reasons);
char              *mp_duplicate_reasons_to_line  (MpDuplicateReasons reasons);
GArray            *mp_query_duplicates_of_person (MpStore *store, const MpPerson *person,
                                                  guint limit, GError **error);
GArray            *mp_query_duplicates           (MpStore *store, guint limit, GError **error);

G_END_DECLS
