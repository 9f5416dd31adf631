/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns find their fields by English and French headers. */

#include "config.h"

#include "exchange/mp-import-target.h"

#include <string.h>

#define MAX_COLUMNS 24

typedef struct
{
  MpImportKind kind;
  const char *headers;
  const char *targets;
} Case;

/* Headers and targets, each separated by bars; "-" is a column that is for nothing. */
static const Case cases[] = {
  { MP_IMPORT_AS_MENTEES, "First name|Last name|Date of birth|E-mail",
    "person.given_name|person.family_name|person.birth_date|person.email" },
  { MP_IMPORT_AS_MENTEES, "Prénom|Nom|Date de naissance|Courriel|Téléphone|École|Niveau",
    "person.given_name|person.family_name|person.birth_date|person.email|person.phone|"
    "mentee.organisation|mentee.grade" },
  { MP_IMPORT_AS_MENTEES, "Nom|Téléphone", "full_name|person.phone" },
  { MP_IMPORT_AS_MENTEES, "Name|Phone", "full_name|person.phone" },
  { MP_IMPORT_AS_MENTEES, "Nom complet|DDN", "full_name|person.birth_date" },
  { MP_IMPORT_AS_MENTEES, "Nom, prénom|Né(e) le", "full_name_family_first|person.birth_date" },
  { MP_IMPORT_AS_MENTEES, "Full name|DOB (dd/mm/yyyy)", "full_name|person.birth_date" },
  { MP_IMPORT_AS_MENTEES, "PRENOM|NOM_DE_FAMILLE|NO. FICHE",
    "person.given_name|person.family_name|person.external_id" },
  { MP_IMPORT_AS_MENTEES, "Nom de l’élève|Prénom de l’élève|Date de naissance de l’élève",
    "person.family_name|person.given_name|person.birth_date" },
  { MP_IMPORT_AS_MENTEES, "Student ID|Student First Name|Student Last Name|Homeroom|Grade Level",
    "person.external_id|person.given_name|person.family_name|mentee.cohort|mentee.grade" },
  { MP_IMPORT_AS_MENTEES, "Parent/Guardian|Parent phone|Guardian e-mail|Locker",
    "mentee.guardian_name|mentee.guardian_phone|mentee.guardian_email|-" },
  { MP_IMPORT_AS_MENTEES, "Phone|Phone|First", "person.phone|-|person.given_name" },
  { MP_IMPORT_AS_MENTEES, "given_name|family_name|birth_date|guardian_phone|mentor_places|",
    "person.given_name|person.family_name|person.birth_date|mentee.guardian_phone|-|-" },
  { MP_IMPORT_AS_MENTEES, "person.email|1|x", "person.email|-|-" },
  { MP_IMPORT_AS_MENTORS, "Name|Former employer|Occupation|Retired|Hours per month|Statut",
    "full_name|mentor.former_employer|mentor.occupation|mentor.retired_on|mentor.hours_a_month|"
    "mentor.status" },
  { MP_IMPORT_AS_MENTORS, "Mentor|Métier|Ancien employeur|Nombre de mentorés",
    "full_name|mentor.occupation|mentor.former_employer|mentor.capacity" },
  { MP_IMPORT_AS_ORGANISATIONS, "School|City|Principal|Contact e-mail|Type",
    "organisation.name|organisation.town|organisation_contact.name|organisation_contact.email|"
    "organisation.kind" },
  { MP_IMPORT_AS_ORGANISATIONS, "Nom de l'entreprise|Secteur|Ville|Code postal|Site web",
    "organisation.name|organisation.industry|organisation.town|organisation.postal_code|"
    "organisation.website" },
};

static void
test_headers_find_their_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) headers = g_strsplit (cases[i].headers, "|", -1);
      g_auto (GStrv) expected = g_strsplit (cases[i].targets, "|", -1);
      const MpImportTarget *targets[MAX_COLUMNS];
      guint n = g_strv_length (headers);

      g_assert_cmpuint (n, ==, g_strv_length (expected));
      mp_import_targets_guess (cases[i].kind, (const char *const *) headers, n, targets);
      for (guint c = 0; c < n; c++)
        g_assert_cmpstr (targets[c] != NULL ? mp_import_target_get_name (targets[c]) : "-", ==,
                         expected[c]);
    }
}

/* What we write over our own tables, as names or as labels, is understood again. */
static void
test_every_target_knows_its_own_name_and_label (void)
{
  for (MpImportKind kind = MP_IMPORT_AS_MENTEES; kind <= MP_IMPORT_AS_ORGANISATIONS; kind++)
    {
      guint n;
      const MpImportTarget *const *all = mp_import_targets_of (kind, &n);

      for (guint i = 0; i < n; i++)
        {
          const char *label = mp_import_target_get_label (all[i]);
          const MpImportTarget *found;

          mp_import_targets_guess (kind, &label, 1, &found);
          g_assert_cmpstr (found != NULL ? mp_import_target_get_name (found) : label, ==,
                           mp_import_target_get_name (all[i]));
          g_assert_true (mp_import_target_find (kind, mp_import_target_get_name (all[i]))
                         == all[i]);
        }
    }
  g_assert_null (mp_import_target_find (MP_IMPORT_AS_MENTEES, "person.sort_name"));
  g_assert_null (mp_import_target_find (MP_IMPORT_AS_MENTORS, "mentee.grade"));
}

static void
test_all_headers_together_are_told_apart (void)
{
  guint n;
  const MpImportTarget *const *all = mp_import_targets_of (MP_IMPORT_AS_MENTEES, &n);
  g_autofree const char **labels = g_new (const char *, n);
  g_autofree const MpImportTarget **found = g_new (const MpImportTarget *, n);

  for (guint i = 0; i < n; i++)
    labels[i] = mp_import_target_get_label (all[i]);
  mp_import_targets_guess (MP_IMPORT_AS_MENTEES, labels, n, found);
  for (guint i = 0; i < n; i++)
    g_assert_true (found[i] == all[i]);
}

static void
test_headers_fold_without_brackets (void)
{
  static const struct { const char *header; const char *folded; } headers[] = {
    { "Date de naissance (AAAA-MM-JJ)", "date de naissance" },
    { "  E-Mail ", "e mail" },
    { "NO_DE_FICHE", "no de fiche" },
    { "(x)", "x" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *folded = mp_import_fold_header (headers[i].header);

      g_assert_cmpstr (folded, ==, headers[i].folded);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-guess/headers-find-their-fields", test_headers_find_their_fields);
  g_test_add_func ("/import-guess/every-target-knows-its-own-name-and-label",
                   test_every_target_knows_its_own_name_and_label);
  g_test_add_func ("/import-guess/all-headers-together-are-told-apart",
                   test_all_headers_together_are_told_apart);
  g_test_add_func ("/import-guess/headers-fold-without-brackets",
                   test_headers_fold_without_brackets);
  return g_test_run ();
}
