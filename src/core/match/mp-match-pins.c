/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pins that cannot be kept, and the problem without them. */

#include "config.h"

#include "match/mp-match-pins.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MpMatchProblem *problem;
  guint *mentees;
  guint *mentors;
} Counts;

/* Whether the pin can be kept besides those before it, which are counted. */
static gboolean
check_pin (Counts *counts, const MpMatchPair *pin, MpMatchConflict *conflict)
{
  const MpMatchProblem *problem = counts->problem;

  if (!mp_match_problem_get_cost (problem, pin->mentee, pin->mentor, NULL))
    *conflict = MP_MATCH_CONFLICT_NOT_ALLOWED;
  else if (mp_match_problem_is_excluded (problem, pin->mentee, pin->mentor))
    *conflict = MP_MATCH_CONFLICT_EXCLUDED;
  else if (counts->mentees[pin->mentee] == problem->demands[pin->mentee])
    *conflict = MP_MATCH_CONFLICT_MENTEE;
  else if (counts->mentors[pin->mentor] == problem->capacities[pin->mentor])
    *conflict = MP_MATCH_CONFLICT_MENTOR;
  else
    {
      counts->mentees[pin->mentee]++;
      counts->mentors[pin->mentor]++;
      return TRUE;
    }

  return FALSE;
}

/**
 * mp_match_problem_find_contradictions:
 *
 * Finds every pin that cannot be kept (M-1, M-4). Where there are too many of somebody's, it is
 * those after the first, by mentee and then by mentor.
 *
 * Returns: (transfer full) (element-type MpMatchContradiction): them, by mentee and then by mentor
 */
GArray *
mp_match_problem_find_contradictions (const MpMatchProblem *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MpMatchContradiction));
  g_autofree guint *mentees = NULL, *mentors = NULL;

  g_return_val_if_fail (self != NULL, found);

  mentees = g_new0 (guint, MAX (self->n_mentees, 1));
  mentors = g_new0 (guint, MAX (self->n_mentors, 1));
  Counts counts = { self, mentees, mentors };

  for (guint k = 0; k < self->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (self->pins, MpMatchPair, k);
      MpMatchContradiction contradiction = { pin->mentee, pin->mentor, 0 };

      if (!check_pin (&counts, pin, &contradiction.conflict))
        g_array_append_val (found, contradiction);
    }

  return found;
}

/**
 * mp_match_problem_drop_contradictions:
 *
 * Takes away every pin that cannot be kept, so that as much can be matched as can be; whoever asks
 * says what was taken away.
 *
 * Returns: (transfer full) (element-type MpMatchContradiction): the pins that were, by mentee and
 *   then by mentor
 */
GArray *
mp_match_problem_drop_contradictions (MpMatchProblem *self)
{
  GArray *found = mp_match_problem_find_contradictions (self);
  guint n_kept = 0;

  g_return_val_if_fail (self != NULL, found);

  for (guint k = 0, next = 0; k < self->pins->len; k++)
    {
      const MpMatchPair *pin = &g_array_index (self->pins, MpMatchPair, k);
      const MpMatchContradiction *dropped
        = next < found->len ? &g_array_index (found, MpMatchContradiction, next) : NULL;

      if (dropped != NULL && dropped->mentee == pin->mentee && dropped->mentor == pin->mentor)
        next++;
      else
        g_array_index (self->pins, MpMatchPair, n_kept++) = *pin;
    }
  g_array_set_size (self->pins, n_kept);

  return found;
}

/**
 * mp_match_problem_tell_contradiction:
 *
 * Returns: (transfer full): what the contradiction is, by which rule, and what to do about it
 */
char *
mp_match_problem_tell_contradiction (const MpMatchProblem       *self,
                                     const MpMatchContradiction *contradiction)
{
  const guint mentee = contradiction->mentee + 1, mentor = contradiction->mentor + 1;

  g_return_val_if_fail (self != NULL, NULL);

  switch (contradiction->conflict)
    {
    case MP_MATCH_CONFLICT_NOT_ALLOWED:
      return g_strdup_printf (_("Mentee %u is pinned to mentor %u, but the pair is not allowed"
                                " (M-4). Remove the pin, or allow the pair."), mentee, mentor);
    case MP_MATCH_CONFLICT_EXCLUDED:
      return g_strdup_printf (_("Mentee %u is pinned to mentor %u, but the pair is excluded as"
                                " well (M-4). Remove one of the two."), mentee, mentor);
    case MP_MATCH_CONFLICT_MENTEE:
      return g_strdup_printf (_("Mentee %u is pinned to mentor %u, but wants no more mentors than"
                                " %u and is pinned to as many already (M-1). Remove a pin, or let"
                                " the mentee have more mentors."), mentee, mentor,
                              self->demands[mentee - 1]);
    case MP_MATCH_CONFLICT_MENTOR:
    default:
      return g_strdup_printf (_("Mentee %u is pinned to mentor %u, but the mentor takes no more"
                                " mentees than %u and is pinned to as many already (M-1). Remove a"
                                " pin, or give the mentor more seats."), mentee, mentor,
                              self->capacities[mentor - 1]);
    }
}
