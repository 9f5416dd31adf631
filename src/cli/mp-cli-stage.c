/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command set-stage: moves a mentee along the stages. */

#include "cli/mp-cli-commands.h"
#include "model/mp-mentee.h"
#include "model/mp-person.h"
#include "store/mp-query-stages.h"
#include "store/mp-query-who.h"
#include "store/mp-titles.h"

#include <glib/gi18n.h>

static char *on_text;
static char *reason_text;
static gboolean override_order;

const GOptionEntry mp_cli_set_stage_options[] = {
  { "on", 0, 0, G_OPTION_ARG_STRING, &on_text,
    N_("The day of the change, as in 2026-09-30; today if not given"), N_("DATE") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_text,
    N_("Why; needed to waive a stage and to override the order"), N_("TEXT") },
  { "override", 0, 0, G_OPTION_ARG_NONE, &override_order,
    N_("Enter the stage although others come first (S-2)"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
list_choices (const MpChoice *choices)
{
  GString *names = g_string_new (choices[0].name);

  for (guint i = 1; choices[i].name != NULL; i++)
    g_string_append_printf (names, ", %s", choices[i].name);
  return g_string_free (names, FALSE);
}

static gboolean
parse_stage (const char *text,
             MpStage    *stage,
             GError    **error)
{
  g_autofree char *names = NULL;
  unsigned int value;

  if (mp_choice_parse (mp_stages, text, &value))
    {
      *stage = (MpStage) value;
      return TRUE;
    }
  names = list_choices (mp_stages);
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("There is no stage “%s”. There are: %s."), text, names);
  return FALSE;
}

static gboolean
parse_state (const char   *text,
             MpStageState *state,
             GError      **error)
{
  g_autofree char *names = NULL;
  unsigned int value;

  if (mp_choice_parse (mp_stage_states, text, &value))
    {
      *state = (MpStageState) value;
      return TRUE;
    }
  names = list_choices (mp_stage_states);
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("There is no state “%s”. There are: %s."), text, names);
  return FALSE;
}

static gboolean
parse_request (char          **arguments,
               MpStageRequest *request,
               GError        **error)
{
  *request = (MpStageRequest){ .override = override_order };
  if (!mp_cli_take_text (&arguments[2], error) || !mp_cli_take_text (&arguments[3], error)
      || !parse_stage (arguments[2], &request->stage, error)
      || !parse_state (arguments[3], &request->state, error)
      || !mp_cli_parse_date (on_text, "--on", mp_cli_today (), &request->on, error)
      || !mp_cli_take_text (&reason_text, error))
    return FALSE;
  request->reason = reason_text;
  return TRUE;
}

/**
 * mp_cli_set_stage:
 * @arguments: the programme file, who, which stage, and which state it gets
 * @output: where to print
 * @error: return location for a #GError
 *
 * Changes the state of a mentee's stage.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
mp_cli_set_stage (char       **arguments,
                  MpCliOutput *output,
                  GError     **error)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (MpTitles) titles = NULL;
  MpStageRequest request;
  const char *name;
  gint64 mentee;

  if (!mp_cli_take_text (&arguments[1], error) || !parse_request (arguments, &request, error))
    return FALSE;
  store = mp_cli_open (arguments[0], error);
  if (store == NULL)
    return FALSE;
  mentee = mp_who_find (store, &mp_mentee_table, arguments[1], error);
  if (mentee == 0 || !mp_stages_set (store, &mentee, 1, &request, error))
    return FALSE;

  titles = mp_titles_new (store);
  name = mp_titles_get (titles, &mp_person_table, mentee, error);
  if (name == NULL)
    return FALSE;
  /* Translators: a name, the letter of a stage and its state: "Zoé L., stage B: Completed". */
  mp_cli_output_line (output, _("%s, stage %s: %s"), name, mp_stage_get_letter (request.stage),
                      mp_choice_get_label (mp_stage_states, request.state));
  return TRUE;
}
