/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wish to change a stage, on its way from a widget through an action to the store. */

#include "config.h"

#include "gui/widgets/mp-stage-setting.h"

#include "store/mp-query-stages.h"

#include <glib/gi18n.h>

/**
 * mp_stage_setting_to_variant:
 * @request: what is wanted of a stage
 *
 * Returns: (transfer floating): the parameter for the action "stage.set"
 */
GVariant *
mp_stage_setting_to_variant (const MpStageRequest *request)
{
  char day[MP_DATE_ISO_SIZE];

  g_return_val_if_fail (request != NULL, NULL);

  mp_date_format_iso (request->on, day);
  return g_variant_new (MP_STAGE_SETTING_TYPE, mp_stage_get_letter (request->stage),
                        mp_choice_get_name (mp_stage_states, request->state), day,
                        request->reason != NULL ? request->reason : "", request->override);
}

/**
 * mp_stage_setting_from_variant:
 * @parameter: of the action "stage.set"
 * @request: (out caller-allocates): what is wanted; its reason belongs to @parameter
 *
 * Returns: %FALSE if @parameter names no stage, no state or no day
 */
gboolean
mp_stage_setting_from_variant (GVariant *parameter, MpStageRequest *request)
{
  const char *stage_name, *state_name, *day, *reason;
  unsigned int stage, state;
  gboolean override;

  g_return_val_if_fail (parameter != NULL && request != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (parameter, G_VARIANT_TYPE (MP_STAGE_SETTING_TYPE)),
                        FALSE);

  g_variant_get (parameter, "(&s&s&s&sb)", &stage_name, &state_name, &day, &reason, &override);
  *request = (MpStageRequest){ .reason = *reason != '\0' ? reason : NULL, .override = override };
  if (!mp_choice_parse (mp_stages, stage_name, &stage)
      || !mp_choice_parse (mp_stage_states, state_name, &state)
      || !mp_date_parse_iso (day, &request->on))
    return FALSE;
  request->stage = stage;
  request->state = state;
  return TRUE;
}

/**
 * mp_stage_setting_apply:
 * @context: of the window
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are
 * @request: what is wanted of one of their stages
 *
 * Sets the stage and says so with a toast that offers Undo, or shows why it was refused.
 *
 * Returns: whether it was done
 */
gboolean
mp_stage_setting_apply (MpContext *context, const gint64 *mentees, gsize n_mentees,
                        const MpStageRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  MpStore *store;

  g_return_val_if_fail (MP_IS_CONTEXT (context), FALSE);

  store = mp_context_get_store (context);
  if (!mp_stages_set (store, mentees, n_mentees, request, &error))
    {
      mp_context_show_error (context, _("Stage Not Changed"), error);
      return FALSE;
    }

  label = mp_store_dup_undo_label (store);
  mp_context_toast_done (context, label);
  return TRUE;
}
