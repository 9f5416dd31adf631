/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML writer writes is what a parser reads back, whatever the text holds. */

#include "config.h"

#include "base/mp-xml-writer.h"

#include <libxml/parser.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef void (*Body) (MpXmlWriter *writer);

static char *
write_document (Body body)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  body (writer);
  mp_xml_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
write_nested (MpXmlWriter *writer)
{
  mp_xml_writer_start (writer, "a");
  mp_xml_writer_attribute (writer, "x", "1");
  mp_xml_writer_attribute (writer, "none", NULL);
  mp_xml_writer_element (writer, "b", "text");
  mp_xml_writer_element (writer, "none", NULL);
  mp_xml_writer_start (writer, "c");
  mp_xml_writer_end (writer);
  mp_xml_writer_start (writer, "d");
  mp_xml_writer_date (writer, "e", mp_date_new (2026, 2, 9));
  mp_xml_writer_date (writer, "none", MP_DATE_NONE);
  mp_xml_writer_end (writer);
  mp_xml_writer_start (writer, "f");
  mp_xml_writer_attribute (writer, "y", "2");
  mp_xml_writer_text (writer, "one ");
  mp_xml_writer_text (writer, "two");
  mp_xml_writer_end (writer);
  mp_xml_writer_end (writer);
}

static void
test_elements_stand_on_lines (void)
{
  g_autofree char *document = write_document (write_nested);

  g_assert_cmpstr (document, ==,
                   HEAD "<a x=\"1\">\n  <b>text</b>\n  <c/>\n  <d>\n    <e>2026-02-09</e>\n"
                   "  </d>\n  <f y=\"2\">one two</f>\n</a>\n");
}

static const struct
{
  const char *name;
  const char *text;
  const char *read;
} texts[] = {
  { "markup", "<a> & \"b\" 'c' ]]> &amp;", NULL },
  { "spaces", " \t two \n lines \r\n and \r more ", NULL },
  { "scripts", "Zoë Ǧamīla أمينة Нікіта ᒥᑭᒫᖅ 😀", NULL },
  { "empty", "", NULL },
  { "controls", "a\001\037\177\010b", "a\357\277\275\357\277\275\177\357\277\275b" },
  { "no-characters", "a\357\277\276b\357\277\277", "a\357\277\275b\357\277\275" },
  { "not-utf-8", "caf\351 x", "caf\357\277\275 x" },
  { "cut-off", "abc\303", "abc\357\277\275" },
  { "surrogate", "\355\240\200", "\357\277\275\357\277\275\357\277\275" },
  { "overlong", "\300\257", "\357\277\275\357\277\275" },
};

static void
write_texts (MpXmlWriter *writer)
{
  mp_xml_writer_start (writer, "texts");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      mp_xml_writer_start (writer, texts[i].name);
      mp_xml_writer_attribute (writer, "value", texts[i].text);
      mp_xml_writer_element (writer, "text", texts[i].text);
      mp_xml_writer_end (writer);
    }
  mp_xml_writer_end (writer);
}

static void
assert_text (xmlNode    *node,
             const char *expected)
{
  xmlNode *child = xmlFirstElementChild (node);
  xmlChar *value = xmlGetProp (node, BAD_CAST "value");
  xmlChar *text = xmlNodeGetContent (child);

  g_assert_cmpstr ((char *) value, ==, expected);
  g_assert_cmpstr ((char *) text, ==, expected);
  xmlFree (value);
  xmlFree (text);
}

static void
test_any_text_is_read_back (void)
{
  g_autofree char *document = write_document (write_texts);
  xmlDoc *doc = xmlReadMemory (document, strlen (document), NULL, NULL, XML_PARSE_NONET);
  xmlNode *node;

  g_assert_nonnull (doc);
  node = xmlFirstElementChild (xmlDocGetRootElement (doc));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr ((char *) node->name, ==, texts[i].name);
      assert_text (node, texts[i].read != NULL ? texts[i].read : texts[i].text);
      node = xmlNextElementSibling (node);
    }
  g_assert_null (node);
  xmlFreeDoc (doc);
}

static void
write_much (MpXmlWriter *writer)
{
  g_autofree char *text = g_strnfill (1000000, '&');

  mp_xml_writer_start (writer, "much");
  mp_xml_writer_element (writer, "text", text);
  for (guint i = 0; i < 20000; i++)
    mp_xml_writer_element (writer, "line", "é<");
  mp_xml_writer_end (writer);
}

static void
test_long_documents_are_whole (void)
{
  g_autofree char *document = write_document (write_much);

  g_assert_cmpuint (strlen (document), ==,
                    strlen (HEAD "<much>\n  <text></text>\n</much>\n") + 5000000
                    + 20000 * strlen ("\n  <line>é&lt;</line>"));
}

static void
test_first_error_is_reported (void)
{
  char room[100000];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_xml_writer_has_failed (writer));
  write_much (writer);
  g_assert_true (mp_xml_writer_has_failed (writer));
  g_assert_false (mp_xml_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (stream, cancellable);
  g_autoptr (GError) error = NULL;

  write_nested (writer);
  g_cancellable_cancel (cancellable);
  g_assert_true (mp_xml_writer_has_failed (writer));
  g_assert_false (mp_xml_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-writer/elements-stand-on-lines", test_elements_stand_on_lines);
  g_test_add_func ("/xml-writer/any-text-is-read-back", test_any_text_is_read_back);
  g_test_add_func ("/xml-writer/long-documents-are-whole", test_long_documents_are_whole);
  g_test_add_func ("/xml-writer/first-error-is-reported", test_first_error_is_reported);
  g_test_add_func ("/xml-writer/can-be-cancelled", test_can_be_cancelled);
  return g_test_run ();
}
