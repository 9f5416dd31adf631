/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of a programme: whole, valid, fit for reading back, and without private records (P-4). */

#include "config.h"

#include "exchange/mp-xml-export.h"
#include "filled-programme.h"
#include "programme-schema.h"
#include "relaxng.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#define SCHEMA "programme.rng"

static char *
export (MpStore          *store,
        MpXmlExportFlags  flags)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "programme.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *xml = NULL;

  mp_xml_export_save (store, path, flags, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return xml;
}

/* To write it anew after a change of the tables: MP_UPDATE=1 meson test -C build xml-export */
static void
test_schema_follows_the_tables (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("MP_TEST_SRCDIR"), "..", "resources",
                                            "schema", SCHEMA, NULL);
  g_autofree char *made = programme_schema_make ();
  g_autofree char *shipped = NULL;

  if (g_getenv ("MP_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, made, -1, NULL));
  g_assert_true (g_file_get_contents (path, &shipped, NULL, NULL));
  if (!g_str_equal (shipped, made))
    g_error ("resources/schema/" SCHEMA " does not follow the tables of fields; with MP_UPDATE=1 "
             "this test writes it");
}

static void
test_empty_programme_is_valid (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autofree char *xml = export (store, MP_XML_EXPORT_NONE);

  relaxng_assert_valid (SCHEMA, xml);
  g_assert_nonnull (strstr (xml, "<programme "));
}

static void
test_private_records_stay (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  g_autofree char *xml = export (store, MP_XML_EXPORT_NONE);
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  relaxng_assert_valid (SCHEMA, xml);
  g_assert_null (strstr (xml, SECRET));
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *tag = g_strdup_printf ("<%s ", tables[i]->name);

      g_assert_true ((strstr (xml, tag) != NULL) == !tables[i]->private_rows);
    }
}

/* Fields without a text to mark, such as choices, are looked for by their element. */
static void
test_private_fields_have_no_element (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  g_autofree char *xml = export (store, MP_XML_EXPORT_NONE);
  xmlDoc *doc = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *record = xmlFirstElementChild (root); record != NULL;
       record = xmlNextElementSibling (record))
    {
      const MpTable *table = mp_schema_find ((const char *) record->name);

      for (xmlNode *element = xmlFirstElementChild (record); element != NULL;
           element = xmlNextElementSibling (element))
        {
          const MpField *field = mp_table_find_field (table, (const char *) element->name);

          g_assert_nonnull (field);
          g_assert_false (field->flags & (MP_FIELD_PRIVATE | MP_FIELD_DERIVED));
        }
    }
  xmlFreeDoc (doc);
}

static void
test_everything_is_written_when_asked_for (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  g_autofree char *xml = export (store, MP_XML_EXPORT_WITH_PRIVATE);
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  relaxng_assert_valid (SCHEMA, xml);
  for (guint i = 0; i < n_tables; i++)
    for (guint j = 0; j < tables[i]->n_fields; j++)
      {
        g_autofree char *tag = g_strdup_printf ("<%s>", tables[i]->fields[j].name);

        if (!(tables[i]->fields[j].flags & MP_FIELD_DERIVED))
          g_assert_nonnull (strstr (xml, tag));
      }
  g_assert_nonnull (strstr (xml, SECRET "personnotes"));
}

static void
assert_field (MpStore    *store,
              gpointer    row,
              const char *name,
              const char *text)
{
  const MpField *field = mp_table_find_field (((MpRow *) row)->table, name);

  g_assert_nonnull (field);
  if (field->kind == MP_KIND_REF)
    {
      g_autoptr (GError) error = NULL;
      MpRow *target = mp_store_get (store, mp_schema_find (field->target),
                                    *mp_row_int (row, field), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (target->uuid, ==, text);
      mp_row_free (target);
    }
  else
    {
      g_autofree char *expected = mp_row_field_text (row, field);

      g_assert_cmpstr (expected, ==, text);
    }
}

/* Nothing is lost: an element for each field that is set, and it says what the record says. */
static void
test_elements_say_what_the_records_say (void)
{
  g_autoptr (MpStore) store = filled_programme_new ();
  g_autofree char *xml = export (store, MP_XML_EXPORT_WITH_PRIVATE);
  xmlDoc *doc = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL, XML_PARSE_NONET);
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *record = xmlFirstElementChild (root); record != NULL;
       record = xmlNextElementSibling (record))
    {
      const MpTable *table = mp_schema_find ((const char *) record->name);
      xmlChar *uuid = xmlGetProp (record, BAD_CAST "uuid");
      gpointer row = mp_store_get_by_uuid (store, table, (const char *) uuid, NULL);
      guint n_set = 0;

      g_assert_nonnull (row);
      for (xmlNode *element = xmlFirstElementChild (record); element != NULL;
           element = xmlNextElementSibling (element))
        {
          xmlChar *text = xmlNodeGetContent (element);

          assert_field (store, row, (const char *) element->name, (const char *) text);
          xmlFree (text);
        }
      for (guint i = 0; i < table->n_fields; i++)
        n_set += !(table->fields[i].flags & MP_FIELD_DERIVED)
                 && mp_row_field_is_set (row, &table->fields[i]);
      g_assert_cmpuint (xmlChildElementCount (record), ==, n_set);
      mp_row_free (row);
      xmlFree (uuid);
    }
  xmlFreeDoc (doc);
}

static void
add_people (MpStore *store,
            guint    n_people)
{
  g_autoptr (MpBatch) batch = mp_batch_new ("Add");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_people; i++)
    {
      MpPerson *person = mp_person_new ();
      g_autofree char *name = g_strdup_printf ("Person %u & <co>\001", i);

      mp_set_text (&person->given_name, name);
      mp_batch_take (batch, person);
    }
  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

/* Deleted records leave gaps in the ids, so that references cannot be found by counting. */
static void
test_references_survive_gaps (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (MpBatch) batch = mp_batch_new ("Delete");
  g_autoptr (MpBatch) mentees = mp_batch_new ("Add mentees");
  g_autofree char *xml = NULL;

  add_people (store, 40);
  for (gint64 id = 2; id <= 40; id++)
    if (id % 3 == 0 || id % 7 == 1)
      mp_batch_delete (batch, &mp_person_table, id);
  g_assert_true (mp_store_apply (store, batch, NULL));
  for (gint64 id = 1; id <= 40; id++)
    {
      MpContactLog *log = mp_contact_log_new ();

      if (id > 1 && (id % 3 == 0 || id % 7 == 1))
        {
          mp_contact_log_free (log);
          continue;
        }
      log->person = id;
      log->held_on = mp_date_new (2026, 9, 1);
      log->kind = MP_CONTACT_BY_PHONE;
      mp_batch_take (mentees, log);
    }
  g_assert_true (mp_store_apply (store, mentees, NULL));

  xml = export (store, MP_XML_EXPORT_WITH_PRIVATE);
  relaxng_assert_valid (SCHEMA, xml);
  for (gint64 id = 1; id <= 40; id++)
    {
      g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, id, NULL);
      g_autofree char *reference = NULL;

      if (person == NULL)
        continue;
      reference = g_strdup_printf ("<person>%s</person>", person->row.uuid);
      g_assert_nonnull (strstr (xml, reference));
    }
}

static void
count_cb (double   fraction,
          gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_can_be_followed_and_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mp-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "programme.xml", NULL);
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  double last = 0;

  add_people (store, 5000);
  g_assert_true (mp_xml_export_save (store, path, 0, count_cb, &last, NULL, NULL));
  g_assert_cmpfloat (last, >, 0.9);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_false (mp_xml_export_save (store, path, 0, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_impossible_place_is_an_error (void)
{
  g_autoptr (MpStore) store = mp_store_new_in_memory ();
  g_autoptr (GError) nowhere = NULL;
  g_autoptr (GError) full = NULL;

  g_assert_false (mp_xml_export_save (store, "/nowhere/at/all.xml", 0, NULL, NULL, NULL,
                                      &nowhere));
  g_assert_error (nowhere, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  add_people (store, 100);
  g_assert_false (mp_xml_export_save (store, "/dev/full", 0, NULL, NULL, NULL, &full));
  g_assert_error (full, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-export/schema-follows-the-tables", test_schema_follows_the_tables);
  g_test_add_func ("/xml-export/empty-programme-is-valid", test_empty_programme_is_valid);
  g_test_add_func ("/xml-export/private-records-stay", test_private_records_stay);
  g_test_add_func ("/xml-export/private-fields-have-no-element",
                   test_private_fields_have_no_element);
  g_test_add_func ("/xml-export/everything-is-written-when-asked-for",
                   test_everything_is_written_when_asked_for);
  g_test_add_func ("/xml-export/elements-say-what-the-records-say",
                   test_elements_say_what_the_records_say);
  g_test_add_func ("/xml-export/references-survive-gaps", test_references_survive_gaps);
  g_test_add_func ("/xml-export/can-be-followed-and-cancelled",
                   test_can_be_followed_and_cancelled);
  g_test_add_func ("/xml-export/impossible-place-is-an-error", test_impossible_place_is_an_error);
  return g_test_run ();
}
