/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small programme for tests of lists, and what should come out of it, found the slow way. */

#include "people-world.h"

#include "base/mp-fold.h"

#define N_PEOPLE 400
#define N_PARTNERS 12

static const char *const given_names[] = {
  "Zoë", "zoe", "Éloïse", "Amina", "Анна", "Олена", "Jean-Pierre", "Mary Ann", "Łukasz", "Bo",
};

static const char *const family_names[] = {
  "O’Brien", "OBrien", "Lévesque", "levesque", "MacDonald", "Nguyễn", "علي", "Googoo",
  "Saint-Onge", "d'Entremont",
};

static const char *const words[] = {
  "carpentry", "Nursing", "élève", "sails", "reads maps", "B4N 1A1", "co-op", "music",
};

static const char *const towns[] = { "Kentville", "kentville", "Wolfville", "Yarmouth", "Échelle" };
static const char *const grades[] = { "9", "10", "12", "Grade 11", "12e", "8" };

static const char *
pick (GRand *rand, const char *const *texts, gsize n_texts)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n_texts)];
}

#define PICK(rand, texts) g_strdup (pick (rand, texts, G_N_ELEMENTS (texts)))
#define ONE_IN(rand, n) (g_rand_int_range (rand, 0, n) == 0)

static MpDate
pick_date (GRand *rand, int from_year, int to_year)
{
  return mp_date_new (g_rand_int_range (rand, from_year, to_year + 1),
                      g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
}

static void
add_site (MpBatch *batch, const char *name)
{
  MpSite *site = mp_site_new ();

  site->name = g_strdup (name);
  mp_batch_take (batch, site);
}

static void
add_cohort (MpBatch *batch, const char *name)
{
  MpCohort *cohort = mp_cohort_new ();

  cohort->name = g_strdup (name);
  cohort->kind = MP_COHORT_CLASS;
  mp_batch_take (batch, cohort);
}

static void
add_partner (MpBatch *batch, GRand *rand, int number)
{
  MpOrganisation *partner = mp_organisation_new ();

  partner->name = g_strdup_printf ("%s School %d", pick (rand, family_names, 8), number);
  partner->kind = (MpOrganisationKind) g_rand_int_range (rand, 1, 7);
  partner->site = g_rand_int_range (rand, 0, 3);
  partner->town = ONE_IN (rand, 4) ? NULL : PICK (rand, towns);
  partner->industry = ONE_IN (rand, 2) ? NULL : PICK (rand, words);
  partner->phone = ONE_IN (rand, 3) ? NULL : g_strdup_printf ("902-555-%04d", number * 7);
  partner->archived_on = ONE_IN (rand, 5) ? TODAY : MP_DATE_NONE;
  mp_batch_take (batch, partner);
}

static void
add_partner_details (MpBatch *batch, GRand *rand, gint64 organisation)
{
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      MpOrganisationContact *contact = mp_organisation_contact_new ();
      MpPartnerCheckIn *check_in = mp_partner_check_in_new ();

      contact->organisation = organisation;
      contact->name = g_strdup_printf ("%s %s", pick (rand, given_names, 4),
                                       pick (rand, family_names, 5));
      contact->main_contact = i == 1;
      mp_batch_take (batch, contact);

      check_in->organisation = organisation;
      check_in->kind = MP_CHECK_IN_PHONE;
      check_in->held_on = pick_date (rand, 2025, 2026);
      check_in->follow_up_on = ONE_IN (rand, 2) ? pick_date (rand, 2026, 2027) : MP_DATE_NONE;
      check_in->followed_up = ONE_IN (rand, 2);
      mp_batch_take (batch, check_in);
    }
}

static void
add_person (MpBatch *batch, GRand *rand, int number)
{
  MpPerson *person = mp_person_new ();

  person->given_name = ONE_IN (rand, 20) ? NULL : PICK (rand, given_names);
  person->family_name = ONE_IN (rand, 20) ? g_strdup ("Solo") : PICK (rand, family_names);
  person->birth_date = ONE_IN (rand, 8) ? MP_DATE_NONE : pick_date (rand, 2004, 2009);
  person->email = ONE_IN (rand, 3) ? NULL : g_strdup_printf ("P%d@Example.org", number % 150);
  person->phone = ONE_IN (rand, 3) ? NULL : g_strdup_printf ("(902) 555-%04d", number % 90);
  person->town = ONE_IN (rand, 3) ? NULL : PICK (rand, towns);
  person->languages = ONE_IN (rand, 3) ? NULL : PICK (rand, words);
  person->notes = ONE_IN (rand, 3) ? NULL : PICK (rand, words);
  person->archived_on = ONE_IN (rand, 9) ? pick_date (rand, 2024, 2025) : MP_DATE_NONE;
  mp_batch_take (batch, person);
}

static void
add_mentee (MpBatch *batch, GRand *rand, const MpPerson *person)
{
  MpMentee *mentee = mp_mentee_new ();

  mentee->row.id = person->row.id;
  mentee->status = (MpMenteeStatus) g_rand_int_range (rand, 1, 8);
  mentee->site = g_rand_int_range (rand, 0, 3);
  mentee->cohort = g_rand_int_range (rand, 0, 5);
  mentee->organisation = g_rand_int_range (rand, 0, N_PARTNERS + 1);
  mentee->grade = ONE_IN (rand, 5) ? NULL : PICK (rand, grades);
  mentee->intake_on = ONE_IN (rand, 5) ? MP_DATE_NONE
                                       : mp_date_new (2026, 9, 1 + (int) (person->row.id % 28));
  mentee->guardian_name = ONE_IN (rand, 3) ? NULL : g_strdup ("A guardian");
  mentee->guardian_phone = ONE_IN (rand, 3) ? NULL : g_strdup ("902-555-0199");
  mp_batch_take (batch, mentee);
}

static void
add_mentor (MpBatch *batch, GRand *rand, const MpPerson *person)
{
  MpMentor *mentor = mp_mentor_new ();

  mentor->row.id = person->row.id;
  mentor->status = (MpMentorStatus) g_rand_int_range (rand, 1, 9);
  mentor->site = g_rand_int_range (rand, 0, 3);
  mentor->occupation = ONE_IN (rand, 4) ? NULL : PICK (rand, words);
  mentor->former_employer = ONE_IN (rand, 4) ? NULL : PICK (rand, towns);
  if (!ONE_IN (rand, 4))
    mentor->capacity = g_rand_int_range (rand, 0, 5);
  if (!ONE_IN (rand, 4))
    mentor->hours_a_month = g_rand_int_range (rand, 0, 20) / 2.0;
  mp_batch_take (batch, mentor);
}

static void
add_stages (MpBatch *batch, GRand *rand, gint64 mentee)
{
  for (guint stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    {
      MpStageRecord *record;

      if (ONE_IN (rand, 2))
        continue;
      record = mp_stage_record_new ();
      record->mentee = mentee;
      record->stage = stage;
      record->state = (MpStageState) g_rand_int_range (rand, 1, 6);
      record->reason = g_strdup ("a reason");
      record->overridden = stage == MP_STAGE_C;
      mp_batch_take (batch, record);
    }
}

static void
add_log (MpBatch *batch, GRand *rand, gint64 person)
{
  MpContactLog *contact = mp_contact_log_new ();

  contact->person = person;
  contact->held_on = pick_date (rand, 2025, 2026);
  contact->kind = MP_CONTACT_BY_PHONE;
  contact->follow_up_on = ONE_IN (rand, 3) ? MP_DATE_NONE : pick_date (rand, 2026, 2027);
  contact->followed_up = ONE_IN (rand, 3);
  mp_batch_take (batch, contact);
}

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static void
fill_with_places (MpStore *store, GRand *rand)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Places");

  add_site (batch, "Kentville");
  add_site (batch, "Écum Secum");
  add_cohort (batch, "Grade 12");
  add_cohort (batch, "Grade 9");
  add_cohort (batch, "école 2");
  add_cohort (batch, "École 10");
  for (int i = 0; i < N_PARTNERS; i++)
    add_partner (batch, rand, i);
  for (int i = 0; i < N_PEOPLE; i++)
    add_person (batch, rand, i);
  apply (store, batch);
}

static GPtrArray *
list (MpStore *store, const MpTable *table)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = mp_store_list (store, table, &error);

  g_assert_no_error (error);
  return rows;
}

static void
fill_with_details (MpStore *store, GRand *rand)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Details");
  g_autoptr (GPtrArray) people = list (store, &mp_person_table);

  for (gint64 i = 1; i <= N_PARTNERS; i++)
    add_partner_details (batch, rand, i);
  for (guint i = 0; i < people->len; i++)
    {
      const MpPerson *person = g_ptr_array_index (people, i);
      gboolean mentee = !ONE_IN (rand, 3);

      if (mentee)
        add_mentee (batch, rand, person);
      if (mentee && !ONE_IN (rand, 4))
        add_stages (batch, rand, person->row.id);
      if (!mentee || ONE_IN (rand, 10))
        add_mentor (batch, rand, person);
      for (int k = g_rand_int_range (rand, 0, 3); k > 0; k--)
        add_log (batch, rand, person->row.id);
    }
  apply (store, batch);
}

void
world_set_up (World *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261004);

  self->store = mp_store_new_in_memory ();
  mp_store_set_today (self->store, TODAY);
  fill_with_places (self->store, rand);
  fill_with_details (self->store, rand);
  self->people = list (self->store, &mp_person_table);
  self->mentees = list (self->store, &mp_mentee_table);
  self->mentors = list (self->store, &mp_mentor_table);
  self->partners = list (self->store, &mp_organisation_table);
  self->contacts = list (self->store, &mp_organisation_contact_table);
  self->check_ins = list (self->store, &mp_partner_check_in_table);
  self->stages = list (self->store, &mp_stage_record_table);
  self->logs = list (self->store, &mp_contact_log_table);
  self->sites = list (self->store, &mp_site_table);
  self->cohorts = list (self->store, &mp_cohort_table);
}

void
world_tear_down (World *self, gconstpointer data)
{
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->mentees);
  g_ptr_array_unref (self->mentors);
  g_ptr_array_unref (self->partners);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->check_ins);
  g_ptr_array_unref (self->stages);
  g_ptr_array_unref (self->logs);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->cohorts);
  g_object_unref (self->store);
}

gconstpointer
world_find (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((const MpRow *) g_ptr_array_index (rows, i))->id == id)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static GPtrArray *
rows_of (World *self, MpListKind kind)
{
  return kind == MP_LIST_MENTEES ? self->mentees
                                 : kind == MP_LIST_MENTORS ? self->mentors : self->partners;
}

MpStageState
world_get_state (World *self, gint64 mentee, MpStage stage)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const MpStageRecord *record = g_ptr_array_index (self->stages, i);

      if (record->mentee == mentee && record->stage == stage)
        return record->state;
    }
  return MP_STAGE_NOT_STARTED;
}

static gboolean
fits_stage (World *self, const MpPeopleFilter *filter, gint64 mentee)
{
  guint states = filter->stage_states;

  if (filter->stage == 0 && states == 0)
    return TRUE;
  if (states == 0)
    states = ~(1u << MP_STAGE_NOT_STARTED);
  for (guint stage = MP_STAGE_A; stage <= MP_STAGE_E; stage++)
    if ((filter->stage == 0 || filter->stage == stage)
        && (states & (1u << world_get_state (self, mentee, stage))) != 0)
      return TRUE;
  return FALSE;
}

gboolean
world_has_gap (World *self, const MpMentee *mentee)
{
  const MpPerson *person = world_find (self->people, mentee->row.id);

  return mp_date_is_set (person->birth_date) && mp_date_age_on (person->birth_date, TODAY) < 18
         && (mentee->guardian_name == NULL
             || (mentee->guardian_phone == NULL && mentee->guardian_email == NULL));
}

static gboolean
fits_reference (GPtrArray *rows, const char *wanted, gint64 id)
{
  const MpRow *row;

  if (wanted == NULL)
    return TRUE;
  if (g_str_equal (wanted, MP_PEOPLE_FILTER_NONE))
    return id == 0;
  row = world_find (rows, id);
  return row != NULL && g_str_equal (row->uuid, wanted);
}

static gboolean
fits_words (GString *text, const char *search)
{
  g_autofree char *folded = mp_fold_words (search);
  g_auto (GStrv) prefixes = g_strsplit (folded, " ", -1);
  gboolean fits = mp_fold_words_have_prefixes (text->str, (const char *const *) prefixes);

  g_string_free (text, TRUE);
  return fits;
}

static gboolean
fits_search (World *self, const MpPeopleFilter *filter, gint64 id)
{
  const MpPerson *person = world_find (self->people, id);
  const MpMentee *mentee = world_find (self->mentees, id);
  const MpMentor *mentor = world_find (self->mentors, id);
  const MpOrganisation *school
      = mentee != NULL ? world_find (self->partners, mentee->organisation) : NULL;
  GString *text = g_string_new (NULL);

  mp_fold_append (text, person->given_name);
  mp_fold_append (text, person->family_name);
  mp_fold_append (text, person->email);
  mp_fold_append (text, person->phone);
  mp_fold_append (text, person->phone_key);
  mp_fold_append (text, person->notes);
  mp_fold_append (text, school != NULL ? school->name : NULL);
  mp_fold_append (text, mentor != NULL ? mentor->occupation : NULL);
  mp_fold_append (text, mentor != NULL ? mentor->former_employer : NULL);
  return fits_words (text, filter->search);
}

static gboolean
partner_fits_search (World *self, const MpPeopleFilter *filter, const MpOrganisation *partner)
{
  GString *text = g_string_new (NULL);

  mp_fold_append (text, partner->name);
  mp_fold_append (text, partner->town);
  mp_fold_append (text, partner->industry);
  mp_fold_append (text, partner->phone);
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const MpOrganisationContact *contact = g_ptr_array_index (self->contacts, i);

      if (contact->organisation == partner->row.id)
        mp_fold_append (text, contact->name);
    }
  return fits_words (text, filter->search);
}

static gboolean
fits_archived (const MpPeopleFilter *filter, MpDate archived_on)
{
  if (filter->archived == MP_ARCHIVED_TOO)
    return TRUE;
  return mp_date_is_set (archived_on) == (filter->archived == MP_ARCHIVED_ONLY);
}

static gboolean
fits_status (const MpPeopleFilter *filter, guint status)
{
  return filter->statuses == 0 || (filter->statuses & (1u << status)) != 0;
}

static gboolean
mentee_fits (World *self, const MpPeopleFilter *filter, const MpMentee *mentee)
{
  return fits_status (filter, mentee->status)
         && fits_reference (self->sites, filter->site, mentee->site)
         && fits_reference (self->cohorts, filter->cohort, mentee->cohort)
         && fits_reference (self->partners, filter->organisation, mentee->organisation)
         && fits_stage (self, filter, mentee->row.id)
         && (!filter->guardian_gap || world_has_gap (self, mentee));
}

static gboolean
fits (World *self, const MpPeopleFilter *filter, gint64 id)
{
  const MpPerson *person = world_find (self->people, id);
  const MpMentor *mentor = world_find (self->mentors, id);
  const MpOrganisation *partner = world_find (self->partners, id);

  if (filter->list == MP_LIST_PARTNERS)
    return fits_status (filter, partner->kind) && fits_archived (filter, partner->archived_on)
           && fits_reference (self->sites, filter->site, partner->site)
           && partner_fits_search (self, filter, partner);
  if (!fits_archived (filter, person->archived_on) || !fits_search (self, filter, id))
    return FALSE;
  if (filter->list == MP_LIST_MENTEES)
    return mentee_fits (self, filter, world_find (self->mentees, id));
  return fits_status (filter, mentor->status)
         && fits_reference (self->sites, filter->site, mentor->site);
}

MpDate
world_get_follow_up (World *self, gint64 person)
{
  MpDate first = MP_DATE_NONE;

  for (guint i = 0; i < self->logs->len; i++)
    {
      const MpContactLog *contact = g_ptr_array_index (self->logs, i);

      if (contact->person == person && !contact->followed_up
          && mp_date_is_set (contact->follow_up_on)
          && (!mp_date_is_set (first) || mp_date_compare (contact->follow_up_on, first) < 0))
        first = contact->follow_up_on;
    }
  return first;
}

char *
world_dup_contact (World *self, gint64 organisation)
{
  const MpOrganisationContact *best = NULL;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      const MpOrganisationContact *contact = g_ptr_array_index (self->contacts, i);

      if (contact->organisation == organisation
          && (best == NULL || (contact->main_contact && !best->main_contact)))
        best = contact;
    }
  return g_strdup (best != NULL ? best->name : "");
}

char *
world_dup_pupils (World *self, gint64 organisation)
{
  int n_pupils = 0;

  for (guint i = 0; i < self->mentees->len; i++)
    {
      const MpMentee *mentee = g_ptr_array_index (self->mentees, i);
      const MpPerson *person = world_find (self->people, mentee->row.id);

      n_pupils += mentee->organisation == organisation && !mp_date_is_set (person->archived_on);
    }
  return g_strdup_printf ("%d", n_pupils);
}

void
world_assert_same (World *self, const MpPeopleFilter *filter, GArray *ids)
{
  GPtrArray *rows = rows_of (self, filter->list);
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_add (found, &g_array_index (ids, gint64, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      const MpRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (g_hash_table_contains (found, &row->id), ==, fits (self, filter, row->id));
      g_hash_table_remove (found, &row->id);
    }
  g_assert_cmpuint (g_hash_table_size (found), ==, 0);
}

GArray *
world_query (World *self, const MpPeopleFilter *filter, MpPeopleSort sort)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = mp_people_query_ids (self->store, filter, sort, &error);

  g_assert_no_error (error);
  return ids;
}
