/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record type: its fields, and what can be done with any row of it. */

#include "model/mp-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MEMBER(row, field) ((gpointer) ((char *) (row) + (field)->offset))

gint64 *
mp_row_int (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_INT || field->kind == MP_KIND_REF);
  return MEMBER (row, field);
}

double *
mp_row_real (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_REAL);
  return MEMBER (row, field);
}

_Bool *
mp_row_bool (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_BOOL);
  return MEMBER (row, field);
}

char **
mp_row_string (gconstpointer row, const MpField *field)
{
  g_assert (mp_field_is_text (field));
  return MEMBER (row, field);
}

unsigned int *
mp_row_enum (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_ENUM);
  return MEMBER (row, field);
}

MpDate *
mp_row_date (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_DATE);
  return MEMBER (row, field);
}

MpInstant *
mp_row_instant (gconstpointer row, const MpField *field)
{
  g_assert (field->kind == MP_KIND_INSTANT);
  return MEMBER (row, field);
}

/**
 * mp_set_text:
 * @member: a string member of a row
 * @text: (nullable): its new value; an empty string counts as none
 */
void
mp_set_text (char **member, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_return_if_fail (member != NULL);

  g_free (*member);
  *member = copy;
}

static const MpTable *
table_of (gconstpointer row)
{
  return ((const MpRow *) row)->table;
}

/**
 * mp_row_new:
 * @table: its type
 *
 * Returns: (transfer full): a row in which nothing is set but required choices, which have their
 *   first value; free with mp_row_free()
 */
gpointer
mp_row_new (const MpTable *table)
{
  MpRow *row;

  g_return_val_if_fail (table != NULL, NULL);

  row = g_malloc0 (table->size);
  row->table = table;
  for (guint i = 0; i < table->n_fields; i++)
    mp_row_field_unset (row, &table->fields[i]);
  return row;
}

/**
 * mp_row_copy:
 *
 * Returns: (transfer full): another row equal to @row, its key included
 */
gpointer
mp_row_copy (gconstpointer row)
{
  gpointer copy;

  g_return_val_if_fail (row != NULL, NULL);

  copy = mp_row_new (table_of (row));
  mp_row_assign (copy, row);
  return copy;
}

/**
 * mp_row_assign:
 * @row: takes over every field and the key of @from
 * @from: a row of the same type
 */
void
mp_row_assign (gpointer row, gconstpointer from)
{
  const MpTable *table;

  g_return_if_fail (row != NULL && from != NULL && table_of (row) == table_of (from));

  if (row == from)
    return;
  table = table_of (row);
  for (guint i = 0; i < table->n_fields; i++)
    mp_row_field_assign (row, from, &table->fields[i]);
  *(MpRow *) row = *(const MpRow *) from;
}

/**
 * mp_row_free:
 * @row: (nullable): a row of any type
 */
void
mp_row_free (gpointer row)
{
  const MpTable *table;

  if (row == NULL)
    return;
  table = table_of (row);
  for (guint i = 0; i < table->n_fields; i++)
    if (mp_field_is_text (&table->fields[i]))
      g_free (*(char **) MEMBER (row, &table->fields[i]));
  g_free (row);
}

/**
 * mp_row_equal:
 *
 * Returns: whether all fields are equal; keys and times of writing do not count
 */
gboolean
mp_row_equal (gconstpointer a, gconstpointer b)
{
  const MpTable *table;

  g_return_val_if_fail (a != NULL && b != NULL && table_of (a) == table_of (b), FALSE);

  table = table_of (a);
  for (guint i = 0; i < table->n_fields; i++)
    if (!mp_row_field_equal (a, b, &table->fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * mp_row_derive:
 *
 * Fills the derived fields from the others.
 */
void
mp_row_derive (gpointer row)
{
  g_return_if_fail (row != NULL);

  if (table_of (row)->derive != NULL)
    table_of (row)->derive (row);
}

/**
 * mp_row_validate:
 * @problems: gets what is wrong with any field and across fields
 */
void
mp_row_validate (gconstpointer row, MpProblems *problems)
{
  const MpTable *table;

  g_return_if_fail (row != NULL && problems != NULL);

  table = table_of (row);
  for (guint i = 0; i < table->n_fields; i++)
    mp_row_field_validate (row, &table->fields[i], problems);
  if (table->check != NULL)
    table->check (row, problems);
}

/**
 * mp_table_find_field:
 *
 * Returns: (nullable): the field of that name
 */
const MpField *
mp_table_find_field (const MpTable *table, const char *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if (g_str_equal (table->fields[i].name, name))
      return &table->fields[i];
  return NULL;
}

/**
 * mp_table_get_label:
 *
 * Returns: what people call one of them, translated
 */
const char *
mp_table_get_label (const MpTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return _(table->label);
}

/**
 * mp_table_get_plural:
 *
 * Returns: what people call many of them, translated
 */
const char *
mp_table_get_plural (const MpTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return _(table->plural);
}

/**
 * mp_row_field_is_set:
 *
 * Returns: whether somebody gave a value; a yes or no always counts as given
 */
gboolean
mp_row_field_is_set (gconstpointer row, const MpField *field)
{
  g_return_val_if_fail (row != NULL && field != NULL, FALSE);

  switch (field->kind)
    {
    case MP_KIND_INT:
      return *(gint64 *) MEMBER (row, field) != MP_INT_UNSET;
    case MP_KIND_REF:
      return *(gint64 *) MEMBER (row, field) != 0;
    case MP_KIND_REAL:
      return !isnan (*(double *) MEMBER (row, field));
    case MP_KIND_BOOL:
      return TRUE;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      {
        const char *text = *(char **) MEMBER (row, field);

        return text != NULL && *text != '\0';
      }
    case MP_KIND_ENUM:
      return *(unsigned int *) MEMBER (row, field) != 0;
    case MP_KIND_DATE:
      return mp_date_is_set (*(MpDate *) MEMBER (row, field));
    case MP_KIND_INSTANT:
      return mp_instant_is_set (*(MpInstant *) MEMBER (row, field));
    }
  g_return_val_if_reached (FALSE);
}

/**
 * mp_row_field_equal:
 *
 * Returns: whether @a and @b have the same value; no text and an empty text are the same
 */
gboolean
mp_row_field_equal (gconstpointer a, gconstpointer b, const MpField *field)
{
  g_return_val_if_fail (a != NULL && b != NULL && field != NULL, FALSE);

  if (!mp_row_field_is_set (a, field) || !mp_row_field_is_set (b, field))
    return mp_row_field_is_set (a, field) == mp_row_field_is_set (b, field);
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      return *mp_row_int (a, field) == *mp_row_int (b, field);
    case MP_KIND_REAL:
      return *mp_row_real (a, field) == *mp_row_real (b, field);
    case MP_KIND_BOOL:
      return *mp_row_bool (a, field) == *mp_row_bool (b, field);
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      return g_str_equal (*mp_row_string (a, field), *mp_row_string (b, field));
    case MP_KIND_ENUM:
      return *mp_row_enum (a, field) == *mp_row_enum (b, field);
    case MP_KIND_DATE:
      return mp_row_date (a, field)->packed == mp_row_date (b, field)->packed;
    case MP_KIND_INSTANT:
      return mp_row_instant (a, field)->seconds == mp_row_instant (b, field)->seconds;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * mp_row_field_unset:
 *
 * Takes the value away; a required choice goes back to its first.
 */
void
mp_row_field_unset (gpointer row, const MpField *field)
{
  g_return_if_fail (row != NULL && field != NULL);

  switch (field->kind)
    {
    case MP_KIND_INT:
      *mp_row_int (row, field) = MP_INT_UNSET;
      break;
    case MP_KIND_REF:
      *mp_row_int (row, field) = 0;
      break;
    case MP_KIND_REAL:
      *mp_row_real (row, field) = NAN;
      break;
    case MP_KIND_BOOL:
      *mp_row_bool (row, field) = FALSE;
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      g_clear_pointer (mp_row_string (row, field), g_free);
      break;
    case MP_KIND_ENUM:
      *mp_row_enum (row, field)
          = field->flags & MP_FIELD_REQUIRED ? (unsigned int) field->choices[0].value : 0;
      break;
    case MP_KIND_DATE:
      *mp_row_date (row, field) = MP_DATE_NONE;
      break;
    case MP_KIND_INSTANT:
      *mp_row_instant (row, field) = MP_INSTANT_NONE;
      break;
    }
}

/**
 * mp_row_field_assign:
 *
 * Gives @row the value that @from has in @field; both are of the type that has it.
 */
void
mp_row_field_assign (gpointer row, gconstpointer from, const MpField *field)
{
  g_return_if_fail (row != NULL && from != NULL && field != NULL);

  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      *mp_row_int (row, field) = *mp_row_int (from, field);
      break;
    case MP_KIND_REAL:
      *mp_row_real (row, field) = *mp_row_real (from, field);
      break;
    case MP_KIND_BOOL:
      *mp_row_bool (row, field) = *mp_row_bool (from, field);
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      mp_set_text (mp_row_string (row, field), *mp_row_string (from, field));
      break;
    case MP_KIND_ENUM:
      *mp_row_enum (row, field) = *mp_row_enum (from, field);
      break;
    case MP_KIND_DATE:
      *mp_row_date (row, field) = *mp_row_date (from, field);
      break;
    case MP_KIND_INSTANT:
      *mp_row_instant (row, field) = *mp_row_instant (from, field);
      break;
    }
}
