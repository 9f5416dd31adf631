/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML written piece by piece to a stream: escaped, indented, cancellable, without a tree. */

#pragma once

#include "base/mp-date.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpXmlWriter MpXmlWriter;

MpXmlWriter *mp_xml_writer_new         (GOutputStream *stream, GCancellable *cancellable);
gboolean     mp_xml_writer_finish      (MpXmlWriter *self, GError **error);
void         mp_xml_writer_free        (MpXmlWriter *self);

void         mp_xml_writer_start       (MpXmlWriter *self, const char *name);
void         mp_xml_writer_attribute   (MpXmlWriter *self, const char *name, const char *value);
void         mp_xml_writer_text        (MpXmlWriter *self, const char *text);
void         mp_xml_writer_end         (MpXmlWriter *self);
void         mp_xml_writer_element     (MpXmlWriter *self, const char *name, const char *text);
void         mp_xml_writer_date        (MpXmlWriter *self, const char *name, MpDate date);
gboolean     mp_xml_writer_has_failed  (MpXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpXmlWriter, mp_xml_writer_free)

G_END_DECLS
