/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole invented programme, to look around in, to test and to measure with. */

#include "sample/mp-sample.h"

#include "sample/mp-sample-partners.h"
#include "sample/mp-sample-people.h"
#include "sample/mp-sample-stages.h"

#include <glib/gi18n-lib.h>

/* People written at a time; a handful is all that is ever in memory. */
#define HANDFUL 256

/* A cohort has about as many mentees in a large programme. */
#define LARGE_COHORT 125

/**
 * Sample:
 * @step: which of the steps it is at
 * @next: the next mentee or mentor of that step
 * @figures: (element-type MpSampleFigure): those who were written in the last handful and have
 *   an id by now, which what is kept about them refers to
 *
 * The work, as far as it has come.
 */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  guint n_partners;
  guint n_cohorts;
  guint seed;
  MpDate today;
  guint step;
  guint next;
  MpProgramme *programme;
  GPtrArray *sites;
  GPtrArray *partners;
  GPtrArray *cohorts;
  GArray *figures;
} Sample;

typedef gboolean (*SampleStep) (Sample *self, MpBatch *batch);

static void
sample_init (Sample *self,
             guint   n_mentees,
             guint   seed,
             MpDate  today)
{
  guint n_employers = CLAMP (n_mentees / 8, 4, mp_sample_n_sites * mp_sample_n_trades);

  *self = (Sample){ .n_mentees = n_mentees, .seed = seed, .today = today };
  self->n_mentors = (n_mentees + 3) / 4;
  self->n_partners = mp_sample_n_partners + n_employers;
  self->n_cohorts = CLAMP (n_mentees / 25, 1, mp_sample_n_cohorts);
  self->n_cohorts = MAX (self->n_cohorts, n_mentees / LARGE_COHORT);
  self->sites = g_ptr_array_new_with_free_func (mp_row_free);
  self->partners = g_ptr_array_new_with_free_func (mp_row_free);
  self->cohorts = g_ptr_array_new_with_free_func (mp_row_free);
  self->figures = g_array_new (FALSE, FALSE, sizeof (MpSampleFigure));
  g_array_set_clear_func (self->figures, (GDestroyNotify) mp_sample_figure_clear);
}

static void
sample_clear (Sample *self)
{
  g_clear_pointer (&self->programme, mp_programme_free);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_array_unref);
}

/* The first day of the latest school year that has been running for six weeks. */
static MpDate
school_start (MpDate today)
{
  MpDate start = mp_date_new (mp_date_year (today), 9, 10);

  while (mp_date_days_between (start, today) < 45)
    start = mp_date_add_months (start, -12);
  return start;
}

static MpDate
cohort_start (const Sample         *self,
              const MpSampleCohort *cohort)
{
  MpDate start = school_start (self->today);

  if (cohort->phase == MP_SAMPLE_FINISHED)
    return mp_date_add_months (start, -12);
  if (cohort->grade == NULL)
    return mp_date_add_days (self->today, cohort->phase == MP_SAMPLE_RUNNING ? -200 : -40);
  return start;
}

static const MpSampleCohort *
cohort_of_mentee (const Sample *self,
                  guint         index)
{
  return &mp_sample_cohorts[index % self->n_cohorts % mp_sample_n_cohorts];
}

static MpSampleSetting
setting_of_mentee (const Sample *self,
                   guint         index)
{
  const MpSampleCohort *cohort = cohort_of_mentee (self, index);
  const MpSampleSite *site = &mp_sample_sites[mp_sample_partner_site (cohort->partner)];

  return (MpSampleSetting){
    .cohort = cohort,
    .cohort_row = self->cohorts->pdata[index % self->n_cohorts],
    .site = site,
    .author = site->coordinator,
    .today = self->today,
  };
}

static MpDate
intake_of_mentee (const Sample *self,
                  guint         index)
{
  MpDate start = cohort_start (self, cohort_of_mentee (self, index));

  return mp_date_add_days (start, (int) (index * 5 % 21));
}

static void
init_mentee (const Sample   *self,
             MpSampleFigure *figure,
             guint           index)
{
  MpSampleSetting setting = setting_of_mentee (self, index);

  mp_sample_figure_init_mentee (figure, self->seed, index, &setting,
                                intake_of_mentee (self, index));
}

/* Every ninetieth mentee is the one before, entered again by somebody who did not look (P-3). */
static void
maybe_repeat (const Sample   *self,
              MpSampleFigure *figure)
{
  MpSampleFigure original;

  if (figure->index % 90 != 61)
    return;
  init_mentee (self, &original, figure->index - 1);
  if (mp_date_age_on (original.person->birth_date, intake_of_mentee (self, figure->index)) >= 16)
    mp_sample_figure_repeat (figure, &original);
  mp_sample_figure_clear (&original);
}

static gboolean
add_programme (Sample  *self,
               MpBatch *batch)
{
  MpProgramme *programme = self->programme;

  mp_set_text (&programme->name, "Sample Programme");
  mp_set_text (&programme->organisation, "Two Shores Mentoring Society");
  mp_set_text (&programme->coordinator, mp_sample_sites[0].coordinator);
  mp_set_text (&programme->email, "mentoring@example.org");
  mp_set_text (&programme->phone, "902-555-0100");
  if (programme->row.id == 0)
    mp_batch_insert (batch, programme);
  else
    mp_batch_update (batch, programme);

  for (guint i = 0; i < mp_sample_n_sites; i++)
    {
      MpSite *site = mp_sample_site_new (i, self->seed, self->today);

      g_ptr_array_add (self->sites, site);
      mp_batch_insert (batch, site);
    }
  return TRUE;
}

static gboolean
add_partners (Sample  *self,
              MpBatch *batch)
{
  for (guint i = 0; i < self->n_partners; i++)
    {
      MpOrganisation *partner = mp_sample_partner_new (i, self->seed, self->today);
      const MpSite *site = self->sites->pdata[mp_sample_partner_site (i)];

      partner->site = site->row.id;
      g_ptr_array_add (self->partners, partner);
      mp_batch_insert (batch, partner);
    }
  return TRUE;
}

static gboolean
add_partner_details (Sample  *self,
                     MpBatch *batch)
{
  for (guint i = 0; i < self->partners->len; i++)
    {
      const MpOrganisation *partner = self->partners->pdata[i];

      for (guint number = 0; number < 1 + i % 2; number++)
        mp_batch_take (batch, mp_sample_contact_new (i, number, self->seed, partner));
      for (guint number = 0; number < 1 + i % 4; number++)
        mp_batch_take (batch,
                       mp_sample_check_in_new (i, number, self->seed, partner, self->today));
    }
  return TRUE;
}

static MpCohort *
new_cohort (const Sample *self,
            guint         index)
{
  const MpSampleCohort *plan = &mp_sample_cohorts[index % mp_sample_n_cohorts];
  const MpOrganisation *partner = self->partners->pdata[plan->partner];
  guint group = index / mp_sample_n_cohorts;
  int year = mp_date_year (cohort_start (self, plan));
  MpCohort *cohort = mp_cohort_new ();
  MpSampleRandom random;

  mp_sample_random_init (&random, self->seed, 21, index);
  mp_sample_random_uuid (&random, self->today, cohort->row.uuid);
  cohort->name = group == 0 ? g_strdup (plan->name)
                            : g_strdup_printf ("%s (%u)", plan->name, group + 1);
  cohort->kind = plan->kind;
  cohort->organisation = partner->row.id;
  cohort->site = partner->site;
  cohort->expected_size = (self->n_mentees + self->n_cohorts - 1) / self->n_cohorts;
  if (plan->grade != NULL)
    cohort->school_year = g_strdup_printf ("%d-%d", year, year + 1);
  return cohort;
}

static gboolean
add_cohorts (Sample  *self,
             MpBatch *batch)
{
  for (guint i = 0; i < self->n_cohorts; i++)
    {
      MpCohort *cohort = new_cohort (self, i);

      g_ptr_array_add (self->cohorts, cohort);
      mp_batch_insert (batch, cohort);
    }
  return TRUE;
}

static MpSampleSetting
setting_of_mentor (const Sample *self,
                   guint         index)
{
  const MpSampleSite *site = &mp_sample_sites[index % mp_sample_n_sites];

  return (MpSampleSetting){
    .site = site,
    .author = site->coordinator,
    .today = self->today,
  };
}

static void
add_mentor_details (const Sample   *self,
                    MpBatch        *batch,
                    MpSampleFigure *figure)
{
  MpSampleSetting setting = setting_of_mentor (self, figure->index);
  MpDate from = mp_date_add_days (self->today, -300);

  for (guint number = 0; number < 1 + figure->index % 3; number++)
    mp_batch_take (batch, mp_sample_figure_new_availability (figure, &setting, number));
  for (guint number = 0; number < figure->index % 3; number++)
    mp_batch_take (batch, mp_sample_figure_new_contact (figure, &setting, from));
}

static gboolean
add_mentors (Sample  *self,
             MpBatch *batch)
{
  for (guint i = 0; i < self->figures->len; i++)
    add_mentor_details (self, batch, &g_array_index (self->figures, MpSampleFigure, i));
  g_array_set_size (self->figures, 0);

  for (guint i = 0; i < HANDFUL && self->next < self->n_mentors; i++, self->next++)
    {
      MpSampleSetting setting = setting_of_mentor (self, self->next);
      const MpSite *site = self->sites->pdata[self->next % mp_sample_n_sites];
      MpSampleFigure figure;

      mp_sample_figure_init_mentor (&figure, self->seed, self->next, &setting);
      mp_batch_insert (batch, figure.person);
      mp_batch_take (batch, mp_sample_figure_new_mentor (&figure, &setting, site->row.id));
      g_array_append_val (self->figures, figure);
    }
  return self->figures->len == 0;
}

static void
take_rows (MpBatch        *batch,
           GPtrArray      *rows,
           MpSampleRandom *random,
           MpDate          today)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MpRow *row = rows->pdata[i];

      mp_sample_random_uuid (random, today, row->uuid);
      mp_batch_take (batch, row);
    }
}

static void
add_stages (MpBatch               *batch,
            MpSampleFigure        *figure,
            const MpSampleCourse  *course,
            MpDate                 intake,
            const MpSampleSetting *setting)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  mp_sample_course_follow (course, &figure->random, figure->person->row.id, intake,
                           setting->today, setting->author, records, changes);
  take_rows (batch, records, &figure->random, setting->today);
  take_rows (batch, changes, &figure->random, setting->today);
}

static const MpSampleCourse *
course_of_mentee (const Sample *self,
                  guint         index)
{
  guint position = index / self->n_cohorts + index % self->n_cohorts * 4;

  return mp_sample_course_get (cohort_of_mentee (self, index)->phase, position);
}

static void
add_mentee (const Sample   *self,
            MpBatch        *batch,
            MpSampleFigure *figure)
{
  MpSampleSetting setting = setting_of_mentee (self, figure->index);
  MpMenteeStatus status = course_of_mentee (self, figure->index)->status;
  MpDate intake = intake_of_mentee (self, figure->index);

  mp_batch_insert (batch, figure->person);
  mp_batch_take (batch, mp_sample_figure_new_mentee (figure, &setting, intake, status));
}

static void
add_mentee_details (const Sample   *self,
                    MpBatch        *batch,
                    MpSampleFigure *figure)
{
  MpSampleSetting setting = setting_of_mentee (self, figure->index);
  const MpSampleCourse *course = course_of_mentee (self, figure->index);
  MpDate intake = intake_of_mentee (self, figure->index);

  add_stages (batch, figure, course, intake, &setting);
  if (course->status == MP_MENTEE_COMPLETED && figure->index % 5 == 0)
    mp_batch_take (batch, mp_sample_figure_new_peer (figure, &setting));
  for (guint number = 0; number < figure->index % 4 / 2; number++)
    mp_batch_take (batch, mp_sample_figure_new_contact (figure, &setting, intake));
  if (course->steps[0] != '\0' && figure->index % 3 != 0)
    mp_batch_take (batch, mp_sample_figure_new_note (figure, &setting, intake));
}

static gboolean
add_mentees (Sample  *self,
             MpBatch *batch)
{
  for (guint i = 0; i < self->figures->len; i++)
    add_mentee_details (self, batch, &g_array_index (self->figures, MpSampleFigure, i));
  g_array_set_size (self->figures, 0);

  for (guint i = 0; i < HANDFUL && self->next < self->n_mentees; i++, self->next++)
    {
      MpSampleFigure figure;

      init_mentee (self, &figure, self->next);
      maybe_repeat (self, &figure);
      add_mentee (self, batch, &figure);
      g_array_append_val (self->figures, figure);
    }
  return self->figures->len == 0;
}

static const SampleStep steps[] = {
  add_programme, add_partners, add_partner_details, add_cohorts, add_mentors, add_mentees,
};

static gboolean
feed_cb (MpBatch  *batch,
         gboolean *more,
         gpointer  user_data,
         GError  **error)
{
  Sample *self = user_data;

  if (steps[self->step] (self, batch))
    {
      self->step++;
      self->next = 0;
    }
  *more = self->step < G_N_ELEMENTS (steps);
  return TRUE;
}

static MpProgramme *
load_programme (MpStore *store,
                GError **error)
{
  g_autoptr (GPtrArray) programmes = mp_store_list (store, &mp_programme_table, error);

  if (programmes == NULL)
    return NULL;
  if (programmes->len == 0)
    return mp_programme_new ();
  return mp_row_copy (programmes->pdata[0]);
}

/* Noon: the same day wherever people look at it. */
static MpInstant
moment_of (MpDate day)
{
  char text[MP_DATE_ISO_SIZE];
  g_autofree char *noon = NULL;
  MpInstant moment = MP_INSTANT_NONE;

  mp_date_format_iso (day, text);
  noon = g_strconcat (text, "T12:00:00Z", NULL);
  mp_instant_parse_iso (noon, &moment);
  return moment;
}

static gboolean
set_origin (MpStore *store,
            guint    seed,
            MpDate   today,
            GError **error)
{
  MpSampleRandom random;
  char uuid[MP_UUID_SIZE];

  mp_sample_random_init (&random, seed, 22, 0);
  mp_sample_random_uuid (&random, today, uuid);
  return mp_store_set_origin (store, uuid, moment_of (today), error);
}

/**
 * mp_sample_fill:
 * @store: a programme in which nobody is yet
 * @n_mentees: how many mentees it gets; a quarter as many mentors come with them
 * @seed: another number makes other people
 * @today: the day on which the programme is as it is
 * @error: return location for a #GError
 *
 * Writes an invented Nova Scotian programme as one step, which is part of the making of the file
 * and cannot be undone.  The same @n_mentees, @seed and @today give the same records everywhere,
 * down to their uuids and the moments at which they say that they were written.  Every address is
 * of example.org and every number one of those kept for fiction.
 *
 * Returns: %FALSE with @error set if nothing was written
 */
gboolean
mp_sample_fill (MpStore *store,
                guint    n_mentees,
                guint    seed,
                MpDate   today,
                GError **error)
{
  g_autoptr (MpBatch) batch = mp_batch_new (_("Make the sample programme"));
  Sample sample;
  gboolean filled;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_mentees <= MP_SAMPLE_MAX_MENTEES, FALSE);
  g_return_val_if_fail (mp_date_is_set (today), FALSE);

  sample_init (&sample, n_mentees, seed, today);
  sample.programme = load_programme (store, error);
  mp_batch_set_feed (batch, feed_cb, &sample);
  mp_batch_set_final (batch);
  mp_batch_set_moment (batch, moment_of (today));
  filled = sample.programme != NULL && set_origin (store, seed, today, error)
           && mp_store_apply (store, batch, error);
  sample_clear (&sample);
  return filled;
}
