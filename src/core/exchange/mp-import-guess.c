/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field a column is meant for, by the words that schools and offices put over it. */

#include "config.h"

#include "exchange/mp-import-target.h"

#include "base/mp-fold.h"

#include <string.h>

/* What stands over a column is looked for in four ways, the surest first. */
typedef enum
{
  LOOK_FOR_WORDS,
  LOOK_FOR_CORE,
  LOOK_FOR_LABEL,
  LOOK_FOR_NAME,
  N_LOOKS,
} Look;

typedef struct
{
  const char *target;
  const char *words;
} Synonyms;

/*
 * English and French, separated by bars, accents and case aside.  Of several targets that a column
 * could be, the one that comes first here wins, and each target is given to one column only.
 */
static const Synonyms synonyms[] = {
  { "person.given_name",
    "given name|given names|first name|first names|firstname|forename|first|given|legal first name|"
    "prénom|prénoms|prénom légal" },
  { "person.family_name",
    "family name|last name|lastname|surname|last|family|legal last name|"
    "nom de famille|nom famille|patronyme" },
  { "person.preferred_name",
    "preferred name|preferred first name|preferred|known as|nickname|chosen name|goes by|"
    "prénom usuel|nom usuel|prénom choisi|prénom préféré|nom choisi|surnom" },
  { "full_name_family_first",
    "last name first name|surname and given name|last first|name last first|"
    "nom et prénom|nom prénom|nom prénoms|nom et prénoms" },
  { "full_name",
    "full name|complete name|student|pupil|learner|mentee|mentor|first and last name|"
    "nom complet|prénom et nom|prénom nom|élève|étudiant|étudiante|mentoré|mentorée|participant|"
    "participante|mentore" },
  { "person.pronouns", "pronouns|pronoun|pronoms|pronom" },
  { "person.gender", "gender|sex|gender identity|genre|sexe|identité de genre" },
  { "person.birth_date",
    "birth date|birthdate|date of birth|dob|birthday|born|born on|birth|"
    "date de naissance|naissance|date naissance|né le|née le|né e le|ddn" },
  { "person.email",
    "email|e mail|mail|email address|e mail address|school email|"
    "courriel|adresse courriel|adresse électronique|courrier électronique|mél|adresse e mail" },
  { "person.phone",
    "phone|telephone|phone number|telephone number|tel|cell|cell phone|cellphone|mobile|"
    "mobile phone|home phone|phone no|phone 1|"
    "téléphone|tél|numéro de téléphone|no de téléphone|n de téléphone|cellulaire|tél cellulaire|"
    "téléphone cellulaire|téléphone maison|téléphone à la maison|téléphone domicile|portable" },
  { "person.preferred_contact",
    "preferred contact|preferred way of contact|contact method|best way to reach them|"
    "contact preference|moyen de communication préféré|moyen de contact|contact préféré" },
  { "person.street",
    "street|address|street address|address line 1|address 1|mailing address|home address|"
    "rue|adresse|adresse postale|adresse civique|adresse 1|adresse à la maison" },
  { "person.town",
    "town|city|municipality|community|ville|municipalité|localité|village|communauté" },
  { "person.province", "province|state|prov|province or territory|province ou territoire" },
  { "person.postal_code", "postal code|postcode|zip|zip code|postal|code postal|cp" },
  { "person.country", "country|pays" },
  { "person.languages",
    "languages|language|languages spoken|home language|first language|"
    "langues|langue|langues parlées|langue maternelle|langue parlée à la maison" },
  { "person.external_id",
    "external id|id|identifier|student id|student number|student no|number|school id|sourcedid|"
    "id in another system|record number|provincial student number|"
    "identifiant|numéro d'élève|numéro|no d'élève|numéro étudiant|matricule|fiche|no de fiche|"
    "numéro de fiche|n de fiche|n fiche|no fiche|no élève|n d'élève|n élève|code permanent|"
    "dossier|numéro de dossier|no dossier|n dossier" },
  { "person.notes",
    "notes|note|comments|comment|remarks|private notes|"
    "remarques|remarque|commentaires|commentaire|notes privées|observations" },

  { "mentee.cohort",
    "cohort|group|class|homeroom|section|class name|course|program|programme|"
    "cohorte|groupe|classe|groupe repère|foyer|cours" },
  { "mentee.organisation",
    "school|school name|organisation|organization|school or organisation|institution|college|"
    "école|nom de l'école|établissement|organisme|collège|nom de l'établissement" },
  { "mentee.grade",
    "grade|grade level|year|year level|school year level|level|form|"
    "niveau|année|niveau scolaire|année d'études|degré|année scolaire" },
  { "mentee.intake_on",
    "intake|intake date|intake on|start date|entry date|enrolled on|enrolment date|"
    "registration date|registered on|"
    "date d'inscription|inscription|inscrit le|date d'admission|admission|date d'entrée" },
  { "mentee.guardian_name",
    "guardian|guardian name|guardian's name|parent|parent name|parent guardian|"
    "parent guardian name|parent or guardian|emergency contact|mother|father|"
    "tuteur|tutrice|tuteur ou tutrice|nom du tuteur|parent ou tuteur|parent tuteur|nom du parent|"
    "nom des parents|parents|responsable|répondant|mère|père|autorité parentale" },
  { "mentee.guardian_phone",
    "guardian phone|guardian's phone|parent phone|guardian telephone|parent telephone|"
    "parent guardian phone|emergency phone|guardian cell|parent cell|"
    "téléphone du tuteur|téléphone du parent|téléphone des parents|tél parent|tél parents|"
    "tél tuteur|téléphone parent|téléphone tuteur|téléphone du responsable|téléphone d'urgence" },
  { "mentee.guardian_email",
    "guardian email|guardian's e mail|guardian e mail|parent email|parent e mail|"
    "parent guardian email|"
    "courriel du tuteur|courriel du parent|courriel des parents|courriel parent|courriel parents|"
    "courriel tuteur|courriel du responsable" },
  { "mentee.objective",
    "objective|learning objective|goal|goals|objectif|objectif d'apprentissage|objectifs|but" },
  { "mentee.accessibility",
    "accessibility|accessibility needs|needs|special needs|accommodations|"
    "accessibilité|besoins|besoins particuliers|besoins en matière d'accessibilité" },
  { "mentee.status", "status|state|statut|état" },
  { "mentee.site", "site|location|lieu|point de service" },
  { "mentee.bio", "about them|about|bio|biography|à propos|biographie" },

  { "mentor.occupation",
    "occupation|job|job title|profession|position|career|trade|"
    "métier|poste|emploi|carrière|titre|fonction" },
  { "mentor.former_employer",
    "former employer|employer|company|workplace|"
    "ancien employeur|employeur|entreprise|compagnie|milieu de travail" },
  { "mentor.retired_on",
    "retired on|retired|retirement|retirement date|"
    "retraité le|retraite|date de retraite|date de la retraite|à la retraite depuis" },
  { "mentor.capacity",
    "capacity|mentees at a time|maximum mentees|max mentees|number of mentees|"
    "capacité|nombre de mentorés|mentorés à la fois|maximum de mentorés" },
  { "mentor.hours_a_month",
    "hours a month|hours per month|hours|monthly hours|heures par mois|heures" },
  { "mentor.commitment_months",
    "commitment|commitment in months|months|engagement|engagement en mois|mois" },
  { "mentor.models", "models|mentoring models|modèles|modèles de mentorat" },
  { "mentor.pathway_story", "pathway story|pathway|story|parcours|récit du parcours" },
  { "mentor.preferences", "preferences|préférences" },
  { "mentor.status", "status|state|statut|état" },
  { "mentor.site", "site|location|lieu|point de service" },
  { "mentor.bio", "about them|about|bio|biography|à propos|biographie" },

  { "organisation_contact.name",
    "contact|contact name|contact person|contact's name|principal|representative|"
    "personne contact|personne ressource|nom du contact|nom de la personne ressource|direction|"
    "directeur|directrice|représentant|responsable" },
  { "organisation_contact.email",
    "contact email|contact e mail|contact's e mail|courriel du contact|"
    "courriel de la personne ressource" },
  { "organisation_contact.phone",
    "contact phone|contact telephone|contact's phone|téléphone du contact|"
    "téléphone de la personne ressource" },
  { "organisation_contact.role",
    "contact role|contact title|contact's role|role|title|rôle|titre|fonction|poste" },
  { "organisation.name",
    "name|organisation|organization|school|school name|organisation name|organization name|"
    "company|company name|employer|partner|institution|"
    "nom|école|nom de l'école|organisme|nom de l'organisme|entreprise|employeur|partenaire|"
    "établissement|nom de l'établissement|nom de l'entreprise|nom de l'employeur|"
    "nom du partenaire|raison sociale" },
  { "organisation.kind", "kind|type|category|genre|catégorie|sorte" },
  { "organisation.industry", "industry|sector|field|secteur|industrie|domaine|secteur d'activité" },
  { "organisation.street", "street|address|street address|address line 1|mailing address|"
    "rue|adresse|adresse postale|adresse civique" },
  { "organisation.town", "town|city|municipality|ville|municipalité|localité" },
  { "organisation.province", "province|state|prov" },
  { "organisation.postal_code", "postal code|postcode|zip|zip code|code postal|cp" },
  { "organisation.country", "country|pays" },
  { "organisation.phone", "phone|telephone|phone number|tel|téléphone|tél|numéro de téléphone" },
  { "organisation.email", "email|e mail|mail|email address|courriel|adresse courriel" },
  { "organisation.website", "website|web site|web|url|homepage|site web|site internet" },
  { "organisation.external_id",
    "external id|id|identifier|school id|school code|code|number|sourcedid|id in another system|"
    "identifiant|numéro|code de l'école|numéro de l'école" },
  { "organisation.notes", "notes|note|comments|comment|remarques|commentaires" },
};

/* A family name beside a column of given names, and a whole name without one. */
static const char nameish[] =
  "name|student name|pupil name|mentee name|mentor name|learner name|participant name|"
  "nom|nom légal|nom de l'élève|nom élève|nom de l'étudiant|nom du mentoré|"
  "nom du mentor|nom du participant";

/* Words that say whose column it is and not which. */
static const char *const noise[] = {
  "student", "students", "pupil", "pupils", "learner", "mentee", "mentees", "mentor", "mentors",
  "participant", "participants", "person", "the", "of", "your", "legal", "current", "primary",
  "eleve", "leleve", "deleve", "etudiant", "letudiant", "etudiante", "mentore", "mentoree",
  "mentores", "personne", "de", "du", "des", "la", "le", "les", "votre", "actuel", "principal",
  "principale", NULL,
};

static char *
fold_core (const char *header)
{
  g_autofree char *folded = mp_import_fold_header (header);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *core = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (noise, words[i]))
      g_string_append (core, words[i]);

  return g_string_free (core, FALSE);
}

static char *
fold_for (Look        look,
          const char *header)
{
  if (look == LOOK_FOR_CORE)
    return fold_core (header);
  return mp_fold_key (header);
}

/* Every way to write every target of a kind: the look and the folded words, to the target. */
static void
add_word (GHashTable           *words,
          Look                  look,
          const char           *text,
          const MpImportTarget *target)
{
  g_autofree char *folded = fold_for (look, text);
  g_autofree char *key = g_strdup_printf ("%d %s", look, folded);

  if (*folded != '\0' && !g_hash_table_contains (words, key))
    g_hash_table_insert (words, g_steal_pointer (&key), (gpointer) target);
}

static void
add_synonyms (GHashTable           *words,
              const char           *list,
              const MpImportTarget *target)
{
  g_auto (GStrv) each = g_strsplit (list, "|", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      add_word (words, LOOK_FOR_WORDS, each[i], target);
      add_word (words, LOOK_FOR_CORE, each[i], target);
    }
}

/* Labels are what our own tables have over their columns, in English or the current language. */
static GHashTable *
make_words (MpImportKind kind)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const MpImportTarget *const *targets = mp_import_targets_of (kind, &n);

  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    {
      const MpImportTarget *target = mp_import_target_find (kind, synonyms[i].target);

      if (target != NULL)
        add_synonyms (words, synonyms[i].words, target);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *dot = strchr (targets[i]->name, '.');

      add_word (words, LOOK_FOR_LABEL, targets[i]->label, targets[i]);
      add_word (words, LOOK_FOR_LABEL, mp_import_target_get_label (targets[i]), targets[i]);
      add_word (words, LOOK_FOR_NAME, dot != NULL ? dot + 1 : targets[i]->name, targets[i]);
    }

  return words;
}

static const MpImportTarget *
find_target (GHashTable *words,
             Look        look,
             const char *header)
{
  g_autofree char *cleaned = mp_import_fold_header (header);
  g_autofree char *wanted = fold_for (look, cleaned);
  g_autofree char *key = g_strdup_printf ("%d %s", look, wanted);

  return g_hash_table_lookup (words, key);
}

static gboolean
is_nameish (const char *header)
{
  g_auto (GStrv) each = g_strsplit (nameish, "|", -1);
  g_autofree char *cleaned = mp_import_fold_header (header);
  g_autofree char *wanted = mp_fold_key (cleaned);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *folded = mp_fold_key (each[i]);

      if (g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (const MpImportTarget *target,
          const MpImportTarget *const *targets,
          guint                 n)
{
  for (guint i = 0; i < n; i++)
    if (targets[i] == target)
      return TRUE;
  return FALSE;
}

static gboolean
has_target (MpImportKind  kind,
            const char   *name,
            const MpImportTarget *const *targets,
            guint         n)
{
  const MpImportTarget *target = mp_import_target_find (kind, name);

  return target != NULL && is_taken (target, targets, n);
}

static void
guess_names (MpImportKind           kind,
             const char *const     *headers,
             guint                  n,
             const MpImportTarget **targets)
{
  gboolean given = has_target (kind, "person.given_name", targets, n);
  const MpImportTarget *target
    = mp_import_target_find (kind, given ? "person.family_name" : "full_name");

  if (target == NULL || is_taken (target, targets, n)
      || has_target (kind, "full_name_family_first", targets, n))
    return;
  for (guint i = 0; i < n; i++)
    if (targets[i] == NULL && is_nameish (headers[i]))
      {
        targets[i] = target;
        return;
      }
}

/**
 * mp_import_fold_header:
 * @header: what stands over a column
 *
 * Returns: (transfer full): its words in lower case without accents, and without what is in
 *   brackets: "Date de naissance (AAAA-MM-JJ)" becomes "date de naissance"
 */
char *
mp_import_fold_header (const char *header)
{
  g_autofree char *before = NULL;
  const char *bracket;

  g_return_val_if_fail (header != NULL, NULL);

  bracket = strpbrk (header, "([");
  before = bracket != NULL && bracket != header ? g_strndup (header, (gsize) (bracket - header))
                                                : g_strdup (header);
  g_strdelimit (before, "_./-", ' ');
  return mp_fold_words (before);
}

/**
 * mp_import_targets_guess:
 * @kind: what the rows become
 * @headers: (array length=n_headers): what stands over the columns
 * @n_headers: how many columns there are
 * @targets: (out) (array length=n_headers): what each is for, or %NULL
 *
 * Recognises English and French headers.  The surest match of any column goes before a less sure
 * one of another.
 */
void
mp_import_targets_guess (MpImportKind           kind,
                         const char *const     *headers,
                         guint                  n_headers,
                         const MpImportTarget **targets)
{
  g_autoptr (GHashTable) words = NULL;

  g_return_if_fail (headers != NULL || n_headers == 0);
  g_return_if_fail (targets != NULL || n_headers == 0);

  words = make_words (kind);
  for (guint i = 0; i < n_headers; i++)
    targets[i] = NULL;
  for (Look look = 0; look < N_LOOKS; look++)
    {
      for (guint i = 0; i < n_headers; i++)
        {
          const MpImportTarget *target
            = targets[i] == NULL ? find_target (words, look, headers[i]) : NULL;

          if (target != NULL && !is_taken (target, targets, n_headers))
            targets[i] = target;
        }
      if (look == LOOK_FOR_CORE)
        guess_names (kind, headers, n_headers, targets);
    }
}
