/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why some are bound to get no seat, whatever the plan: what is said before it is made. */

#include "config.h"

#include "exchange/mp-plan-notes.h"

#include "schedule/mp-plan-split.h"

#include <glib/gi18n-lib.h>

/**
 * Notes:
 * @n_people: how many come to the fullest event
 * @n_fewest: how many come to the emptiest one
 * @n_groups: how many move together, or 0 in free mode
 * @group_size: how large the largest group is
 * @least: how many sit down at a table together at least
 */
typedef struct
{
  MpPlanInput *input;
  const MpPlanProblem *problem;
  guint n_people;
  guint n_fewest;
  guint n_groups;
  guint group_size;
  guint least;
} Notes;

static void
note (const Notes *self, char *text)
{
  g_ptr_array_add (self->input->notes, text);
}

static guint
get_seats (const Notes *self, guint table)
{
  return g_array_index (self->problem->tables, MpPlanTable, table).n_seats;
}

/* Whether anybody can ever sit there then. */
static gboolean
can_run (const Notes *self, guint table, guint rotation)
{
  return get_seats (self, table) >= MAX (MAX (self->problem->fewest, self->least), 1)
         && mp_plan_problem_is_open (self->problem, table, rotation);
}

static void
note_fewest (const Notes *self)
{
  const MpPlanProblem *problem = self->problem;

  if (problem->fewest > self->n_fewest)
    note (self, g_strdup_printf (ngettext ("There is %u mentee, but no table runs for fewer than %u"
                                           " (K-4).",
                                           "There are %u mentees, but no table runs for fewer than"
                                           " %u (K-4).", self->n_fewest),
                                 self->n_fewest, problem->fewest));
  for (guint k = 0; k < problem->tables->len; k++)
    {
      const guint n_seats = get_seats (self, k);

      if (n_seats > 0 && n_seats < problem->fewest
          && g_array_index (problem->tables, MpPlanTable, k).mentors->len > 0)
        note (self, g_strdup_printf (ngettext ("Table “%s” has %u seat, but does not run for fewer"
                                               " than %u (K-4).",
                                               "Table “%s” has %u seats, but does not run for fewer"
                                               " than %u (K-4).", n_seats),
                                     mp_plan_names_get (&self->input->tables, k), n_seats,
                                     problem->fewest));
    }
}

/* Groups that are too large for every table. */
static void
note_groups (const Notes *self)
{
  guint most = 0;

  for (guint k = 0; k < self->problem->tables->len; k++)
    if (g_array_index (self->problem->tables, MpPlanTable, k).mentors->len > 0)
      most = MAX (most, get_seats (self, k));
  if (most == 0 || self->group_size <= most)
    return;

  note (self, g_strdup_printf (ngettext ("Groups of %u find no table, since none has more than %u"
                                         " seat; let them have at most so many (K-3).",
                                         "Groups of %u find no table, since none has more than %u"
                                         " seats; let them have at most so many (K-3).", most),
                               self->group_size, most));
}

static void
note_rotation (const Notes *self, guint rotation)
{
  guint64 n_seats = 0, n_rooms = 0;

  for (guint k = 0; k < self->problem->tables->len; k++)
    if (can_run (self, k, rotation))
      {
        n_seats += get_seats (self, k);
        n_rooms += get_seats (self, k) / self->least;
      }
  if (n_rooms < self->n_groups)
    note (self, g_strdup_printf (ngettext ("Rotation %u has room for %u of %u group (K-3).",
                                           "Rotation %u has room for %u of %u groups (K-3).",
                                           self->n_groups),
                                 rotation + 1, (guint) n_rooms, self->n_groups));
  else if (n_seats < self->n_people)
    note (self, g_strdup_printf (ngettext ("Rotation %u has seats for %u of %u mentee (K-3).",
                                           "Rotation %u has seats for %u of %u mentees (K-3).",
                                           self->n_people),
                                 rotation + 1, (guint) n_seats, self->n_people));
}

/* Finds a table of its own for the rotation, others making room for it (H. W. Kuhn, 1955). */
static gboolean
take_table (const Notes *self, guint rotation, guint *taken, guint8 *tried)
{
  for (guint k = 0; k < self->problem->tables->len; k++)
    {
      if (tried[k] || !can_run (self, k, rotation))
        continue;
      tried[k] = TRUE;
      if (taken[k] == G_MAXUINT || take_table (self, taken[k], taken, tried))
        {
          taken[k] = rotation;
          return TRUE;
        }
    }

  return FALSE;
}

/* In how many rotations one mentee can sit at most, never twice at a table. */
static guint
count_visits (const Notes *self)
{
  const guint n_tables = self->problem->tables->len;
  g_autofree guint *taken = g_new (guint, MAX (n_tables, 1));
  guint n_visits = 0;

  for (guint k = 0; k < n_tables; k++)
    taken[k] = G_MAXUINT;
  for (guint t = 0; t < self->problem->n_rotations; t++)
    {
      g_autofree guint8 *tried = g_new0 (guint8, MAX (n_tables, 1));

      n_visits += take_table (self, t, taken, tried);
    }

  return n_visits;
}

static void
note_visits (const Notes *self)
{
  const guint n_rotations = self->problem->n_rotations, n_visits = count_visits (self);
  guint n_running = 0;

  for (guint t = 0; t < n_rotations; t++)
    for (guint k = 0; k < self->problem->tables->len; k++)
      if (can_run (self, k, t))
        {
          n_running++;
          break;
        }
  if (n_visits < n_running)
    note (self, g_strdup_printf (ngettext ("Nobody can have a seat in more than %u rotation of %u:"
                                           " there are too few tables, and nobody sits at one twice"
                                           " (K-4).",
                                           "Nobody can have a seat in more than %u rotations of %u:"
                                           " there are too few tables, and nobody sits at one twice"
                                           " (K-4).", n_visits), n_visits, n_rotations));
}

/**
 * mp_plan_notes_add:
 * @group_size: how large a group may be, or 0 in free mode
 * @n_events: among how many events the mentees are split, at least 1
 *
 * Adds to the notes why some will be without a seat, whatever the plan: rotations with fewer seats
 * than people, groups larger than tables (K-3), fewer tables than rotations, and tables that run
 * for more people than there are or find room (K-4).
 */
void
mp_plan_notes_add (MpPlanInput *input, guint group_size, guint n_events)
{
  Notes self = { input, NULL, 0, 0, 0, 0, 1 };

  g_return_if_fail (input != NULL && n_events > 0);

  self.problem = input->problem;
  self.n_people = (self.problem->n_mentees + n_events - 1) / n_events;
  self.n_fewest = self.problem->n_mentees / n_events;
  if (self.problem->n_mentees == 0)
    {
      note (&self, g_strdup (_("There are no mentees to be planned.")));
      return;
    }
  if (group_size > 0)
    {
      g_autoptr (GArray) sizes = mp_plan_split_sizes (self.problem->n_mentees, group_size);

      self.n_groups = sizes->len;
      self.group_size = g_array_index (sizes, guint, 0);
      self.least = g_array_index (sizes, guint, sizes->len - 1);
      note_groups (&self);
    }

  note_fewest (&self);
  for (guint t = 0; t < self.problem->n_rotations; t++)
    note_rotation (&self, t);
  note_visits (&self);
}
