/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row to be inserted, with all of the work done that needs no file. */

#include "store/mp-prepared-private.h"

#include "store/mp-search-words.h"

/**
 * mp_prepared_new:
 *
 * Returns: (transfer full): something that is used for one row after the other
 */
MpPrepared *
mp_prepared_new (void)
{
  MpPrepared *self = g_new0 (MpPrepared, 1);

  self->words = g_string_sized_new (120);
  return self;
}

void
mp_prepared_free (MpPrepared *self)
{
  if (self == NULL)
    return;
  g_string_free (self->words, TRUE);
  g_free (self);
}

/**
 * mp_prepared_set:
 * @row: borrowed; nothing but its references may change until it has been inserted
 * @problems: gets what is wrong with any field and across fields
 *
 * Derives and validates the row, gives it a uuid if it is one of its own that it gets, and finds
 * its words.  Any thread may do so, while another one is writing the rows before it; the door then
 * need not do it again.
 */
void
mp_prepared_set (MpPrepared *self, gpointer row, MpProblems *problems)
{
  guint n_problems = mp_problems_get_count (problems);

  g_return_if_fail (self != NULL && row != NULL);

  self->row = row;
  mp_row_derive (row);
  mp_row_validate (row, problems);
  self->is_valid = mp_problems_get_count (problems) == n_problems;
  if (self->row->table->same_id_as == NULL && *self->row->uuid == '\0')
    mp_uuid_new (self->row->uuid);
  g_string_truncate (self->words, 0);
  mp_search_words_append_row (self->words, row);
}

/**
 * mp_prepared_get_row:
 *
 * Returns: (transfer none) (nullable): the row that was set last
 */
gpointer
mp_prepared_get_row (const MpPrepared *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->row;
}
