/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row of a source changes in a record that is there already, under each policy. */

#include "config.h"

#include "exchange/mp-import-merge.h"

#include "base/mp-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 60

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN - 1);
  return g_strconcat (start, "…", NULL);
}

static void
describe (MpImportMerge *self,
          const MpField *field,
          const char    *before,
          const char    *after)
{
  g_autofree char *old = shorten (before);
  g_autofree char *new = shorten (after);

  if (self->text->len > 0)
    g_string_append (self->text, "; ");
  if (*old == '\0')
    /* Translators: a field's label and the value that it gets, such as "Grade: 12". */
    g_string_append_printf (self->text, _("%s: %s"), mp_field_get_label (field), new);
  else
    /* Translators: a field's label, its value before and after, such as "Grade: 11 → 12". */
    g_string_append_printf (self->text, _("%s: %s → %s"), mp_field_get_label (field), old, new);
}

static gboolean
may_change (const MpImportMerge *self,
            gboolean             was_set)
{
  return self->policy == MP_IMPORT_UPDATE || (self->policy == MP_IMPORT_FILL && !was_set);
}

static gboolean
merge_field (MpImportMerge *self,
             const MpField *field,
             gconstpointer  from,
             gpointer       row)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (mp_row_field_equal (row, from, field))
    return FALSE;

  before = mp_row_field_display (row, field);
  after = mp_row_field_display (from, field);
  describe (self, field, before, after);
  if (!may_change (self, mp_row_field_is_set (row, field)))
    {
      self->n_kept++;
      return FALSE;
    }
  mp_row_field_assign (row, from, field);
  self->n_changed++;
  return TRUE;
}

static gint64
find_named (MpImportMerge      *self,
            const MpImportName *name)
{
  return name->id != 0 ? name->id
                       : mp_import_refs_find (self->refs, name->field->target, name->text);
}

static gboolean
merge_name (MpImportMerge      *self,
            const MpImportName *name,
            gint64              organisation,
            gpointer            row)
{
  gint64 *id = mp_row_int (row, name->field);
  gint64 named = find_named (self, name);
  const char *before;
  g_autofree char *key = mp_fold_key (name->text);

  if (*key == '\0' || (named != 0 && named == *id) || (name->guessed && *id != 0))
    return FALSE;

  before = mp_import_refs_get_name (self->refs, name->field->target, *id);
  describe (self, name->field, before != NULL ? before : "", name->text);
  if (!may_change (self, *id != 0))
    {
      self->n_kept++;
      return FALSE;
    }
  *id = named != 0 ? named
                   : mp_import_refs_make (self->refs, name->field->target, name->text,
                                          organisation);
  self->n_changed++;
  return TRUE;
}

/* A cohort that is made is of the school of whoever is in it, so schools come first. */
static gboolean
is_cohort (const MpImportName *name)
{
  return g_str_equal (name->field->target, "cohort");
}

static gint64
get_organisation (gconstpointer row)
{
  const MpTable *table = ((const MpRow *) row)->table;

  return table == &mp_mentee_table ? ((const MpMentee *) row)->organisation : 0;
}

/**
 * mp_import_merge_fields:
 * @self: what was changed so far
 * @draft: which values the source gives
 * @part: the record that @row is
 * @from: the record as the source has it
 * @row: the record that is there, which is changed
 *
 * Returns: whether anything was changed
 */
gboolean
mp_import_merge_fields (MpImportMerge       *self,
                        const MpImportDraft *draft,
                        MpImportPart         part,
                        gconstpointer        from,
                        gpointer             row)
{
  const MpTable *table = mp_import_part_get_table (part);
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && draft != NULL && from != NULL && row != NULL, FALSE);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind != MP_KIND_REF
        && mp_import_draft_is_given (draft, part, &table->fields[i]))
      changed |= merge_field (self, &table->fields[i], from, row);

  return changed;
}

/**
 * mp_import_merge_names:
 * @self: what was changed so far
 * @draft: what the source refers to by name
 * @part: the record that @row is
 * @row: the record that is there, which is changed
 *
 * To be called when nothing can be refused any more: it makes what is not there.
 *
 * Returns: whether anything was changed
 */
gboolean
mp_import_merge_names (MpImportMerge       *self,
                       const MpImportDraft *draft,
                       MpImportPart         part,
                       gpointer             row)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && draft != NULL && row != NULL, FALSE);

  for (int cohorts = 0; cohorts < 2; cohorts++)
    for (guint i = 0; i < draft->n_names; i++)
      if (draft->names[i].part == part && is_cohort (&draft->names[i]) == cohorts)
        changed |= merge_name (self, &draft->names[i], get_organisation (row), row);

  return changed;
}

/**
 * mp_import_merge_decide:
 * @self: what was changed
 *
 * Returns: what became of the row
 */
MpImportOutcome
mp_import_merge_decide (const MpImportMerge *self)
{
  g_return_val_if_fail (self != NULL, MP_IMPORT_UNCHANGED);

  if (self->n_changed > 0)
    return MP_IMPORT_CHANGED;
  return self->n_kept > 0 ? MP_IMPORT_SKIPPED : MP_IMPORT_UNCHANGED;
}

/**
 * mp_import_resolve_names:
 * @refs: schools, cohorts and sites
 * @draft: a row of which nothing can be refused any more
 *
 * Gives new records the ids of what they refer to by name, and makes what is not there.
 */
void
mp_import_resolve_names (MpImportRefs  *refs,
                         MpImportDraft *draft)
{
  g_return_if_fail (refs != NULL && draft != NULL);

  for (int cohorts = 0; cohorts < 2; cohorts++)
    for (guint i = 0; i < draft->n_names; i++)
      {
        const MpImportName *name = &draft->names[i];
        gpointer row = mp_import_draft_get_row (draft, name->part);

        if (is_cohort (name) == cohorts)
          *mp_row_int (row, name->field)
            = name->id != 0 ? name->id
                            : mp_import_refs_make (refs, name->field->target, name->text,
                                                   get_organisation (row));
      }
}
