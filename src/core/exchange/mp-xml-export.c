/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole programme as one XML document, under the schema in resources/schema/programme.rng. */

#include "config.h"

#include "exchange/mp-xml-export.h"

#include "base/mp-atomic-file.h"
#include "base/mp-xml-writer.h"
#include "model/mp-schema.h"
#include "store/mp-table-scan.h"

/* How many records are written between two reports of progress. */
#define REPORT_EVERY 1000

typedef struct
{
  MpStore *store;
  MpXmlWriter *writer;
  MpXmlExportFlags flags;
  MpXmlExportProgress progress;
  gpointer user_data;
  gint64 n_records;
  gint64 n_written;
} Export;

static gboolean
count_records (Export       *self,
               MpTableScan  *scan,
               GError      **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      gint64 n_records = 0;

      if (mp_table_scan_has (scan, tables[i]))
        n_records = mp_store_count (self->store, tables[i], error);
      if (n_records < 0)
        return FALSE;
      self->n_records += n_records;
    }
  return TRUE;
}

static void
report_progress (Export *self)
{
  if (self->progress != NULL && ++self->n_written % REPORT_EVERY == 0)
    self->progress (MIN (self->n_written / (double) self->n_records, 1), self->user_data);
}

static void
write_record (Export        *self,
              MpTableScan   *scan,
              const MpTable *table)
{
  guint n_fields = mp_table_scan_get_n_fields (scan);

  mp_xml_writer_start (self->writer, table->name);
  mp_xml_writer_attribute (self->writer, "uuid", mp_table_scan_get_uuid (scan));
  mp_xml_writer_attribute (self->writer, "created_at", mp_table_scan_get_created_at (scan));
  mp_xml_writer_attribute (self->writer, "updated_at", mp_table_scan_get_updated_at (scan));
  for (guint i = 0; i < n_fields; i++)
    mp_xml_writer_element (self->writer, mp_table_scan_get_field (scan, i)->name,
                           mp_table_scan_get_text (scan, i));
  mp_xml_writer_end (self->writer);
}

static gboolean
write_table (Export         *self,
             MpTableScan    *scan,
             const MpTable  *table,
             GError        **error)
{
  gboolean found;

  if (!mp_table_scan_open (scan, table, error))
    return FALSE;
  while (mp_table_scan_next (scan, &found, error))
    {
      if (!found || mp_xml_writer_has_failed (self->writer))
        return TRUE;
      write_record (self, scan, table);
      report_progress (self);
    }
  return FALSE;
}

static gboolean
write_tables (MpTableScan  *scan,
              gpointer      user_data,
              GError      **error)
{
  Export *self = user_data;
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  if (!count_records (self, scan, error))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    if (mp_table_scan_has (scan, tables[i]) && !write_table (self, scan, tables[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_document (Export  *self,
                GError **error)
{
  gboolean with_private = (self->flags & MP_XML_EXPORT_WITH_PRIVATE) != 0;
  g_autofree char *today = mp_date_to_iso (mp_store_get_today (self->store));

  mp_xml_writer_start (self->writer, "mentoring_plus");
  mp_xml_writer_attribute (self->writer, "xmlns", MP_XML_EXPORT_NAMESPACE);
  mp_xml_writer_attribute (self->writer, "version", PACKAGE_VERSION);
  mp_xml_writer_attribute (self->writer, "written_on", today);
  mp_xml_writer_attribute (self->writer, "with_private", with_private ? "true" : "false");
  if (!mp_table_scan_run (self->store, with_private, write_tables, self, error))
    return FALSE;
  mp_xml_writer_end (self->writer);
  return TRUE;
}

static gboolean
write_to_file (Export        *self,
               MpAtomicFile  *file,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (mp_atomic_file_get_stream (file),
                                                      cancellable);
  g_autoptr (GError) problem = NULL;

  self->writer = writer;
  if (!write_document (self, error))
    return FALSE;
  if (!mp_xml_writer_finish (writer, &problem))
    return mp_atomic_file_take_error (file, g_steal_pointer (&problem), error);
  return mp_atomic_file_commit (file, error);
}

/**
 * mp_xml_export_save:
 * @store: the programme
 * @path: where the file shall appear
 * @flags: what to write besides what everybody may see
 * @progress: (nullable) (scope call): told how far it is, in the caller's thread
 * @cancellable: (nullable): to give up
 * @error: set to a #GIOErrorEnum when the file could not be written, to an #MpStoreError when a
 *   record could not be read
 *
 * Writes every record of every type, each type after those it refers to, as it is at one moment.
 * The elements have the names of types and fields; a reference is a uuid, a field that is not set
 * has no element.  Derived fields, the search index and the history are not written.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
mp_xml_export_save (MpStore              *store,
                    const char           *path,
                    MpXmlExportFlags      flags,
                    MpXmlExportProgress   progress,
                    gpointer              user_data,
                    GCancellable         *cancellable,
                    GError              **error)
{
  Export self = { .store = store, .flags = flags, .progress = progress, .user_data = user_data };
  g_autoptr (MpAtomicFile) file = NULL;

  g_return_val_if_fail (MP_IS_STORE (store) && path != NULL, FALSE);

  if (!mp_store_may_write_to (store, path, error))
    return FALSE;
  file = mp_atomic_file_open (path, error);
  return file != NULL && write_to_file (&self, file, cancellable, error);
}
