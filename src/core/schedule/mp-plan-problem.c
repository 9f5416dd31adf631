/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Knowledge Exchange to be planned: who wishes what, and which tables are open when. */

#include "config.h"

#include "schedule/mp-plan-problem.h"

#include <glib/gi18n-lib.h>

#define MOST_ROTATIONS 64

/* Sums over everybody and all rotations stay far below what 64 bits hold. */
#define MOST_POINTS 1000000
#define MOST_PEOPLE 1000000

G_DEFINE_QUARK (mp-plan-error, mp_plan_error)

/**
 * mp_plan_table_clear:
 * @table: (type MpPlanTable): one in an array whose clear function this is
 *
 * Frees what belongs to the table.
 */
void
mp_plan_table_clear (gpointer table)
{
  g_array_unref (((MpPlanTable *) table)->mentors);
}

/**
 * mp_plan_problem_new:
 * @n_rotations: at most 64
 *
 * A problem without tables in which nobody wishes anything, with the points of K-4.
 *
 * Returns: (transfer full): the problem
 */
MpPlanProblem *
mp_plan_problem_new (guint n_mentees, guint n_careers, guint n_rotations)
{
  MpPlanProblem *self = g_new0 (MpPlanProblem, 1);

  self->n_mentees = n_mentees;
  self->n_careers = n_careers;
  self->n_rotations = n_rotations;
  self->ranks = g_new0 (guint8, MAX ((gsize) n_mentees * n_careers, 1));
  self->tables = g_array_new (FALSE, TRUE, sizeof (MpPlanTable));
  g_array_set_clear_func (self->tables, mp_plan_table_clear);
  self->points = (MpPlanPoints) { { 10, 7, 5, 3, 1 }, 0, -20 };

  return self;
}

/**
 * mp_plan_problem_free:
 */
void
mp_plan_problem_free (MpPlanProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->ranks);
  g_array_unref (self->tables);
  mp_plan_problem_set_names (self, NULL, NULL, NULL);
  g_free (self);
}

/**
 * mp_plan_problem_copy:
 *
 * Returns: (transfer full): a problem that can be changed without changing @self
 */
MpPlanProblem *
mp_plan_problem_copy (const MpPlanProblem *self)
{
  MpPlanProblem *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->ranks = g_memdup2 (self->ranks, MAX ((gsize) self->n_mentees * self->n_careers, 1));
  copy->tables = g_array_copy (self->tables);
  g_array_set_clear_func (copy->tables, mp_plan_table_clear);
  for (guint k = 0; k < copy->tables->len; k++)
    {
      MpPlanTable *table = &g_array_index (copy->tables, MpPlanTable, k);

      table->mentors = g_array_copy (table->mentors);
    }
  copy->mentee_names = NULL;
  copy->table_names = NULL;
  copy->mentor_names = NULL;
  mp_plan_problem_set_names (copy, self->mentee_names, self->table_names, self->mentor_names);

  return copy;
}

/**
 * mp_plan_problem_add_table:
 * @open: bit t is set if the table is open in rotation t; further bits say nothing
 *
 * Adds a table, which stays closed until it has a mentor.
 *
 * Returns: its number
 */
guint
mp_plan_problem_add_table (MpPlanProblem *self, guint career, guint n_seats, guint64 open)
{
  const MpPlanTable table = { career, NULL, n_seats, open };

  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->tables, table);
  g_array_index (self->tables, MpPlanTable, self->tables->len - 1).mentors
    = g_array_new (FALSE, FALSE, sizeof (guint));

  return self->tables->len - 1;
}

/**
 * mp_plan_problem_add_mentor:
 * @mentor: a number of the caller's
 *
 * Says that the mentor, who knows the table's career, sits there in all rotations in which it is
 * open.
 */
void
mp_plan_problem_add_mentor (MpPlanProblem *self, guint table, guint mentor)
{
  g_return_if_fail (self != NULL && table < self->tables->len);

  g_array_append_val (g_array_index (self->tables, MpPlanTable, table).mentors, mentor);
}

/**
 * mp_plan_problem_set_wish:
 * @rank: which wish it is, from 1, or 0 to take it back; only the first five are worth something
 */
void
mp_plan_problem_set_wish (MpPlanProblem *self, guint mentee, guint rank, guint career)
{
  g_return_if_fail (self != NULL && mentee < self->n_mentees && career < self->n_careers);
  g_return_if_fail (rank <= G_MAXUINT8);

  self->ranks[(gsize) mentee * self->n_careers + career] = rank;
}

/**
 * mp_plan_problem_is_open:
 *
 * Returns: whether people can sit at the table then: it is open and has a mentor (K-3)
 */
gboolean
mp_plan_problem_is_open (const MpPlanProblem *self, guint table, guint rotation)
{
  const MpPlanTable *asked;

  g_return_val_if_fail (self != NULL && table < self->tables->len, FALSE);
  g_return_val_if_fail (rotation < self->n_rotations && rotation < MOST_ROTATIONS, FALSE);

  asked = &g_array_index (self->tables, MpPlanTable, table);
  return asked->mentors->len > 0 && (asked->open >> rotation & 1) != 0;
}

/**
 * mp_plan_problem_get_value:
 *
 * Returns: what a seat at a table about the career is worth to the mentee (K-4)
 */
gint
mp_plan_problem_get_value (const MpPlanProblem *self, guint mentee, guint career)
{
  guint rank;

  g_return_val_if_fail (self != NULL && mentee < self->n_mentees, 0);
  g_return_val_if_fail (career < self->n_careers, 0);

  rank = self->ranks[(gsize) mentee * self->n_careers + career];
  return rank >= 1 && rank <= MP_PLAN_N_RANKS ? self->points.wish[rank - 1] : self->points.other;
}

/**
 * mp_plan_problem_get_worth:
 * @table: a table, or %MP_PLAN_NO_TABLE
 *
 * Returns: what a seat there is worth to the mentee (K-4)
 */
gint
mp_plan_problem_get_worth (const MpPlanProblem *self, guint mentee, guint table)
{
  g_return_val_if_fail (self != NULL && mentee < self->n_mentees, 0);

  if (table == MP_PLAN_NO_TABLE)
    return self->points.none;

  g_return_val_if_fail (table < self->tables->len, 0);

  return mp_plan_problem_get_value (self, mentee,
                                    g_array_index (self->tables, MpPlanTable, table).career);
}

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID, format, arguments);
  va_end (arguments);

  return FALSE;
}

static gboolean
check_sizes (const MpPlanProblem *self, GError **error)
{
  if (self->n_rotations > MOST_ROTATIONS)
    return refuse (error, ngettext ("There is %u rotation, but at most %u can be planned.",
                                    "There are %u rotations, but at most %u can be planned.",
                                    self->n_rotations), self->n_rotations, MOST_ROTATIONS);
  if (self->n_mentees > MOST_PEOPLE)
    return refuse (error, ngettext ("There is %u mentee, but at most %u can be planned.",
                                    "There are %u mentees, but at most %u can be planned.",
                                    self->n_mentees), self->n_mentees, MOST_PEOPLE);

  return TRUE;
}

static gboolean
check_points (const MpPlanPoints *points, GError **error)
{
  gint least = MIN (points->other, points->none), most = MAX (points->other, points->none);

  for (guint rank = 0; rank < MP_PLAN_N_RANKS; rank++)
    {
      least = MIN (least, points->wish[rank]);
      most = MAX (most, points->wish[rank]);
    }
  if (least < -MOST_POINTS || most > MOST_POINTS)
    return refuse (error, _("Points go from %d to %d, but have to lie between %d and %d."),
                   least, most, -MOST_POINTS, MOST_POINTS);

  return TRUE;
}

static gboolean
check_careers (const MpPlanProblem *self, GError **error)
{
  for (guint k = 0; k < self->tables->len; k++)
    {
      const guint career = g_array_index (self->tables, MpPlanTable, k).career;

      if (career >= self->n_careers)
        return refuse (error, ngettext ("Table %u is about career %u, but there is %u career.",
                                        "Table %u is about career %u, but there are %u careers.",
                                        self->n_careers), k + 1, career + 1, self->n_careers);
    }

  return TRUE;
}

static gboolean
check_ranks (const MpPlanProblem *self, guint mentee, GError **error)
{
  const guint8 *ranks = &self->ranks[(gsize) mentee * self->n_careers];
  guint wished[MP_PLAN_N_RANKS] = { 0 };

  for (guint c = 0; c < self->n_careers; c++)
    {
      g_autofree char *name = NULL;

      if (ranks[c] == 0 || ranks[c] > MP_PLAN_N_RANKS)
        continue;
      if (wished[ranks[c] - 1] == 0)
        {
          wished[ranks[c] - 1] = c + 1;
          continue;
        }
      name = mp_plan_problem_name_mentee (self, mentee);
      return refuse (error, _("Careers %u and %u are both wish %u of %s."), wished[ranks[c] - 1],
                     c + 1, ranks[c], name);
    }

  return TRUE;
}

/* Two tables at which the mentor sits are never open at once (K-3). */
static gboolean
check_both (const MpPlanProblem *self, guint mentor, guint k, guint l, GError **error)
{
  const guint64 all = self->n_rotations == MOST_ROTATIONS
    ? G_MAXUINT64 : ((guint64) 1 << self->n_rotations) - 1;
  const guint64 both = g_array_index (self->tables, MpPlanTable, k).open
                       & g_array_index (self->tables, MpPlanTable, l).open & all;
  g_autofree char *name = NULL, *one = NULL, *other = NULL;

  if (both == 0 || k == l)
    return TRUE;

  name = mp_plan_problem_name_mentor (self, mentor);
  one = mp_plan_problem_name_table (self, k);
  other = mp_plan_problem_name_table (self, l);
  return refuse (error, _("K-3: %s sits at %s and %s, which are both open in rotation %u."), name,
                 one, other, (guint) __builtin_ctzll (both) + 1);
}

/* Compares a table with those at which its mentors sit before it. */
static gboolean
check_table (const MpPlanProblem *self, guint table, GHashTable *tables_of, GError **error)
{
  const GArray *mentors = g_array_index (self->tables, MpPlanTable, table).mentors;

  for (guint m = 0; m < mentors->len; m++)
    {
      const guint mentor = g_array_index (mentors, guint, m);
      GArray *before = g_hash_table_lookup (tables_of, GUINT_TO_POINTER (mentor));

      if (before == NULL)
        {
          before = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (tables_of, GUINT_TO_POINTER (mentor), before);
        }
      for (guint n = 0; n < before->len; n++)
        if (!check_both (self, mentor, g_array_index (before, guint, n), table, error))
          return FALSE;
      g_array_append_val (before, table);
    }

  return TRUE;
}

/* No mentor is at two tables at once. */
static gboolean
check_mentors (const MpPlanProblem *self, GError **error)
{
  g_autoptr (GHashTable) tables_of
    = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint k = 0; k < self->tables->len; k++)
    if (!check_table (self, k, tables_of, error))
      return FALSE;

  return TRUE;
}

/**
 * mp_plan_problem_check:
 *
 * Looks whether the problem can be planned. Tables without seats, mentors or open rotations and
 * mentees without wishes are no fault: the plan makes of them what it can.
 *
 * Returns: %TRUE, or %FALSE with @error saying what contradicts what
 */
gboolean
mp_plan_problem_check (const MpPlanProblem *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_sizes (self, error) || !check_points (&self->points, error)
      || !check_careers (self, error))
    return FALSE;
  for (guint i = 0; i < self->n_mentees; i++)
    if (!check_ranks (self, i, error))
      return FALSE;

  return check_mentors (self, error);
}
