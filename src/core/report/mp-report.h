/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every report can do: say what it is, compose its pages part by part, and write its XML. */

#pragma once

#include "base/mp-catalogue.h"
#include "base/mp-xml-writer.h"
#include "report/mp-composition.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define MP_TYPE_REPORT (mp_report_get_type ())
G_DECLARE_INTERFACE (MpReport, mp_report, MP, REPORT, GObject)

/**
 * MpReportInterface:
 * @dup_title: what the report is and whom it is about
 * @get_author: (nullable): who writes it
 * @get_catalogue: the language that it is in
 * @get_n_parts: how many documents it holds, such as one for each mentee
 * @dup_part_title: what one of them is about
 * @compose: lays one of them out; pages are counted from 1 in each
 * @write_xml: writes all of them as one element
 *
 * A report is a value that does not change any more, so that several threads can compose it, each
 * with a typesetter of its own.
 */
struct _MpReportInterface
{
  GTypeInterface parent_interface;

  char          *(*dup_title)      (MpReport *self);
  const char    *(*get_author)     (MpReport *self);
  MpCatalogue   *(*get_catalogue)  (MpReport *self);
  guint          (*get_n_parts)    (MpReport *self);
  char          *(*dup_part_title) (MpReport *self, guint part);
  MpComposition *(*compose)        (MpReport *self, guint part, MpTypesetter *typesetter);
  void           (*write_xml)      (MpReport *self, MpXmlWriter *writer);
};

char          *mp_report_dup_title      (MpReport *self);
const char    *mp_report_get_author     (MpReport *self);
MpCatalogue   *mp_report_get_catalogue  (MpReport *self);
guint          mp_report_get_n_parts    (MpReport *self);
char          *mp_report_dup_part_title (MpReport *self, guint part);
MpComposition *mp_report_compose        (MpReport *self, guint part, MpTypesetter *typesetter);
MpTypesetter  *mp_report_new_typesetter (MpReport *self);
gboolean       mp_report_save_xml       (MpReport *self, const char *path,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
