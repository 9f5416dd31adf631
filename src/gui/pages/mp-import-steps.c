/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of an import: which there are, in what order, and what they are called. */

#include "config.h"

#include "gui/pages/mp-import-steps.h"

#include <glib/gi18n.h>

static const struct
{
  const char *page;
  const char *title;
  const char *next;
} steps[] = {
  [MP_IMPORT_STEP_SOURCE] = { "source", N_("Choose a List"), N_("_Next") },
  [MP_IMPORT_STEP_COLUMNS] = { "columns", N_("Check the Columns"), N_("_Next") },
  [MP_IMPORT_STEP_CHOICES] = { "choices", N_("Answer a Few Questions"), N_("_Next") },
  [MP_IMPORT_STEP_PREVIEW] = { "report", N_("See What Happens"), N_("_Import") },
  [MP_IMPORT_STEP_DONE] = { "report", N_("Imported"), N_("_Close") },
};

/**
 * mp_import_step_is_in:
 * @kind: of list
 *
 * Returns: whether that kind of list goes through the step
 */
gboolean
mp_import_step_is_in (MpImportStep step, MpImportKind kind)
{
  return step != MP_IMPORT_STEP_COLUMNS || kind != MP_IMPORT_AS_ONEROSTER;
}

/**
 * mp_import_step_get_next:
 * @step: not the last
 * @kind: of list
 *
 * Returns: the step after it
 */
MpImportStep
mp_import_step_get_next (MpImportStep step, MpImportKind kind)
{
  g_return_val_if_fail (step < MP_IMPORT_STEP_DONE, MP_IMPORT_STEP_DONE);

  do
    step++;
  while (!mp_import_step_is_in (step, kind));
  return step;
}

/**
 * mp_import_step_get_previous:
 * @step: not the first
 * @kind: of list
 *
 * Returns: the step before it
 */
MpImportStep
mp_import_step_get_previous (MpImportStep step, MpImportKind kind)
{
  g_return_val_if_fail (step > MP_IMPORT_STEP_SOURCE, MP_IMPORT_STEP_SOURCE);

  do
    step--;
  while (!mp_import_step_is_in (step, kind));
  return step;
}

/**
 * mp_import_step_get_page:
 *
 * Returns: the name of what is shown, the same for the preview and the end
 */
const char *
mp_import_step_get_page (MpImportStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), NULL);

  return steps[step].page;
}

/**
 * mp_import_step_get_title:
 *
 * Returns: what is done in the step, or was
 */
const char *
mp_import_step_get_title (MpImportStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), NULL);

  return _(steps[step].title);
}

/**
 * mp_import_step_get_next_label:
 *
 * Returns: what the button says that ends the step, with a mnemonic
 */
const char *
mp_import_step_get_next_label (MpImportStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), NULL);

  return _(steps[step].next);
}

/* How many steps that kind of list goes through, up to this one. */
static guint
count_until (MpImportStep last, MpImportKind kind)
{
  guint n_steps = 0;

  for (MpImportStep step = MP_IMPORT_STEP_SOURCE; step <= last; step++)
    if (mp_import_step_is_in (step, kind))
      n_steps++;
  return n_steps;
}

/**
 * mp_import_step_dup_place:
 * @kind: of list
 *
 * Returns: (transfer full): where in the row of steps this one is; nothing for the end
 */
char *
mp_import_step_dup_place (MpImportStep step, MpImportKind kind)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (steps), NULL);

  if (step == MP_IMPORT_STEP_DONE)
    return g_strdup ("");
  /* Translators: where one is in a row of steps. */
  return g_strdup_printf (_("Step %u of %u"), count_until (step, kind),
                          count_until (MP_IMPORT_STEP_PREVIEW, kind));
}
