/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says in which rotation each mentee visits each chosen table, when tables are always open.
 *
 * A rotation is a colour of the edges of a bipartite graph, mentees on one side, tables on the
 * other. D. de Werra, "Balanced schedules", INFOR 9 (1971): with R colours, no mentee of at most R
 * edges needs a colour twice, and a table of at most s*R edges none more than s times. Each table
 * is cut into parts of R edges, and the parts are coloured as D. König has it (1916): an edge gets
 * a colour that is free at both ends; where there is none, a path of two colours is flipped first.
 */

#include "schedule/mp-plan-colour.h"

#define NOTHING G_MAXUINT

/* at[] says for each node and colour where the edge of that colour leads, or NOTHING: mentees come
 * first, then the parts of tables. */
typedef struct
{
  guint n_colours;
  guint *at;
} Colouring;

static guint *
edge_at (const Colouring *self, guint node, guint colour)
{
  return &self->at[(gsize) node * self->n_colours + colour];
}

static guint
find_free (const Colouring *self, guint node)
{
  for (guint colour = 0; colour < self->n_colours; colour++)
    if (*edge_at (self, node, colour) == NOTHING)
      return colour;

  g_return_val_if_reached (0);
}

static void
set_edge (Colouring *self, guint one, guint other, guint colour)
{
  *edge_at (self, one, colour) = other;
  *edge_at (self, other, colour) = one;
}

/* Swaps the two colours on the path that begins at the node with the colour @given, so that it is
 * free there. @other is free there already, and so the path does not come back. */
static void
flip_path (Colouring *self, guint node, guint given, guint other)
{
  guint next = *edge_at (self, node, given), from = given, to = other;

  *edge_at (self, node, given) = NOTHING;
  while (next != NOTHING)
    {
      const guint beyond = *edge_at (self, next, to);

      set_edge (self, node, next, to);
      if (beyond == NOTHING)
        *edge_at (self, next, from) = NOTHING;
      node = next;
      next = beyond;
      to = from;
      from = from == given ? other : given;
    }
}

static void
add_edge (Colouring *self, guint mentee, guint part)
{
  const guint here = find_free (self, mentee), there = find_free (self, part);

  if (*edge_at (self, part, here) != NOTHING)
    flip_path (self, part, here, there);
  set_edge (self, mentee, part, here);
}

/* Gives each visit the number of a part of its table; each part has at most n_rotations visits.
 * Returns how many parts there are, and which table each is of. */
static guint
cut_tables (guint              n_tables,
            guint              n_rotations,
            const MpPlanVisit *visits,
            gsize              n_visits,
            guint             *part_of,
            GArray            *tables)
{
  g_autofree guint *n_here = g_new0 (guint, MAX (n_tables, 1));
  g_autofree guint *part = g_new0 (guint, MAX (n_tables, 1));

  for (gsize v = 0; v < n_visits; v++)
    {
      const guint k = visits[v].table;

      if (n_here[k]++ % n_rotations == 0)
        {
          part[k] = tables->len;
          g_array_append_val (tables, k);
        }
      part_of[v] = part[k];
    }

  return tables->len;
}

/**
 * mp_plan_colour:
 * @n_rotations: at least one
 * @visits: (array length=n_visits): at most n_rotations for a mentee, each of another table
 * @rota: (array): in it, `mentee * n_rotations + rotation` becomes the table, for all visits; the
 *   rest stays as it is
 *
 * Spreads the visits over the rotations so that nobody is in two places at once and each table has
 * as many visitors in one rotation as in another, give or take one.
 */
void
mp_plan_colour (guint              n_mentees,
                guint              n_tables,
                guint              n_rotations,
                const MpPlanVisit *visits,
                gsize              n_visits,
                guint             *rota)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *part_of = g_new (guint, MAX (n_visits, 1));
  Colouring self = { n_rotations, NULL };
  gsize n_ends;

  g_return_if_fail (n_rotations > 0 && rota != NULL);

  n_ends = n_mentees + cut_tables (n_tables, n_rotations, visits, n_visits, part_of, tables);
  n_ends *= n_rotations;
  self.at = g_new (guint, MAX (n_ends, 1));
  for (gsize end = 0; end < n_ends; end++)
    self.at[end] = NOTHING;

  for (gsize v = 0; v < n_visits; v++)
    add_edge (&self, visits[v].mentee, n_mentees + part_of[v]);
  for (guint i = 0; i < n_mentees; i++)
    for (guint t = 0; t < n_rotations; t++)
      if (*edge_at (&self, i, t) != NOTHING)
        rota[(gsize) i * n_rotations + t]
          = g_array_index (tables, guint, *edge_at (&self, i, t) - n_mentees);
  g_free (self.at);
}
