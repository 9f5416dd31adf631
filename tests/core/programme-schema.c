/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The RELAX NG schema of a programme's XML, made from the tables of fields. */

#include "config.h"

#include "programme-schema.h"

#include "base/mp-xml-writer.h"
#include "exchange/mp-xml-export.h"
#include "model/mp-schema.h"

#define ANNOTATIONS "http://relaxng.org/ns/compatibility/annotations/1.0"
#define DATATYPES "http://www.w3.org/2001/XMLSchema-datatypes"
#define UUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

/* What the model allows where a field does not say. */
#define LONGEST_TEXT 1000
#define LONGEST_LONG_TEXT 100000

static void
start_named (MpXmlWriter *writer,
             const char  *element,
             const char  *name)
{
  mp_xml_writer_start (writer, element);
  mp_xml_writer_attribute (writer, "name", name);
}

static void
write_ref (MpXmlWriter *writer,
           const char  *name)
{
  start_named (writer, "ref", name);
  mp_xml_writer_end (writer);
}

static void
start_data (MpXmlWriter *writer,
            const char  *type)
{
  mp_xml_writer_start (writer, "data");
  mp_xml_writer_attribute (writer, "type", type);
}

static void
write_data (MpXmlWriter *writer,
            const char  *type)
{
  start_data (writer, type);
  mp_xml_writer_end (writer);
}

static void
write_param (MpXmlWriter *writer,
             const char  *name,
             const char  *value)
{
  start_named (writer, "param", name);
  mp_xml_writer_text (writer, value);
  mp_xml_writer_end (writer);
}

static void
write_number_param (MpXmlWriter *writer,
                    const char  *name,
                    double       value)
{
  g_autofree char *text = g_strdup_printf ("%.15g", value);

  write_param (writer, name, text);
}

static void
write_number (MpXmlWriter   *writer,
              const MpField *field,
              const char    *type)
{
  start_data (writer, type);
  if (field->min != 0 || field->max != 0)
    {
      write_number_param (writer, "minInclusive", field->min);
      write_number_param (writer, "maxInclusive", field->max);
    }
  mp_xml_writer_end (writer);
}

static void
write_text (MpXmlWriter   *writer,
            const MpField *field)
{
  double longest = field->kind == MP_KIND_LONG_TEXT ? LONGEST_LONG_TEXT : LONGEST_TEXT;

  start_data (writer, "string");
  write_number_param (writer, "minLength", 1);
  write_number_param (writer, "maxLength", field->max > 0 ? field->max : longest);
  mp_xml_writer_end (writer);
}

static void
write_choices (MpXmlWriter    *writer,
               const MpChoice *choices)
{
  mp_xml_writer_start (writer, "choice");
  for (; choices->name != NULL; choices++)
    mp_xml_writer_element (writer, "value", choices->name);
  mp_xml_writer_end (writer);
}

static void
write_kind (MpXmlWriter   *writer,
            const MpField *field)
{
  switch (field->kind)
    {
    case MP_KIND_INT:
      write_number (writer, field, "integer");
      break;
    case MP_KIND_REAL:
      write_number (writer, field, "double");
      break;
    case MP_KIND_BOOL:
      write_data (writer, "boolean");
      break;
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      write_text (writer, field);
      break;
    case MP_KIND_ENUM:
      write_choices (writer, field->choices);
      break;
    case MP_KIND_DATE:
      write_data (writer, "date");
      break;
    case MP_KIND_INSTANT:
      write_data (writer, "dateTime");
      break;
    case MP_KIND_REF:
    default:
      write_ref (writer, "uuid");
      break;
    }
}

static void
write_field (MpXmlWriter   *writer,
             const MpField *field)
{
  gboolean private = (field->flags & MP_FIELD_PRIVATE) != 0;
  gboolean always = !private && (field->kind == MP_KIND_BOOL
                                 || (field->flags & MP_FIELD_REQUIRED) != 0);
  g_autofree char *words = g_strconcat (field->label, private ? " (private)" : "", NULL);

  if (!always)
    mp_xml_writer_start (writer, "optional");
  start_named (writer, "element", field->name);
  mp_xml_writer_element (writer, "a:documentation", words);
  write_kind (writer, field);
  mp_xml_writer_end (writer);
  if (!always)
    mp_xml_writer_end (writer);
}

static void
write_table (MpXmlWriter   *writer,
             const MpTable *table)
{
  g_autofree char *words = g_strconcat (table->label, table->private_rows ? " (private)" : "",
                                        NULL);

  start_named (writer, "define", table->name);
  start_named (writer, "element", table->name);
  mp_xml_writer_element (writer, "a:documentation", words);
  write_ref (writer, "record");
  for (guint i = 0; i < table->n_fields; i++)
    if (!(table->fields[i].flags & MP_FIELD_DERIVED))
      write_field (writer, &table->fields[i]);
  mp_xml_writer_end (writer);
  mp_xml_writer_end (writer);
}

static void
write_attribute (MpXmlWriter *writer,
                 const char  *name,
                 const char  *type)
{
  start_named (writer, "attribute", name);
  if (type != NULL)
    write_data (writer, type);
  mp_xml_writer_end (writer);
}

static void
write_start (MpXmlWriter *writer)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  mp_xml_writer_start (writer, "start");
  start_named (writer, "element", "mentoring_plus");
  mp_xml_writer_element (writer, "a:documentation",
                         "A programme with all its records, each after those it refers to.");
  write_attribute (writer, "version", NULL);
  write_attribute (writer, "written_on", "date");
  write_attribute (writer, "with_private", "boolean");
  for (guint i = 0; i < n_tables; i++)
    {
      mp_xml_writer_start (writer, "zeroOrMore");
      write_ref (writer, tables[i]->name);
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
  mp_xml_writer_end (writer);
}

static void
write_record (MpXmlWriter *writer)
{
  start_named (writer, "define", "record");
  start_named (writer, "attribute", "uuid");
  mp_xml_writer_element (writer, "a:documentation",
                         "The same in every file; a mentee or a mentor has that of the person.");
  write_ref (writer, "uuid");
  mp_xml_writer_end (writer);
  write_attribute (writer, "created_at", "dateTime");
  write_attribute (writer, "updated_at", "dateTime");
  mp_xml_writer_end (writer);

  start_named (writer, "define", "uuid");
  start_data (writer, "string");
  write_param (writer, "pattern", UUID);
  mp_xml_writer_end (writer);
  mp_xml_writer_end (writer);
}

static void
write_grammar (MpXmlWriter *writer)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  mp_xml_writer_start (writer, "grammar");
  mp_xml_writer_attribute (writer, "xmlns", "http://relaxng.org/ns/structure/1.0");
  mp_xml_writer_attribute (writer, "xmlns:a", ANNOTATIONS);
  mp_xml_writer_attribute (writer, "datatypeLibrary", DATATYPES);
  mp_xml_writer_attribute (writer, "ns", MP_XML_EXPORT_NAMESPACE);
  write_start (writer);
  for (guint i = 0; i < n_tables; i++)
    write_table (writer, tables[i]);
  write_record (writer);
  mp_xml_writer_end (writer);
}

/* The first tag alone is longer than a line. */
static char *
break_first_tag (const char *text)
{
  static const char *const attributes[] = { " xmlns:a=", " datatypeLibrary=", " ns=" };
  GString *broken = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *line = g_strconcat ("\n        ", attributes[i], NULL);

      g_string_replace (broken, attributes[i], line, 1);
    }
  return g_string_free (broken, FALSE);
}

/* What resources/schema/programme.rng has to be. */
char *
programme_schema_make (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (stream, NULL);
  g_autofree char *text = NULL;

  write_grammar (writer);
  g_assert_true (mp_xml_writer_finish (writer, NULL));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  return break_first_tag (text);
}
