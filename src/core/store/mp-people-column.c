/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that lists of people and partners have. */

#include "store/mp-people-column.h"

#include <glib/gi18n-lib.h>

#define MENTEES (1u << MP_LIST_MENTEES)
#define MENTORS (1u << MP_LIST_MENTORS)
#define PARTNERS (1u << MP_LIST_PARTNERS)
#define PEOPLE (MENTEES | MENTORS)
#define ALL (PEOPLE | PARTNERS)

/* In the order of lists and files: id, name, heading, in which lists, where shown, numeric. */
static const MpPeopleColumn columns[] = {
  { MP_COLUMN_NAME,         "name",        N_("Name"),             ALL,      ALL,       FALSE },
  { MP_COLUMN_STATUS,       "status",      N_("Status"),           PEOPLE,   PEOPLE,    FALSE },
  { MP_COLUMN_KIND,         "kind",        N_("Kind"),             PARTNERS, PARTNERS,  FALSE },
  { MP_COLUMN_STAGES,       "stages",      N_("Stages"),           MENTEES,  MENTEES,   FALSE },
  { MP_COLUMN_ORGANISATION, "school",      N_("School"),           MENTEES,  MENTEES,   FALSE },
  { MP_COLUMN_COHORT,       "cohort",      N_("Cohort"),           MENTEES,  0,         FALSE },
  { MP_COLUMN_GRADE,        "grade",       N_("Grade"),            MENTEES,  0,         FALSE },
  { MP_COLUMN_OCCUPATION,   "occupation",  N_("Occupation"),       MENTORS,  MENTORS,   FALSE },
  { MP_COLUMN_EMPLOYER,     "employer",    N_("Former employer"),  MENTORS,  0,         FALSE },
  { MP_COLUMN_CAPACITY,     "capacity",    N_("Capacity"),         MENTORS,  MENTORS,   TRUE },
  { MP_COLUMN_HOURS,        "hours",       N_("Hours a month"),    MENTORS,  0,         TRUE },
  { MP_COLUMN_TOWN,         "town",        N_("Town"),             ALL,      PARTNERS,  FALSE },
  { MP_COLUMN_INDUSTRY,     "industry",    N_("Industry"),         PARTNERS, 0,         FALSE },
  { MP_COLUMN_CONTACTS,     "contacts",    N_("Contacts"),         PARTNERS, PARTNERS,  FALSE },
  { MP_COLUMN_PUPILS,       "pupils",      N_("Pupils"),           PARTNERS, 0,         TRUE },
  { MP_COLUMN_CHECK_IN,     "check-in",    N_("Last check-in"),    PARTNERS, PARTNERS,  FALSE },
  { MP_COLUMN_NEXT_STEP,    "next-step",   N_("Next step"),        MENTEES,  MENTEES,   FALSE },
  { MP_COLUMN_FOLLOW_UP,    "follow-up",   N_("Follow-up"),        MENTORS | PARTNERS,
                                                                   MENTORS | PARTNERS,  FALSE },
  { MP_COLUMN_SITE,         "site",        N_("Site"),             ALL,      0,         FALSE },
  { MP_COLUMN_EMAIL,        "email",       N_("E-mail"),           ALL,      0,         FALSE },
  { MP_COLUMN_PHONE,        "phone",       N_("Phone"),            ALL,      MENTORS,   FALSE },
  { MP_COLUMN_LANGUAGES,    "languages",   N_("Languages"),        PEOPLE,   0,         FALSE },
  { MP_COLUMN_BIRTH_DATE,   "birth-date",  N_("Birth date"),       PEOPLE,   0,         FALSE },
  { MP_COLUMN_AGE,          "age",         N_("Age"),              PEOPLE,   0,         TRUE },
  { MP_COLUMN_INTAKE,       "intake",      N_("Intake"),           MENTEES,  0,         FALSE },
  { MP_COLUMN_UPDATED,      "updated",     N_("Changed"),          ALL,      0,         FALSE },
};

/**
 * mp_people_columns_get:
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns) (transfer none): all columns in the order of lists and files
 */
const MpPeopleColumn *
mp_people_columns_get (guint *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * mp_people_column_get:
 *
 * Returns: (transfer none): the column with that id
 */
const MpPeopleColumn *
mp_people_column_get (MpPeopleColumnId id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].id == id)
      return &columns[i];
  g_return_val_if_reached (NULL);
}

/**
 * mp_people_column_find:
 *
 * Returns: (transfer none) (nullable): the column of that name, if the list has one
 */
const MpPeopleColumn *
mp_people_column_find (MpListKind list, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].name, name) == 0 && mp_people_column_is_in (&columns[i], list))
      return &columns[i];
  return NULL;
}

/**
 * mp_people_column_get_label:
 *
 * Returns: (transfer none): its heading in the current language
 */
const char *
mp_people_column_get_label (const MpPeopleColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->label);
}

/**
 * mp_people_column_is_in:
 *
 * Returns: whether @list has it
 */
gboolean
mp_people_column_is_in (const MpPeopleColumn *self, MpListKind list)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->lists & (1u << list)) != 0;
}

/**
 * mp_people_column_is_shown:
 *
 * Returns: whether @list shows it unless somebody chose otherwise
 */
gboolean
mp_people_column_is_shown (const MpPeopleColumn *self, MpListKind list)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->shown & (1u << list)) != 0;
}
