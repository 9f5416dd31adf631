/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen about an import, and what was found in its source. */

#include "config.h"

#include "exchange/mp-import-private.h"

static const char *const kind_names[] = {
  [MP_IMPORT_AS_MENTEES] = "mentees",
  [MP_IMPORT_AS_MENTORS] = "mentors",
  [MP_IMPORT_AS_ORGANISATIONS] = "organisations",
  [MP_IMPORT_AS_ONEROSTER] = "oneroster",
};

static void
set_text (char       **member,
          const char  *text)
{
  char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  g_free (*member);
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  *member = stripped;
}

/**
 * mp_import_kind_parse:
 * @name: "mentees", "mentors", "organisations" or "oneroster"
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
mp_import_kind_parse (const char   *name,
                      MpImportKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (MpImportKind i = MP_IMPORT_AS_MENTEES; i <= MP_IMPORT_AS_ONEROSTER; i++)
    if (g_ascii_strcasecmp (name, kind_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * mp_import_kind_get_name:
 * @kind: what rows become
 *
 * Returns: how files and the command line write it
 */
const char *
mp_import_kind_get_name (MpImportKind kind)
{
  g_return_val_if_fail (kind >= MP_IMPORT_AS_MENTEES && kind <= MP_IMPORT_AS_ONEROSTER, NULL);

  return kind_names[kind];
}

MpImportKind
mp_import_get_kind (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind;
}

const char *
mp_import_get_path (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * mp_import_set_encoding:
 * @self: an import
 * @encoding: what the source is in, or %MP_ENCODING_RECOGNISE; takes effect when it is looked at
 *   the next time
 */
void
mp_import_set_encoding (MpImport   *self,
                        MpEncoding  encoding)
{
  g_return_if_fail (self != NULL && encoding < MP_N_ENCODINGS);

  self->encoding = encoding;
}

/**
 * mp_import_get_encoding:
 * @self: an import
 *
 * Returns: what was chosen, or else recognised, or %MP_ENCODING_RECOGNISE before that
 */
MpEncoding
mp_import_get_encoding (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_ENCODING_RECOGNISE);

  if (self->encoding != MP_ENCODING_RECOGNISE || self->table == NULL)
    return self->encoding;
  return mp_text_source_get_encoding (
    mp_csv_reader_get_source (mp_import_table_get_reader (self->table)));
}

/**
 * mp_import_set_separator:
 * @self: an import
 * @separator: what stands between values, or NUL to recognise it; takes effect when the source is
 *   looked at the next time
 */
void
mp_import_set_separator (MpImport *self,
                         char      separator)
{
  g_return_if_fail (self != NULL);

  self->separator = separator;
}

/**
 * mp_import_get_separator:
 * @self: an import
 *
 * Returns: what was chosen, or else recognised, or NUL before that
 */
char
mp_import_get_separator (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  if (self->separator != '\0' || self->table == NULL)
    return self->separator;
  return mp_csv_reader_get_separator (mp_import_table_get_reader (self->table));
}

/**
 * mp_import_set_date_order:
 * @self: an import
 * @order: how its days are written, or %MP_DATE_ORDER_RECOGNISE
 */
void
mp_import_set_date_order (MpImport    *self,
                          MpDateOrder  order)
{
  g_return_if_fail (self != NULL);

  self->date_order = order;
}

MpDateOrder
mp_import_get_date_order (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_DATE_ORDER_RECOGNISE);

  return self->date_order;
}

/**
 * mp_import_set_policy:
 * @self: an import
 * @policy: what happens to records that are there and differ
 */
void
mp_import_set_policy (MpImport       *self,
                      MpImportPolicy  policy)
{
  g_return_if_fail (self != NULL && policy >= MP_IMPORT_SKIP && policy <= MP_IMPORT_UPDATE);

  self->policy = policy;
}

MpImportPolicy
mp_import_get_policy (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_IMPORT_SKIP);

  return self->policy;
}

/**
 * mp_import_set_add_duplicates:
 * @self: an import
 * @add: whether somebody with the name of somebody else, whom nothing tells apart from them, is
 *   added as a new person; at first they are left out
 *
 * Who only shares an e-mail address or a telephone with somebody of another name is always added.
 */
void
mp_import_set_add_duplicates (MpImport *self,
                              gboolean  add)
{
  g_return_if_fail (self != NULL);

  self->add_duplicates = add;
}

gboolean
mp_import_get_add_duplicates (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->add_duplicates;
}

/**
 * mp_import_set_cohort_name:
 * @self: an import
 * @name: (nullable): the cohort of all mentees whose row names none; made if there is none
 */
void
mp_import_set_cohort_name (MpImport   *self,
                           const char *name)
{
  g_return_if_fail (self != NULL);

  set_text (&self->cohort_name, name);
}

const char *
mp_import_get_cohort_name (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cohort_name;
}

/**
 * mp_import_set_school_name:
 * @self: an import
 * @name: (nullable): the school of all mentees whose row names none; made if there is none
 */
void
mp_import_set_school_name (MpImport   *self,
                           const char *name)
{
  g_return_if_fail (self != NULL);

  set_text (&self->school_name, name);
}

const char *
mp_import_get_school_name (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->school_name;
}

/**
 * mp_import_set_mark_gone:
 * @self: an import of a class list
 * @mark: whether pupils whom the school says have left get today as the day they left
 */
void
mp_import_set_mark_gone (MpImport *self,
                         gboolean  mark)
{
  g_return_if_fail (self != NULL);

  self->mark_gone = mark;
}

gboolean
mp_import_get_mark_gone (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->mark_gone;
}

/**
 * mp_import_set_skip_refused:
 * @self: an import
 * @skip: whether rows that are refused are left out; otherwise one of them keeps all of the source
 *   from being imported
 */
void
mp_import_set_skip_refused (MpImport *self,
                            gboolean  skip)
{
  g_return_if_fail (self != NULL);

  self->skip_refused = skip;
}

gboolean
mp_import_get_skip_refused (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->skip_refused;
}

/**
 * mp_import_get_n_groups:
 * @self: an import of a class list that was looked at
 *
 * Returns: how many classes and grades there are
 */
guint
mp_import_get_n_groups (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->roster != NULL ? mp_roster_get_n_groups (self->roster) : 0;
}

/**
 * mp_import_get_group_name:
 * @self: an import of a class list that was looked at
 * @group: a class or grade
 *
 * Returns: what it is called, as a cohort too
 */
const char *
mp_import_get_group_name (const MpImport *self,
                          guint           group)
{
  g_return_val_if_fail (self != NULL && self->roster != NULL, NULL);

  return mp_roster_get_group (self->roster, group)->name;
}

/**
 * mp_import_get_group_size:
 * @self: an import of a class list that was looked at
 * @group: a class or grade
 *
 * Returns: how many pupils are in it
 */
guint
mp_import_get_group_size (const MpImport *self,
                          guint           group)
{
  g_return_val_if_fail (self != NULL && self->roster != NULL, 0);

  return mp_roster_get_group (self->roster, group)->size;
}

/**
 * mp_import_set_group:
 * @self: an import of a class list that was looked at
 * @group: the class or grade whose pupils are imported, or %MP_IMPORT_EVERYBODY
 */
void
mp_import_set_group (MpImport *self,
                     int       group)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (group >= MP_IMPORT_EVERYBODY && group < (int) mp_import_get_n_groups (self));

  self->group = group;
}

int
mp_import_get_group (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, MP_IMPORT_EVERYBODY);

  return self->group;
}

guint
mp_import_get_n_columns (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table != NULL ? mp_import_table_get_n_columns (self->table) : 0;
}

const char *
mp_import_get_header (const MpImport *self,
                      guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_header (self->table, column);
}

guint
mp_import_get_n_samples (const MpImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table != NULL ? mp_import_table_get_n_samples (self->table) : 0;
}

const char *
mp_import_get_sample (const MpImport *self,
                      guint           row,
                      guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_sample (self->table, row, column);
}

const MpImportTarget *const *
mp_import_get_targets (const MpImport *self,
                       guint          *n_targets)
{
  g_return_val_if_fail (self != NULL && n_targets != NULL, NULL);

  return mp_import_targets_of (self->kind, n_targets);
}

const MpImportTarget *
mp_import_get_column_target (const MpImport *self,
                             guint           column)
{
  g_return_val_if_fail (self != NULL && self->table != NULL, NULL);

  return mp_import_table_get_target (self->table, column);
}

/**
 * mp_import_set_column_target:
 * @self: an import that was looked at
 * @column: a column
 * @target: (nullable): what it is for; taken from another column that had it
 */
void
mp_import_set_column_target (MpImport             *self,
                             guint                 column,
                             const MpImportTarget *target)
{
  g_return_if_fail (self != NULL && self->table != NULL);

  mp_import_table_set_target (self->table, column, target);
}
