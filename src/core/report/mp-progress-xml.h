/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress reports as XML, under the schema in resources/schema/progress-report.rng. */

#pragma once

#include "base/mp-catalogue.h"
#include "base/mp-xml-writer.h"

G_BEGIN_DECLS

void mp_progress_xml_write (GPtrArray *all, const MpCatalogue *words, MpXmlWriter *writer);

G_END_DECLS
