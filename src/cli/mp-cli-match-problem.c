/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command match-problem: solves a bare matching problem and proves the solution. */

#include "cli/mp-cli-commands.h"
#include "exchange/mp-dimacs-reader.h"
#include "match/mp-match-explain.h"
#include "match/mp-match-stable.h"
#include "match/mp-match-verify.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  MODE_MOST,
  MODE_BEST,
  MODE_STABLE,
  N_MODES,
} Mode;

/* A problem with its solution: without certificate where it is stable. */
typedef struct
{
  const MpDimacsProblem *dimacs;
  Mode mode;
  MpMatching *matching;
  GArray *pairs;
  gint64 total;
} Solution;

static const char *const mode_names[N_MODES] = { "most", "best", "stable" };

static char *mode_text;
static char *explain_text;

const GOptionEntry mp_cli_match_problem_options[] = {
  { "mode", 'm', 0, G_OPTION_ARG_FILENAME, &mode_text,
    N_("most: as many pairs as possible, then the least cost (if nothing is given); best: the "
       "least cost; stable: no two who would rather have each other"), N_("MODE") },
  { "explain", 'e', 0, G_OPTION_ARG_FILENAME, &explain_text,
    N_("Say instead why nodes I and J are a pair, or are not"), N_("I J") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
parse_mode (Mode *mode, GError **error)
{
  *mode = MODE_MOST;
  if (mode_text == NULL)
    return TRUE;
  for (*mode = MODE_MOST; *mode < N_MODES; (*mode)++)
    if (g_str_equal (mode_names[*mode], mode_text))
      return TRUE;

  if (!mp_cli_take_text (&mode_text, error))
    return FALSE;
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("There is no mode “%s”. There are: %s."), mode_text, "most, best, stable");
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  return text != NULL && *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* The second node stands among the arguments, before or after the file. */
static gboolean
parse_explain (char **arguments, guint nodes[2], GError **error)
{
  if (explain_text == NULL && arguments[1] == NULL)
    return TRUE;
  if (explain_text == NULL || arguments[1] == NULL)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("A pair is explained by its two nodes, as in “--explain 1 5”."));
      return FALSE;
    }
  if (is_number (arguments[0]) && !is_number (arguments[1]))
    {
      char *file = arguments[1];

      arguments[1] = arguments[0];
      arguments[0] = file;
    }

  return mp_cli_take_text (&explain_text, error) && mp_cli_take_text (&arguments[1], error)
         && mp_cli_parse_number (explain_text, "--explain", 1, G_MAXUINT, &nodes[0], error)
         && mp_cli_parse_number (arguments[1], "--explain", 1, G_MAXUINT, &nodes[1], error);
}

static gboolean
find_pair (const MpDimacsProblem *dimacs, const guint nodes[2], guint *mentee, guint *mentor,
           GError **error)
{
  const gboolean known = mp_dimacs_problem_find_mentee (dimacs, nodes[0], mentee);

  if (known && mp_dimacs_problem_find_mentor (dimacs, nodes[1], mentor))
    return TRUE;

  if (known)
    g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                 _("Node %u is no mentor of the problem: the second node of --explain has to be"
                   " one."), nodes[1]);
  else
    g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                 _("Node %u is no mentee of the problem: the first node of --explain has to be"
                   " one."), nodes[0]);
  return FALSE;
}

static gboolean
add_up (Solution *self, GError **error)
{
  for (guint k = 0; k < self->pairs->len; k++)
    if (__builtin_add_overflow (self->total, g_array_index (self->pairs, MpMatchArc, k).cost,
                                &self->total))
      {
        g_set_error_literal (error, MP_MATCH_ERROR, MP_MATCH_ERROR_TOO_LARGE,
                             _("The costs of the pairs cannot be added up in 64 bits."));
        return FALSE;
      }

  return TRUE;
}

/* Says in which line the cost stands that is the first one to make smaller. */
static void
place_error (const MpDimacsProblem *dimacs, GError *problem, GError **error)
{
  if (!g_error_matches (problem, MP_MATCH_ERROR, MP_MATCH_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, problem);
      return;
    }

  g_set_error (error, problem->domain, problem->code,
               /* Translators: a file, the number of a line, and what is wrong with its costs. */
               _("%s, line %u: no cost is farther from nought than this one. %s"), dimacs->name,
               dimacs->extreme_line, problem->message);
  g_error_free (problem);
}

static gboolean
find_solution (Solution *self, GError **error)
{
  const MpMatchProblem *problem = self->dimacs->problem;

  if (self->mode == MODE_STABLE)
    {
      g_autoptr (GArray) wishes = mp_match_wishes_by_cost (problem);

      self->pairs = mp_match_stable (problem, wishes, MP_MATCH_SIDE_MENTEES, NULL, NULL,
                                     NULL, error);
      return self->pairs != NULL && add_up (self, error);
    }

  self->matching = mp_match_solve (problem, self->mode == MODE_MOST ? MP_MATCH_MOST : MP_MATCH_BEST,
                                   NULL, NULL, NULL, error);
  if (self->matching == NULL)
    return FALSE;
  self->pairs = g_array_ref (self->matching->pairs);
  self->total = self->matching->total;

  return TRUE;
}

static gboolean
solve (Solution *self, GError **error)
{
  GError *problem = NULL;

  if (find_solution (self, &problem))
    return TRUE;

  place_error (self->dimacs, problem, error);
  return FALSE;
}

static void
solution_clear (Solution *self)
{
  g_clear_pointer (&self->matching, mp_matching_free);
  g_clear_pointer (&self->pairs, g_array_unref);
}

/* What everybody wishes, by what pairs cost; the solver has its own way of finding that. */
static GArray *
list_wishes (const MpMatchProblem *problem)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (MpMatchWish));

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize k = problem->first[i]; k < problem->first[i + 1]; k++)
      {
        const MpMatchWish wish = { i, problem->mentors[k], problem->costs[k], problem->costs[k] };

        g_array_append_val (wishes, wish);
      }

  return wishes;
}

static gboolean
verify (const Solution *self, GError **error)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  g_autoptr (GArray) blocking = NULL, wishes = NULL;
  const MpMatchPair *pair;

  if (self->mode != MODE_STABLE)
    return mp_match_verify (problem, self->mode == MODE_MOST ? MP_MATCH_MOST : MP_MATCH_BEST,
                            self->matching, error);
  if (!mp_match_verify_pairs (problem, self->pairs, error))
    return FALSE;

  wishes = list_wishes (problem);
  blocking = mp_match_find_blocking (problem, wishes, self->pairs);
  if (blocking->len == 0)
    return TRUE;
  pair = &g_array_index (blocking, MpMatchPair, 0);
  g_set_error (error, MP_MATCH_ERROR, MP_MATCH_ERROR_INVALID,
               "nodes %u and %u would rather have each other",
               self->dimacs->mentee_nodes[pair->mentee], self->dimacs->mentor_nodes[pair->mentor]);
  return FALSE;
}

static void
count_pairs (const Solution *self, guint *mentees, guint *mentors)
{
  for (guint k = 0; k < self->pairs->len; k++)
    {
      mentees[g_array_index (self->pairs, MpMatchArc, k).mentee]++;
      mentors[g_array_index (self->pairs, MpMatchArc, k).mentor]++;
    }
}

/* Why the mentee has fewer mentors than wanted. Of the others who are allowed, each has no seat,
 * or costs more than nought where no such pair is made, or went to somebody else. */
static const char *
find_lack (const Solution *self, guint mentee, const guint *mentees)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  const gsize first = problem->first[mentee], end = problem->first[mentee + 1];
  gboolean is_dear = FALSE, is_taken = FALSE;

  if (first == end)
    return "nobody is allowed";
  if (mentees[mentee] == end - first)
    return "no more are allowed";
  for (gsize k = first; k < end; k++)
    {
      const guint mentor = problem->mentors[k];
      const MpMatchArc pair = { mentee, mentor, 0 };

      if (problem->capacities[mentor] == 0
          || g_array_binary_search (self->pairs, &pair, mp_match_arc_compare, NULL))
        continue;
      if (self->mode == MODE_BEST && problem->costs[k] > 0)
        is_dear = TRUE;
      else
        is_taken = TRUE;
    }
  if (is_dear)
    return is_taken ? "competing for too few seats that cost nought or less"
                    : "any other costs more than nought";

  return is_taken ? "competing for too few seats" : "whoever is allowed has no seat";
}

static void
print_who_is_left (const Solution *self, const guint *mentees, MpCliOutput *output)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  guint64 n_wanted = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    n_wanted += problem->demands[i];
  if (!self->dimacs->ends_line)
    mp_cli_output_line (output, "c the last line has no end: was the file cut off?");
  mp_cli_output_line (output, "c pairs %u of %" G_GUINT64_FORMAT " wanted", self->pairs->len,
                      n_wanted);
  for (guint i = 0; i < problem->n_mentees; i++)
    if (mentees[i] < problem->demands[i])
      mp_cli_output_line (output, "c left %u, %u of %u: %s", self->dimacs->mentee_nodes[i],
                          mentees[i], problem->demands[i], find_lack (self, i, mentees));
}

/* A matching that is best for all together may have some. */
static void
print_blocking (const Solution *self, MpCliOutput *output)
{
  g_autoptr (GArray) wishes = list_wishes (self->dimacs->problem), blocking = NULL;

  blocking = mp_match_find_blocking (self->dimacs->problem, wishes, self->pairs);
  mp_cli_output_line (output, "c blocking %u", blocking->len);
}

static void
print_flow (const Solution *self, const guint *mentors, MpCliOutput *output)
{
  const MpDimacsProblem *dimacs = self->dimacs;

  mp_cli_output_line (output, "s %" G_GINT64_FORMAT, self->total);
  for (guint k = 0; k < self->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (self->pairs, MpMatchArc, k);

      mp_cli_output_line (output, "f %u %u 1", dimacs->mentee_nodes[pair->mentee],
                          dimacs->mentor_nodes[pair->mentor]);
    }
  for (guint j = 0; dimacs->sink != 0 && j < dimacs->problem->n_mentors; j++)
    if (mentors[j] > 0)
      mp_cli_output_line (output, "f %u %u %u", dimacs->mentor_nodes[j], dimacs->sink, mentors[j]);
}

static gboolean
refuse_unproven (GError **error)
{
  g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_FOUND,
                       _("The solution could not be proven; do not rely on it."));
  return FALSE;
}

/* The same in every language: it is for programs. */
static gboolean
print_solution (const Solution *self, MpCliOutput *output, GError **error)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  g_autofree guint *mentees = g_new0 (guint, MAX (problem->n_mentees, 1));
  g_autofree guint *mentors = g_new0 (guint, MAX (problem->n_mentors, 1));
  g_autoptr (GError) why = NULL;
  const gboolean verified = verify (self, &why);

  mp_cli_output_set_raw (output);
  count_pairs (self, mentees, mentors);
  mp_cli_output_line (output, "c mode %s", mode_names[self->mode]);
  print_who_is_left (self, mentees, output);
  if (self->mode != MODE_STABLE)
    print_blocking (self, output);
  print_flow (self, mentors, output);
  if (verified)
    {
      mp_cli_output_line (output, self->mode == MODE_STABLE ? "c verified: no blocking pair"
                                                            : "c verified");
      return TRUE;
    }

  mp_cli_output_line (output, "c NOT VERIFIED: %s", why->message);
  return refuse_unproven (error);
}

static void
print_loss (const MpMatchExplanation *explanation, MpCliOutput *output)
{
  g_autofree char *loss = g_strdup_printf ("%" G_GINT64_FORMAT, explanation->loss);

  if (explanation->loss > 0)
    mp_cli_output_line (output, _("All pairs together would cost %s more."), loss);
  else
    mp_cli_output_line (output, "%s", _("All pairs together would cost the same."));
}

static void
print_otherwise (const Solution *self, const MpMatchExplanation *explanation, MpCliOutput *output)
{
  const gint n_pairs = (gint) self->pairs->len;
  g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT, self->total);
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, self->total + explanation->loss);
  g_autofree char *bound = g_strdup_printf ("%" G_GINT64_FORMAT, explanation->bound);
  g_autofree char *nobody = g_strdup_printf ("%" G_GINT64_FORMAT, self->matching->nobody);

  mp_cli_output_line (output, _("Pairs: %d, otherwise %d"), n_pairs,
                      n_pairs - explanation->n_pairs_lost);
  mp_cli_output_line (output, _("Total: %s, otherwise %s"), total, other);
  if (self->mode == MODE_BEST)
    {
      print_loss (explanation, output);
      mp_cli_output_line (output, _("Reduced cost: %s"), bound);
      return;
    }

  if (explanation->n_pairs_lost > 0)
    mp_cli_output_line (output, ngettext ("There would be %d pair fewer.",
                                          "There would be %d pairs fewer.",
                                          (gulong) explanation->n_pairs_lost),
                        explanation->n_pairs_lost);
  else
    print_loss (explanation, output);
  /* Translators: two numbers. */
  mp_cli_output_line (output, _("Reduced cost: %s, where one pair fewer counts %s"), bound, nobody);
}

static const char *
explain_no_arc (const Solution *self, guint mentee, guint mentor)
{
  return mp_dimacs_problem_is_closed (self->dimacs, mentee, mentor)
         ? _("They are no pair: the arc between them has capacity 0.")
         : _("They are no pair: there is no arc between them.");
}

static gboolean
explain_best (const Solution *self, guint mentee, guint mentor, MpCliOutput *output,
              GError **error)
{
  MpMatchExplanation explanation;

  if (!mp_match_explain (self->dimacs->problem,
                         self->mode == MODE_MOST ? MP_MATCH_MOST : MP_MATCH_BEST, self->matching,
                         mentee, mentor, NULL, NULL, NULL, &explanation, error))
    return FALSE;

  switch (explanation.reason)
    {
    case MP_MATCH_REASON_MENTOR_SETTLED:
      mp_cli_output_line (output, "%s", _("They are no pair: the mentor has no seat."));
      return TRUE;
    case MP_MATCH_REASON_MADE:
      mp_cli_output_line (output, "%s", _("They are a pair: without it, nothing would be better."));
      break;
    case MP_MATCH_REASON_WORSE:
      mp_cli_output_line (output, "%s", _("They are no pair: with it, nothing would be better."));
      break;
    case MP_MATCH_REASON_NOT_ALLOWED:
      mp_cli_output_line (output, "%s", explain_no_arc (self, mentee, mentor));
      return TRUE;
    case MP_MATCH_REASON_EXCLUDED:
    case MP_MATCH_REASON_MENTEE_SETTLED:
    case MP_MATCH_REASON_PINNED:
    default:
      /* A file rules nothing out for once, pins nobody, and has no mentee who wants nobody. */
      g_assert_not_reached ();
    }

  print_otherwise (self, &explanation, output);
  return TRUE;
}

/* Whether all places are taken by pairs that cost no more. */
static gboolean
is_content (const Solution *self, gboolean as_mentor, guint who, gint64 cost)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  guint n = 0;

  for (guint k = 0; k < self->pairs->len; k++)
    {
      const MpMatchArc *pair = &g_array_index (self->pairs, MpMatchArc, k);

      n += (as_mentor ? pair->mentor : pair->mentee) == who && pair->cost <= cost;
    }

  return n >= (as_mentor ? problem->capacities[who] : problem->demands[who]);
}

static gboolean
explain_stable (const Solution *self, guint mentee, guint mentor, MpCliOutput *output,
                GError **error)
{
  const MpMatchProblem *problem = self->dimacs->problem;
  const MpMatchArc pair = { mentee, mentor, 0 };
  const char *text;
  gint64 cost;

  if (!mp_match_problem_get_cost (problem, mentee, mentor, &cost))
    text = explain_no_arc (self, mentee, mentor);
  else if (problem->capacities[mentor] == 0)
    text = _("They are no pair: the mentor has no seat.");
  else if (g_array_binary_search (self->pairs, &pair, mp_match_arc_compare, NULL))
    text = _("They are a pair: nobody whom either would rather have would rather have them.");
  else if (is_content (self, FALSE, mentee, cost))
    text = _("They are no pair: the mentee has whom the mentee likes as much or more.");
  else if (is_content (self, TRUE, mentor, cost))
    text = _("They are no pair: the mentor has whom the mentor likes as much or more.");
  else
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_FOUND,
                           _("They are no pair, but would rather have each other."));
      return FALSE;
    }
  mp_cli_output_line (output, "%s", text);

  return TRUE;
}

static gboolean
answer (Solution *self, const guint nodes[2], MpCliOutput *output, GError **error)
{
  guint mentee, mentor;

  if (nodes[0] == 0)
    return solve (self, error) && print_solution (self, output, error);
  if (!find_pair (self->dimacs, nodes, &mentee, &mentor, error) || !solve (self, error))
    return FALSE;
  if (!verify (self, NULL))
    return refuse_unproven (error);

  return self->mode == MODE_STABLE ? explain_stable (self, mentee, mentor, output, error)
                                   : explain_best (self, mentee, mentor, output, error);
}

/**
 * mp_cli_match_problem:
 * @arguments: a file with a problem, and with --explain a node
 * @output: where to print
 * @error: return location for a #GError
 *
 * Solves a matching problem in DIMACS format, verifies the solution, and prints it in that format.
 *
 * Returns: %FALSE with @error set if there is no solution that is proven
 */
gboolean
mp_cli_match_problem (char **arguments, MpCliOutput *output, GError **error)
{
  g_autoptr (MpDimacsProblem) dimacs = NULL;
  Solution solution = { 0 };
  guint nodes[2] = { 0, 0 };
  gboolean done;

  if (!parse_mode (&solution.mode, error) || !parse_explain (arguments, nodes, error))
    return FALSE;
  dimacs = mp_dimacs_read (arguments[0], error);
  if (dimacs == NULL)
    return FALSE;

  solution.dimacs = dimacs;
  done = answer (&solution, nodes, output, error);
  solution_clear (&solution);

  return done;
}
