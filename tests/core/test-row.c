/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of every record type: copied, compared, written as text and read back, validated. */

#include "model/mp-schema.h"

#include <math.h>
#include <string.h>

typedef void (*EachFunc) (const MpTable *table);

static void
for_each_table (EachFunc func)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    func (tables[i]);
}

static void
fill_field (gpointer row, const MpField *field, GRand *random)
{
  switch (field->kind)
    {
    case MP_KIND_INT:
    case MP_KIND_REF:
      *mp_row_int (row, field) = g_rand_int_range (random, 1, 1000000);
      break;
    case MP_KIND_REAL:
      *mp_row_real (row, field) = g_rand_double_range (random, -1e6, 1e6);
      break;
    case MP_KIND_BOOL:
      *mp_row_bool (row, field) = g_rand_boolean (random);
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      g_free (*mp_row_string (row, field));
      *mp_row_string (row, field)
          = g_strdup_printf ("Été %u “x”\t&<>", g_rand_int (random));
      break;
    case MP_KIND_ENUM:
      {
        guint n = 0;

        while (field->choices[n].name != NULL)
          n++;
        *mp_row_enum (row, field)
            = (unsigned int) field->choices[g_rand_int_range (random, 0, (gint32) n)].value;
      }
      break;
    case MP_KIND_DATE:
      *mp_row_date (row, field)
          = mp_date_new (g_rand_int_range (random, 1930, 2030),
                         g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
      break;
    case MP_KIND_INSTANT:
      mp_row_instant (row, field)->seconds = g_rand_int_range (random, 1, G_MAXINT32);
      break;
    }
}

static void
check_round_trip (const MpTable *table)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 50; round++)
    {
      MpRow *row = mp_row_new (table);
      MpRow *copy;
      MpRow *read = mp_row_new (table);

      for (guint i = 0; i < table->n_fields; i++)
        if (g_rand_int_range (random, 0, 4) > 0)
          fill_field (row, &table->fields[i], random);
      copy = mp_row_copy (row);
      g_assert_true (mp_row_equal (row, copy));
      for (guint i = 0; i < table->n_fields; i++)
        {
          g_autofree char *text = mp_row_field_text (row, &table->fields[i]);

          g_assert_true (mp_row_field_parse (read, &table->fields[i], text, NULL));
        }
      g_assert_true (mp_row_equal (row, read));
      for (guint i = 0; i < table->n_fields; i++)
        {
          const MpField *field = &table->fields[i];
          MpRow *other = mp_row_copy (row);

          do
            fill_field (other, field, random);
          while (mp_row_field_equal (row, other, field));
          g_assert_false (mp_row_equal (row, other));
          mp_row_field_assign (other, row, field);
          g_assert_true (mp_row_equal (row, other));
          mp_row_free (other);
        }
      mp_row_free (row);
      mp_row_free (copy);
      mp_row_free (read);
    }
}

static void
test_round_trip (void)
{
  for_each_table (check_round_trip);
}

static void
check_required (const MpTable *table)
{
  MpRow *row = mp_row_new (table);
  g_autoptr (MpProblems) problems = mp_problems_new ();

  mp_row_validate (row, problems);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const MpField *field = &table->fields[i];
      gboolean missing
          = field->flags & MP_FIELD_REQUIRED && field->kind != MP_KIND_ENUM;

      if (missing)
        g_assert_nonnull (mp_problems_find (problems, field->name));
    }
  mp_row_free (row);
}

static void
test_required (void)
{
  for_each_table (check_required);
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const MpTable *table;
    const char *field;
    const char *text;
    gboolean accepted;
  } cases[] = {
    { &mp_mentor_table, "capacity", "4", TRUE },
    { &mp_mentor_table, "capacity", "4.5", FALSE },
    { &mp_mentor_table, "capacity", "99999999999999999999", FALSE },
    { &mp_mentor_table, "hours_a_month", "2,5", TRUE },
    { &mp_mentor_table, "hours_a_month", "nan", FALSE },
    { &mp_mentor_table, "hours_a_month", "1e999", FALSE },
    { &mp_mentor_table, "status", "READY", TRUE },
    { &mp_mentor_table, "status", "asleep", FALSE },
    { &mp_person_table, "gender", "Non binary", TRUE },
    { &mp_person_table, "birth_date", "2009-02-29", FALSE },
    { &mp_organisation_contact_table, "main_contact", "Oui", TRUE },
    { &mp_organisation_contact_table, "main_contact", "perhaps", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpRow *row = mp_row_new (cases[i].table);
      const MpField *field = mp_table_find_field (cases[i].table, cases[i].field);
      g_autofree char *problem = NULL;

      g_assert_cmpint (mp_row_field_parse (row, field, cases[i].text, &problem), ==,
                       cases[i].accepted);
      g_assert_cmpint (problem == NULL, ==, cases[i].accepted);
      mp_row_free (row);
    }
}

static void
test_validation (void)
{
  g_autoptr (MpMentor) mentor = mp_mentor_new ();
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();

  mentor->capacity = 501;
  mp_row_validate (mentor, problems);
  g_assert_nonnull (mp_problems_find (problems, "capacity"));

  mp_set_text (&person->given_name, "Zoë");
  mp_set_text (&person->email, "zoe@example,org");
  person->family_name = g_strnfill (1001, 'x');
  mp_row_validate (person, problems);
  g_assert_nonnull (mp_problems_find (problems, "email"));
  g_assert_nonnull (mp_problems_find (problems, "family_name"));
  g_assert_null (mp_problems_find (problems, "given_name"));
}

static void
test_stage_record (void)
{
  g_autoptr (MpStageRecord) record = mp_stage_record_new ();
  g_autoptr (MpProblems) problems = mp_problems_new ();

  record->mentee = 1;
  record->state = MP_STAGE_WAIVED;
  record->started_on = mp_date_new (2026, 2, 1);
  record->completed_on = mp_date_new (2026, 1, 1);
  mp_row_validate (record, problems);
  g_assert_nonnull (mp_problems_find (problems, "reason"));
  g_assert_nonnull (mp_problems_find (problems, "completed_on"));
}

static void
test_names (void)
{
  g_autoptr (MpPerson) person = mp_person_new ();
  g_autofree char *display = NULL;
  g_autofree char *list = NULL;

  mp_set_text (&person->given_name, "Zoé");
  mp_set_text (&person->preferred_name, "Zo");
  mp_set_text (&person->family_name, "Tremblay");
  display = mp_person_dup_display_name (person);
  list = mp_person_dup_list_name (person);
  g_assert_cmpstr (display, ==, "Zo Tremblay");
  g_assert_cmpstr (list, ==, "Tremblay, Zoé");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row/every-field-survives-text-and-copies", test_round_trip);
  g_test_add_func ("/row/what-is-required-is-missed", test_required);
  g_test_add_func ("/row/text-of-another-form-is-refused", test_parse_refuses);
  g_test_add_func ("/row/values-out-of-range-are-named", test_validation);
  g_test_add_func ("/row/S-1-waiving-needs-a-reason", test_stage_record);
  g_test_add_func ("/row/names-are-said-and-listed", test_names);
  return g_test_run ();
}
