/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member of a record, described once: its kind, limits, words and place in the struct. */

#include "model/mp-field.h"

#include "base/mp-fold.h"

#include <glib/gi18n-lib.h>

/**
 * mp_field_get_label:
 *
 * Returns: what people call the field, translated
 */
const char *
mp_field_get_label (const MpField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return _(field->label);
}

/**
 * mp_field_is_text:
 *
 * Returns: whether the member is a string
 */
gboolean
mp_field_is_text (const MpField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind == MP_KIND_TEXT || field->kind == MP_KIND_LONG_TEXT;
}

static const MpChoice *
find_choice (const MpChoice *choices, unsigned int value)
{
  for (; choices->name != NULL; choices++)
    if ((unsigned int) choices->value == value)
      return choices;
  return NULL;
}

/**
 * mp_choice_get_name:
 *
 * Returns: (nullable): how files write @value, or %NULL if it is none of @choices
 */
const char *
mp_choice_get_name (const MpChoice *choices, unsigned int value)
{
  const MpChoice *choice;

  g_return_val_if_fail (choices != NULL, NULL);

  choice = find_choice (choices, value);
  return choice != NULL ? choice->name : NULL;
}

/**
 * mp_choice_get_label:
 *
 * Returns: how people read @value, translated; an empty string if it is none of @choices
 */
const char *
mp_choice_get_label (const MpChoice *choices, unsigned int value)
{
  const MpChoice *choice;

  g_return_val_if_fail (choices != NULL, NULL);

  choice = find_choice (choices, value);
  return choice != NULL ? _(choice->label) : "";
}

/**
 * mp_choice_find:
 * @name: (nullable): a choice exactly as files write it
 *
 * Returns: its value, or 0 if there is none of that name
 */
unsigned int
mp_choice_find (const MpChoice *choices, const char *name)
{
  g_return_val_if_fail (choices != NULL, 0);

  for (; choices->name != NULL; choices++)
    if (g_strcmp0 (choices->name, name) == 0)
      return (unsigned int) choices->value;
  return 0;
}

/**
 * mp_choice_parse:
 * @choices: what there is to choose from
 * @text: a choice as files write it or as people read it, in English or in the current language;
 *   accents, case, spaces, hyphens and underscores do not matter
 * @value: (out): the choice; untouched on failure
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
mp_choice_parse (const MpChoice *choices, const char *text, unsigned int *value)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (choices != NULL && value != NULL, FALSE);

  wanted = mp_fold_key (text);
  if (*wanted == '\0')
    return FALSE;
  for (; choices->name != NULL; choices++)
    {
      g_autofree char *name = mp_fold_key (choices->name);
      g_autofree char *label = mp_fold_key (choices->label);
      g_autofree char *translated = mp_fold_key (_(choices->label));

      if (g_str_equal (wanted, name) || g_str_equal (wanted, label)
          || g_str_equal (wanted, translated))
        {
          *value = (unsigned int) choices->value;
          return TRUE;
        }
    }
  return FALSE;
}
