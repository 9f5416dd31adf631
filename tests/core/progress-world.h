/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One mentee with a school and some steps, and what a report about them says. */

#pragma once

#include "model/mp-schema.h"
#include "report/mp-progress-report.h"

G_BEGIN_DECLS

/* Amina Nkemelu of Grade 12 at Horton High: stage A done in September, B begun on the 28th; it is
 * 4 October 2026. */
typedef struct
{
  MpStore *store;
  gint64 school;
  gint64 cohort;
  gint64 mentee;
} ProgressWorld;

void   progress_world_set_up     (ProgressWorld *self, gconstpointer data);
void   progress_world_tear_down  (ProgressWorld *self, gconstpointer data);
gint64 progress_world_add_mentee (MpStore *store, const char *name, gint64 cohort, gint64 school);
void   progress_world_add_note   (ProgressWorld *self, MpDate on, const char *text);
void   progress_world_rename     (ProgressWorld *self, const char *name);
void   progress_world_archive    (ProgressWorld *self);
void   progress_world_set_stage  (ProgressWorld *self, MpStage stage, MpStageState state,
                                  MpDate on);

char  *progress_world_dup_pages  (MpProgressReport *report, guint part);
guint  progress_world_count_pages (MpProgressReport *report, guint part);
char  *progress_world_dup_xml    (MpProgressReport *report);
void   progress_world_assert_inside_paper (MpProgressReport *report, guint part);

G_END_DECLS
