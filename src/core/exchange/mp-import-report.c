/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, or did, row by row; can be saved as a table or as text. */

#include "config.h"

#include "exchange/mp-import-report-private.h"

#include "base/mp-atomic-file.h"
#include "exchange/mp-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Room is made for no more than this in advance. */
#define MAX_EXPECTED 1000000

/* Texts lie one after the other in a pool: 100,000 rows must not be 200,000 allocations. */
typedef struct
{
  gint64 person;
  guint32 name;
  guint32 detail;
  guint32 line;
  guint16 file;
  guint8 outcome;
  guint8 added;
} Entry;

struct _MpImportReport
{
  gatomicrefcount n_references;
  gboolean applied;
  GArray *entries;
  GString *pool;
  GPtrArray *files;
  GPtrArray *notes;
  guint counts[MP_N_IMPORT_OUTCOMES];
  guint n_added_duplicates;
};

static const struct
{
  const char *name;
  const char *label;
} outcomes[MP_N_IMPORT_OUTCOMES] = {
  [MP_IMPORT_NEW] = { "new", NC_("imported row", "New") },
  [MP_IMPORT_UNCHANGED] = { "unchanged", NC_("imported row", "Unchanged") },
  [MP_IMPORT_CHANGED] = { "changed", NC_("imported row", "Changed") },
  [MP_IMPORT_DUPLICATE] = { "duplicate", NC_("imported row", "Possible duplicate") },
  [MP_IMPORT_SKIPPED] = { "skipped", NC_("imported row", "Left as it is") },
  [MP_IMPORT_REFUSED] = { "refused", NC_("imported row", "Refused") },
  [MP_IMPORT_GONE] = { "gone", NC_("imported row", "No longer listed") },
};

/* Place 0 of the pool is the empty text. */
static guint32
put_text (MpImportReport *self,
          const char     *text)
{
  guint32 place = (guint32) self->pool->len;

  if (text == NULL || *text == '\0')
    return 0;
  g_string_append_len (self->pool, text, (gssize) strlen (text) + 1);
  return place;
}

static guint16
put_file (MpImportReport *self,
          const char     *file)
{
  for (guint i = self->files->len; i-- > 0;)
    if (g_str_equal (self->files->pdata[i], file))
      return (guint16) i;
  g_ptr_array_add (self->files, g_strdup (file));
  return (guint16) (self->files->len - 1);
}

/* One of the parts of mp_import_report_to_sentence(). */
static char *
describe_count (MpImportOutcome outcome,
                guint           n)
{
  switch (outcome)
    {
    case MP_IMPORT_NEW:
      return g_strdup_printf (ngettext ("%'u new", "%'u new", n), n);
    case MP_IMPORT_CHANGED:
      return g_strdup_printf (ngettext ("%'u changed", "%'u changed", n), n);
    case MP_IMPORT_UNCHANGED:
      return g_strdup_printf (ngettext ("%'u unchanged", "%'u unchanged", n), n);
    case MP_IMPORT_DUPLICATE:
      return g_strdup_printf (ngettext ("%'u possible duplicate left out",
                                        "%'u possible duplicates left out", n), n);
    case MP_IMPORT_SKIPPED:
      return g_strdup_printf (ngettext ("%'u left as it is", "%'u left as they are", n), n);
    case MP_IMPORT_REFUSED:
      return g_strdup_printf (ngettext ("%'u refused", "%'u refused", n), n);
    case MP_IMPORT_GONE:
      return g_strdup_printf (ngettext ("%'u no longer listed", "%'u no longer listed", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_part (GStrvBuilder    *parts,
          MpImportOutcome  outcome,
          guint            n)
{
  g_autofree char *part = n > 0 ? describe_count (outcome, n) : NULL;

  if (part != NULL)
    g_strv_builder_add (parts, part);
}

static void
add_added_part (GStrvBuilder *parts,
                guint         n)
{
  g_autofree char *part = g_strdup_printf (ngettext ("%'u possible duplicate added",
                                                     "%'u possible duplicates added", n), n);

  if (n > 0)
    g_strv_builder_add (parts, part);
}

static void
append_row (GString           *text,
            const MpImportRow *row)
{
  if (row->line > 0)
    /* Translators: a place in a file, such as "pupils.csv, line 7". */
    g_string_append_printf (text, _("%s, line %u"), row->file, row->line);
  else
    g_string_append (text, row->file);
  /* Translators: what happens to somebody in an imported list, such as "New: Tremblay, Zoé". */
  g_string_append (text, " · ");
  g_string_append_printf (text, _("%s: %s"), mp_import_outcome_get_label (row->outcome),
                          row->name);
  if (row->detail != NULL)
    g_string_append_printf (text, "\n    %s", row->detail);
  g_string_append_c (text, '\n');
}

static gboolean
save_table (const MpImportReport  *self,
            GOutputStream         *stream,
            GError               **error)
{
  g_autoptr (MpCsvWriter) writer = mp_csv_writer_new (stream, ',');
  const char *headers[] = { _("File"), _("Line"), _("Outcome"), _("Name"), _("Details") };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    mp_csv_writer_add (writer, headers[i]);
  if (!mp_csv_writer_end_row (writer, error))
    return FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      MpImportRow row;
      char line[16];

      mp_import_report_get_row (self, i, &row);
      g_snprintf (line, sizeof line, "%u", row.line);
      mp_csv_writer_add (writer, row.file);
      mp_csv_writer_add (writer, row.line > 0 ? line : "");
      mp_csv_writer_add (writer, mp_import_outcome_get_label (row.outcome));
      mp_csv_writer_add (writer, row.name);
      mp_csv_writer_add (writer, row.detail);
      if (!mp_csv_writer_end_row (writer, error))
        return FALSE;
    }

  return mp_csv_writer_close (writer, error);
}

/**
 * mp_import_report_new:
 * @applied: whether it says what was done, or what would be
 *
 * Returns: (transfer full): a report without rows
 */
MpImportReport *
mp_import_report_new (gboolean applied)
{
  MpImportReport *self = g_new0 (MpImportReport, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->applied = applied;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->pool = g_string_new (NULL);
  g_string_append_c (self->pool, '\0');
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * mp_import_report_expect:
 * @self: a report without rows
 * @n_rows: how many there are likely to be
 *
 * Makes room at once: what grows in steps leaves holes in the memory.
 */
void
mp_import_report_expect (MpImportReport *self,
                         guint           n_rows)
{
  g_return_if_fail (self != NULL && self->entries->len == 0);

  g_array_set_size (self->entries, MIN (n_rows, MAX_EXPECTED));
  g_array_set_size (self->entries, 0);
}

/**
 * mp_import_report_add:
 * @self: a report
 * @row: what there is to say about one row; copied
 */
void
mp_import_report_add (MpImportReport    *self,
                      const MpImportRow *row)
{
  Entry entry;

  g_return_if_fail (self != NULL && row != NULL && row->file != NULL);

  entry = (Entry){
    .person = row->person,
    .name = put_text (self, row->name),
    .detail = put_text (self, row->detail),
    .line = row->line,
    .file = put_file (self, row->file),
    .outcome = (guint8) row->outcome,
    .added = row->added != FALSE,
  };
  g_array_append_val (self->entries, entry);
  self->counts[row->outcome]++;
  self->n_added_duplicates += row->outcome == MP_IMPORT_DUPLICATE && row->added;
}

/**
 * mp_import_report_set_person:
 * @self: a report
 * @position: of a row
 * @person: the id that its record was given
 */
void
mp_import_report_set_person (MpImportReport *self,
                             guint           position,
                             gint64          person)
{
  g_return_if_fail (self != NULL && position < self->entries->len);

  g_array_index (self->entries, Entry, position).person = person;
}

/**
 * mp_import_report_note:
 * @self: a report
 * @note: something about the source as a whole, as a sentence
 */
void
mp_import_report_note (MpImportReport *self,
                       const char     *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}

/**
 * mp_import_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): the same
 */
MpImportReport *
mp_import_report_ref (MpImportReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * mp_import_report_unref:
 * @self: (transfer full): a report
 */
void
mp_import_report_unref (MpImportReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_array_unref (self->entries);
  g_string_free (self->pool, TRUE);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * mp_import_report_is_applied:
 * @self: a report
 *
 * Returns: whether it says what was done; otherwise what would be
 */
gboolean
mp_import_report_is_applied (const MpImportReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->applied;
}

/**
 * mp_import_report_get_n_rows:
 * @self: a report
 *
 * Returns: how many rows it has something to say about
 */
guint
mp_import_report_get_n_rows (const MpImportReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * mp_import_report_get_row:
 * @self: a report
 * @position: of a row
 * @row: (out caller-allocates): the row
 */
void
mp_import_report_get_row (const MpImportReport *self,
                          guint                 position,
                          MpImportRow          *row)
{
  const Entry *entry;

  g_return_if_fail (self != NULL && position < self->entries->len);
  g_return_if_fail (row != NULL);

  entry = &g_array_index (self->entries, Entry, position);
  *row = (MpImportRow){
    .file = self->files->pdata[entry->file],
    .line = entry->line,
    .outcome = entry->outcome,
    .name = self->pool->str + entry->name,
    .detail = entry->detail != 0 ? self->pool->str + entry->detail : NULL,
    .person = entry->person,
    .added = entry->added,
  };
}

/**
 * mp_import_report_count:
 * @self: a report
 * @outcome: an outcome
 *
 * Returns: how many rows have it
 */
guint
mp_import_report_count (const MpImportReport *self,
                        MpImportOutcome       outcome)
{
  g_return_val_if_fail (self != NULL && outcome < MP_N_IMPORT_OUTCOMES, 0);

  return self->counts[outcome];
}

/**
 * mp_import_report_count_written:
 *
 * Returns: how many records are added or changed, possible duplicates that are added among them
 */
guint
mp_import_report_count_written (const MpImportReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->counts[MP_IMPORT_NEW] + self->counts[MP_IMPORT_CHANGED] + self->n_added_duplicates;
}

/**
 * mp_import_report_get_n_notes:
 * @self: a report
 *
 * Returns: how many notes about the source as a whole there are
 */
guint
mp_import_report_get_n_notes (const MpImportReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->notes->len;
}

/**
 * mp_import_report_get_note:
 * @self: a report
 * @position: of a note
 *
 * Returns: something about the source as a whole, as a sentence
 */
const char *
mp_import_report_get_note (const MpImportReport *self,
                           guint                 position)
{
  g_return_val_if_fail (self != NULL && position < self->notes->len, NULL);

  return self->notes->pdata[position];
}

/**
 * mp_import_report_to_sentence:
 * @self: a report
 *
 * Returns: (transfer full): how many rows have which outcome: "12 new, 3 changed, 1 refused."
 */
char *
mp_import_report_to_sentence (const MpImportReport *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  add_part (parts, MP_IMPORT_NEW, self->counts[MP_IMPORT_NEW]);
  add_added_part (parts, self->n_added_duplicates);
  add_part (parts, MP_IMPORT_CHANGED, self->counts[MP_IMPORT_CHANGED]);
  add_part (parts, MP_IMPORT_UNCHANGED, self->counts[MP_IMPORT_UNCHANGED]);
  add_part (parts, MP_IMPORT_SKIPPED, self->counts[MP_IMPORT_SKIPPED]);
  add_part (parts, MP_IMPORT_DUPLICATE,
            self->counts[MP_IMPORT_DUPLICATE] - self->n_added_duplicates);
  add_part (parts, MP_IMPORT_REFUSED, self->counts[MP_IMPORT_REFUSED]);
  add_part (parts, MP_IMPORT_GONE, self->counts[MP_IMPORT_GONE]);
  list = g_strv_builder_end (parts);
  if (list[0] == NULL)
    return g_strdup (_("There are no rows."));

  joined = g_strjoinv (", ", list);
  return g_strconcat (joined, ".", NULL);
}

/**
 * mp_import_report_to_text:
 * @self: a report
 *
 * Returns: (transfer full): all of it, for people to read
 */
char *
mp_import_report_to_text (const MpImportReport *self)
{
  g_autofree char *sentence = mp_import_report_to_sentence (self);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append (text, self->applied ? _("Imported.") : _("Nothing was imported yet."));
  g_string_append_printf (text, " %s\n", sentence);
  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->notes->pdata[i]);
  if (self->entries->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < self->entries->len; i++)
    {
      MpImportRow row;

      mp_import_report_get_row (self, i, &row);
      append_row (text, &row);
    }

  return g_string_free (text, FALSE);
}

/**
 * mp_import_report_save:
 * @self: a report
 * @path: where to; a name that ends in ".csv" gets a table, any other a text
 * @error: where to say why it could not be written
 *
 * Returns: whether it was written; otherwise what was there before is still there
 */
gboolean
mp_import_report_save (const MpImportReport  *self,
                       const char            *path,
                       GError               **error)
{
  g_autoptr (MpAtomicFile) file = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *text = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  folded = g_ascii_strdown (path, -1);
  if (!g_str_has_suffix (folded, ".csv"))
    {
      text = mp_import_report_to_text (self);
      return mp_atomic_file_write_all (path, text, strlen (text), NULL, error);
    }

  file = mp_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;
  if (!save_table (self, mp_atomic_file_get_stream (file), &problem))
    return mp_atomic_file_take_error (file, problem, error);
  return mp_atomic_file_commit (file, error);
}

/**
 * mp_import_outcome_get_name:
 * @outcome: an outcome
 *
 * Returns: how files and the command line write it
 */
const char *
mp_import_outcome_get_name (MpImportOutcome outcome)
{
  g_return_val_if_fail (outcome < MP_N_IMPORT_OUTCOMES, NULL);

  return outcomes[outcome].name;
}

/**
 * mp_import_outcome_get_label:
 * @outcome: an outcome
 *
 * Returns: how people read it, translated
 */
const char *
mp_import_outcome_get_label (MpImportOutcome outcome)
{
  g_return_val_if_fail (outcome < MP_N_IMPORT_OUTCOMES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "imported row", outcomes[outcome].label);
}
