/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what somebody typed: a result that names the field, not an error. */

#pragma once

#include "model/mp-field.h"

G_BEGIN_DECLS

/**
 * MpProblem:
 * @field: (nullable): the field it is about, or %NULL for the record as a whole
 * @rule: (nullable): the number of the rule that is broken, such as "P-1"
 * @message: a whole sentence for the person who typed it, translated
 */
typedef struct
{
  const MpField *field;
  const char *rule;
  char *message;
} MpProblem;

typedef struct _MpProblems MpProblems;

MpProblems      *mp_problems_new       (void);
void             mp_problems_free      (MpProblems *self);
void             mp_problems_add       (MpProblems *self, const MpField *field, const char *rule,
                                        const char *message_format, ...) G_GNUC_PRINTF (4, 5);
guint            mp_problems_get_count (const MpProblems *self);
const MpProblem *mp_problems_get       (const MpProblems *self, guint position);
const MpProblem *mp_problems_find      (const MpProblems *self, const char *field_name);
char            *mp_problems_to_text   (const MpProblems *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProblems, mp_problems_free)

G_END_DECLS
