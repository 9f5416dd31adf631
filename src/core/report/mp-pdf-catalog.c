/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo does not write into a PDF file: its language and how readers should show it.
 *
 * The few objects that change are added at the end, as an incremental update (ISO 32000-1, 7.5.6):
 * to have a thousand tagged reports written anew takes almost as long as drawing them. */

#include "config.h"

#include "report/mp-pdf-catalog.h"

#include "report/mp-qpdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first version of PDF with all structure types that reports use. */
#define PDF_VERSION "/1.7"

/* How far from the end of a file its last "startxref" can be. */
#define TAIL 64

/**
 * Update:
 * @qpdf: the library
 * @pdf: the objects as cairo wrote them
 * @length: of the file as cairo wrote it
 * @objects: those that changed, as they follow the file
 * @table: where each of them is
 * @size: one more than the highest number of an object
 */
typedef struct
{
  const MpQpdf *qpdf;
  qpdf_data pdf;
  gsize length;
  GString *objects;
  GString *table;
  int size;
} Update;

static gboolean
fail (const char *reason,
      GError    **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is what the PDF library says is wrong, in English */
               _("The PDF file could not be completed: %s. Nothing was written."), reason);
  return FALSE;
}

/* Takes a dictionary as it is now, with one more key if @extra is not empty. */
static void
append_object (Update     *update,
               int         id,
               const char *extra,
               qpdf_oh     object)
{
  const char *text = update->qpdf->oh_unparse_resolved (update->pdf, object);

  g_string_append_printf (update->table, "%d 1\n%010" G_GSIZE_FORMAT " 00000 n \n", id,
                          update->length + update->objects->len);
  g_string_append_printf (update->objects, "%d 0 obj\n<<%s%s\nendobj\n", id, extra,
                          text + strlen ("<<"));
  update->size = MAX (update->size, id + 1);
}

static void
set_flag (const Update *update,
          qpdf_oh       root,
          const char   *dictionary,
          const char   *flag)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  qpdf_oh flags = qpdf->oh_get_key (pdf, root, dictionary);

  if (!qpdf->oh_is_dictionary (pdf, flags))
    flags = qpdf->oh_new_dictionary (pdf);
  qpdf->oh_replace_key (pdf, flags, flag, qpdf->oh_new_bool (pdf, QPDF_TRUE));
  qpdf->oh_replace_key (pdf, root, dictionary, flags);
}

static void
update_catalog (Update     *update,
                qpdf_oh     root,
                const char *language)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;

  qpdf->oh_replace_key (pdf, root, "/Lang", qpdf->oh_new_unicode_string (pdf, language));
  qpdf->oh_replace_key (pdf, root, "/Version", qpdf->oh_new_name (pdf, PDF_VERSION));
  set_flag (update, root, "/MarkInfo", "/Marked");
  set_flag (update, root, "/ViewerPreferences", "/DisplayDocTitle");
  append_object (update, qpdf->oh_get_object_id (pdf, root), "", root);
}

static qpdf_oh
get_children (const Update *update,
              qpdf_oh       tree)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  qpdf_oh children = qpdf->oh_get_key (pdf, tree, "/K");

  return qpdf->oh_is_array (pdf, children) ? children : qpdf->oh_wrap_in_array (pdf, children);
}

static void
append_document_element (Update  *update,
                         int      id,
                         qpdf_oh  tree,
                         qpdf_oh  children)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  qpdf_oh element = qpdf->oh_new_dictionary (pdf);

  qpdf->oh_replace_key (pdf, element, "/Type", qpdf->oh_new_name (pdf, "/StructElem"));
  qpdf->oh_replace_key (pdf, element, "/S", qpdf->oh_new_name (pdf, "/Document"));
  qpdf->oh_replace_key (pdf, element, "/P", tree);
  qpdf->oh_replace_key (pdf, element, "/K", children);
  append_object (update, id, "", element);
}

/* Readers expect one element at the top, over all those that cairo put there.  It takes the next
 * number that is free and is referred to in plain text: to have qpdf make an object, it would read
 * all that there are first. */
static void
update_structure (Update  *update,
                  qpdf_oh  tree)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  qpdf_oh children = get_children (update, tree);
  int document = update->size;
  g_autofree char *parent = g_strdup_printf (" /P %d 0 R", document);
  g_autofree char *only_child = g_strdup_printf (" /K [ %d 0 R ]", document);
  int n_children = qpdf->oh_get_array_n_items (pdf, children);

  append_document_element (update, document, tree, children);
  for (int i = 0; i < n_children; i++)
    {
      qpdf_oh child = qpdf->oh_get_array_item (pdf, children, i);

      qpdf->oh_remove_key (pdf, child, "/P");
      append_object (update, qpdf->oh_get_object_id (pdf, child), parent, child);
      qpdf->oh_release (pdf, child);
    }
  qpdf->oh_remove_key (pdf, tree, "/K");
  append_object (update, qpdf->oh_get_object_id (pdf, tree), only_child, tree);
}

/* Where the table of the file is, or 0 if it has none of the kind that can be continued. */
static gsize
find_table (const GByteArray *pdf)
{
  gsize tail = MIN (pdf->len, TAIL);
  const char *start = (const char *) pdf->data + pdf->len - tail;
  const char *mark = tail > 0 ? g_strrstr_len (start, (gssize) tail, "startxref") : NULL;
  guint64 place = mark != NULL ? g_ascii_strtoull (mark + strlen ("startxref"), NULL, 10) : 0;

  if (place >= pdf->len || pdf->len - place < strlen ("xref")
      || memcmp (pdf->data + place, "xref", 4) != 0)
    return 0;
  return place;
}

static void
append_trailer (Update *update,
                gsize   previous)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  qpdf_oh trailer = qpdf->get_trailer (pdf);
  gsize place = update->length + update->objects->len;

  qpdf->oh_replace_key (pdf, trailer, "/Size", qpdf->oh_new_integer (pdf, update->size));
  qpdf->oh_replace_key (pdf, trailer, "/Prev", qpdf->oh_new_integer (pdf, (long long) previous));
  g_string_append_printf (update->objects,
                          "xref\n%strailer\n%s\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          update->table->str, qpdf->oh_unparse (pdf, trailer), place);
}

static gboolean
make_update (Update            *update,
             const GByteArray  *file,
             const char        *language,
             GError           **error)
{
  const MpQpdf *qpdf = update->qpdf;
  qpdf_data pdf = update->pdf;
  gsize previous = find_table (file);
  QPDF_ERROR_CODE code;
  qpdf_oh root, tree;

  if (previous == 0)
    return fail ("no cross-reference table", error);
  qpdf->silence_errors (pdf);
  qpdf->set_suppress_warnings (pdf, QPDF_TRUE);
  code = qpdf->read_memory (pdf, "report", (const char *) file->data, file->len, NULL);
  if ((code & QPDF_ERRORS) != 0)
    return fail (qpdf->get_error_full_text (pdf, qpdf->get_error (pdf)), error);

  root = qpdf->get_root (pdf);
  tree = qpdf->oh_get_key (pdf, root, "/StructTreeRoot");
  update->size = qpdf->oh_get_int_value_as_int (
      pdf, qpdf->oh_get_key (pdf, qpdf->get_trailer (pdf), "/Size"));
  update_catalog (update, root, language);
  if (qpdf->oh_is_dictionary (pdf, tree))
    update_structure (update, tree);
  append_trailer (update, previous);
  return !qpdf->has_error (pdf)
         || fail (qpdf->get_error_full_text (pdf, qpdf->get_error (pdf)), error);
}

/**
 * mp_pdf_catalog_complete:
 * @pdf: a file of cairo's, of a PDF version under 1.5
 * @language: what it is written in, as a BCP 47 tag
 * @error: set to a #GIOErrorEnum when the file cannot be read or qpdf is missing
 *
 * Says in the file's catalog which language it is in, that its structure is tagged and that
 * readers should show its title, and puts the structure under one document element.
 *
 * Returns: whether @pdf is complete now; if not, it is as it was
 */
gboolean
mp_pdf_catalog_complete (GByteArray  *pdf,
                         const char  *language,
                         GError     **error)
{
  const MpQpdf *qpdf;
  Update update;
  gboolean complete;

  g_return_val_if_fail (pdf != NULL && language != NULL, FALSE);

  qpdf = mp_qpdf_get (error);
  if (qpdf == NULL)
    return FALSE;
  update = (Update){ .qpdf = qpdf, .pdf = qpdf->init (), .length = pdf->len };
  update.objects = g_string_new (NULL);
  update.table = g_string_new (NULL);
  complete = make_update (&update, pdf, language, error);
  qpdf->cleanup (&update.pdf);
  if (complete)
    g_byte_array_append (pdf, (const guint8 *) update.objects->str, (guint) update.objects->len);
  g_string_free (update.objects, TRUE);
  g_string_free (update.table, TRUE);
  return complete;
}
