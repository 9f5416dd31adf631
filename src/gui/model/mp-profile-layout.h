/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which groups the fields of a person stand, for reading and for editing. */

#pragma once

#include "model/mp-table.h"

G_BEGIN_DECLS

/**
 * MpProfileGroup:
 * @table: of people, mentees or mentors
 * @title: untranslated
 * @description: (nullable): a sentence for the editor, untranslated
 * @field_names: (array zero-terminated): in the order in which they are filled in
 */
typedef struct
{
  const MpTable *table;
  const char *title;
  const char *description;
  const char *const *field_names;
} MpProfileGroup;

const MpProfileGroup *mp_profile_layout_get_groups (guint *n_groups);

G_END_DECLS
