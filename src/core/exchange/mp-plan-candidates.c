/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses which of the tables that could run do so, and who sits there (K-2). */

#include "config.h"

#include "exchange/mp-plan-candidates.h"

#include "exchange/mp-exchange-error.h"
#include "schedule/mp-plan-offer.h"

#include <glib/gi18n-lib.h>

/* A mentor can speak about so many careers at most. */
#define MOST_CAREERS 64

/* One table a career. */
static gboolean
check_tables (const MpPlanInput *input, GError **error)
{
  const GArray *tables = input->problem->tables;
  g_autofree guint *about = g_new0 (guint, input->problem->n_careers);

  if (input->careers.texts->len > MOST_CAREERS)
    {
      g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_LIMIT,
                   _("There are tables about %u careers, but some can be chosen of at most %u."),
                   input->careers.texts->len, MOST_CAREERS);
      return FALSE;
    }
  for (guint k = 0; k < tables->len; k++)
    {
      const guint career = g_array_index (tables, MpPlanTable, k).career;

      if (about[career] > 0)
        {
          g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX,
                       _("Tables “%s” and “%s” are both about “%s”; where tables are chosen there"
                         " is one for each career."),
                       mp_plan_names_get (&input->tables, about[career] - 1),
                       mp_plan_names_get (&input->tables, k),
                       mp_plan_names_get (&input->careers, career));
          return FALSE;
        }
      about[career] = k + 1;
    }

  return TRUE;
}

static GArray *
list_mentors (const MpPlanInput *input)
{
  GArray *mentors = g_array_new (FALSE, TRUE, sizeof (MpOfferMentor));

  g_array_set_size (mentors, input->mentors.texts->len);
  for (guint k = 0; k < input->sittings->len; k++)
    {
      const MpPlanSitting *sitting = &g_array_index (input->sittings, MpPlanSitting, k);
      MpOfferMentor *mentor = &g_array_index (mentors, MpOfferMentor, sitting->mentor);

      mentor->careers
        |= (guint64) 1 << g_array_index (input->problem->tables, MpPlanTable,
                                         sitting->table).career;
      mentor->rotations = sitting->open;
    }

  return mentors;
}

static guint
find_most_seats (const MpPlanProblem *problem)
{
  guint most = 0;

  for (guint k = 0; k < problem->tables->len; k++)
    most = MAX (most, g_array_index (problem->tables, MpPlanTable, k).n_seats);

  return most;
}

static gboolean
is_offered (const MpOffer *offer, const MpPlanSitting *sitting, guint career)
{
  for (guint k = 0; k < offer->tables->len; k++)
    {
      const MpPlanTable *table = &g_array_index (offer->tables, MpPlanTable, k);

      for (guint m = 0; table->career == career && m < table->mentors->len; m++)
        if (g_array_index (table->mentors, guint, m) == sitting->mentor)
          return TRUE;
    }

  return FALSE;
}

/**
 * mp_plan_candidates_choose:
 * @input: what is planned, read with tables to choose from; those that are not chosen lose their
 *   mentors
 * @n_events: how many events there will be, each with the same tables
 * @fewest: so many tables at least
 * @most: so many at most
 * @bound: (out): whichever tables run, no plan is worth more
 *
 * Chooses tables, and for each mentor who could sit at several the one or none, so that the seats
 * there could be worth as much as possible, see mp_plan_choose_offer(). All tables are taken to
 * have as many seats as the largest.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
mp_plan_candidates_choose (MpPlanInput  *input,
                           guint         n_events,
                           guint         fewest,
                           guint         most,
                           gint64       *bound,
                           GError      **error)
{
  g_autoptr (GArray) mentors = NULL;
  g_autoptr (MpOffer) offer = NULL;
  guint64 n_seats;

  g_return_val_if_fail (input != NULL && input->to_choose && bound != NULL, FALSE);

  if (!check_tables (input, error))
    return FALSE;

  mentors = list_mentors (input);
  n_seats = (guint64) find_most_seats (input->problem) * MAX (n_events, 1);
  offer = mp_plan_choose_offer (input->problem, mentors,
                                (guint) MIN (n_seats, input->problem->n_mentees), fewest, most,
                                NULL, error);
  if (offer == NULL)
    return FALSE;

  for (guint k = input->sittings->len; k-- > 0; )
    {
      const MpPlanSitting *sitting = &g_array_index (input->sittings, MpPlanSitting, k);

      if (!is_offered (offer, sitting, g_array_index (input->problem->tables, MpPlanTable,
                                                      sitting->table).career))
        g_array_remove_index (input->sittings, k);
    }
  mp_plan_input_seat_mentors (input);
  *bound = offer->bound;

  return TRUE;
}
