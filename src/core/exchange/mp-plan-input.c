/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Knowledge Exchange to be planned, from a table of wishes and one of tables (K-1 to K-4). */

#include "config.h"

#include "exchange/mp-plan-input.h"

#include "exchange/mp-csv-columns.h"
#include "exchange/mp-exchange-error.h"
#include "exchange/mp-plan-tables.h"

#include <glib/gi18n-lib.h>

/* What is kept in memory of more wishes or seats than this helps nobody. */
#define MAX_CELLS (64 * 1024 * 1024)

/* Group mode keeps several numbers for each group and mentee. */
#define MAX_GROUP_CELLS (16 * 1024 * 1024)

/* Each mentee has a rank for each career and a seat at each table in each rotation. */
static gboolean
check_size (guint n_mentees, guint n_careers, guint n_tables, guint n_rotations, GError **error)
{
  if ((guint64) n_mentees * n_careers <= MAX_CELLS
      && (guint64) n_mentees * n_tables <= MAX_CELLS / n_rotations)
    return TRUE;

  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_LIMIT,
               _("The exchange is too large to be planned: mentees, tables and rotations are %u, %u"
                 " and %u, and their product can be %u at most."), n_mentees, n_tables,
               n_rotations, MAX_CELLS);
  return FALSE;
}

static gboolean
make_problem (MpPlanInput *self, guint n_rotations, const GArray *tables, GError **error)
{
  const guint n_mentees = self->mentees.texts->len, n_careers = self->careers.texts->len;

  if (!check_size (n_mentees, n_careers, tables->len, n_rotations, error))
    return FALSE;

  self->problem = mp_plan_problem_new (n_mentees, MAX (n_careers, 1), n_rotations);
  for (guint k = 0; k < tables->len; k++)
    {
      const MpPlanTableLine *table = &g_array_index (tables, MpPlanTableLine, k);

      mp_plan_problem_add_table (self->problem, table->career, table->n_seats, 0);
      if (table->n_seats == 0)
        g_ptr_array_add (self->notes, g_strdup_printf (_("Table “%s” has no seats."),
                                                       mp_plan_names_get (&self->tables, k)));
    }

  return TRUE;
}

/**
 * mp_plan_input_seat_mentors:
 *
 * Opens the tables as @sittings says, each in every rotation in which one of its mentors is there.
 */
void
mp_plan_input_seat_mentors (MpPlanInput *self)
{
  g_autoptr (GPtrArray) mentors = g_ptr_array_new ();

  g_return_if_fail (self != NULL);

  for (guint k = 0; k < self->problem->tables->len; k++)
    {
      MpPlanTable *table = &g_array_index (self->problem->tables, MpPlanTable, k);

      table->open = 0;
      g_array_set_size (table->mentors, 0);
    }
  for (guint k = 0; k < self->sittings->len; k++)
    {
      const MpPlanSitting *sitting = &g_array_index (self->sittings, MpPlanSitting, k);

      g_array_index (self->problem->tables, MpPlanTable, sitting->table).open |= sitting->open;
      mp_plan_problem_add_mentor (self->problem, sitting->table, k);
      g_ptr_array_add (mentors, g_ptr_array_index (self->mentors.texts, sitting->mentor));
    }
  mp_plan_problem_set_names (self->problem, self->mentees.texts, self->tables.texts, mentors);
}

static void
note_unmet (MpPlanInput *self, const char *career, guint n_wishes)
{
  const char *like = mp_plan_names_find_like (&self->careers, career);

  if (like != NULL)
    g_ptr_array_add (self->notes,
                     g_strdup_printf (ngettext ("No table is about “%s” (wished for by %u mentee),"
                                                " but one is about “%s”.",
                                                "No table is about “%s” (wished for by %u mentees),"
                                                " but one is about “%s”.", n_wishes),
                                      career, n_wishes, like));
  else
    g_ptr_array_add (self->notes,
                     g_strdup_printf (ngettext ("No table is about “%s” (wished for by %u"
                                                " mentee).",
                                                "No table is about “%s” (wished for by %u"
                                                " mentees).", n_wishes), career, n_wishes));
}

static void
set_wishes (MpPlanInput *self, const MpPlanNames *wished, const GArray *wishes)
{
  g_autofree guint *n_unmet = g_new0 (guint, MAX (wished->texts->len, 1));

  for (guint k = 0; k < wishes->len; k++)
    {
      const MpPlanWish *wish = &g_array_index (wishes, MpPlanWish, k);
      guint career;

      if (mp_plan_names_find (&self->careers, mp_plan_names_get (wished, wish->career), &career))
        mp_plan_problem_set_wish (self->problem, wish->mentee, wish->rank, career);
      else
        n_unmet[wish->career]++;
    }
  if (wishes->len == 0)
    g_ptr_array_add (self->notes, g_strdup (_("Nobody wishes for anything: every seat is as good as"
                                              " another.")));
  for (guint c = 0; c < wished->texts->len; c++)
    if (n_unmet[c] > 0)
      note_unmet (self, mp_plan_names_get (wished, c), n_unmet[c]);
}

/* A slip of the pen would let somebody be in two places at once. */
static void
note_namesakes (const char *first, const char *name, gpointer user_data)
{
  MpPlanInput *self = user_data;

  g_ptr_array_add (self->notes,
                   g_strdup_printf (_("“%s” and “%s” are taken for two people, since they are not"
                                      " written the same."), first, name));
}

static gboolean
read_both (MpPlanInput *self, const char *wishes_path, const char *tables_path, guint n_rotations,
           MpPlanNames *wished, GError **error)
{
  g_autoptr (GArray) wishes = NULL, tables = NULL;

  wishes = mp_plan_read_wishes (wishes_path, self, wished, error);
  if (wishes == NULL)
    return FALSE;
  tables = mp_plan_read_tables (tables_path, n_rotations, self, error);
  if (tables == NULL || !make_problem (self, n_rotations, tables, error))
    return FALSE;

  mp_plan_input_seat_mentors (self);
  set_wishes (self, wished, wishes);
  mp_plan_names_each_pair (&self->mentees, note_namesakes, self);
  mp_plan_names_each_pair (&self->mentors, note_namesakes, self);
  return TRUE;
}

/**
 * mp_plan_input_read:
 * @wishes_path: a table with the columns mentee, career and rank
 * @tables_path: a table with the columns table, career, mentor, seats and rotations
 * @n_rotations: from 1 to 64
 * @to_choose: whether the tables are those that could run, of which some are to be chosen
 *
 * Reads what is to be planned. Names are compared as they are written, spaces aside.
 *
 * Returns: (transfer full): the problem and its names, or %NULL with @error saying what is wrong in
 *   which line
 */
MpPlanInput *
mp_plan_input_read (const char *wishes_path, const char *tables_path, guint n_rotations,
                    gboolean to_choose, GError **error)
{
  g_autoptr (MpPlanInput) self = NULL;
  MpPlanNames wished;
  gboolean done;

  g_return_val_if_fail (wishes_path != NULL && tables_path != NULL, NULL);
  g_return_val_if_fail (n_rotations >= 1 && n_rotations <= 64, NULL);

  self = g_new0 (MpPlanInput, 1);
  mp_plan_names_init (&self->mentees);
  mp_plan_names_init (&self->careers);
  mp_plan_names_init (&self->tables);
  mp_plan_names_init (&self->mentors);
  self->sittings = g_array_new (FALSE, FALSE, sizeof (MpPlanSitting));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->to_choose = to_choose;

  mp_plan_names_init (&wished);
  done = read_both (self, wishes_path, tables_path, n_rotations, &wished, error);
  mp_plan_names_clear (&wished);

  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * mp_plan_input_free:
 */
void
mp_plan_input_free (MpPlanInput *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->problem, mp_plan_problem_free);
  mp_plan_names_clear (&self->mentees);
  mp_plan_names_clear (&self->careers);
  mp_plan_names_clear (&self->tables);
  mp_plan_names_clear (&self->mentors);
  g_array_unref (self->sittings);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static gboolean
refuse_mentor (const MpPlanInput *self, const char *name, GError **error)
{
  const char *like = mp_plan_names_find_like (&self->mentors, name);

  if (like != NULL)
    g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND,
                 _("No mentor of the tables is called “%s”, but one is called “%s”."), name, like);
  else
    g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND,
                 _("No mentor of the tables is called “%s”."), name);
  return FALSE;
}

/**
 * mp_plan_input_remove_mentor:
 * @name: who cancels
 *
 * Closes the mentor's tables in the rotations in which nobody else sits there.
 *
 * Returns: whether there is such a mentor; if not, @error says so
 */
gboolean
mp_plan_input_remove_mentor (MpPlanInput *self, const char *name, GError **error)
{
  g_autofree char *tidied = NULL;
  guint mentor;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  tidied = mp_csv_columns_tidy (name);
  if (!mp_plan_names_find (&self->mentors, tidied, &mentor))
    return refuse_mentor (self, tidied, error);

  for (guint k = self->sittings->len; k-- > 0; )
    if (g_array_index (self->sittings, MpPlanSitting, k).mentor == mentor)
      g_array_remove_index (self->sittings, k);
  mp_plan_input_seat_mentors (self);

  return TRUE;
}

/**
 * mp_plan_input_check_groups:
 * @group_size: how large a group may be, at least 1
 *
 * Returns: whether the groups can be planned in a reasonable amount of memory; if not, @error says
 *   so
 */
gboolean
mp_plan_input_check_groups (const MpPlanInput *self, guint group_size, GError **error)
{
  guint n_mentees, n_groups;

  g_return_val_if_fail (self != NULL && group_size > 0, FALSE);

  n_mentees = self->problem->n_mentees;
  n_groups = n_mentees / group_size + (n_mentees % group_size != 0);
  if ((guint64) n_groups * n_mentees <= MAX_GROUP_CELLS)
    return TRUE;

  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_LIMIT,
               ngettext ("%u group for %u mentees is more than can be planned; make it larger, or"
                         " let each mentee move alone.",
                         "%u groups for %u mentees are more than can be planned; make them larger,"
                         " or let each mentee move alone.", n_groups), n_groups, n_mentees);
  return FALSE;
}
