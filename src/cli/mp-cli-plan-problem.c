/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command plan-problem: plans a bare Knowledge Exchange, or repairs its plan. */

#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-plan.h"
#include "exchange/mp-plan-notes.h"
#include "exchange/mp-plan-rota.h"
#include "schedule/mp-plan-repair.h"
#include "schedule/mp-planner.h"

#include <glib/gi18n.h>

#define MAX_ROTATIONS 64
#define MAX_GROUP 1000000

static char *rotations_text;
static char *groups_text;
static char *fewest_text;
static char *repair_path;
static char **without_texts;
static gboolean as_json;

const GOptionEntry mp_cli_plan_problem_options[] = {
  { "rotations", 'r', 0, G_OPTION_ARG_FILENAME, &rotations_text,
    N_("How many rotations there are"), N_("N") },
  { "groups", 'g', 0, G_OPTION_ARG_FILENAME, &groups_text,
    N_("Let groups of at most so many move together"), N_("SIZE") },
  { "fewest", 0, 0, G_OPTION_ARG_FILENAME, &fewest_text,
    N_("Let a table run only for so many or more"), N_("N") },
  { "repair", 0, 0, G_OPTION_ARG_FILENAME, &repair_path,
    N_("Change as few seats as possible of the plan in ROTA.csv"), N_("ROTA.csv") },
  { "without", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &without_texts,
    N_("Plan without this mentor; can be given several times"), N_("MENTOR") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  guint n_rotations;
  guint group_size;
  guint fewest;
} Options;

static gboolean
parse_optional (char **text, const char *name, guint min, guint *number, GError **error)
{
  return *text == NULL
         || (mp_cli_take_text (text, error)
             && mp_cli_parse_number (*text, name, min, MAX_GROUP, number, error));
}

static gboolean
parse_options (Options *options, GError **error)
{
  if (rotations_text == NULL)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("The number of rotations is missing; give it as in “--rotations 4”."));
      return FALSE;
    }
  if (groups_text != NULL && repair_path != NULL)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("A repair changes single seats, so --groups and --repair do not go"
                             " together."));
      return FALSE;
    }

  return mp_cli_take_text (&rotations_text, error)
         && mp_cli_parse_number (rotations_text, "--rotations", 1, MAX_ROTATIONS,
                                 &options->n_rotations, error)
         && parse_optional (&groups_text, "--groups", 1, &options->group_size, error)
         && parse_optional (&fewest_text, "--fewest", 0, &options->fewest, error);
}

static MpPlanInput *
read_input (char **arguments, const Options *options, GError **error)
{
  g_autoptr (MpPlanInput) input = mp_plan_input_read (arguments[0], arguments[1],
                                                      options->n_rotations, error);

  if (input == NULL)
    return NULL;

  input->problem->fewest = options->fewest;
  for (char **name = without_texts; name != NULL && *name != NULL; name++)
    if (!mp_cli_take_text (name, error) || !mp_plan_input_remove_mentor (input, *name, error))
      return NULL;

  return g_steal_pointer (&input);
}

/* Reads the old rota first: it may add tables and move mentees. */
static MpPlan *
repair (MpPlanInput *input, MpCliPlan *told, GError **error)
{
  g_autofree guint *rota = NULL;
  guint n_before;

  rota = mp_plan_rota_read (input, repair_path, &n_before, error);
  if (rota == NULL)
    return NULL;

  mp_plan_notes_add (input, 0);
  told->n_added = input->problem->n_mentees - n_before;
  return mp_plan_repair (input->problem, rota, n_before, NULL, &told->changes,
                         &told->fewest_changes, error);
}

static MpPlan *
make_plan (MpPlanInput *input, const Options *options, MpCliPlan *told, GError **error)
{
  if (repair_path != NULL)
    return repair (input, told, error);

  mp_plan_notes_add (input, options->group_size);
  return options->group_size > 0
         ? mp_plan_group_mode (input->problem, options->group_size, NULL, NULL, NULL, error)
         : mp_plan_free_mode (input->problem, NULL, NULL, NULL, error);
}

/**
 * mp_cli_plan_problem:
 * @arguments: a table of wishes and one of tables
 * @output: where to print
 * @error: return location for a #GError
 *
 * Plans a Knowledge Exchange, or repairs its plan, checks the plan, and prints it.
 *
 * Returns: %FALSE with @error set if there is no plan that passes the check
 */
gboolean
mp_cli_plan_problem (char **arguments, MpCliOutput *output, GError **error)
{
  g_autoptr (MpPlanInput) input = NULL;
  g_autoptr (MpPlan) plan = NULL;
  g_autoptr (GArray) changes = NULL;
  Options options = { 0 };
  MpCliPlan told = { 0 };

  if (!parse_options (&options, error))
    return FALSE;
  input = read_input (arguments, &options, error);
  if (input == NULL)
    return FALSE;

  plan = make_plan (input, &options, &told, error);
  changes = told.changes;
  if (plan == NULL || !mp_plan_verify (input->problem, plan, error))
    return FALSE;

  told.input = input;
  told.plan = plan;
  return as_json ? mp_cli_plan_print_json (&told, output, error)
                 : mp_cli_plan_print_table (&told, output, error);
}
