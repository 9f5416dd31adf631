/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that lists of people and partners have. */

#pragma once

#include "model/mp-saved-filter.h"

G_BEGIN_DECLS

typedef enum
{
  MP_COLUMN_NAME = 1,
  MP_COLUMN_STATUS,
  MP_COLUMN_STAGES,
  MP_COLUMN_ORGANISATION,
  MP_COLUMN_COHORT,
  MP_COLUMN_GRADE,
  MP_COLUMN_NEXT_STEP,
  MP_COLUMN_SITE,
  MP_COLUMN_EMAIL,
  MP_COLUMN_PHONE,
  MP_COLUMN_TOWN,
  MP_COLUMN_LANGUAGES,
  MP_COLUMN_BIRTH_DATE,
  MP_COLUMN_AGE,
  MP_COLUMN_INTAKE,
  MP_COLUMN_OCCUPATION,
  MP_COLUMN_EMPLOYER,
  MP_COLUMN_CAPACITY,
  MP_COLUMN_HOURS,
  MP_COLUMN_KIND,
  MP_COLUMN_INDUSTRY,
  MP_COLUMN_CONTACTS,
  MP_COLUMN_PUPILS,
  MP_COLUMN_CHECK_IN,
  MP_COLUMN_FOLLOW_UP,
  MP_COLUMN_UPDATED,
} MpPeopleColumnId;

/* One more than the last, since there is none numbered 0. */
#define MP_N_COLUMNS (MP_COLUMN_UPDATED + 1)

/**
 * MpPeopleColumn:
 * @name: how settings, files and the command line write it
 * @label: its heading, untranslated
 * @lists: a bit (1 << MpListKind) for each list that has it
 * @shown: the same for the lists that show it unless somebody chose otherwise
 * @numeric: whether it aligns with the end, as numbers do
 */
typedef struct
{
  MpPeopleColumnId id;
  const char *name;
  const char *label;
  guint lists;
  guint shown;
  gboolean numeric;
} MpPeopleColumn;

typedef struct
{
  MpPeopleColumnId column;
  gboolean descending;
} MpPeopleSort;

#define MP_PEOPLE_SORT_DEFAULT ((MpPeopleSort){ MP_COLUMN_NAME, FALSE })

const MpPeopleColumn *mp_people_columns_get      (guint *n_columns);
const MpPeopleColumn *mp_people_column_get       (MpPeopleColumnId id);
const MpPeopleColumn *mp_people_column_find      (MpListKind list, const char *name);
const char           *mp_people_column_get_label (const MpPeopleColumn *self);
gboolean              mp_people_column_is_in     (const MpPeopleColumn *self, MpListKind list);
gboolean              mp_people_column_is_shown  (const MpPeopleColumn *self, MpListKind list);

G_END_DECLS
