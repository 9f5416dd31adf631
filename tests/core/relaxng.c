/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks documents against the schemas that are shipped. */

#include "config.h"

#include "relaxng.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

static GString *complaints;

static void
complain_cb (void       *user_data,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
complain_cb (void       *user_data,
             const char *format,
             ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (complaints, format, arguments);
  va_end (arguments);
}

static xmlRelaxNG *
read_schema (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("MP_TEST_SRCDIR"), "..", "resources",
                                            "schema", name, NULL);
  xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt (path);
  xmlRelaxNG *schema = xmlRelaxNGParse (parser);

  xmlRelaxNGFreeParserCtxt (parser);
  g_assert_nonnull (schema);
  return schema;
}

static gboolean
validate (const char *schema_name,
          const char *document)
{
  xmlRelaxNG *schema = read_schema (schema_name);
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema);
  xmlDoc *doc = xmlReadMemory (document, (int) strlen (document), NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_HUGE);
  int result;

  g_assert_nonnull (doc);
  xmlRelaxNGSetValidErrors (validator, complain_cb, complain_cb, NULL);
  result = xmlRelaxNGValidateDoc (validator, doc);
  xmlFreeDoc (doc);
  xmlRelaxNGFreeValidCtxt (validator);
  xmlRelaxNGFree (schema);
  return result == 0;
}

/* Whether a document is valid under resources/schema/@schema. */
gboolean
relaxng_is_valid (const char *schema,
                  const char *document)
{
  gboolean valid;

  complaints = g_string_new (NULL);
  valid = validate (schema, document);
  g_string_free (g_steal_pointer (&complaints), TRUE);
  return valid;
}

/* Fails the test with what the validator says and the document. */
void
relaxng_assert_valid (const char *schema,
                      const char *document)
{
  complaints = g_string_new (NULL);
  if (!validate (schema, document))
    g_error ("Invalid under %s:\n%s\n%s", schema, complaints->str, document);
  g_string_free (g_steal_pointer (&complaints), TRUE);
}
