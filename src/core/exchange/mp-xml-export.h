/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole programme as one XML document, under the schema in resources/schema/programme.rng. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_XML_EXPORT_NAMESPACE "urn:mentoring-plus:programme:1"

/**
 * MpXmlExportFlags:
 * @MP_XML_EXPORT_WITH_PRIVATE: private fields and records too, which otherwise stay (P-4)
 */
typedef enum
{
  MP_XML_EXPORT_NONE = 0,
  MP_XML_EXPORT_WITH_PRIVATE = 1 << 0,
} MpXmlExportFlags;

/**
 * MpXmlExportProgress:
 * @fraction: from 0 to 1
 */
typedef void (*MpXmlExportProgress) (double fraction, gpointer user_data);

gboolean mp_xml_export_save (MpStore *store, const char *path, MpXmlExportFlags flags,
                             MpXmlExportProgress progress, gpointer user_data,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
