/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which groups the fields of a person stand, for reading and for editing. */

#include "config.h"

#include "gui/model/mp-profile-layout.h"

#include "model/mp-mentee.h"
#include "model/mp-mentor.h"

#include <glib/gi18n.h>

#define NAMES(...) (const char *const[]) { __VA_ARGS__, NULL }

static const MpProfileGroup groups[] = {
  { &mp_person_table, N_("Name"), NULL,
    NAMES ("given_name", "family_name", "preferred_name", "pronouns", "gender", "birth_date") },
  { &mp_person_table, N_("Contact"), NULL,
    NAMES ("phone", "email", "preferred_contact", "languages") },
  { &mp_mentee_table, N_("Mentee"), NULL,
    NAMES ("status", "organisation", "grade", "cohort", "site", "intake_on", "left_on") },
  { &mp_mentee_table, N_("Guardian"),
    N_("Needed before the first meeting while the mentee is under age."),
    NAMES ("guardian_name", "guardian_phone", "guardian_email") },
  { &mp_mentee_table, N_("Learning"), NULL,
    NAMES ("objective", "bio", "accessibility") },
  { &mp_mentee_table, N_("A Fitting Mentor"), NULL,
    NAMES ("mentor_gender", "mentor_personality", "mentor_language", "mentor_place",
           "mentor_times") },
  { &mp_mentor_table, N_("Mentor"), NULL,
    NAMES ("status", "site", "occupation", "former_employer", "retired_on") },
  { &mp_mentor_table, N_("What They Offer"), NULL,
    NAMES ("capacity", "hours_a_month", "commitment_months", "models") },
  { &mp_mentor_table, N_("Background"), NULL,
    NAMES ("bio", "pathway_story") },
  { &mp_mentor_table, N_("A Fitting Mentee"), NULL,
    NAMES ("mentee_gender", "preferences") },
  { &mp_person_table, N_("Address"), NULL,
    NAMES ("street", "town", "province", "postal_code", "country") },
  { &mp_person_table, N_("For the Programme"), NULL,
    NAMES ("external_id", "notes") },
};

/**
 * mp_profile_layout_get_groups:
 * @n_groups: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_groups): the groups in the order of the screen
 */
const MpProfileGroup *
mp_profile_layout_get_groups (guint *n_groups)
{
  g_return_val_if_fail (n_groups != NULL, NULL);

  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}
