/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a profile page shows about a person, read at once; and how it is put in words. */

#include "config.h"

#include "gui/model/mp-profile-snapshot.h"

#include "model/mp-contact-log.h"
#include "model/mp-schema.h"
#include "model/mp-school-note.h"
#include "store/mp-query-names.h"
#include "store/mp-query-stages.h"

#include <glib/gi18n.h>

static MpProgramme *
get_programme (MpStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, &mp_programme_table, error);

  if (rows == NULL)
    return NULL;

  return rows->len > 0 ? mp_row_copy (rows->pdata[0]) : mp_programme_new ();
}

static char *
dup_name (MpStore *store, const MpTable *table, gint64 id)
{
  return id != 0 ? mp_store_dup_name (store, table, id) : NULL;
}

static int
compare_dates (MpDate a, MpDate b, gint64 id_a, gint64 id_b)
{
  int order = mp_date_compare (b, a);

  return order != 0 ? order : (id_b > id_a) - (id_b < id_a);
}

static gint
compare_notes (gconstpointer a, gconstpointer b)
{
  const MpSchoolNote *note_a = *(MpSchoolNote *const *) a;
  const MpSchoolNote *note_b = *(MpSchoolNote *const *) b;

  return compare_dates (note_a->written_on, note_b->written_on, note_a->row.id, note_b->row.id);
}

static gint
compare_contacts (gconstpointer a, gconstpointer b)
{
  const MpContactLog *log_a = *(MpContactLog *const *) a;
  const MpContactLog *log_b = *(MpContactLog *const *) b;

  return compare_dates (log_a->held_on, log_b->held_on, log_a->row.id, log_b->row.id);
}

static gboolean
load_attached (MpProfileSnapshot *self, MpStore *store, gint64 id, GError **error)
{
  self->notes = mp_store_list_of (store, &mp_school_note_table, "mentee", id, error);
  if (self->notes == NULL)
    return FALSE;

  self->contacts = mp_store_list_of (store, &mp_contact_log_table, "person", id, error);
  if (self->contacts == NULL)
    return FALSE;

  g_ptr_array_sort (self->notes, compare_notes);
  g_ptr_array_sort (self->contacts, compare_contacts);
  return TRUE;
}

static gboolean
load_pipeline (MpProfileSnapshot *self, MpStore *store, gint64 id, GError **error)
{
  if (self->profile->mentee == NULL)
    return TRUE;

  self->pipeline = mp_stages_load (store, id, error);
  return self->pipeline != NULL;
}

static void
load_names (MpProfileSnapshot *self, MpStore *store)
{
  const MpMentee *mentee = self->profile->mentee;
  const MpMentor *mentor = self->profile->mentor;

  self->name = mp_person_dup_display_name (self->profile->person);
  if (mentee != NULL)
    {
      self->organisation = dup_name (store, &mp_organisation_table, mentee->organisation);
      self->cohort = dup_name (store, &mp_cohort_table, mentee->cohort);
      self->mentee_site = dup_name (store, &mp_site_table, mentee->site);
    }
  if (mentor != NULL)
    self->mentor_site = dup_name (store, &mp_site_table, mentor->site);
}

/**
 * mp_profile_snapshot_load:
 * @id: of a person
 * @error: an #MpStoreError; %MP_STORE_ERROR_NOT_FOUND if there is no such person
 *
 * Returns: (transfer full) (nullable): what the file says now, or %NULL with @error set
 */
MpProfileSnapshot *
mp_profile_snapshot_load (MpStore *store, gint64 id, GError **error)
{
  g_autoptr (MpProfileSnapshot) self = g_new0 (MpProfileSnapshot, 1);

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self->today = mp_store_get_today (store);
  self->profile = mp_profile_load (store, id, error);
  if (self->profile == NULL)
    return NULL;
  self->programme = get_programme (store, error);
  if (self->programme == NULL || !load_attached (self, store, id, error)
      || !load_pipeline (self, store, id, error))
    return NULL;

  load_names (self, store);
  self->n_gaps = mp_people_find_gaps (self->profile->person, self->profile->mentee,
                                      self->profile->mentor, self->programme, self->today,
                                      self->gaps);
  return g_steal_pointer (&self);
}

/**
 * mp_profile_snapshot_free:
 * @self: (nullable): a snapshot
 */
void
mp_profile_snapshot_free (MpProfileSnapshot *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->profile, mp_profile_free);
  g_clear_pointer (&self->programme, mp_programme_free);
  g_clear_pointer (&self->pipeline, mp_pipeline_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->cohort);
  g_free (self->mentee_site);
  g_free (self->mentor_site);
  g_free (self);
}

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * mp_profile_age_text:
 * @birth_date: may be unset
 * @today: the day the age is seen from
 *
 * Returns: (transfer full) (nullable): such as "17 years old", or %NULL if it is not known
 */
char *
mp_profile_age_text (MpDate birth_date, MpDate today)
{
  int age = mp_date_age_on (birth_date, today);

  if (age < 0)
    return NULL;

  return g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) age), age);
}

/* A grade that is only a number says nothing by itself. */
static char *
grade_text (const char *grade)
{
  if (grade == NULL)
    return NULL;
  if (g_ascii_isdigit (*grade))
    /* Translators: %s is a number such as "12". */
    return g_strdup_printf (_("Grade %s"), grade);

  return g_strdup (grade);
}

/**
 * mp_profile_snapshot_dup_about:
 *
 * Returns: (transfer full): who it is, such as "she/her · 17 years old"
 */
char *
mp_profile_snapshot_dup_about (const MpProfileSnapshot *self)
{
  GString *text;
  g_autofree char *age = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  age = mp_profile_age_text (self->profile->person->birth_date, self->today);
  add_part (text, self->profile->person->pronouns);
  if (self->profile->mentee != NULL)
    add_part (text, age);
  add_part (text, self->profile->person->town);
  return g_string_free (text, FALSE);
}

/**
 * mp_profile_snapshot_dup_where:
 *
 * Returns: (transfer full): where they come from: school and grade of a mentee, work of a mentor
 */
char *
mp_profile_snapshot_dup_where (const MpProfileSnapshot *self)
{
  GString *text;
  g_autofree char *grade = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  if (self->profile->mentee != NULL)
    {
      grade = grade_text (self->profile->mentee->grade);
      add_part (text, self->organisation);
      add_part (text, grade);
    }
  if (self->profile->mentor != NULL)
    {
      add_part (text, self->profile->mentor->occupation);
      add_part (text, self->profile->mentor->former_employer);
    }
  return g_string_free (text, FALSE);
}

static char *
reference_name (const MpProfileSnapshot *self, const MpTable *table, const MpField *field)
{
  if (g_str_equal (field->name, "organisation"))
    return g_strdup (self->organisation);
  if (g_str_equal (field->name, "cohort"))
    return g_strdup (self->cohort);
  if (g_str_equal (field->name, "site"))
    return g_strdup (table == &mp_mentor_table ? self->mentor_site : self->mentee_site);
  return NULL;
}

/**
 * mp_profile_snapshot_dup_value:
 * @table: of people, mentees or mentors
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): the value as people read it, references by name, or %NULL
 *   if there is none
 */
char *
mp_profile_snapshot_dup_value (const MpProfileSnapshot *self, const MpTable *table,
                               const MpField *field)
{
  gconstpointer row;
  g_autofree char *text = NULL;
  g_autofree char *age = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && field != NULL, NULL);

  row = mp_profile_get_part (self->profile, table);
  if (row == NULL || !mp_row_field_is_set (row, field))
    return NULL;
  if (field->kind == MP_KIND_REF)
    return reference_name (self, table, field);

  text = mp_row_field_display (row, field);
  if (g_str_equal (field->name, "birth_date"))
    age = mp_profile_age_text (self->profile->person->birth_date, self->today);
  return age != NULL ? g_strdup_printf ("%s (%s)", text, age) : g_steal_pointer (&text);
}
