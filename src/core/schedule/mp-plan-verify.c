/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a plan against the rules, from the bare arrays and with nothing of the planner. */

#include "config.h"

#include "schedule/mp-plan.h"

#include <glib/gi18n-lib.h>

static gboolean
reject (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
reject (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID, format, arguments);
  va_end (arguments);

  return FALSE;
}

static gboolean
reject_seat (const MpPlanProblem *problem, guint mentee, guint rotation, guint k, GError **error)
{
  const guint n_tables = problem->tables->len;
  g_autofree char *name = mp_plan_problem_name_mentee (problem, mentee);
  g_autofree char *table = mp_plan_problem_name_table (problem, k);

  if (k >= n_tables)
    return reject (error, ngettext ("K-3: %s is sent to table %u, but there is %u table.",
                                    "K-3: %s is sent to table %u, but there are %u tables.",
                                    n_tables), name, k + 1, n_tables);
  if (g_array_index (problem->tables, MpPlanTable, k).mentors->len == 0)
    return reject (error, _("K-3: %s sits at %s, which has no mentor."), name, table);

  return reject (error, _("K-3: %s sits at %s in rotation %u, when it is closed."), name, table,
                 rotation + 1);
}

static gboolean
reject_visit (const MpPlanProblem *problem, guint mentee, guint k, guint before, guint rotation,
              GError **error)
{
  g_autofree char *name = mp_plan_problem_name_mentee (problem, mentee);
  g_autofree char *table = mp_plan_problem_name_table (problem, k);

  return reject (error, _("K-4: %s sits at %s in rotations %u and %u."), name, table, before + 1,
                 rotation + 1);
}

/* Every seat exists and is open, and nobody is twice at the same table. */
static gboolean
verify_mentee (const MpPlanProblem *problem, const guint *rota, guint mentee, GError **error)
{
  const MpPlanTable *tables = (const MpPlanTable *) problem->tables->data;

  for (guint t = 0; t < problem->n_rotations; t++)
    {
      if (rota[t] == MP_PLAN_NO_TABLE)
        continue;
      if (rota[t] >= problem->tables->len || (tables[rota[t]].open & (guint64) 1 << t) == 0
          || tables[rota[t]].mentors->len == 0)
        return reject_seat (problem, mentee, t, rota[t], error);
      for (guint before = 0; before < t; before++)
        if (rota[before] == rota[t])
          return reject_visit (problem, mentee, rota[t], before, t, error);
    }

  return TRUE;
}

static gboolean
verify_table (const MpPlanProblem *problem, guint k, guint n_people, guint rotation, GError **error)
{
  const guint n_seats = g_array_index (problem->tables, MpPlanTable, k).n_seats;
  g_autofree char *table = NULL;

  if (n_people <= n_seats && (n_people == 0 || n_people >= problem->fewest))
    return TRUE;

  table = mp_plan_problem_name_table (problem, k);
  if (n_people > n_seats)
    return reject (error, ngettext ("K-3: %u person sits at %s in rotation %u, which has %u seats.",
                                    "K-3: %u people sit at %s in rotation %u, which has %u seats.",
                                    n_people), n_people, table, rotation + 1, n_seats);

  return reject (error, ngettext ("K-4: %u person sits at %s in rotation %u, which runs for %u or"
                                  " more.",
                                  "K-4: %u people sit at %s in rotation %u, which runs for %u or"
                                  " more.", n_people), n_people, table, rotation + 1,
                 problem->fewest);
}

/* No table has more people than seats, or fewer than it runs for. */
static gboolean
verify_tables (const MpPlanProblem *problem, const guint *n_people, guint rotation, GError **error)
{
  for (guint k = 0; k < problem->tables->len; k++)
    if (!verify_table (problem, k, n_people[k], rotation, error))
      return FALSE;

  return TRUE;
}

static gboolean
reject_mentor (const MpPlanProblem *problem, guint mentor, guint k, guint l, guint rotation,
               GError **error)
{
  g_autofree char *name = mp_plan_problem_name_mentor (problem, mentor);
  g_autofree char *one = mp_plan_problem_name_table (problem, k);
  g_autofree char *other = mp_plan_problem_name_table (problem, l);

  return reject (error, _("K-3: %s is at %s and %s in rotation %u."), name, one, other,
                 rotation + 1);
}

/* No mentor is at two tables at which people sit. */
static gboolean
verify_mentors (const MpPlanProblem *problem, const guint *n_people, guint rotation, GError **error)
{
  g_autoptr (GHashTable) where = g_hash_table_new (NULL, NULL);

  for (guint k = 0; k < problem->tables->len; k++)
    {
      const GArray *mentors = g_array_index (problem->tables, MpPlanTable, k).mentors;

      for (guint m = 0; n_people[k] > 0 && m < mentors->len; m++)
        {
          const guint mentor = g_array_index (mentors, guint, m);
          gpointer other = NULL;

          if (g_hash_table_lookup_extended (where, GUINT_TO_POINTER (mentor), NULL, &other)
              && GPOINTER_TO_UINT (other) != k)
            return reject_mentor (problem, mentor, GPOINTER_TO_UINT (other), k, rotation, error);
          g_hash_table_insert (where, GUINT_TO_POINTER (mentor), GUINT_TO_POINTER (k));
        }
    }

  return TRUE;
}

/* Of those alone who go to one event, if there are several. */
static gboolean
verify_rotation (const MpPlanProblem *problem,
                 const guint         *rota,
                 guint                rotation,
                 const guint         *events,
                 guint                event,
                 GError             **error)
{
  g_autofree guint *n_people = g_new0 (guint, MAX (problem->tables->len, 1));

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const guint table = rota[(gsize) i * problem->n_rotations + rotation];

      if (table != MP_PLAN_NO_TABLE && (events == NULL || events[i] == event))
        n_people[table]++;
    }

  return verify_tables (problem, n_people, rotation, error)
         && verify_mentors (problem, n_people, rotation, error);
}

static gint64
add_up (const MpPlanProblem *problem, const guint *rota)
{
  const MpPlanTable *tables = (const MpPlanTable *) problem->tables->data;
  const MpPlanPoints *points = &problem->points;
  gint64 sum = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    for (guint t = 0; t < problem->n_rotations; t++)
      {
        const guint table = rota[(gsize) i * problem->n_rotations + t];
        guint rank;

        if (table == MP_PLAN_NO_TABLE)
          {
            sum += points->none;
            continue;
          }
        rank = problem->ranks[(gsize) i * problem->n_careers + tables[table].career];
        sum += rank == 0 || rank > MP_PLAN_N_RANKS ? points->other : points->wish[rank - 1];
      }

  return sum;
}

static gboolean
reject_parting (const MpPlanProblem *problem, guint one, guint other, guint group, guint rotation,
                GError **error)
{
  g_autofree char *name = mp_plan_problem_name_mentee (problem, one);
  g_autofree char *name_of_other = mp_plan_problem_name_mentee (problem, other);

  return reject (error, _("K-1: %s and %s are both in group %u, but part in rotation %u."), name,
                 name_of_other, group + 1, rotation + 1);
}

/* Groups move together. */
static gboolean
verify_groups (const MpPlanProblem *problem, const MpPlan *plan, GError **error)
{
  const guint n_rotations = problem->n_rotations;
  g_autofree guint *leaders = g_new (guint, MAX (plan->n_groups, 1));

  if (!mp_plan_verify_split (problem->n_mentees, plan->groups, plan->n_groups, G_MAXUINT, error))
    return FALSE;

  for (guint group = 0; group < plan->n_groups; group++)
    leaders[group] = G_MAXUINT;
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      const guint group = plan->groups[i];

      if (leaders[group] == G_MAXUINT)
        leaders[group] = i;
      for (guint t = 0; t < n_rotations; t++)
        if (plan->rota[(gsize) i * n_rotations + t]
            != plan->rota[(gsize) leaders[group] * n_rotations + t])
          return reject_parting (problem, leaders[group], i, group, t, error);
    }

  return TRUE;
}

static gboolean
verify_points (const MpPlanProblem *problem, const MpPlan *plan, GError **error)
{
  const gint64 points = add_up (problem, plan->rota);

  if (plan->points != points)
    return reject (error, _("The plan is worth %lld points, but says %lld."), (long long) points,
                   (long long) plan->points);
  if (plan->bound < points)
    return reject (error, _("The plan is worth %lld points, more than its bound of %lld."),
                   (long long) points, (long long) plan->bound);

  return TRUE;
}

/**
 * mp_plan_verify_split:
 * @parts: (array length=n_mentees): to which group or event each mentee goes, from 0
 * @n_parts: how many there are
 * @size: how large one may be
 *
 * Checks that no group or event is larger than @size, and that their sizes differ by at most one
 * (K-1).
 *
 * Returns: %TRUE, or %FALSE with @error saying what is wrong
 */
gboolean
mp_plan_verify_split (guint         n_mentees,
                      const guint  *parts,
                      guint         n_parts,
                      guint         size,
                      GError      **error)
{
  g_autofree guint *sizes = g_new0 (guint, MAX (n_parts, 1));
  guint least = G_MAXUINT, most = 0;

  g_return_val_if_fail (parts != NULL || n_mentees == 0, FALSE);

  for (guint i = 0; i < n_mentees; i++)
    {
      if (parts[i] >= n_parts)
        return reject (error, ngettext ("K-1: mentee %u is in group %u, but there is %u group.",
                                        "K-1: mentee %u is in group %u, but there are %u groups.",
                                        n_parts), i + 1, parts[i] + 1, n_parts);
      sizes[parts[i]]++;
    }
  for (guint part = 0; part < n_parts; part++)
    {
      least = MIN (least, sizes[part]);
      most = MAX (most, sizes[part]);
    }
  if (n_parts > 0 && (most - least > 1 || most > size))
    return reject (error, ngettext ("K-1: groups have from %u to %u person.",
                                    "K-1: groups have from %u to %u people.", most), least, most);

  return TRUE;
}

static gboolean
verify_seats (const MpPlanProblem *problem, const guint *rota, GError **error)
{
  for (guint i = 0; i < problem->n_mentees; i++)
    if (!verify_mentee (problem, &rota[(gsize) i * problem->n_rotations], i, error))
      return FALSE;

  return TRUE;
}

/**
 * mp_plan_verify:
 *
 * Checks a plan by itself, using nothing of the planner: seats, closed tables and mentors at two
 * tables (K-3), tables visited twice and the smallest number for a table (K-4), groups that move
 * together and whose sizes differ by at most one (K-1), and the points. Of the bound it is checked
 * alone that it is none less than the points: nothing comes with it that would prove it. How large
 * groups may be is for mp_plan_verify_split(), and how many careers are offered (K-2) for nobody.
 *
 * Returns: %TRUE, or %FALSE with @error saying what is wrong and by which rule
 */
gboolean
mp_plan_verify (const MpPlanProblem *problem, const MpPlan *plan, GError **error)
{
  g_return_val_if_fail (problem != NULL && plan != NULL, FALSE);

  if (!verify_seats (problem, plan->rota, error))
    return FALSE;
  for (guint t = 0; t < problem->n_rotations; t++)
    if (!verify_rotation (problem, plan->rota, t, NULL, 0, error))
      return FALSE;
  if (plan->groups != NULL && !verify_groups (problem, plan, error))
    return FALSE;

  return verify_points (problem, plan, error);
}

/**
 * mp_plan_verify_events:
 * @problem: what each of the events offers, and everybody's wishes
 * @plan: the rotas of all events together, as mp_plan_events_join() makes them
 * @events: (array): to which event each mentee goes, from 0
 * @n_events: how many there are
 *
 * Checks the plan of a cohort that goes to several events as mp_plan_verify() does that of one.
 *
 * Returns: %TRUE, or %FALSE with @error saying what is wrong and by which rule
 */
gboolean
mp_plan_verify_events (const MpPlanProblem *problem,
                       const MpPlan        *plan,
                       const guint         *events,
                       guint                n_events,
                       GError             **error)
{
  g_return_val_if_fail (problem != NULL && plan != NULL && events != NULL, FALSE);

  if (!mp_plan_verify_split (problem->n_mentees, events, n_events, G_MAXUINT, error)
      || !verify_seats (problem, plan->rota, error))
    return FALSE;
  for (guint e = 0; e < n_events; e++)
    for (guint t = 0; t < problem->n_rotations; t++)
      if (!verify_rotation (problem, plan->rota, t, events, e, error))
        return FALSE;

  return verify_points (problem, plan, error);
}
