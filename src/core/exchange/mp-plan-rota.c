/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rota of a Knowledge Exchange as a table: written for people, and read back for a repair. */

#include "config.h"

#include "exchange/mp-plan-rota.h"

#include "exchange/mp-csv-columns.h"
#include "exchange/mp-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  ROTA_MENTEE,
  ROTA_ROTATION,
  ROTA_TABLE,
  ROTA_CAREER,
  ROTA_GROUP,
  ROTA_EVENT,
  N_ROTA,
};

static const MpCsvColumn columns[N_ROTA] = {
  [ROTA_MENTEE] = { "mentee", FALSE },
  [ROTA_ROTATION] = { "rotation", FALSE },
  [ROTA_TABLE] = { "table", FALSE },
  [ROTA_CAREER] = { "career", TRUE },
  [ROTA_GROUP] = { "group", TRUE },
  [ROTA_EVENT] = { "event", TRUE },
};

/* What a row says: a seat of somebody, as numbered in the input. */
typedef struct
{
  guint table;
  guint line;
} Seat;

/**
 * RotaReader:
 * @seats: (element-type Seat): at `mentee * n_rotations + rotation`, line 0 where no row says
 * @lasts: (element-type guint): the line on which each mentee is last, or 0
 * @gone: (element-type utf8): who is in the rota and does not attend
 * @event: (nullable): the event of the first row
 * @grouped: whether a row was in a group
 */
typedef struct
{
  MpCsvColumns *rows;
  MpPlanInput *input;
  Seat *seats;
  guint *lasts;
  MpPlanNames *gone;
  char *event;
  gboolean grouped;
} RotaReader;

static guint
here (const RotaReader *self)
{
  return mp_csv_columns_get_line (self->rows);
}

/* A table that is not there any more is one that never opens. */
static guint
find_table (RotaReader *self, const char *name)
{
  MpPlanInput *input = self->input;
  guint table;

  if (*name == '\0')
    return MP_PLAN_NO_TABLE;
  if (mp_plan_names_find (&input->tables, name, &table))
    return table;

  g_ptr_array_add (input->notes,
                   mp_csv_columns_tell (self->rows, here (self),
                                        _("table “%s” is not there any more."), name));
  mp_plan_problem_add_table (input->problem, 0, 0, 0);
  return mp_plan_names_add (&input->tables, name);
}

static gboolean
parse_rotation (RotaReader *self, const char *text, guint *rotation, GError **error)
{
  const guint n_rotations = self->input->problem->n_rotations;
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, n_rotations, &number, NULL))
    return mp_csv_columns_refuse (self->rows, here (self), error,
                                  _("%s “%s” is not a whole number from %u to %u."),
                                  _("The rotation"), text, 1, n_rotations);
  *rotation = (guint) number - 1;

  return TRUE;
}

static void
note_gone (RotaReader *self, const char *name)
{
  const guint n_before = self->gone->texts->len;

  if (mp_plan_names_add (self->gone, name) == n_before)
    g_ptr_array_add (self->input->notes,
                     mp_csv_columns_tell (self->rows, here (self),
                                          _("“%s” does not attend any more."), name));
}

/* Nobody sits at the same table twice (K-4). */
static gboolean
check_visits (const RotaReader *self, guint mentee, guint rotation, guint table, GError **error)
{
  const MpPlanInput *input = self->input;
  const Seat *seats = &self->seats[(gsize) mentee * input->problem->n_rotations];

  for (guint t = 0; table != MP_PLAN_NO_TABLE && t < input->problem->n_rotations; t++)
    if (seats[t].line != 0 && seats[t].table == table)
      return mp_csv_columns_refuse (self->rows, here (self), error,
                                    _("“%s” cannot sit at table “%s” in rotation %u, being there in"
                                      " rotation %u by line %u (K-4)."),
                                    mp_plan_names_get (&input->mentees, mentee),
                                    mp_plan_names_get (&input->tables, table), rotation + 1, t + 1,
                                    seats[t].line);

  return TRUE;
}

/* A repair is one of a single event, in which everybody has an own rota. */
static gboolean
check_kind (RotaReader *self, const char *const *row, GError **error)
{
  if (self->event == NULL)
    self->event = g_strdup (row[ROTA_EVENT]);
  if (!g_str_equal (self->event, row[ROTA_EVENT]))
    return mp_csv_columns_refuse (self->rows, here (self), error,
                                  _("this is event “%s”, and above it is “%s”; repair one event at"
                                    " a time, leaving only its mentees in both files."),
                                  row[ROTA_EVENT], self->event);
  if (*row[ROTA_GROUP] != '\0' && !self->grouped)
    {
      self->grouped = TRUE;
      g_ptr_array_add (self->input->notes,
                       mp_csv_columns_tell (self->rows, here (self),
                                            _("there are groups; a repair changes single seats, and"
                                              " does not keep them together.")));
    }

  return *row[ROTA_MENTEE] != '\0'
         || mp_csv_columns_refuse (self->rows, here (self), error, _("the column “%s” is empty."),
                                   "mentee");
}

static gboolean
read_row (RotaReader *self, const char *const *row, GError **error)
{
  guint mentee, table, rotation = 0;
  Seat *seat;

  if (!check_kind (self, row, error)
      || !parse_rotation (self, row[ROTA_ROTATION], &rotation, error))
    return FALSE;
  if (!mp_plan_names_find (&self->input->mentees, row[ROTA_MENTEE], &mentee))
    {
      note_gone (self, row[ROTA_MENTEE]);
      return TRUE;
    }

  seat = &self->seats[(gsize) mentee * self->input->problem->n_rotations + rotation];
  if (seat->line != 0)
    return mp_csv_columns_refuse (self->rows, here (self), error,
                                  _("“%s” has a seat in rotation %u by line %u already."),
                                  row[ROTA_MENTEE], rotation + 1, seat->line);
  table = find_table (self, row[ROTA_TABLE]);
  if (!check_visits (self, mentee, rotation, table, error))
    return FALSE;
  *seat = (Seat) { table, here (self) };
  self->lasts[mentee] = here (self);

  return TRUE;
}

/* Somebody with some rotations and not others is one whose rows were lost. */
static gboolean
check_whole (const RotaReader *self, guint mentee, GError **error)
{
  const guint n_rotations = self->input->problem->n_rotations;

  for (guint t = 0; self->lasts[mentee] != 0 && t < n_rotations; t++)
    if (self->seats[(gsize) mentee * n_rotations + t].line == 0)
      return mp_csv_columns_refuse (self->rows, self->lasts[mentee], error,
                                    _("“%s” has no row for rotation %u, here or elsewhere."),
                                    mp_plan_names_get (&self->input->mentees, mentee), t + 1);

  return TRUE;
}

static gboolean
read_rows (RotaReader *self, GError **error)
{
  GError *problem = NULL;
  const char *const *row;

  while ((row = mp_csv_columns_next (self->rows, &problem)) != NULL)
    if (!read_row (self, row, error))
      return FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  for (guint i = 0; i < self->input->problem->n_mentees; i++)
    if (!check_whole (self, i, error))
      return FALSE;

  return TRUE;
}

/* Moves those who were not in the rota behind the others, keeping the order otherwise. */
static guint
move_added_last (MpPlanInput *input, const guint *lasts)
{
  MpPlanProblem *problem = input->problem;
  const gsize n_careers = problem->n_careers;
  guint8 *ranks = g_new (guint8, MAX (problem->n_mentees * n_careers, 1));
  g_autofree char **names = g_new (char *, MAX (problem->n_mentees, 1));
  guint n = 0, n_before = 0;

  for (guint added = 0; added < 2; added++)
    {
      for (guint i = 0; i < problem->n_mentees; i++)
        if ((lasts[i] == 0) == added)
          {
            memcpy (ranks + n * n_careers, problem->ranks + i * n_careers, n_careers);
            names[n++] = g_ptr_array_index (input->mentees.texts, i);
          }
      n_before = added ? n_before : n;
    }

  g_free (problem->ranks);
  problem->ranks = ranks;
  for (guint i = 0; i < problem->n_mentees; i++)
    {
      input->mentees.texts->pdata[i] = names[i];
      g_hash_table_insert (input->mentees.places, names[i], GUINT_TO_POINTER (i));
    }

  return n_before;
}

static guint *
take_rota (RotaReader *self, guint *n_before)
{
  const guint n_rotations = self->input->problem->n_rotations;
  const guint n_mentees = self->input->problem->n_mentees;
  guint *rota = g_new (guint, MAX ((gsize) n_mentees * n_rotations, 1));
  gsize n = 0;

  for (guint i = 0; i < n_mentees; i++)
    for (guint t = 0; self->lasts[i] != 0 && t < n_rotations; t++)
      rota[n++] = self->seats[(gsize) i * n_rotations + t].table;
  *n_before = move_added_last (self->input, self->lasts);

  return rota;
}

/**
 * mp_plan_rota_read:
 * @input: what is planned; those who are not in the rota become the last of its mentees, and tables
 *   that are only in the rota become tables of it that never open
 * @path: a table with the columns mentee, rotation and table, and perhaps career, group and event,
 *   which say nothing for a repair; there can be only one event
 * @n_before: (out): how many mentees the rota has
 *
 * Returns: (transfer full): the rota, as mp_plan_repair() takes it, or %NULL with @error saying
 *   what is wrong in which line
 */
guint *
mp_plan_rota_read (MpPlanInput *input, const char *path, guint *n_before, GError **error)
{
  g_autoptr (MpCsvColumns) rows = NULL;
  MpPlanNames gone = { 0 };
  RotaReader reader = { 0 };
  guint *rota = NULL;

  g_return_val_if_fail (input != NULL && path != NULL && n_before != NULL, NULL);

  rows = mp_csv_columns_open (path, columns, N_ROTA, error);
  if (rows == NULL)
    return NULL;

  gone.texts = g_ptr_array_new_with_free_func (g_free);
  gone.places = g_hash_table_new (g_str_hash, g_str_equal);
  reader = (RotaReader) { rows, input, NULL, NULL, &gone, NULL, FALSE };
  reader.seats = g_new0 (Seat, MAX ((gsize) input->problem->n_mentees
                                    * input->problem->n_rotations, 1));
  reader.lasts = g_new0 (guint, MAX (input->problem->n_mentees, 1));
  if (read_rows (&reader, error))
    rota = take_rota (&reader, n_before);

  g_free (reader.seats);
  g_free (reader.lasts);
  g_free (reader.event);
  g_hash_table_unref (gone.places);
  g_ptr_array_unref (gone.texts);
  return rota;
}

/**
 * Rota:
 * @events: (nullable) (array): to which event each mentee goes
 */
typedef struct
{
  const MpPlanInput *input;
  const MpPlan *plan;
  const guint *events;
  MpCsvWriter *writer;
} Rota;

static gboolean
write_headings (const Rota *self, const GPtrArray *statements, GError **error)
{
  for (guint k = 0; k < statements->len; k++)
    {
      g_autofree char *line = g_strconcat ("# ", g_ptr_array_index (statements, k), NULL);

      mp_csv_writer_add (self->writer, line);
      if (!mp_csv_writer_end_row (self->writer, error))
        return FALSE;
    }
  for (guint k = 0; k < N_ROTA; k++)
    if ((k != ROTA_GROUP || self->plan->groups != NULL)
        && (k != ROTA_EVENT || self->events != NULL))
      mp_csv_writer_add (self->writer, columns[k].name);

  return mp_csv_writer_end_row (self->writer, error);
}

static void
write_number (const Rota *self, guint number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%u", number);
  mp_csv_writer_add (self->writer, text);
}

static gboolean
write_seat (const Rota *self, guint mentee, guint rotation, GError **error)
{
  const MpPlanInput *input = self->input;
  const guint table = mp_plan_get_table (self->plan, input->problem, mentee, rotation);
  const gboolean seated = table != MP_PLAN_NO_TABLE;
  const guint career = seated ? g_array_index (input->problem->tables, MpPlanTable, table).career
                              : 0;

  mp_csv_writer_add (self->writer, mp_plan_names_get (&input->mentees, mentee));
  write_number (self, rotation + 1);
  mp_csv_writer_add (self->writer, seated ? mp_plan_names_get (&input->tables, table) : NULL);
  mp_csv_writer_add (self->writer, seated ? mp_plan_names_get (&input->careers, career) : NULL);
  if (self->plan->groups != NULL)
    write_number (self, self->plan->groups[mentee] + 1);
  if (self->events != NULL)
    write_number (self, self->events[mentee] + 1);

  return mp_csv_writer_end_row (self->writer, error);
}

/**
 * mp_plan_rota_write:
 * @events: (nullable) (array): to which of several events each mentee goes
 * @statements: (element-type utf8): what is said of the plan above the headings, a line each
 * @stream: where to; it is closed
 *
 * Writes the rota as a table: a row for each mentee and rotation, without a table where there is no
 * seat. It is a table that mp_plan_rota_read() reads.
 */
gboolean
mp_plan_rota_write (const MpPlanInput *input,
                    const MpPlan      *plan,
                    const guint       *events,
                    const GPtrArray   *statements,
                    GOutputStream     *stream,
                    GError           **error)
{
  Rota self = { input, plan, events, NULL };
  gboolean done;

  g_return_val_if_fail (input != NULL && plan != NULL && statements != NULL, FALSE);

  self.writer = mp_csv_writer_new (stream, ',');
  done = write_headings (&self, statements, error);
  for (guint i = 0; done && i < input->problem->n_mentees; i++)
    for (guint t = 0; done && t < input->problem->n_rotations; t++)
      done = write_seat (&self, i, t, error);
  done = done && mp_csv_writer_close (self.writer, error);
  mp_csv_writer_free (self.writer);

  return done;
}
