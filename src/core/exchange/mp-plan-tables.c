/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tables that an exchange is planned from, each read by itself. */

#include "config.h"

#include "exchange/mp-plan-tables.h"

#include "exchange/mp-csv-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SEATS 1000000

enum
{
  WISH_MENTEE,
  WISH_CAREER,
  WISH_RANK,
  N_WISH,
};

enum
{
  TABLE_NAME,
  TABLE_CAREER,
  TABLE_MENTOR,
  TABLE_SEATS,
  TABLE_ROTATIONS,
  N_TABLE,
};

static const MpCsvColumn wish_columns[N_WISH] = {
  [WISH_MENTEE] = { "mentee", FALSE },
  [WISH_CAREER] = { "career", FALSE },
  [WISH_RANK] = { "rank", FALSE },
};

static const MpCsvColumn table_columns[N_TABLE] = {
  [TABLE_NAME] = { "table", FALSE },
  [TABLE_CAREER] = { "career", FALSE },
  [TABLE_MENTOR] = { "mentor", FALSE },
  [TABLE_SEATS] = { "seats", FALSE },
  [TABLE_ROTATIONS] = { "rotations", TRUE },
};

/**
 * WishReader:
 * @seen: (array): for each mentee, the lines of the five wishes, or 0
 */
typedef struct
{
  MpCsvColumns *rows;
  MpPlanNames *mentees;
  MpPlanNames *careers;
  GArray *wishes;
  GArray *seen;
} WishReader;

typedef struct
{
  guint lines[MP_PLAN_N_RANKS];
  guint careers[MP_PLAN_N_RANKS];
} Seen;

static guint
here (const MpCsvColumns *rows)
{
  return mp_csv_columns_get_line (rows);
}

static gboolean
parse_number (const MpCsvColumns *rows, const char *text, const char *what, guint min, guint max,
              guint *number, GError **error)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    {
      *number = (guint) value;
      return TRUE;
    }

  return mp_csv_columns_refuse (rows, here (rows), error,
                                _("%s “%s” is not a whole number from %u to %u."), what, text, min,
                                max);
}

static gboolean
check_name (const MpCsvColumns *rows, const char *name, const char *column, GError **error)
{
  return *name != '\0'
         || mp_csv_columns_refuse (rows, here (rows), error, _("the column “%s” is empty."),
                                   column);
}

static gboolean
add_wish (WishReader *self, guint mentee, guint career, guint rank, GError **error)
{
  const MpPlanWish wish = { mentee, career, rank };
  Seen *seen = &g_array_index (self->seen, Seen, mentee);

  if (seen->lines[rank - 1] != 0)
    return mp_csv_columns_refuse (self->rows, here (self->rows), error,
                                  _("“%s” has a wish of rank %u in line %u already."),
                                  mp_plan_names_get (self->mentees, mentee), rank,
                                  seen->lines[rank - 1]);
  for (guint r = 0; r < MP_PLAN_N_RANKS; r++)
    if (seen->lines[r] != 0 && seen->careers[r] == career)
      return mp_csv_columns_refuse (self->rows, here (self->rows), error,
                                    _("“%s” wishes for “%s” in line %u already."),
                                    mp_plan_names_get (self->mentees, mentee),
                                    mp_plan_names_get (self->careers, career), seen->lines[r]);

  seen->lines[rank - 1] = here (self->rows);
  seen->careers[rank - 1] = career;
  g_array_append_val (self->wishes, wish);
  return TRUE;
}

/* A row with a name alone is about somebody who wishes nothing. */
static gboolean
read_wish (WishReader *self, const char *const *row, GError **error)
{
  guint mentee, rank = 0;

  if (!check_name (self->rows, row[WISH_MENTEE], "mentee", error))
    return FALSE;
  mentee = mp_plan_names_add (self->mentees, row[WISH_MENTEE]);
  g_array_set_size (self->seen, self->mentees->texts->len);
  if (*row[WISH_CAREER] == '\0' && *row[WISH_RANK] == '\0')
    return TRUE;

  return check_name (self->rows, row[WISH_CAREER], "career", error)
         && parse_number (self->rows, row[WISH_RANK], _("The rank"), 1, MP_PLAN_N_RANKS, &rank,
                          error)
         && add_wish (self, mentee, mp_plan_names_add (self->careers, row[WISH_CAREER]), rank,
                      error);
}

static gboolean
read_all_wishes (WishReader *self, GError **error)
{
  GError *problem = NULL;
  const char *const *row;

  while ((row = mp_csv_columns_next (self->rows, &problem)) != NULL)
    if (!read_wish (self, row, error))
      return FALSE;
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

static void
ask_end (MpPlanInput *input, const MpCsvColumns *rows)
{
  char *question = mp_csv_columns_ask_end (rows);

  if (question != NULL)
    g_ptr_array_add (input->notes, question);
}

/**
 * mp_plan_read_wishes:
 * @path: a table with the columns mentee, career and rank
 * @input: where names of mentees and notes are added
 * @careers: where names of careers that are wished for are added
 *
 * Returns: (transfer full) (element-type MpPlanWish): the wishes, or %NULL with @error set
 */
GArray *
mp_plan_read_wishes (const char *path, MpPlanInput *input, MpPlanNames *careers, GError **error)
{
  g_autoptr (MpCsvColumns) rows = mp_csv_columns_open (path, wish_columns, N_WISH, error);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (MpPlanWish));
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (Seen));
  WishReader reader = { rows, &input->mentees, careers, wishes, seen };

  if (rows == NULL || !read_all_wishes (&reader, error))
    return NULL;

  ask_end (input, rows);
  return g_steal_pointer (&wishes);
}

/**
 * TableReader:
 * @lines: (element-type MpPlanTableLine): what was said of each table first
 * @latest: (element-type guint): for each mentor, the number of the latest sitting, from 1, or 0
 * @earlier: (element-type guint): for each sitting, that of the same mentor's one before it, or 0
 */
typedef struct
{
  MpCsvColumns *rows;
  MpPlanInput *input;
  GArray *lines;
  GArray *latest;
  GArray *earlier;
  guint n_rotations;
} TableReader;

/* Numbers between spaces, or nothing for all. */
static gboolean
parse_rotations (TableReader *self, const char *text, guint64 *open, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;", -1);

  *open = 0;
  for (guint k = 0; words[k] != NULL; k++)
    {
      guint rotation = 0;

      if (*words[k] == '\0')
        continue;
      if (!parse_number (self->rows, words[k], _("The rotation"), 1, self->n_rotations, &rotation,
                         error))
        return FALSE;
      *open |= (guint64) 1 << (rotation - 1);
    }
  if (*text == '\0')
    *open = G_MAXUINT64 >> (64 - self->n_rotations);

  return *open != 0
         || mp_csv_columns_refuse (self->rows, here (self->rows), error,
                                   _("“%s” is no list of rotations, such as “1 2 4”."), text);
}

/* Several lines about one table have to say the same of it. */
static gboolean
add_table (TableReader *self, const char *const *row, guint *table, GError **error)
{
  MpPlanTableLine line = { 0, 0, here (self->rows) };
  const MpPlanTableLine *first;

  if (!parse_number (self->rows, row[TABLE_SEATS], _("The number of seats"), 0, MAX_SEATS,
                     &line.n_seats, error))
    return FALSE;
  line.career = mp_plan_names_add (&self->input->careers, row[TABLE_CAREER]);
  *table = mp_plan_names_add (&self->input->tables, row[TABLE_NAME]);
  if (*table == self->lines->len)
    {
      g_array_append_val (self->lines, line);
      return TRUE;
    }

  first = &g_array_index (self->lines, MpPlanTableLine, *table);
  if (first->career != line.career)
    return mp_csv_columns_refuse (self->rows, line.line, error,
                                  _("table “%s” is about “%s” here, but about “%s” in line %u."),
                                  row[TABLE_NAME], row[TABLE_CAREER],
                                  mp_plan_names_get (&self->input->careers, first->career),
                                  first->line);
  if (first->n_seats != line.n_seats)
    return mp_csv_columns_refuse (self->rows, line.line, error,
                                  _("table “%s” has %u seats here, but %u in line %u."),
                                  row[TABLE_NAME], line.n_seats, first->n_seats, first->line);

  return TRUE;
}

/* Nobody is in two places at once (K-3). Who could sit at several tables, one of which is to be
 * chosen, is there at the same times for all of them. */
static gboolean
check_both (TableReader *self, const MpPlanSitting *sitting, const MpPlanSitting *other,
            GError **error)
{
  const MpPlanInput *input = self->input;
  const char *mentor = mp_plan_names_get (&input->mentors, sitting->mentor);
  const char *table = mp_plan_names_get (&input->tables, sitting->table);
  const guint64 both = other->open & sitting->open;

  if (other->table == sitting->table)
    return mp_csv_columns_refuse (self->rows, sitting->line, error,
                                  _("“%s” sits at table “%s” by line %u already; all rotations of"
                                    " a mentor at a table stand in one row."), mentor, table,
                                  other->line);
  if (input->to_choose && other->open != sitting->open)
    return mp_csv_columns_refuse (self->rows, sitting->line, error,
                                  _("“%s” is there in other rotations than in line %u; where tables"
                                    " are chosen they have to be the same for all that somebody"
                                    " could sit at."), mentor, other->line);
  if (!input->to_choose && both != 0)
    return mp_csv_columns_refuse (self->rows, sitting->line, error,
                                  _("“%s” cannot sit at table “%s” in rotation %u, being at"
                                    " table “%s” then by line %u (K-3)."), mentor, table,
                                  (guint) __builtin_ctzll (both) + 1,
                                  mp_plan_names_get (&input->tables, other->table), other->line);

  return TRUE;
}

/* Compares it with all that the mentor has already. */
static gboolean
add_sitting (TableReader *self, const MpPlanSitting *sitting, GError **error)
{
  GArray *sittings = self->input->sittings;
  guint *latest;

  if (sitting->mentor >= self->latest->len)
    g_array_set_size (self->latest, sitting->mentor + 1);
  latest = &g_array_index (self->latest, guint, sitting->mentor);
  for (guint k = *latest; k > 0; k = g_array_index (self->earlier, guint, k - 1))
    if (!check_both (self, sitting, &g_array_index (sittings, MpPlanSitting, k - 1), error))
      return FALSE;

  g_array_append_val (self->earlier, *latest);
  g_array_append_val (sittings, *sitting);
  *latest = sittings->len;
  return TRUE;
}

static gboolean
read_table (TableReader *self, const char *const *row, GError **error)
{
  MpPlanSitting sitting = { 0, 0, 0, here (self->rows) };

  if (!check_name (self->rows, row[TABLE_NAME], "table", error)
      || !check_name (self->rows, row[TABLE_CAREER], "career", error)
      || !add_table (self, row, &sitting.table, error)
      || !parse_rotations (self, row[TABLE_ROTATIONS], &sitting.open, error))
    return FALSE;
  if (*row[TABLE_MENTOR] == '\0')
    {
      g_ptr_array_add (self->input->notes,
                       mp_csv_columns_tell (self->rows, sitting.line,
                                            _("no mentor is named, and table “%s” does not run"
                                              " without one (K-3)."), row[TABLE_NAME]));
      return TRUE;
    }

  sitting.mentor = mp_plan_names_add (&self->input->mentors, row[TABLE_MENTOR]);
  return add_sitting (self, &sitting, error);
}

static gboolean
read_all_tables (TableReader *self, GError **error)
{
  GError *problem = NULL;
  const char *const *row;

  while ((row = mp_csv_columns_next (self->rows, &problem)) != NULL)
    if (!read_table (self, row, error))
      return FALSE;
  if (problem != NULL)
    g_propagate_error (error, problem);

  return problem == NULL;
}

/**
 * mp_plan_read_tables:
 * @path: a table with the columns table, career, mentor, seats and rotations
 * @n_rotations: from 1 to 64
 * @input: where names, sittings and notes are added
 *
 * Returns: (transfer full) (element-type MpPlanTableLine): the tables in the order of their names,
 *   or %NULL with @error set
 */
GArray *
mp_plan_read_tables (const char *path, guint n_rotations, MpPlanInput *input, GError **error)
{
  g_autoptr (MpCsvColumns) rows = mp_csv_columns_open (path, table_columns, N_TABLE, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MpPlanTableLine));
  g_autoptr (GArray) latest = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray) earlier = g_array_new (FALSE, FALSE, sizeof (guint));
  TableReader reader = { rows, input, lines, latest, earlier, n_rotations };

  if (rows == NULL || !read_all_tables (&reader, error))
    return NULL;

  ask_end (input, rows);
  return g_steal_pointer (&lines);
}
