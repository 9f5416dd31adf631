/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every report can do: say what it is, compose its pages part by part, and write its XML. */

#include "config.h"

#include "report/mp-report.h"

#include "base/mp-atomic-file.h"

G_DEFINE_INTERFACE (MpReport, mp_report, G_TYPE_OBJECT)

static void
mp_report_default_init (MpReportInterface *iface)
{
}

/**
 * mp_report_dup_title:
 *
 * Returns: (transfer full): what the report is and whom it is about, in the report's language
 */
char *
mp_report_dup_title (MpReport *self)
{
  g_return_val_if_fail (MP_IS_REPORT (self), NULL);

  return MP_REPORT_GET_IFACE (self)->dup_title (self);
}

/**
 * mp_report_get_author:
 *
 * Returns: (transfer none) (nullable): who writes it
 */
const char *
mp_report_get_author (MpReport *self)
{
  g_return_val_if_fail (MP_IS_REPORT (self), NULL);

  return MP_REPORT_GET_IFACE (self)->get_author (self);
}

/**
 * mp_report_get_catalogue:
 *
 * Returns: (transfer none): the texts of the report's language
 */
MpCatalogue *
mp_report_get_catalogue (MpReport *self)
{
  g_return_val_if_fail (MP_IS_REPORT (self), NULL);

  return MP_REPORT_GET_IFACE (self)->get_catalogue (self);
}

/**
 * mp_report_get_n_parts:
 *
 * Returns: how many documents it holds, such as one for each mentee
 */
guint
mp_report_get_n_parts (MpReport *self)
{
  g_return_val_if_fail (MP_IS_REPORT (self), 0);

  return MP_REPORT_GET_IFACE (self)->get_n_parts (self);
}

/**
 * mp_report_dup_part_title:
 * @part: from 0
 *
 * Returns: (transfer full): what a part is about, such as a mentee's name
 */
char *
mp_report_dup_part_title (MpReport *self,
                          guint     part)
{
  g_return_val_if_fail (part < mp_report_get_n_parts (self), NULL);

  return MP_REPORT_GET_IFACE (self)->dup_part_title (self, part);
}

/**
 * mp_report_compose:
 * @part: from 0
 * @typesetter: of mp_report_new_typesetter(); has to outlive the pages
 *
 * Returns: (transfer full): the part's pages
 */
MpComposition *
mp_report_compose (MpReport     *self,
                   guint         part,
                   MpTypesetter *typesetter)
{
  g_return_val_if_fail (part < mp_report_get_n_parts (self), NULL);
  g_return_val_if_fail (typesetter != NULL, NULL);

  return MP_REPORT_GET_IFACE (self)->compose (self, part, typesetter);
}

/**
 * mp_report_new_typesetter:
 *
 * Returns: (transfer full): a typesetter for the report's language; each thread needs its own
 */
MpTypesetter *
mp_report_new_typesetter (MpReport *self)
{
  g_return_val_if_fail (MP_IS_REPORT (self), NULL);

  return mp_typesetter_new (mp_catalogue_get_language (mp_report_get_catalogue (self)));
}

static gboolean
write_document (MpReport      *self,
                GOutputStream *stream,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (MpXmlWriter) writer = mp_xml_writer_new (stream, cancellable);

  MP_REPORT_GET_IFACE (self)->write_xml (self, writer);
  return mp_xml_writer_finish (writer, error);
}

/**
 * mp_report_save_xml:
 * @path: where the file shall appear
 * @cancellable: (nullable): to give up
 * @error: set to a #GIOErrorEnum when it could not be written
 *
 * Writes the report as XML under the schema of its kind.
 *
 * Returns: whether the file is there; if not, what was there before still is
 */
gboolean
mp_report_save_xml (MpReport      *self,
                    const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (MpAtomicFile) file = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (MP_IS_REPORT (self) && path != NULL, FALSE);

  file = mp_atomic_file_open (path, error);
  if (file == NULL)
    return FALSE;
  if (!write_document (self, mp_atomic_file_get_stream (file), cancellable, &problem))
    return mp_atomic_file_take_error (file, g_steal_pointer (&problem), error);
  return mp_atomic_file_commit (file, error);
}
