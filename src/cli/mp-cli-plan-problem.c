/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command plan-problem: plans a bare Knowledge Exchange, or repairs its plan. */

#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-plan.h"
#include "exchange/mp-plan-candidates.h"
#include "exchange/mp-plan-notes.h"
#include "exchange/mp-plan-rota.h"
#include "schedule/mp-plan-events.h"
#include "schedule/mp-plan-repair.h"
#include "schedule/mp-plan-split.h"
#include "schedule/mp-planner.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ROTATIONS 64
#define MAX_GROUP 1000000

static char *rotations_text;
static char *groups_text;
static char *events_text;
static char *offer_text;
static char *fewest_text;
static char *repair_path;
static char **without_texts;
static gboolean as_json;

const GOptionEntry mp_cli_plan_problem_options[] = {
  { "rotations", 'r', 0, G_OPTION_ARG_FILENAME, &rotations_text,
    N_("How many rotations there are"), N_("N") },
  { "groups", 'g', 0, G_OPTION_ARG_FILENAME, &groups_text,
    N_("Let groups of at most so many move together"), N_("N") },
  { "events", 'e', 0, G_OPTION_ARG_FILENAME, &events_text,
    N_("Split the mentees among events of at most so many"), N_("N") },
  { "offer", 'o', 0, G_OPTION_ARG_FILENAME, &offer_text,
    N_("Choose so many of the tables to run"), N_("MIN-MAX") },
  { "fewest", 0, 0, G_OPTION_ARG_FILENAME, &fewest_text,
    N_("Let a table run only for so many or more"), N_("N") },
  { "repair", 0, 0, G_OPTION_ARG_FILENAME, &repair_path,
    N_("Change as few seats as possible of the plan in ROTA.csv"), N_("ROTA.csv") },
  { "without", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &without_texts,
    N_("Plan without this mentor; can be given several times"), N_("MENTOR") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

/**
 * Options:
 * @group_size: how large a group may be, or 0 for none
 * @event_size: how many may go to one event, or 0 for all
 * @fewest: for how many a table runs
 * @fewest_tables: how many tables are chosen at least
 * @most_tables: and at most
 */
typedef struct
{
  guint n_rotations;
  guint group_size;
  guint event_size;
  guint fewest;
  guint fewest_tables;
  guint most_tables;
} Options;

static gboolean
parse_optional (char **text, const char *name, guint min, guint *number, GError **error)
{
  return *text == NULL
         || (mp_cli_take_text (text, error)
             && mp_cli_parse_number (*text, name, min, MAX_GROUP, number, error));
}

/* Two numbers with a hyphen between them, or one that is both. */
static gboolean
parse_offer (Options *options, GError **error)
{
  char *hyphen;

  if (offer_text == NULL)
    return TRUE;
  if (!mp_cli_take_text (&offer_text, error))
    return FALSE;

  hyphen = strchr (offer_text, '-');
  if (hyphen == NULL)
    return mp_cli_parse_number (offer_text, "--offer", 1, MAX_GROUP, &options->fewest_tables, error)
           && mp_cli_parse_number (offer_text, "--offer", 1, MAX_GROUP, &options->most_tables,
                                   error);
  *hyphen = '\0';
  return mp_cli_parse_number (offer_text, "--offer", 1, MAX_GROUP, &options->fewest_tables, error)
         && mp_cli_parse_number (hyphen + 1, "--offer", options->fewest_tables, MAX_GROUP,
                                 &options->most_tables, error);
}

/* A repair is one of a single event as it was planned, seat by seat. */
static gboolean
check_together (GError **error)
{
  const char *first = NULL, *other = repair_path != NULL ? "--repair" : "--events";

  if (groups_text != NULL && (repair_path != NULL || events_text != NULL))
    first = "--groups";
  else if (events_text != NULL && repair_path != NULL)
    first = "--events";
  else if (offer_text != NULL && repair_path != NULL)
    first = "--offer";
  else
    return TRUE;

  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE, _("%s and %s do not go together."), first,
               other);
  return FALSE;
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

  return check_together (error) && mp_cli_take_text (&rotations_text, error)
         && mp_cli_parse_number (rotations_text, "--rotations", 1, MAX_ROTATIONS,
                                 &options->n_rotations, error)
         && parse_optional (&groups_text, "--groups", 1, &options->group_size, error)
         && parse_optional (&events_text, "--events", 1, &options->event_size, error)
         && parse_optional (&fewest_text, "--fewest", 0, &options->fewest, error)
         && parse_offer (options, error);
}

static MpPlanInput *
read_input (char **arguments, const Options *options, GError **error)
{
  g_autoptr (MpPlanInput) input
    = mp_plan_input_read (arguments[0], arguments[1], options->n_rotations, offer_text != NULL,
                          error);

  if (input == NULL)
    return NULL;

  input->problem->fewest = options->fewest;
  for (char **name = without_texts; name != NULL && *name != NULL; name++)
    if (!mp_cli_take_text (name, error) || !mp_plan_input_remove_mentor (input, *name, error))
      return NULL;

  return g_steal_pointer (&input);
}

/* One if there is nobody to be split. */
static guint
count_events (const MpPlanInput *input, const Options *options)
{
  g_autoptr (GArray) sizes = NULL;

  if (options->event_size == 0)
    return 1;

  sizes = mp_plan_split_sizes (input->problem->n_mentees, options->event_size);
  return MAX (sizes->len, 1);
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

  mp_plan_notes_add (input, 0, 1);
  told->n_added = input->problem->n_mentees - n_before;
  return mp_plan_repair (input->problem, rota, n_before, NULL, &told->changes,
                         &told->fewest_changes, error);
}

/* All events offer the same. */
static MpPlan *
plan_events (const MpPlanInput *input, const Options *options, MpCliPlan *told,
             MpPlanEvents **events, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  told->n_events = count_events (input, options);
  for (guint e = 0; e < told->n_events; e++)
    g_ptr_array_add (problems, input->problem);
  *events = mp_plan_split_events (problems, options->event_size, NULL, error);
  if (*events == NULL)
    return NULL;

  told->events = (*events)->events;
  return mp_plan_events_join (*events, input->problem);
}

static MpPlan *
make_plan (MpPlanInput *input, const Options *options, MpCliPlan *told, MpPlanEvents **events,
           GError **error)
{
  const guint n_events = count_events (input, options);

  told->chosen = offer_text != NULL;
  if (told->chosen
      && !mp_plan_candidates_choose (input, n_events, options->fewest_tables, options->most_tables,
                                     &told->chosen_bound, error))
    return NULL;
  if (repair_path != NULL)
    return repair (input, told, error);

  mp_plan_notes_add (input, options->group_size, n_events);
  if (options->event_size > 0)
    return plan_events (input, options, told, events, error);

  if (options->group_size == 0)
    return mp_plan_free_mode (input->problem, NULL, NULL, NULL, error);

  return mp_plan_input_check_groups (input, options->group_size, error)
         ? mp_plan_group_mode (input->problem, options->group_size, NULL, NULL, NULL, error) : NULL;
}

static gboolean
verify (const MpCliPlan *told, const Options *options, GError **error)
{
  const MpPlanProblem *problem = told->input->problem;
  const MpPlan *plan = told->plan;

  if (told->events != NULL)
    return mp_plan_verify_events (problem, plan, told->events, told->n_events, error)
           && mp_plan_verify_split (problem->n_mentees, told->events, told->n_events,
                                    options->event_size, error);

  return mp_plan_verify (problem, plan, error)
         && (plan->groups == NULL
             || mp_plan_verify_split (problem->n_mentees, plan->groups, plan->n_groups,
                                      options->group_size, error));
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
  g_autoptr (MpPlanEvents) events = NULL;
  g_autoptr (GArray) changes = NULL;
  Options options = { 0 };
  MpCliPlan told = { 0 };

  if (!parse_options (&options, error))
    return FALSE;
  input = read_input (arguments, &options, error);
  if (input == NULL)
    return FALSE;

  plan = make_plan (input, &options, &told, &events, error);
  changes = told.changes;
  told.input = input;
  told.plan = plan;
  if (plan == NULL || !verify (&told, &options, error))
    return FALSE;

  return as_json ? mp_cli_plan_print_json (&told, output, error)
                 : mp_cli_plan_print_table (&told, output, error);
}
