/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching problems in the format of the DIMACS challenges: assignment, or flow through mentors.
 *
 * D. S. Johnson and C. C. McGeoch (editors), "Network Flows and Matching: First DIMACS
 * Implementation Challenge" (1993).
 */

#include "config.h"

#include "exchange/mp-dimacs-reader.h"

#include "exchange/mp-dimacs-lines.h"
#include "exchange/mp-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NODES 10000000

/* What a node is, once all lines about nodes are read. */
typedef enum
{
  SIDE_MENTOR,
  SIDE_MENTEE,
  SIDE_SINK,
  SIDE_NAMED,
} Side;

/**
 * Node:
 * @cost: what each of those that a mentor takes costs
 * @side: what it is
 * @place: which mentee or mentor it is
 * @amount: how many mentors a mentee wants, how many mentees a mentor takes
 * @line: where the way to the sink is given, or 0
 */
typedef struct
{
  gint64 cost;
  Side side;
  guint place;
  guint amount;
  guint line;
} Node;

/* An arc between a mentee and a mentor, with the line where it stands. Through a closed one nothing
 * can flow. */
typedef struct
{
  MpMatchArc arc;
  guint line;
  gboolean is_closed;
} Line;

typedef struct
{
  MpDimacsLines *lines;
  char **words;
  guint n_words;

  gboolean has_problem;
  gboolean is_flow;
  gboolean is_settled;
  guint n_nodes;
  gint64 n_arcs;
  gint64 n_read;
  guint sink;
  gint64 sink_takes;
  gint64 n_supplied;

  Node *nodes;
  GArray *arcs;
  guint n_closed;
} Reader;

static guint
here (const Reader *self)
{
  return mp_dimacs_lines_get_number (self->lines);
}

static gboolean
check_words (Reader *self, guint n_words, const char *form, GError **error)
{
  return self->n_words == n_words
         || mp_dimacs_lines_refuse (self->lines, here (self), error,
                                    _("the line is not of the form “%s”."), form);
}

static gboolean
parse (Reader *self, guint word, gint64 min, gint64 max, gint64 *number, GError **error)
{
  return mp_dimacs_lines_parse (self->lines, self->words[word], min, max, number, error);
}

static gboolean
parse_node (Reader *self, guint word, guint *node, GError **error)
{
  g_autofree char *shown = NULL;
  gint64 number;

  if (!mp_dimacs_lines_parse (self->lines, self->words[word], 0, G_MAXINT64, &number, error))
    return FALSE;
  if (number < 1 || number > self->n_nodes)
    {
      shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                     _("there is no node %s: they are numbered from 1 to %u."),
                                     shown, self->n_nodes);
    }
  *node = (guint) number;

  return TRUE;
}

static gboolean
read_kind (Reader *self, GError **error)
{
  g_autofree char *shown = NULL;

  self->is_flow = g_str_equal (self->words[1], "min");
  if (self->is_flow || g_str_equal (self->words[1], "asn"))
    return TRUE;

  shown = mp_dimacs_lines_show (self->words[1]);
  return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                 _("problems of the kind “%s” are not matching problems; asn and"
                                   " min are."), shown);
}

static gboolean
read_problem (Reader *self, GError **error)
{
  gint64 n_nodes;

  if (self->has_problem)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("there is a second line that begins with p."));
  if (!check_words (self, 4, "p asn|min NODES ARCS", error) || !read_kind (self, error)
      || !parse (self, 2, 0, MAX_NODES, &n_nodes, error)
      || !parse (self, 3, 0, G_MAXINT64, &self->n_arcs, error))
    return FALSE;

  self->n_nodes = (guint) n_nodes;
  self->nodes = g_new0 (Node, n_nodes + 1);
  self->has_problem = TRUE;
  return TRUE;
}

/* A node that supplies nothing is neither a mentee nor the sink. All supplies together fit into 64
 * bits. */
static gboolean
read_flow (Reader *self, guint number, GError **error)
{
  Node *node = &self->nodes[number];
  gint64 flow;

  if (!parse (self, 2, -G_MAXINT64, G_MAXUINT, &flow, error))
    return FALSE;
  if (flow < 0 && self->sink != 0)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("node %u is a second sink besides node %u, but all flow has to"
                                     " end in one."), number, self->sink);

  node->side = flow > 0 ? SIDE_MENTEE : flow < 0 ? SIDE_SINK : SIDE_NAMED;
  node->amount = (guint) MAX (flow, 0);
  self->n_supplied += node->amount;
  if (flow < 0)
    {
      self->sink = number;
      self->sink_takes = -flow;
    }
  return TRUE;
}

static gboolean
read_node (Reader *self, GError **error)
{
  guint number;

  if (self->is_settled)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("lines that begin with n come before those that begin with"
                                     " a."));
  if (!check_words (self, self->is_flow ? 3 : 2, self->is_flow ? "n ID FLOW" : "n ID", error)
      || !parse_node (self, 1, &number, error))
    return FALSE;
  if (self->nodes[number].side != SIDE_MENTOR)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("node %u has a line that begins with n already."), number);
  if (self->is_flow)
    return read_flow (self, number, error);

  self->nodes[number].side = SIDE_MENTEE;
  self->nodes[number].amount = 1;
  return TRUE;
}

static gboolean
check_sink (Reader *self, GError **error)
{
  g_autofree char *supplied = NULL, *takes = NULL;

  if (!self->is_flow || (self->n_nodes == 0 && self->sink == 0))
    return TRUE;
  if (self->sink == 0)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("no line “n ID FLOW” before it has a flow below nought, which"
                                     " would name the sink."));
  if (self->sink_takes >= self->n_supplied)
    return TRUE;

  supplied = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_supplied);
  takes = g_strdup_printf ("%" G_GINT64_FORMAT, self->sink_takes);
  return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                 _("all nodes together supply %s, but the sink takes no more than"
                                   " %s."), supplied, takes);
}

/* Says who is a mentee and who a mentor, and numbers them in the order of their nodes. */
static gboolean
settle (Reader *self, GError **error)
{
  guint n[2] = { 0, 0 };

  if (self->is_settled)
    return TRUE;
  if (!check_sink (self, error))
    return FALSE;

  self->is_settled = TRUE;
  for (guint i = 1; i <= self->n_nodes; i++)
    {
      Node *node = &self->nodes[i];

      if (node->side == SIDE_NAMED)
        node->side = SIDE_MENTOR;
      if (node->side == SIDE_SINK)
        continue;
      if (node->side == SIDE_MENTOR)
        node->amount = !self->is_flow;
      node->place = n[node->side]++;
    }
  return TRUE;
}

/* A pair can be made once only: more flow on one arc would be another problem. */
static gboolean
read_pair (Reader *self, guint from, guint to, gint64 capacity, gint64 cost, GError **error)
{
  const Line line = { { self->nodes[from].place, self->nodes[to].place, cost }, here (self),
                      capacity == 0 };

  if (capacity > 1 && self->nodes[from].amount > 1)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("node %u wants several mentors, and the same one cannot count"
                                     " more than once: the arc's capacity has to be 0 or 1."),
                                   from);
  g_array_append_val (self->arcs, line);
  self->n_closed += line.is_closed;

  return TRUE;
}

static gboolean
read_seats (Reader *self, guint from, gint64 capacity, gint64 cost, GError **error)
{
  Node *node = &self->nodes[from];

  if (node->line != 0)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("the arc from node %u to node %u was given in line %u"
                                     " already."), from, self->sink, node->line);
  node->line = here (self);
  node->amount = (guint) MIN (capacity, G_MAXUINT);
  node->cost = cost;

  return TRUE;
}

static gboolean
read_bounds (Reader *self, gint64 *capacity, GError **error)
{
  g_autofree char *shown = NULL;
  gint64 low;

  *capacity = 1;
  if (!self->is_flow)
    return TRUE;
  if (!parse (self, 3, 0, G_MAXINT64, &low, error)
      || !parse (self, 4, 0, G_MAXINT64, capacity, error))
    return FALSE;

  shown = g_strdup_printf ("%" G_GINT64_FORMAT, low);
  return low == 0
         || mp_dimacs_lines_refuse (self->lines, here (self), error,
                                    _("the arc has the lower bound %s, but only 0 is possible."),
                                    shown);
}

static gboolean
read_arc (Reader *self, GError **error)
{
  const Node *nodes;
  gint64 capacity, cost;
  guint from, to;

  if (!settle (self, error)
      || !check_words (self, self->is_flow ? 6 : 4,
                       self->is_flow ? "a SRC DST LOW CAP COST" : "a SRC DST COST", error)
      || !parse_node (self, 1, &from, error) || !parse_node (self, 2, &to, error)
      || !read_bounds (self, &capacity, error)
      || !parse (self, self->n_words - 1, G_MININT64, G_MAXINT64, &cost, error))
    return FALSE;

  self->n_read++;
  nodes = self->nodes;
  if (nodes[from].side == SIDE_MENTEE && nodes[to].side == SIDE_MENTOR)
    return read_pair (self, from, to, capacity, cost, error);
  if (nodes[from].side == SIDE_MENTOR && nodes[to].side == SIDE_SINK)
    return read_seats (self, from, capacity, cost, error);

  return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                 self->is_flow
                                 ? _("the arc from node %u to node %u leads neither from a node"
                                     " with a supply to one without, nor from one without to the"
                                     " sink.")
                                 : _("the arc from node %u to node %u does not lead from a node"
                                     " that a line “n ID” names to one that none names."), from,
                                 to);
}

static gboolean
read_line (Reader *self, GError **error)
{
  const char *kind = self->words[0];

  if (g_str_equal (kind, "p"))
    return read_problem (self, error);
  if (!g_str_equal (kind, "n") && !g_str_equal (kind, "a"))
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("the line begins with none of the letters c, p, n and a of the"
                                     " format."));
  if (!self->has_problem)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("the line “p asn|min NODES ARCS” has to come first."));

  return kind[0] == 'n' ? read_node (self, error) : read_arc (self, error);
}

static gboolean
check_end (Reader *self, GError **error)
{
  g_autofree char *n_read = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_read);
  g_autofree char *n_arcs = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_arcs);

  if (here (self) == 0)
    {
      g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX, _("%s is empty. Choose a"
                   " problem in DIMACS format."), mp_dimacs_lines_get_name (self->lines));
      return FALSE;
    }
  if (!self->has_problem)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("the file ends without a line “p asn|min NODES ARCS”."));
  if (self->n_read != self->n_arcs)
    return mp_dimacs_lines_refuse (self->lines, here (self), error,
                                   _("the file ends after %s arcs, but its line p announces %s."),
                                   n_read, n_arcs);

  return settle (self, error);
}

static gboolean
read_lines (Reader *self, GError **error)
{
  GError *problem = NULL;

  while ((self->words = mp_dimacs_lines_next (self->lines, &self->n_words, &problem)) != NULL)
    if (!read_line (self, error))
      return FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return check_end (self, error);
}

static guint
list_nodes (const Reader *self, Side side, guint **nodes)
{
  guint n = 0;

  *nodes = g_new (guint, MAX (self->n_nodes, 1));
  for (guint i = 1; i <= self->n_nodes; i++)
    if (self->nodes[i].side == side)
      (*nodes)[n++] = i;
  *nodes = g_renew (guint, *nodes, MAX (n, 1));

  return n;
}

/* A pair costs what both arcs on its way cost. */
static gboolean
add_costs (Reader *self, const guint *mentor_nodes, GError **error)
{
  for (guint k = 0; k < self->arcs->len; k++)
    {
      Line *line = &g_array_index (self->arcs, Line, k);
      const Node *mentor = &self->nodes[mentor_nodes[line->arc.mentor]];

      if (line->is_closed
          || !__builtin_add_overflow (line->arc.cost, mentor->cost, &line->arc.cost))
        continue;
      return mp_dimacs_lines_refuse (self->lines, line->line, error,
                                     _("the cost of this arc and that of the arc in line %u cannot"
                                       " be added up in 64 bits."), mentor->line);
    }

  return TRUE;
}

static guint64
get_size (gint64 cost)
{
  return cost < 0 ? -(guint64) cost : (guint64) cost;
}

/* Puts the arcs through which something can flow into an array, and the others aside. */
static MpMatchArc *
sort_out (const Reader *self, MpDimacsProblem *made)
{
  MpMatchArc *arcs = g_new (MpMatchArc, MAX (self->arcs->len, 1));
  guint64 most = 0;
  guint n = 0;

  for (guint k = 0; k < self->arcs->len; k++)
    {
      const Line *line = &g_array_index (self->arcs, Line, k);
      const MpMatchPair pair = { line->arc.mentee, line->arc.mentor };

      if (line->is_closed)
        {
          g_array_append_val (made->closed, pair);
          continue;
        }
      if (made->extreme_line == 0 || get_size (line->arc.cost) > most)
        {
          made->extreme_line = line->line;
          most = get_size (line->arc.cost);
        }
      arcs[n++] = line->arc;
    }

  return arcs;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *other = b;
  const int order = mp_match_arc_compare (&one->arc, &other->arc);

  if (order != 0)
    return order;

  return one->line < other->line ? -1 : one->line > other->line;
}

/* Says where in the file the first of the arcs stands that are there twice. */
static gboolean
check_twice (Reader *self, const MpDimacsProblem *problem, GError **error)
{
  const Line *first = NULL, *second = NULL;

  g_array_sort (self->arcs, compare_lines);
  for (guint k = 1; k < self->arcs->len; k++)
    {
      const Line *line = &g_array_index (self->arcs, Line, k);

      if (mp_match_arc_compare (&line[-1].arc, &line->arc) != 0
          || (second != NULL && second->line < line->line))
        continue;
      first = line - 1;
      second = line;
    }

  return second == NULL
         || mp_dimacs_lines_refuse (self->lines, second->line, error,
                                    _("the arc from node %u to node %u was given in line %u"
                                      " already."), problem->mentee_nodes[second->arc.mentee],
                                    problem->mentor_nodes[second->arc.mentor], first->line);
}

static MpDimacsProblem *
make_problem (Reader *self, GError **error)
{
  g_autoptr (MpDimacsProblem) made = g_new0 (MpDimacsProblem, 1);
  g_autoptr (GError) twice = NULL;
  g_autofree MpMatchArc *arcs = NULL;
  const guint n_mentees = list_nodes (self, SIDE_MENTEE, &made->mentee_nodes);
  const guint n_mentors = list_nodes (self, SIDE_MENTOR, &made->mentor_nodes);

  made->sink = self->sink;
  made->name = g_strdup (mp_dimacs_lines_get_name (self->lines));
  made->ends_line = mp_dimacs_lines_are_ended (self->lines);
  made->closed = g_array_new (FALSE, FALSE, sizeof (MpMatchPair));
  if ((self->n_closed > 0 && !check_twice (self, made, error))
      || !add_costs (self, made->mentor_nodes, error))
    return NULL;
  arcs = sort_out (self, made);
  made->problem = mp_match_problem_new_sparse (n_mentees, n_mentors, arcs,
                                               self->arcs->len - self->n_closed, &twice);
  if (made->problem == NULL)
    {
      if (check_twice (self, made, error))
        g_propagate_error (error, g_steal_pointer (&twice));
      return NULL;
    }

  for (guint i = 0; i < n_mentees; i++)
    made->problem->demands[i] = self->nodes[made->mentee_nodes[i]].amount;
  for (guint j = 0; j < n_mentors; j++)
    made->problem->capacities[j] = self->nodes[made->mentor_nodes[j]].amount;

  return g_steal_pointer (&made);
}

/**
 * mp_dimacs_read:
 * @path: a file with a problem "p asn", or one "p min" in which nodes with a supply (mentees, who
 *   want as many mentors) have arcs to nodes without (mentors), whose arcs lead to one sink
 *
 * Reads a matching problem. A file that is cut off, counts wrongly or says anything else that is no
 * such problem is refused as a whole.
 *
 * Returns: (transfer full): the problem, or %NULL with @error saying in which line what is wrong
 */
MpDimacsProblem *
mp_dimacs_read (const char *path, GError **error)
{
  g_autoptr (MpDimacsLines) lines = NULL;
  MpDimacsProblem *problem = NULL;
  Reader reader = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  lines = mp_dimacs_lines_open (path, error);
  if (lines == NULL)
    return NULL;

  reader.lines = lines;
  reader.arcs = g_array_new (FALSE, FALSE, sizeof (Line));
  if (read_lines (&reader, error))
    problem = make_problem (&reader, error);
  g_array_unref (reader.arcs);
  g_free (reader.nodes);

  return problem;
}
