/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs a plan when a mentor cancels, a mentee is added or a room is lost (K-6).
 *
 * A seat has to change if its table is closed then, or if it has fewer seats than people, for all
 * but so many. No other seat has to: everybody else can stay. So the fewest changes are counted
 * before any search. Who stays for sure is settled; tables with too many people are left to some of
 * those, and have to be full; all other places are planned as usual. The penalty for a seat that
 * stays empty there is more than anybody can gain elsewhere by leaving it empty, which is at most
 * two seats, the one taken instead and one at the same table in another rotation, and what the seat
 * itself may lose.
 *
 * Where tables run for a smallest number of people only, that is so as long as each table keeps so
 * many of those who were there. Where one does not, mp-plan-keep.c goes on from there.
 */

#include "config.h"

#include "schedule/mp-plan-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "schedule/mp-plan-each-rotation.h"
#include "schedule/mp-plan-fewest.h"
#include "schedule/mp-plan-first-come.h"
#include "schedule/mp-plan-keep.h"

typedef struct
{
  const MpPlanProblem *problem;
  const guint *before;
  guint n_before;
  MpPlanModel *model;
  guint *n_people;
} Repair;

/**
 * mp_plan_problem_remove_mentor:
 *
 * Takes the mentor away from all tables. A table runs while one of its mentors is there; without
 * the last one it is closed.
 */
void
mp_plan_problem_remove_mentor (MpPlanProblem *self, guint mentor)
{
  g_return_if_fail (self != NULL);

  for (guint k = 0; k < self->tables->len; k++)
    {
      GArray *mentors = g_array_index (self->tables, MpPlanTable, k).mentors;

      for (guint m = mentors->len; m > 0; m--)
        if (g_array_index (mentors, guint, m - 1) == mentor)
          g_array_remove_index (mentors, m - 1);
    }
}

static gboolean
refuse_seat (const MpPlanProblem *problem, guint mentee, guint rotation, guint k, GError **error)
{
  g_autofree char *name = mp_plan_problem_name_mentee (problem, mentee);

  g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
               ngettext ("In the old plan %s sits at table %u in rotation %u, but there is %u"
                         " table.",
                         "In the old plan %s sits at table %u in rotation %u, but there are %u"
                         " tables.", problem->tables->len), name, k + 1, rotation + 1,
               problem->tables->len);
  return FALSE;
}

static gboolean
refuse_visit (const MpPlanProblem *problem, guint mentee, guint before, guint rotation, guint k,
              GError **error)
{
  g_autofree char *name = mp_plan_problem_name_mentee (problem, mentee);
  g_autofree char *table = mp_plan_problem_name_table (problem, k);

  g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
               _("In the old plan %s sits at %s in rotations %u and %u (K-4)."), name, table,
               before + 1, rotation + 1);
  return FALSE;
}

static gboolean
check_mentee (const MpPlanProblem *problem, const guint *rota, guint mentee, GError **error)
{
  for (guint t = 0; t < problem->n_rotations; t++)
    {
      if (rota[t] == MP_PLAN_NO_TABLE)
        continue;
      if (rota[t] >= problem->tables->len)
        return refuse_seat (problem, mentee, t, rota[t], error);
      for (guint before = 0; before < t; before++)
        if (rota[before] == rota[t])
          return refuse_visit (problem, mentee, before, t, rota[t], error);
    }

  return TRUE;
}

static gboolean
check (const MpPlanProblem *problem, const guint *rota, guint n_before, GError **error)
{
  if (!mp_plan_problem_check (problem, error))
    return FALSE;
  if (n_before > problem->n_mentees)
    {
      g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                   ngettext ("The old plan has %u mentee, but there are %u.",
                             "The old plan has %u mentees, but there are %u.", n_before),
                   n_before, problem->n_mentees);
      return FALSE;
    }

  for (guint i = 0; i < n_before; i++)
    if (!check_mentee (problem, &rota[(gsize) i * problem->n_rotations], i, error))
      return FALSE;

  return TRUE;
}

static guint
table_before (const Repair *self, guint mentee, guint rotation)
{
  return mentee < self->n_before
    ? self->before[(gsize) mentee * self->problem->n_rotations + rotation] : MP_PLAN_NO_TABLE;
}

/* A table at which too few would stay cannot be counted on. */
static gboolean
can_stay (const Repair *self, gsize cell)
{
  const guint n_staying = MIN (self->n_people[cell], self->model->n_seats[cell]);

  return n_staying > 0 && n_staying >= self->problem->fewest;
}

/* A table with fewer seats than people it runs for is as good as closed. */
static void
close_small (Repair *self)
{
  MpPlanModel *model = self->model;

  for (gsize cell = 0; cell < (gsize) model->n_rotations * model->n_tables; cell++)
    if (model->n_seats[cell] < self->problem->fewest)
      model->n_seats[cell] = 0;
}

static void
count_people (Repair *self)
{
  for (guint i = 0; i < self->n_before; i++)
    for (guint t = 0; t < self->model->n_rotations; t++)
      {
        const guint table = table_before (self, i, t);

        if (table != MP_PLAN_NO_TABLE)
          self->n_people[(gsize) t * self->model->n_tables + table]++;
      }
}

/* So many seats have to change in any plan. */
static gint64
count_changes (const Repair *self)
{
  const gsize n_cells = (gsize) self->model->n_rotations * self->model->n_tables;
  gint64 n_changes = 0;

  for (gsize cell = 0; cell < n_cells; cell++)
    if (self->n_people[cell] > self->model->n_seats[cell])
      n_changes += self->n_people[cell] - self->model->n_seats[cell];

  return n_changes;
}

/* Nobody else takes a seat at a table that has too few of them for those who were there. */
static void
leave_to_those (Repair *self, guint rotation, guint table)
{
  MpPlanModel *model = self->model;

  model->n_musts[(gsize) rotation * model->n_tables + table]
    = model->n_seats[(gsize) rotation * model->n_tables + table];
  for (guint i = 0; i < model->n_mentees; i++)
    if (table_before (self, i, rotation) != table)
      model->gains[((gsize) i * model->n_rotations + rotation) * model->n_tables + table]
        = MP_PLAN_NEVER;
}

static void
leave_crowded (Repair *self)
{
  const MpPlanModel *model = self->model;

  for (guint t = 0; t < model->n_rotations; t++)
    for (guint k = 0; k < model->n_tables; k++)
      {
        const gsize cell = (gsize) t * model->n_tables + k;

        if (can_stay (self, cell) && self->n_people[cell] > model->n_seats[cell])
          leave_to_those (self, t, k);
      }
}

/* Everybody who was where there is room for all stays. */
static void
settle_the_rest (Repair *self)
{
  MpPlanModel *model = self->model;
  g_autofree guint *n_seats
    = g_memdup2 (model->n_seats,
                 sizeof (guint) * MAX ((gsize) model->n_rotations * model->n_tables, 1));
  g_autofree guint8 *stay = g_new0 (guint8, MAX ((gsize) model->n_rotations * model->n_tables, 1));

  for (gsize cell = 0; cell < (gsize) model->n_rotations * model->n_tables; cell++)
    stay[cell] = can_stay (self, cell) && self->n_people[cell] <= n_seats[cell];
  for (guint i = 0; i < self->n_before; i++)
    for (guint t = 0; t < model->n_rotations; t++)
      {
        const guint table = table_before (self, i, t);

        if (table != MP_PLAN_NO_TABLE && stay[(gsize) t * model->n_tables + table])
          mp_plan_model_settle (model, i, t, table);
      }
}

static void
take_rota (const Repair *self, MpPlan *plan, const guint *rota)
{
  memcpy (plan->rota, rota,
          sizeof (guint) * (gsize) self->problem->n_mentees * self->problem->n_rotations);
  plan->points = mp_plan_count (plan, self->problem, NULL);
}

static gboolean
search_rota (Repair *self, MpPlan *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (MpPlanSearch) search
    = mp_plan_search_new (self->model, MP_PLAN_SEARCH_LIMIT, cancellable);

  if (!mp_plan_fewest_run (search, self->problem->fewest, error))
    return FALSE;

  plan->bound = plan->points + search->bound;
  take_rota (self, plan, search->rota);
  return TRUE;
}

/* Where more than one seat a mentee is open there is no hope for rotations on their own. */
static gboolean
are_few_open (const Repair *self)
{
  const gsize n_places = (gsize) self->model->n_mentees * self->model->n_rotations;
  gsize n_open = 0;

  for (gsize place = 0; place < n_places; place++)
    n_open += !self->model->settled[place];

  return n_open <= self->model->n_mentees;
}

static gboolean
fill_plan (Repair *self, MpPlan *plan, GCancellable *cancellable, GError **error)
{
  gboolean proven = FALSE;

  if (self->problem->fewest <= 1 && are_few_open (self)
      && !mp_plan_each_rotation (self->model, &proven, cancellable, error))
    return FALSE;
  if (!proven)
    return search_rota (self, plan, cancellable, error);

  take_rota (self, plan, self->model->rota);
  plan->bound = plan->points;
  return TRUE;
}

static guint
count_seats_before (const Repair *self)
{
  guint n_seats = 0;

  for (guint i = 0; i < self->n_before; i++)
    for (guint t = 0; t < self->problem->n_rotations; t++)
      n_seats += table_before (self, i, t) != MP_PLAN_NO_TABLE;

  return n_seats;
}

/* Whether so few people would be left at a table that it depends on others whether they stay. */
static gboolean
is_any_left_alone (const Repair *self)
{
  const gsize n_cells = (gsize) self->model->n_rotations * self->model->n_tables;

  for (gsize cell = 0; cell < n_cells; cell++)
    if (self->n_people[cell] > 0 && self->model->n_seats[cell] > 0 && !can_stay (self, cell))
      return TRUE;

  return FALSE;
}

/* Looks for a plan with fewer changes where there may be one. */
static gboolean
keep_more (const Repair *self,
           MpPlan       *plan,
           gboolean      left_alone,
           gint64       *fewest_changes,
           GCancellable *cancellable,
           GError      **error)
{
  const guint n_seats = count_seats_before (self);
  const guint n_kept = mp_plan_keep_count (plan, self->problem, self->before, self->n_before);
  gint64 most_kept = n_seats - *fewest_changes;

  if (self->problem->fewest <= 1 || (!left_alone && n_kept == most_kept))
    return TRUE;
  if (!mp_plan_keep_most (self->problem, self->before, self->n_before, plan, &most_kept,
                          cancellable, error))
    return FALSE;

  *fewest_changes = n_seats - most_kept;
  return TRUE;
}

static MpPlan *
make_plan (Repair *self, gint64 *fewest_changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (MpPlan) plan = mp_plan_new (self->problem);
  g_autoptr (MpPlan) first_come = NULL;
  const gboolean left_alone = is_any_left_alone (self);

  *fewest_changes = count_changes (self);
  leave_crowded (self);
  settle_the_rest (self);
  if (!fill_plan (self, plan, cancellable, error)
      || !keep_more (self, plan, left_alone, fewest_changes, cancellable, error))
    return NULL;

  first_come = mp_plan_first_come (self->problem);
  plan->first_come = first_come->points;

  return g_steal_pointer (&plan);
}

static GArray *
list_changes (const Repair *self, const MpPlan *plan)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (MpPlanChange));

  for (guint i = 0; i < self->n_before; i++)
    for (guint t = 0; t < self->problem->n_rotations; t++)
      {
        const MpPlanChange change = { i, t, table_before (self, i, t),
                                      mp_plan_get_table (plan, self->problem, i, t) };

        if (change.before != change.after)
          g_array_append_val (changes, change);
      }

  return changes;
}

/**
 * mp_plan_repair:
 * @problem: the exchange as it is now: mentors removed, seats fewer, tables closed; added mentees
 *   come last
 * @rota: (array): the rota of the old plan, as #MpPlan has it
 * @n_before: how many mentees it has
 * @cancellable: (nullable): looked at often
 * @changes: (out) (optional) (element-type MpPlanChange): whatever differs for those who were
 *   there, by mentee and rotation
 * @fewest_changes: (out) (optional): so many seats have to change in any plan
 *
 * Repairs a plan (K-6). A seat counts as changed when somebody who had a seat in a rotation has
 * another one then, or none, also when its table is gone; a seat for somebody who had none is
 * listed in @changes, but does not count. No plan has fewer changes than @fewest_changes, and this
 * one has just so many, unless tables run for a smallest number of people only and the search for
 * who can stay had to be given up. Of the plans with so few changes it looks for the one with the
 * most points; the plan's bound holds for all that have no more changes than it, not for others.
 *
 * Returns: (transfer full): the plan, or %NULL with @error set: %MP_PLAN_ERROR_INVALID,
 *   %G_IO_ERROR_CANCELLED
 */
MpPlan *
mp_plan_repair (const MpPlanProblem *problem,
                const guint         *rota,
                guint                n_before,
                GCancellable        *cancellable,
                GArray             **changes,
                gint64              *fewest_changes,
                GError             **error)
{
  Repair self = { problem, rota, n_before, NULL, NULL };
  gint64 fewest = 0;
  MpPlan *plan;

  g_return_val_if_fail (problem != NULL && (rota != NULL || n_before == 0), NULL);

  if (!check (problem, rota, n_before, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self.model = mp_plan_model_new (problem);
  self.n_people = g_new0 (guint, MAX ((gsize) problem->n_rotations * problem->tables->len, 1));
  close_small (&self);
  count_people (&self);
  plan = make_plan (&self, &fewest, cancellable, error);
  if (fewest_changes != NULL)
    *fewest_changes = fewest;
  if (plan != NULL && changes != NULL)
    *changes = list_changes (&self, plan);
  g_free (self.n_people);
  mp_plan_model_free (self.model);

  return plan;
}
