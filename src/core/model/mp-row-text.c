/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a row as text: for files, for people, and from what people type. */

#include "model/mp-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The longest text a field takes unless it says otherwise, in characters. */
#define MAX_TEXT 1000
#define MAX_LONG_TEXT 100000

static void
append_real (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* 15 digits read as people wrote them; more only where they are needed to get the value back. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  g_string_append (text, buffer);
}

/**
 * mp_row_field_append:
 * @text: gets the value as files write it: ISO dates, names of choices, "true" and "false", a
 *   reference as its number; nothing if it is unset
 */
void
mp_row_field_append (gconstpointer row, const MpField *field, GString *text)
{
  char buffer[MP_INSTANT_ISO_SIZE];

  g_return_if_fail (row != NULL && field != NULL && text != NULL);

  if (!mp_row_field_is_set (row, field))
    return;
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, *mp_row_int (row, field));
      break;
    case MP_KIND_REAL:
      append_real (text, *mp_row_real (row, field));
      break;
    case MP_KIND_BOOL:
      g_string_append (text, *mp_row_bool (row, field) ? "true" : "false");
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      g_string_append (text, *mp_row_string (row, field));
      break;
    case MP_KIND_ENUM:
      {
        const char *name = mp_choice_get_name (field->choices, *mp_row_enum (row, field));

        g_string_append (text, name != NULL ? name : "");
      }
      break;
    case MP_KIND_DATE:
      mp_date_format_iso (*mp_row_date (row, field), buffer);
      g_string_append (text, buffer);
      break;
    case MP_KIND_INSTANT:
      mp_instant_format_iso (*mp_row_instant (row, field), buffer);
      g_string_append (text, buffer);
      break;
    }
}

/**
 * mp_row_field_text:
 *
 * Returns: (transfer full) (nullable): the value as files write it, or %NULL if it is unset
 */
char *
mp_row_field_text (gconstpointer row, const MpField *field)
{
  GString *text;

  g_return_val_if_fail (row != NULL && field != NULL, NULL);

  if (!mp_row_field_is_set (row, field))
    return NULL;
  text = g_string_new (NULL);
  mp_row_field_append (row, field, text);
  return g_string_free (text, FALSE);
}

/**
 * mp_row_field_display:
 *
 * Returns: (transfer full): the value as people read it, in the current language; an empty string
 *   if it is unset; a reference is its number, since only the store knows names
 */
char *
mp_row_field_display (gconstpointer row, const MpField *field)
{
  g_return_val_if_fail (row != NULL && field != NULL, NULL);

  if (!mp_row_field_is_set (row, field))
    return g_strdup ("");
  switch (field->kind)
    {
    case MP_KIND_BOOL:
      return g_strdup (*mp_row_bool (row, field) ? _("Yes") : _("No"));
    case MP_KIND_REAL:
      return g_strdup_printf ("%g", *mp_row_real (row, field));
    case MP_KIND_ENUM:
      return g_strdup (mp_choice_get_label (field->choices, *mp_row_enum (row, field)));
    case MP_KIND_DATE:
      return mp_date_to_display (*mp_row_date (row, field));
    case MP_KIND_INSTANT:
      return mp_instant_to_display (*mp_row_instant (row, field));
    default:
      return mp_row_field_text (row, field);
    }
}

static gboolean
parse_int (const char *text, gint64 *value)
{
  char *end;
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0' || errno != 0 || number == MP_INT_UNSET)
    return FALSE;
  *value = number;
  return TRUE;
}

/* A decimal comma is read as a point; a text with both is no number. */
static gboolean
parse_real (const char *text, double *value)
{
  g_autofree char *pointed = g_strdelimit (g_strdup (text), ",", '.');
  char *end;
  double number = g_ascii_strtod (pointed, &end);

  if (end == pointed || *end != '\0' || !isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

static gboolean
parse_bool (const char *text, _Bool *value)
{
  static const char *const yes[] = { "true", "yes", "oui", "1", "x", "y", "vrai", NULL };
  static const char *const no[] = { "false", "no", "non", "0", "n", "faux", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (!g_strv_contains (yes, lower) && !g_strv_contains (no, lower))
    return FALSE;
  *value = g_strv_contains (yes, lower);
  return TRUE;
}

static gboolean
refuse (char **problem, const char *message)
{
  if (problem != NULL)
    *problem = g_strdup (message);
  return FALSE;
}

static gboolean
parse_set (gpointer row, const MpField *field, const char *text, char **problem)
{
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      return parse_int (text, mp_row_int (row, field))
             || refuse (problem, _("This is not a whole number."));
    case MP_KIND_REAL:
      return parse_real (text, mp_row_real (row, field))
             || refuse (problem, _("This is not a number."));
    case MP_KIND_BOOL:
      return parse_bool (text, mp_row_bool (row, field))
             || refuse (problem, _("This is neither yes nor no."));
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      mp_set_text (mp_row_string (row, field), text);
      return TRUE;
    case MP_KIND_ENUM:
      return mp_choice_parse (field->choices, text, mp_row_enum (row, field))
             || refuse (problem, _("This is not one of the choices."));
    case MP_KIND_DATE:
      return mp_date_parse_iso (text, mp_row_date (row, field))
             || refuse (problem, _("This is not a day such as 2026-10-04."));
    case MP_KIND_INSTANT:
      return mp_instant_parse_iso (text, mp_row_instant (row, field))
             || refuse (problem, _("This is not a time such as 2026-10-04T14:05:00Z."));
    }
  g_return_val_if_reached (FALSE);
}

/**
 * mp_row_field_parse:
 * @text: (nullable): the value as files write it; spaces around it do not count, and nothing at
 *   all unsets the field
 * @problem: (out) (optional) (transfer full): what is wrong with @text, as a sentence
 *
 * Reads the text's form only; mp_row_field_validate() says whether the value is allowed.
 *
 * Returns: %FALSE if @text has not the form of the field's kind; the row is unchanged then
 */
gboolean
mp_row_field_parse (gpointer row, const MpField *field, const char *text, char **problem)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (row != NULL && field != NULL, FALSE);

  if (problem != NULL)
    *problem = NULL;
  stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (stripped == NULL || *stripped == '\0')
    {
      mp_row_field_unset (row, field);
      return TRUE;
    }
  return parse_set (row, field, stripped, problem);
}

static void
validate_number (double value, const MpField *field, MpProblems *problems)
{
  if (field->min == 0 && field->max == 0)
    return;
  if (value < field->min || value > field->max)
    /* Translators: %s is a field's label, the numbers are the limits of its value. */
    mp_problems_add (problems, field, NULL, _("%s must be between %g and %g."),
                     mp_field_get_label (field), field->min, field->max);
}

static void
validate_text (const char *text, const MpField *field, MpProblems *problems)
{
  glong longest = field->max > 0                        ? (glong) field->max
                  : field->kind == MP_KIND_LONG_TEXT ? MAX_LONG_TEXT
                                                        : MAX_TEXT;
  gsize n_bytes = strlen (text);

  if (!g_utf8_validate (text, (gssize) n_bytes, NULL))
    mp_problems_add (problems, field, NULL, _("%s is not valid text."),
                     mp_field_get_label (field));
  else if (n_bytes > (gsize) longest && g_utf8_strlen (text, (gssize) n_bytes) > longest)
    mp_problems_add (problems, field, NULL,
                     ngettext ("%s may have at most %ld character.",
                               "%s may have at most %ld characters.", (gulong) longest),
                     mp_field_get_label (field), longest);
}

/**
 * mp_row_field_validate:
 * @problems: gets what is wrong with the field's value
 */
void
mp_row_field_validate (gconstpointer row, const MpField *field, MpProblems *problems)
{
  g_return_if_fail (row != NULL && field != NULL && problems != NULL);

  if (!mp_row_field_is_set (row, field))
    {
      if (field->flags & MP_FIELD_REQUIRED)
        mp_problems_add (problems, field, NULL, _("%s is missing."), mp_field_get_label (field));
      return;
    }
  if (field->kind == MP_KIND_INT)
    validate_number ((double) *mp_row_int (row, field), field, problems);
  else if (field->kind == MP_KIND_REAL)
    validate_number (*mp_row_real (row, field), field, problems);
  else if (mp_field_is_text (field))
    validate_text (*mp_row_string (row, field), field, problems);
  else if (field->kind == MP_KIND_ENUM
           && mp_choice_get_name (field->choices, *mp_row_enum (row, field)) == NULL)
    mp_problems_add (problems, field, NULL, _("%s is not one of the choices."),
                     mp_field_get_label (field));
}
