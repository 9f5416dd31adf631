/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses which careers an exchange offers, and with which mentors (K-2, K-5). */

#include "config.h"

#include "schedule/mp-plan-offer.h"

#include <glib/gi18n-lib.h>

#include "schedule/mp-plan-offer-judge.h"

/* Mentors in the order in which the search wants them. */
typedef struct
{
  MpOfferMentor mentor;
  guint number;
} Listed;

static gboolean
check_mentors (const MpPlanProblem *problem, const GArray *mentors, GError **error)
{
  for (guint m = 0; m < mentors->len; m++)
    {
      const guint64 careers = g_array_index (mentors, MpOfferMentor, m).careers;
      const guint last = careers != 0 ? 63 - __builtin_clzll (careers) : 0;

      if (careers == 0 || last < problem->n_careers)
        continue;
      g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                   ngettext ("Mentor %u can speak about career %u, but there is %u career.",
                             "Mentor %u can speak about career %u, but there are %u careers.",
                             problem->n_careers), m + 1, last + 1, problem->n_careers);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_limits (const MpPlanProblem *problem, guint fewest, guint most, GError **error)
{
  if (problem->n_careers > MP_OFFER_MOST_CAREERS)
    g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                 _("There are tables about %u careers, but some can be chosen of at most %u."),
                 problem->n_careers, MP_OFFER_MOST_CAREERS);
  else if (fewest > most)
    g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
                 _("An offer cannot have at least %u tables and at most %u (K-2)."), fewest,
                 most);
  else
    return TRUE;

  return FALSE;
}

static int
compare_listed (gconstpointer a, gconstpointer b)
{
  const Listed *one = a, *other = b;
  const gint longer = __builtin_popcountll (other->mentor.rotations)
                      - __builtin_popcountll (one->mentor.rotations);

  if (longer != 0)
    return longer;

  return one->number < other->number ? -1 : one->number > other->number;
}

/* Those who are there longest first, and only when the exchange is. */
static GArray *
list_mentors (const MpPlanProblem *problem, const GArray *mentors)
{
  const guint64 all = problem->n_rotations < 64
    ? ((guint64) 1 << problem->n_rotations) - 1 : G_MAXUINT64;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Listed));

  for (guint m = 0; m < mentors->len; m++)
    {
      Listed listed = { g_array_index (mentors, MpOfferMentor, m), m };

      listed.mentor.rotations &= all;
      g_array_append_val (list, listed);
    }
  g_array_sort (list, compare_listed);

  return list;
}

static gboolean
check_enough (const MpOfferSearch *self, GError **error)
{
  g_autofree guint64 *options = g_new (guint64, MAX (self->n_mentors, 1));
  guint n_tables;

  for (guint m = 0; m < self->n_mentors; m++)
    options[m] = self->mentors[m].rotations != 0 ? self->mentors[m].careers : 0;
  n_tables = mp_offer_count_tables (options, self->n_mentors, G_MAXUINT64);
  if (n_tables >= self->fewest)
    return TRUE;

  g_set_error (error, MP_PLAN_ERROR, MP_PLAN_ERROR_INVALID,
               _("Careers that can have a table with a mentor of their own: %u. There are to be at"
                 " least %u (K-2, K-3)."), n_tables, self->fewest);
  return FALSE;
}

static guint64
list_careers (const MpOfferSearch *self)
{
  guint64 careers = 0;

  for (guint m = 0; m < self->n_mentors; m++)
    if (self->seated[m] != MP_OFFER_NO_CAREER)
      careers |= (guint64) 1 << self->seated[m];

  return careers;
}

/* Who adds no rotation to a table is free for something else; who is there least goes first. */
static void
free_mentors (MpOfferSearch *self)
{
  for (guint m = self->n_mentors; m-- > 0; )
    {
      const guint career = self->seated[m];
      guint64 open;

      if (career == MP_OFFER_NO_CAREER)
        continue;
      open = mp_offer_search_get_open (self, self->seated, career);
      self->seated[m] = MP_OFFER_NO_CAREER;
      if (mp_offer_search_get_open (self, self->seated, career) != open)
        self->seated[m] = career;
    }
}

static void
drop_table (MpOfferSearch *self, guint career)
{
  for (guint m = 0; m < self->n_mentors; m++)
    if (self->seated[m] == career)
      self->seated[m] = MP_OFFER_NO_CAREER;
}

/* A table without which the offer is worth as much is not run, unless there are to be so many. */
static gboolean
drop_tables (MpOfferSearch *self, GError **error)
{
  for (guint64 left = list_careers (self); left != 0; left &= left - 1)
    {
      const guint career = __builtin_ctzll (left);
      gboolean as_good;

      if ((guint) __builtin_popcountll (list_careers (self)) <= self->fewest)
        return TRUE;
      if (!mp_offer_judge_without (self, career, &as_good, error))
        return FALSE;
      if (as_good)
        drop_table (self, career);
    }

  return TRUE;
}

static MpPlanTable
make_table (const MpOfferSearch *self, const GArray *list, guint career)
{
  MpPlanTable table = { career, g_array_new (FALSE, FALSE, sizeof (guint)),
                        self->model->n_seats,
                        mp_offer_search_get_open (self, self->seated, career) };

  for (guint m = 0; m < self->n_mentors; m++)
    if (self->seated[m] == career)
      g_array_append_val (table.mentors, g_array_index (list, Listed, m).number);

  return table;
}

static MpOffer *
make_offer (const MpOfferSearch *self, const GArray *list)
{
  const MpPlanProblem *problem = self->model->problem;
  const gint64 none = (gint64) problem->points.none * problem->n_mentees * problem->n_rotations;
  MpOffer *offer = g_new0 (MpOffer, 1);

  offer->tables = g_array_new (FALSE, FALSE, sizeof (MpPlanTable));
  g_array_set_clear_func (offer->tables, mp_plan_table_clear);
  for (guint64 left = list_careers (self); left != 0; left &= left - 1)
    {
      const MpPlanTable table = make_table (self, list, __builtin_ctzll (left));

      g_array_append_val (offer->tables, table);
    }
  offer->points = none + self->value;
  offer->bound = none + self->bound;

  return offer;
}

/**
 * mp_plan_choose_offer:
 * @problem: who wishes what, the rotations and the points; its tables are not read
 * @mentors: (element-type MpOfferMentor): who could come: ready, and prepared for stage B where
 *   that is asked for (K-5), which is the caller's to see to
 * @n_seats: how many mentees fit at any table
 * @fewest_tables: so many tables at least (K-2)
 * @most_tables: so many at most
 * @cancellable: (nullable): looked at often
 *
 * Chooses what an exchange offers: tables about different careers, each with one or more mentors
 * who know it, nobody at two, a table being open in the rotations in which one of its mentors is
 * there.
 *
 * What is maximised is what the best plan of the tables is worth in free mode (K-4), as
 * mp_plan_free_mode() finds it. The smallest number for which a table runs is not looked at.
 *
 * A local search finds a good offer; branch and bound finds the best one and proves it. If there
 * are too many possibilities the search stops, and the bound says how far from the best the offer
 * can be at most. Of equal offers, tables and mentors that add nothing are left out.
 *
 * Returns: (transfer full): the offer, or %NULL with @error set: %MP_PLAN_ERROR_INVALID, among
 *   others if there are not mentors enough for the fewest tables, or %G_IO_ERROR_CANCELLED
 */
MpOffer *
mp_plan_choose_offer (const MpPlanProblem *problem,
                      const GArray        *mentors,
                      guint                n_seats,
                      guint                fewest_tables,
                      guint                most_tables,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (MpOfferModel) model = NULL;
  g_autoptr (GArray) list = NULL;
  g_autoptr (MpPlanProblem) plan = NULL;
  g_autoptr (GHashTable) judged = NULL;
  g_autofree MpOfferMentor *listed = NULL;
  g_autofree guint *seated = NULL;
  MpOfferSearch search = { 0 };

  g_return_val_if_fail (problem != NULL && mentors != NULL, NULL);

  if (!check_limits (problem, fewest_tables, most_tables, error)
      || !mp_plan_problem_check (problem, error) || !check_mentors (problem, mentors, error))
    return NULL;

  list = list_mentors (problem, mentors);
  listed = g_new (MpOfferMentor, MAX (list->len, 1));
  seated = g_new (guint, MAX (list->len, 1));
  for (guint m = 0; m < list->len; m++)
    listed[m] = g_array_index (list, Listed, m).mentor;
  model = mp_offer_model_new (problem, n_seats);
  plan = mp_plan_problem_copy (problem);
  plan->fewest = 0;
  judged = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                  g_free);
  search = (MpOfferSearch) { model, listed, list->len, fewest_tables, most_tables, seated, -1, 0,
                             plan, judged, .cancellable = cancellable };
  if (!check_enough (&search, error) || !mp_offer_search_run (&search, error))
    return NULL;

  free_mentors (&search);
  if (!drop_tables (&search, error))
    return NULL;

  return make_offer (&search, list);
}

/**
 * mp_offer_free:
 */
void
mp_offer_free (MpOffer *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tables);
  g_free (self);
}
