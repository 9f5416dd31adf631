/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a progress report says about one mentee: copied field by field, nothing private among it. */

#include "config.h"

#include "report/mp-progress-data.h"

#include "model/mp-schema.h"
#include "store/mp-query-stages.h"

#define FIRST_MONTH_OF_SCHOOL 9

/**
 * Loader:
 * @programme: the one row there is
 * @shared: what several mentees refer to, by table and id, so that each is read once
 */
typedef struct
{
  MpStore *store;
  MpProgressPeriod period;
  gboolean with_notes;
  MpProgramme *programme;
  GHashTable *shared;
} Loader;

static void
free_note (gpointer data)
{
  MpProgressNote *note = data;

  g_free (note->author);
  g_free (note->text);
  g_free (note);
}

static void
clear_office (MpProgressOffice *office)
{
  g_free (office->programme);
  g_free (office->organisation);
  g_free (office->country);
  g_free (office->site);
  g_free (office->coordinator);
  g_free (office->email);
  g_free (office->phone);
}

/**
 * mp_progress_data_free:
 * @self: (transfer full): what a report says
 */
void
mp_progress_data_free (MpProgressData *self)
{
  g_return_if_fail (self != NULL);

  clear_office (&self->office);
  g_free (self->external_id);
  g_free (self->name);
  g_free (self->given_name);
  g_free (self->sort_name);
  g_free (self->school);
  g_free (self->school_town);
  g_free (self->school_external_id);
  g_free (self->grade);
  g_free (self->cohort);
  g_free (self->school_year);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* NULL without an error for no reference at all. */
static gconstpointer
get_shared (Loader         *loader,
            const MpTable  *table,
            gint64          id,
            GError        **error)
{
  g_autofree char *key = NULL;
  gpointer row;

  if (id == 0)
    return NULL;
  key = g_strdup_printf ("%s %" G_GINT64_FORMAT, table->name, id);
  row = g_hash_table_lookup (loader->shared, key);
  if (row != NULL)
    return row;

  row = mp_store_get (loader->store, table, id, error);
  if (row != NULL)
    g_hash_table_insert (loader->shared, g_steal_pointer (&key), row);
  return row;
}

static const char *
choose_text (const char *first,
             const char *second)
{
  return first != NULL && *first != '\0' ? first : second;
}

static gboolean
copy_office (Loader           *loader,
             MpProgressOffice *office,
             gint64            site_id,
             GError          **error)
{
  const MpProgramme *programme = loader->programme;
  const MpSite *site = get_shared (loader, &mp_site_table, site_id, error);
  gboolean own = site != NULL && site->coordinator != NULL;

  if (site == NULL && site_id != 0)
    return FALSE;

  office->programme = g_strdup (programme->name);
  office->organisation = g_strdup (programme->organisation);
  office->country = g_strdup (programme->country);
  office->site = g_strdup (site != NULL ? site->name : NULL);
  office->coordinator = g_strdup (own ? site->coordinator : programme->coordinator);
  office->email = g_strdup (own ? choose_text (site->email, programme->email) : programme->email);
  office->phone = g_strdup (own ? choose_text (site->phone, programme->phone) : programme->phone);
  return TRUE;
}

static gboolean
copy_school (Loader          *loader,
             MpProgressData  *data,
             gint64           organisation_id,
             GError         **error)
{
  const MpOrganisation *school = get_shared (loader, &mp_organisation_table, organisation_id,
                                             error);

  if (school == NULL)
    return organisation_id == 0;

  data->school = g_strdup (school->name);
  data->school_town = g_strdup (school->town);
  data->school_external_id = g_strdup (school->external_id);
  return TRUE;
}

static gboolean
copy_cohort (Loader          *loader,
             MpProgressData  *data,
             gint64           cohort_id,
             gint64          *organisation_id,
             GError         **error)
{
  const MpCohort *cohort = get_shared (loader, &mp_cohort_table, cohort_id, error);

  if (cohort == NULL)
    return cohort_id == 0;

  data->cohort = g_strdup (cohort->name);
  data->school_year = g_strdup (cohort->school_year);
  *organisation_id = cohort->organisation;
  return TRUE;
}

/* A mentee without a school of their own goes to that of the cohort. */
static gboolean
copy_places (Loader          *loader,
             MpProgressData  *data,
             const MpMentee  *mentee,
             GError         **error)
{
  gint64 of_cohort = 0;

  return copy_office (loader, &data->office, mentee->site, error)
         && copy_cohort (loader, data, mentee->cohort, &of_cohort, error)
         && copy_school (loader, data,
                         mentee->organisation != 0 ? mentee->organisation : of_cohort, error);
}

static gboolean
copy_person (Loader          *loader,
             MpProgressData  *data,
             gint64           id,
             GError         **error)
{
  g_autoptr (MpPerson) person = mp_store_get (loader->store, &mp_person_table, id, error);

  if (person == NULL)
    return FALSE;

  g_strlcpy (data->uuid, person->row.uuid, sizeof data->uuid);
  data->external_id = g_strdup (person->external_id);
  data->name = mp_person_dup_display_name (person);
  data->given_name = g_strdup (choose_text (person->preferred_name,
                                            choose_text (person->given_name, data->name)));
  data->sort_name = g_strdup (person->sort_name);
  return TRUE;
}

static gboolean
is_in_period (const MpProgressPeriod *period,
              MpDate                  date)
{
  return mp_date_compare (date, period->from) >= 0 && mp_date_compare (date, period->to) <= 0;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const MpProgressChange *first = *(const MpProgressChange *const *) a;
  const MpProgressChange *second = *(const MpProgressChange *const *) b;

  return mp_date_compare (first->on, second->on);
}

/* Those of one day stay in the order in which they were made. */
static void
copy_changes (const Loader   *loader,
              MpProgressData *data,
              GPtrArray      *changes)
{
  for (guint i = changes != NULL ? changes->len : 0; i > 0; i--)
    {
      const MpStageChange *change = g_ptr_array_index (changes, i - 1);
      MpProgressChange *copy;

      if (!is_in_period (&loader->period, change->happened_on))
        continue;
      copy = g_new0 (MpProgressChange, 1);
      copy->on = change->happened_on;
      copy->stage = change->stage;
      copy->before = change->before;
      copy->after = change->after;
      g_ptr_array_add (data->changes, copy);
    }
  g_ptr_array_sort (data->changes, compare_changes);
}

/* Adds the stages in a state to what is next, at most @limit of them. */
static void
add_steps (MpProgressData *data,
           MpStageState    state,
           MpStageStep     step,
           guint           limit)
{
  for (guint i = 0; i < MP_N_STAGES && limit > 0; i++)
    if (data->stages[i].state == state)
      {
        data->steps[data->n_steps++] = (MpProgressStep){ step, data->stages[i].stage };
        limit--;
      }
}

/* Only one new stage is named: which comes after that is decided when it is done. */
static void
copy_steps (MpProgressData *data)
{
  add_steps (data, MP_STAGE_ACTIVE, MP_STAGE_STEP_COMPLETE, MP_N_STAGES);
  add_steps (data, MP_STAGE_PAUSED, MP_STAGE_STEP_RESUME, MP_N_STAGES);
  add_steps (data, MP_STAGE_NOT_STARTED, MP_STAGE_STEP_START, 1);
}

static void
copy_stages (const Loader     *loader,
             MpProgressData   *data,
             const MpPipeline *pipeline)
{
  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      MpStage stage = MP_STAGE_A + i;
      const MpStageStatus *status = mp_pipeline_get_status (pipeline, stage);

      data->stages[i].stage = stage;
      data->stages[i].state = status->state;
      data->stages[i].started_on = status->started_on;
      data->stages[i].completed_on = status->completed_on;
    }
  copy_steps (data);
  copy_changes (loader, data, pipeline->changes);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const MpProgressNote *first = *(const MpProgressNote *const *) a;
  const MpProgressNote *second = *(const MpProgressNote *const *) b;

  return mp_date_compare (first->on, second->on);
}

static gboolean
copy_notes (Loader          *loader,
            MpProgressData  *data,
            gint64           mentee,
            GError         **error)
{
  g_autoptr (GPtrArray) notes = mp_store_list_of (loader->store, &mp_school_note_table, "mentee",
                                                  mentee, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      const MpSchoolNote *note = g_ptr_array_index (notes, i);
      MpProgressNote *copy;

      if (!is_in_period (&loader->period, note->written_on))
        continue;
      copy = g_new0 (MpProgressNote, 1);
      copy->on = note->written_on;
      copy->author = g_strdup (note->author);
      copy->text = g_strdup (note->text);
      g_ptr_array_add (data->notes, copy);
    }
  g_ptr_array_sort (data->notes, compare_notes);
  return TRUE;
}

static MpProgressData *
new_data (const Loader *loader)
{
  MpProgressData *data = g_new0 (MpProgressData, 1);

  data->period = loader->period;
  data->written_on = mp_store_get_today (loader->store);
  data->changes = g_ptr_array_new_with_free_func (g_free);
  data->notes = g_ptr_array_new_with_free_func (free_note);
  return data;
}

static MpProgressData *
load_one (Loader  *loader,
          gint64   id,
          GError **error)
{
  g_autoptr (MpMentee) mentee = mp_store_get (loader->store, &mp_mentee_table, id, error);
  g_autoptr (MpPipeline) pipeline = NULL;
  g_autoptr (MpProgressData) data = NULL;

  if (mentee == NULL)
    return NULL;
  pipeline = mp_stages_load (loader->store, id, error);
  if (pipeline == NULL)
    return NULL;
  data = new_data (loader);
  data->grade = g_strdup (mentee->grade);
  data->intake_on = mentee->intake_on;
  if (!copy_person (loader, data, id, error) || !copy_places (loader, data, mentee, error))
    return NULL;

  copy_stages (loader, data, pipeline);
  if (loader->with_notes && !copy_notes (loader, data, id, error))
    return NULL;
  return g_steal_pointer (&data);
}

static gboolean
load_programme (Loader  *loader,
                GError **error)
{
  g_autoptr (GPtrArray) rows = mp_store_list (loader->store, &mp_programme_table, error);

  if (rows == NULL)
    return FALSE;
  loader->programme = rows->len > 0 ? mp_row_copy (g_ptr_array_index (rows, 0))
                                    : mp_programme_new ();
  return TRUE;
}

static gboolean
load_all (Loader        *loader,
          const gint64  *mentees,
          gsize          n_mentees,
          GPtrArray     *all,
          GCancellable  *cancellable,
          GError       **error)
{
  for (gsize i = 0; i < n_mentees; i++)
    {
      MpProgressData *data;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      data = load_one (loader, mentees[i], error);
      if (data == NULL)
        return FALSE;
      g_ptr_array_add (all, data);
    }
  return TRUE;
}

static void
free_data (gpointer data)
{
  mp_progress_data_free (data);
}

/**
 * mp_progress_data_load:
 * @mentees: (array length=n_mentees): their ids
 * @period: what to tell about
 * @with_notes: whether to tell the notes for the school
 * @cancellable: (nullable): to give up
 * @error: set to an #MpStoreError when a record cannot be read
 *
 * Copies what the report may say, and nothing else, from the records of each mentee (P-4).
 *
 * Returns: (transfer full) (element-type MpProgressData) (nullable): as many as @mentees, in their
 *   order
 */
GPtrArray *
mp_progress_data_load (MpStore                 *store,
                       const gint64            *mentees,
                       gsize                    n_mentees,
                       const MpProgressPeriod  *period,
                       gboolean                 with_notes,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  Loader loader = { .store = store, .with_notes = with_notes };
  g_autoptr (GPtrArray) all = NULL;
  gboolean loaded;

  g_return_val_if_fail (MP_IS_STORE (store) && period != NULL, NULL);
  g_return_val_if_fail (mentees != NULL || n_mentees == 0, NULL);

  loader.period = *period;
  if (!load_programme (&loader, error))
    return NULL;

  all = g_ptr_array_new_with_free_func (free_data);
  loader.shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mp_row_free);
  loaded = load_all (&loader, mentees, n_mentees, all, cancellable, error);
  g_hash_table_unref (loader.shared);
  mp_programme_free (loader.programme);
  return loaded ? g_steal_pointer (&all) : NULL;
}

/**
 * mp_progress_period_of_school_year:
 * @today: a day
 *
 * Returns: from the first of September up to @today
 */
MpProgressPeriod
mp_progress_period_of_school_year (MpDate today)
{
  int year = mp_date_year (today) - (mp_date_month (today) < FIRST_MONTH_OF_SCHOOL);

  return (MpProgressPeriod){ mp_date_new (year, FIRST_MONTH_OF_SCHOOL, 1), today };
}
