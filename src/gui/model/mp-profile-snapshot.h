/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a profile page shows about a person, read at once; and how it is put in words. */

#pragma once

#include "model/mp-programme.h"
#include "rules/mp-people-rules.h"
#include "rules/mp-stage-rules.h"
#include "store/mp-profile.h"

G_BEGIN_DECLS

/**
 * MpProfileSnapshot:
 * @today: the day that ages and due dates are seen from
 * @organisation: (nullable): the name of the mentee's school
 * @cohort: (nullable): the name of the mentee's cohort
 * @mentee_site: (nullable): the name of the mentee's site
 * @mentor_site: (nullable): the name of the mentor's site
 * @pipeline: (nullable): the mentee's stages, with their history
 * @notes: (element-type MpSchoolNote): the newest first
 * @contacts: (element-type MpContactLog): the newest first
 * @gaps: (array length=n_gaps): what is worth completing, the most pressing first
 */
typedef struct
{
  MpProfile *profile;
  MpProgramme *programme;
  MpDate today;
  char *name;
  char *organisation;
  char *cohort;
  char *mentee_site;
  char *mentor_site;
  MpPipeline *pipeline;
  GPtrArray *notes;
  GPtrArray *contacts;
  MpPersonGap gaps[MP_N_PERSON_GAPS];
  guint n_gaps;
} MpProfileSnapshot;

MpProfileSnapshot *mp_profile_snapshot_load       (MpStore *store, gint64 id, GError **error);
void               mp_profile_snapshot_free       (MpProfileSnapshot *self);
char              *mp_profile_snapshot_dup_about  (const MpProfileSnapshot *self);
char              *mp_profile_snapshot_dup_where  (const MpProfileSnapshot *self);
char              *mp_profile_snapshot_dup_value  (const MpProfileSnapshot *self,
                                                   const MpTable *table, const MpField *field);
char              *mp_profile_age_text            (MpDate birth_date, MpDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpProfileSnapshot, mp_profile_snapshot_free)

G_END_DECLS
