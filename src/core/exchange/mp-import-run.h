/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a source: what decides about a row, and where the row is written. */

#pragma once

#include "exchange/mp-import-draft.h"
#include "exchange/mp-import-ids.h"
#include "exchange/mp-import-index.h"
#include "exchange/mp-import-refs.h"
#include "exchange/mp-import-report-private.h"
#include "exchange/mp-import.h"
#include "model/mp-programme.h"

G_BEGIN_DECLS

typedef struct _MpImportOrganisations MpImportOrganisations;

/**
 * MpImportRun:
 * @store: the programme
 * @batch: (nullable): where rows are written, or %NULL while planning
 * @settings: (transfer none): the choices
 * @today: which day it is in the programme
 * @programme: (nullable): the limits of the rules
 * @people: everybody known so far
 * @refs: schools, cohorts and sites
 * @organisations: (nullable): what is known of organisations beside their names
 * @conflicts: (nullable): ids that stand in two different rows of the source, to #MpImportLines
 * @report: what happened to each row
 * @added: (nullable): the row added last, which has its id when the next one is looked at
 */
typedef struct
{
  MpStore *store;
  MpBatch *batch;
  const MpImport *settings;
  MpDate today;
  MpProgramme *programme;
  MpImportIndex *people;
  MpImportRefs *refs;
  MpImportOrganisations *organisations;
  GHashTable *conflicts;
  MpImportReport *report;
  const MpRow *added;
} MpImportRun;

MpImportRun *mp_import_run_new          (const MpImport *settings, MpStore *store, MpBatch *batch,
                                         GError **error);
void         mp_import_run_free         (MpImportRun *self);
void         mp_import_run_expect       (MpImportRun *self, guint n_rows);
void         mp_import_run_settle       (MpImportRun *self);
void         mp_import_run_report       (MpImportRun *self, const MpImportDraft *draft,
                                         MpImportOutcome outcome, const char *name,
                                         const char *detail, gint64 id);
void         mp_import_run_report_added (MpImportRun *self, const MpImportDraft *draft,
                                         MpImportOutcome outcome, const char *name,
                                         const char *detail, const MpRow *row);
void         mp_import_run_refuse       (MpImportRun *self, const MpImportDraft *draft,
                                         const char *name, const MpProblems *problems);
void         mp_import_run_note_made    (MpImportRun *self);

gboolean     mp_import_run_has_conflict (MpImportRun *self, MpImportDraft *draft,
                                         const MpField *field, const char *id);

void         mp_import_judge_person      (MpImportRun *self, MpImportDraft *draft);
gboolean     mp_import_take_person       (MpImportRun *self, MpImportDraft *draft,
                                          GError **error);
gboolean     mp_import_take_organisation (MpImportRun *self, MpImportDraft *draft,
                                          GError **error);

gboolean     mp_import_take_contact      (MpImportRun *self, MpImportDraft *draft,
                                          gint64 organisation, GError **error);
gboolean     mp_import_take_gone         (MpImportRun *self, const char *file, guint line,
                                          gint64 person, const char *detail, gboolean mark,
                                          GError **error);

gboolean     mp_import_organisations_load (MpImportRun *self, GError **error);
gint64       mp_import_organisations_find (MpImportRun *self, const char *external_id);
void         mp_import_organisations_free (MpImportOrganisations *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportRun, mp_import_run_free)

G_END_DECLS
