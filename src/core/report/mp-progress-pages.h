/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a progress report: where the mentee stands, notes, and what comes next. */

#pragma once

#include "base/mp-catalogue.h"
#include "report/mp-composition.h"
#include "report/mp-progress-data.h"

G_BEGIN_DECLS

MpComposition *mp_progress_pages_compose (const MpProgressData *data, const MpCatalogue *words,
                                          const MpPaper *paper, MpTypesetter *typesetter);

G_END_DECLS
