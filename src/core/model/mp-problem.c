/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what somebody typed: a result that names the field, not an error. */

#include "model/mp-problem.h"

struct _MpProblems
{
  GArray *list;
};

static void
problem_clear (gpointer data)
{
  MpProblem *problem = data;

  g_free (problem->message);
}

/**
 * mp_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
MpProblems *
mp_problems_new (void)
{
  MpProblems *self = g_new (MpProblems, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (MpProblem));
  g_array_set_clear_func (self->list, problem_clear);
  return self;
}

void
mp_problems_free (MpProblems *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_free (self);
}

/**
 * mp_problems_add:
 * @field: (nullable): the field it is about
 * @rule: (nullable): the number of the rule that is broken
 * @message_format: a translated sentence
 */
void
mp_problems_add (MpProblems *self, const MpField *field, const char *rule,
                 const char *message_format, ...)
{
  MpProblem problem = { .field = field, .rule = rule };
  va_list arguments;

  g_return_if_fail (self != NULL && message_format != NULL);

  va_start (arguments, message_format);
  problem.message = g_strdup_vprintf (message_format, arguments);
  va_end (arguments);
  g_array_append_val (self->list, problem);
}

guint
mp_problems_get_count (const MpProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

const MpProblem *
mp_problems_get (const MpProblems *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->list->len, NULL);

  return &g_array_index (self->list, MpProblem, position);
}

/**
 * mp_problems_find:
 * @field_name: (nullable): a field's name, or %NULL for what is about the record as a whole
 *
 * Returns: (nullable): the first problem about it
 */
const MpProblem *
mp_problems_find (const MpProblems *self, const char *field_name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const MpProblem *problem = &g_array_index (self->list, MpProblem, i);

      if (g_strcmp0 (problem->field != NULL ? problem->field->name : NULL, field_name) == 0)
        return problem;
    }
  return NULL;
}

/**
 * mp_problems_to_text:
 *
 * Returns: (transfer full): all messages, one a line
 */
char *
mp_problems_to_text (const MpProblems *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->list->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_array_index (self->list, MpProblem, i).message);
    }
  return g_string_free (text, FALSE);
}
