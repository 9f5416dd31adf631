/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the progress report says in words, in its own language. */

#include "config.h"

#include "report/mp-progress-words.h"

#include <glib/gi18n-lib.h>

/* Not those of the records: a language may say them otherwise of a stage than of a person. */
static const char *const states[] = {
  [MP_STAGE_NOT_STARTED] = NC_("state of a stage", "Not started"),
  [MP_STAGE_ACTIVE] = NC_("state of a stage", "Under way"),
  [MP_STAGE_PAUSED] = NC_("state of a stage", "Paused"),
  [MP_STAGE_COMPLETED] = NC_("state of a stage", "Completed"),
  [MP_STAGE_WAIVED] = NC_("state of a stage", "Waived"),
};

/* From the state before to the state after; what is not listed is named by the state after. */
static const struct
{
  MpStageState before;
  MpStageState after;
  const char *event;
} events[] = {
  { MP_STAGE_NOT_STARTED, MP_STAGE_ACTIVE, NC_("step between stages", "Begun") },
  { MP_STAGE_PAUSED, MP_STAGE_ACTIVE, NC_("step between stages", "Taken up again") },
  { MP_STAGE_COMPLETED, MP_STAGE_ACTIVE, NC_("step between stages", "Reopened") },
  { MP_STAGE_WAIVED, MP_STAGE_ACTIVE, NC_("step between stages", "Reopened") },
  { MP_STAGE_ACTIVE, MP_STAGE_NOT_STARTED, NC_("step between stages", "Taken back") },
  { MP_STAGE_PAUSED, MP_STAGE_NOT_STARTED, NC_("step between stages", "Taken back") },
  { MP_STAGE_COMPLETED, MP_STAGE_NOT_STARTED, NC_("step between stages", "Taken back") },
  { MP_STAGE_WAIVED, MP_STAGE_NOT_STARTED, NC_("step between stages", "Taken back") },
};

/**
 * mp_progress_get_stage_title:
 *
 * Returns: (transfer none): such as "Focusing on a Career Path"
 */
const char *
mp_progress_get_stage_title (const MpCatalogue *words,
                             MpStage            stage)
{
  for (const MpChoice *choice = mp_stages; choice->name != NULL; choice++)
    if (choice->value == (int) stage)
      return mp_catalogue_get (words, choice->label);
  g_return_val_if_reached ("");
}

/**
 * mp_progress_get_state:
 *
 * Returns: (transfer none): such as "Completed"
 */
const char *
mp_progress_get_state (const MpCatalogue *words,
                       MpStageState       state)
{
  g_return_val_if_fail (state >= MP_STAGE_NOT_STARTED && state <= MP_STAGE_WAIVED, "");

  return mp_catalogue_get_context (words, "state of a stage", states[state]);
}

/**
 * mp_progress_get_event:
 *
 * Returns: (transfer none): what happened to a stage, such as "Taken up again"
 */
const char *
mp_progress_get_event (const MpCatalogue *words,
                       MpStageState       before,
                       MpStageState       after)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (events[i].before == before && events[i].after == after)
      return mp_catalogue_get_context (words, "step between stages", events[i].event);
  return mp_progress_get_state (words, after);
}

/**
 * mp_progress_dup_step:
 *
 * Returns: (transfer full): what is to be done, as a sentence
 */
char *
mp_progress_dup_step (const MpCatalogue    *words,
                      const MpProgressStep *step)
{
  const char *letter, *title;

  if (step->step == MP_STAGE_STEP_NONE)
    return g_strdup (mp_catalogue_get (words, N_("All five stages are done.")));

  letter = mp_stage_get_letter (step->stage);
  title = mp_progress_get_stage_title (words, step->stage);
  if (step->step == MP_STAGE_STEP_START)
    /* Translators: what is next: a stage's letter, then its name */
    return g_strdup_printf (mp_catalogue_get (words, N_("Begin stage %s, %s.")), letter, title);
  if (step->step == MP_STAGE_STEP_RESUME)
    /* Translators: what is next: a stage's letter, then its name */
    return g_strdup_printf (mp_catalogue_get (words, N_("Take up stage %s, %s, again.")), letter,
                            title);
  /* Translators: what is next: a stage's letter, then its name */
  return g_strdup_printf (mp_catalogue_get (words, N_("Complete stage %s, %s.")), letter, title);
}

/**
 * mp_progress_dup_period:
 *
 * Returns: (transfer full): two lines such as "1 September 2026" and "to 4 October 2026"
 */
char *
mp_progress_dup_period (const MpCatalogue      *words,
                        const MpProgressPeriod *period)
{
  g_autofree char *from = mp_catalogue_format_date (words, period->from);
  g_autofree char *to = mp_catalogue_format_date (words, period->to);

  if (!mp_date_is_set (period->from))
    /* Translators: the period of a report without a beginning: its last day */
    return g_strdup_printf (mp_catalogue_get_context (words, "period", NC_("period", "Up to %s")),
                            to);
  /* Translators: the period of a report: its first and its last day */
  return g_strdup_printf (mp_catalogue_get_context (words, "period", NC_("period", "%s\nto %s")),
                          from, to);
}

/**
 * mp_progress_dup_grade:
 * @grade: (nullable): as the school writes it, such as "12"
 *
 * Returns: (transfer full) (nullable): such as "Grade 12", or as it is when it says more than a
 *   number, or %NULL when there is none
 */
char *
mp_progress_dup_grade (const MpCatalogue *words,
                       const char        *grade)
{
  if (grade == NULL || *grade == '\0')
    return NULL;
  for (const char *c = grade; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c))
      return g_strdup (grade);
  /* Translators: a pupil's year at school, such as "12" */
  return g_strdup_printf (mp_catalogue_get (words, N_("Grade %s")), grade);
}
