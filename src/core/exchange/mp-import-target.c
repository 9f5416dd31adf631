/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a source can become: the fields of the records that its rows make. */

#include "config.h"

#include "exchange/mp-import-target.h"

#include "model/mp-schema.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MpTable *tables[3];
  gboolean has_names;
} KindTables;

static const KindTables kind_tables[] = {
  [MP_IMPORT_AS_MENTEES] = { { &mp_person_table, &mp_mentee_table }, TRUE },
  [MP_IMPORT_AS_MENTORS] = { { &mp_person_table, &mp_mentor_table }, TRUE },
  [MP_IMPORT_AS_ORGANISATIONS] = { { &mp_organisation_table, &mp_organisation_contact_table },
                                   FALSE },
  [MP_IMPORT_AS_ONEROSTER] = { { NULL }, FALSE },
};

/* Fields that no list of somebody else's can know. */
static const char *const never[] = { "archived_on", "main_contact" };

static gboolean
is_offered (const MpTable *table,
            const MpField *field)
{
  if (field->flags & MP_FIELD_DERIVED)
    return FALSE;
  if (table == &mp_organisation_contact_table && field->kind == MP_KIND_REF)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    if (g_str_equal (field->name, never[i]))
      return FALSE;
  return TRUE;
}

static void
add_whole (GPtrArray     *targets,
           const char    *name,
           const char    *label,
           MpImportWhole  whole)
{
  MpImportTarget *target = g_new0 (MpImportTarget, 1);

  target->name = g_strdup (name);
  target->label = label;
  target->whole = whole;
  g_ptr_array_add (targets, target);
}

/* A contact's name and an organisation's need telling apart; a person's and a mentee's do not. */
static const char *
choose_label (const MpTable *table,
              const MpField *field)
{
  static const struct { const char *field; const char *label; } contact_labels[] = {
    { "name", N_("Contact’s name") },         { "role", N_("Contact’s role") },
    { "email", N_("Contact’s e-mail") },      { "phone", N_("Contact’s phone") },
    { "external_id", N_("Contact’s id in another system") },
    { "notes", N_("Notes about the contact") },
  };

  if (table != &mp_organisation_contact_table)
    return field->label;
  for (gsize i = 0; i < G_N_ELEMENTS (contact_labels); i++)
    if (g_str_equal (contact_labels[i].field, field->name))
      return contact_labels[i].label;
  return field->label;
}

static GPtrArray *
make_targets (const KindTables *kind)
{
  GPtrArray *targets = g_ptr_array_new ();

  if (kind->has_names)
    {
      add_whole (targets, "full_name", N_("Whole name"), MP_IMPORT_WHOLE_NAME);
      add_whole (targets, "full_name_family_first", N_("Whole name, family name first"),
                 MP_IMPORT_WHOLE_NAME_FAMILY_FIRST);
    }
  for (guint t = 0; kind->tables[t] != NULL; t++)
    for (guint i = 0; i < kind->tables[t]->n_fields; i++)
      if (is_offered (kind->tables[t], &kind->tables[t]->fields[i]))
        {
          MpImportTarget *target = g_new0 (MpImportTarget, 1);

          target->table = kind->tables[t];
          target->field = &kind->tables[t]->fields[i];
          target->name = g_strconcat (target->table->name, ".", target->field->name, NULL);
          target->label = choose_label (target->table, target->field);
          g_ptr_array_add (targets, target);
        }

  return targets;
}

/**
 * mp_import_targets_of:
 * @kind: what the rows become
 * @n_targets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): what a column can be mapped to, in the order
 *   of forms; made once for the life of the program and shared by all threads
 */
const MpImportTarget *const *
mp_import_targets_of (MpImportKind  kind,
                      guint        *n_targets)
{
  static GPtrArray *all[G_N_ELEMENTS (kind_tables)];
  static gsize made;

  g_return_val_if_fail (kind >= MP_IMPORT_AS_MENTEES && kind <= MP_IMPORT_AS_ONEROSTER, NULL);
  g_return_val_if_fail (n_targets != NULL, NULL);

  if (g_once_init_enter (&made))
    {
      for (guint i = 1; i < G_N_ELEMENTS (kind_tables); i++)
        all[i] = make_targets (&kind_tables[i]);
      g_once_init_leave (&made, 1);
    }

  *n_targets = all[kind]->len;
  return (const MpImportTarget *const *) all[kind]->pdata;
}

/**
 * mp_import_target_find:
 * @kind: what the rows become
 * @name: as a saved mapping writes it
 *
 * Returns: (nullable): the target of that name
 */
const MpImportTarget *
mp_import_target_find (MpImportKind  kind,
                       const char   *name)
{
  guint n;
  const MpImportTarget *const *targets = mp_import_targets_of (kind, &n);

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (targets[i]->name, name))
      return targets[i];
  return NULL;
}

/**
 * mp_import_target_get_name:
 * @target: a target
 *
 * Returns: how a saved mapping writes it
 */
const char *
mp_import_target_get_name (const MpImportTarget *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  return target->name;
}

/**
 * mp_import_target_get_label:
 * @target: a target
 *
 * Returns: how people read it, translated
 */
const char *
mp_import_target_get_label (const MpImportTarget *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  return _(target->label);
}
