/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports a programme, and writes elements of the same number and size with bare libxml2. */

#include "exchange/mp-xml-export.h"
#include "mp-bench.h"

#include <fcntl.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <string.h>
#include <unistd.h>

/**
 * Step:
 * @name: (nullable): of an element that begins, or %NULL where one ends
 * @text: (nullable): what stands in it before anything else
 * @attributes: (nullable) (array zero-terminated=1) (transfer container): names and values by turns
 */
typedef struct
{
  const char *name;
  const char *text;
  const char **attributes;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->attributes, g_free);
}

static const char **
read_attributes (xmlTextReaderPtr reader,
                 GStringChunk    *words)
{
  g_autoptr (GPtrArray) attributes = g_ptr_array_new ();

  if (!xmlTextReaderHasAttributes (reader))
    return NULL;
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      const char *name = (const char *) xmlTextReaderConstName (reader);
      const char *value = (const char *) xmlTextReaderConstValue (reader);

      g_ptr_array_add (attributes, g_string_chunk_insert_const (words, name));
      g_ptr_array_add (attributes, g_string_chunk_insert (words, value));
    }
  xmlTextReaderMoveToElement (reader);
  g_ptr_array_add (attributes, NULL);
  return (const char **) g_ptr_array_steal (attributes, NULL);
}

static void
read_node (xmlTextReaderPtr reader,
           GStringChunk    *words,
           GArray          *steps)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  Step step = { NULL, NULL, NULL };

  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ELEMENT:
      step.name = g_string_chunk_insert_const (words, name);
      step.attributes = read_attributes (reader, words);
      g_array_append_val (steps, step);
      if (!xmlTextReaderIsEmptyElement (reader))
        return;
      step = (Step){ NULL, NULL, NULL };
      g_array_append_val (steps, step);
      return;
    case XML_READER_TYPE_TEXT:
      g_array_index (steps, Step, steps->len - 1).text
        = g_string_chunk_insert (words, (const char *) xmlTextReaderConstValue (reader));
      return;
    case XML_READER_TYPE_END_ELEMENT:
      g_array_append_val (steps, step);
      return;
    default:
      return;
    }
}

/* Everything in the file that was exported, so that the baseline writes exactly that. */
static GArray *
read_steps (const char   *path,
            GStringChunk *words)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  xmlTextReaderPtr reader = xmlReaderForFile (path, NULL, XML_PARSE_HUGE);

  g_assert_nonnull (reader);
  g_array_set_clear_func (steps, (GDestroyNotify) step_clear);
  while (xmlTextReaderRead (reader) == 1)
    read_node (reader, words, steps);
  xmlFreeTextReader (reader);
  return steps;
}

static void
write_step (xmlTextWriterPtr writer,
            const Step      *step)
{
  if (step->name == NULL)
    {
      xmlTextWriterEndElement (writer);
      return;
    }
  xmlTextWriterStartElement (writer, BAD_CAST step->name);
  for (guint i = 0; step->attributes != NULL && step->attributes[i] != NULL; i += 2)
    xmlTextWriterWriteAttribute (writer, BAD_CAST step->attributes[i],
                                 BAD_CAST step->attributes[i + 1]);
  if (step->text != NULL)
    xmlTextWriterWriteString (writer, BAD_CAST step->text);
}

static void
write_barely (const GArray *steps,
              const char   *path)
{
  xmlTextWriterPtr writer = xmlNewTextWriterFilename (path, 0);
  int fd;

  g_assert_nonnull (writer);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  for (guint i = 0; i < steps->len; i++)
    write_step (writer, &g_array_index (steps, Step, i));
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);

  /* What is exported is on the disk when the export ends. */
  fd = open (path, O_RDONLY);
  fsync (fd);
  close (fd);
}

static double
export_once (MpStore    *store,
             const char *path)
{
  GError *error = NULL;
  double start = mp_bench_now ();

  mp_xml_export_save (store, path, MP_XML_EXPORT_NONE, NULL, NULL, NULL, &error);
  mp_bench_check (error);
  return mp_bench_now () - start;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GStringChunk) words = g_string_chunk_new (1 << 20);
  g_autoptr (GArray) steps = NULL;
  g_autoptr (MpStore) store = NULL;
  GError *error = NULL;
  double ours = 0, bare = 0;

  if (argc != 3)
    return 2;
  store = mp_store_open (argv[1], &error);
  mp_bench_check (error);

  export_once (store, argv[2]);
  mp_bench_tell ("peak", mp_bench_peak ());
  steps = read_steps (argv[2], words);
  for (guint round = 0; round < 3; round++)
    {
      double start = mp_bench_now ();

      write_barely (steps, argv[2]);
      mp_bench_keep_best (&bare, mp_bench_now () - start);
      mp_bench_keep_best (&ours, export_once (store, argv[2]));
    }
  mp_bench_tell ("steps", steps->len);
  mp_bench_tell ("ours", ours);
  mp_bench_tell ("baseline", bare);
  return 0;
}
