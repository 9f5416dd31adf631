/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices as schools and offices write them, in English and French. */

#include "config.h"

#include "exchange/mp-import-choice.h"

#include "base/mp-fold.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"

typedef struct
{
  const MpChoice *choices;
  unsigned int value;
  const char *words;
} ChoiceWords;

/* Beside the names and labels that mp_choice_parse() knows; folded, separated by bars. */
static const ChoiceWords choice_words[] = {
  { mp_genders, MP_GENDER_WOMAN,
    "f|w|female|girl|femme|feminin|fille|she|elle|mme|madame" },
  { mp_genders, MP_GENDER_MAN,
    "m|h|male|boy|homme|masculin|garcon|he|il|monsieur" },
  { mp_genders, MP_GENDER_NON_BINARY, "x|nb|nonbinary|nonbinaire|enby|they|iel" },
  { mp_genders, MP_GENDER_TWO_SPIRIT, "2s|twospirited|bispirituel|bispirituelle" },
  { mp_genders, MP_GENDER_OTHER, "o|a|other|autre|another|unautre|unautregenre" },

  { mp_contact_ways, MP_CONTACT_BY_PHONE, "telephone|call|tel|appel|cell|cellulaire" },
  { mp_contact_ways, MP_CONTACT_BY_EMAIL, "mail|courriel" },
  { mp_contact_ways, MP_CONTACT_BY_TEXT, "sms|texto|message|messagetexte|texte" },
  { mp_contact_ways, MP_CONTACT_BY_LETTER, "post|lettre|poste|courrier" },
  { mp_contact_ways, MP_CONTACT_IN_PERSON, "enpersonne|facetoface" },

  { mp_mentee_statuses, MP_MENTEE_INQUIRY, "enquiry|demande|renseignement|nouveau|new" },
  { mp_mentee_statuses, MP_MENTEE_REGISTERING, "registered|inscription|inscrit|inscrite" },
  { mp_mentee_statuses, MP_MENTEE_WAITING, "waitinglist|enattente|attente|listedattente" },
  { mp_mentee_statuses, MP_MENTEE_ACTIVE, "actif|active|yes|oui|current" },
  { mp_mentee_statuses, MP_MENTEE_PAUSED, "enpause|pause|inactive|inactif" },
  { mp_mentee_statuses, MP_MENTEE_COMPLETED, "complete|finished|done|termine|terminee|acheve" },
  { mp_mentee_statuses, MP_MENTEE_WITHDRAWN, "left|retire|retiree|abandon|parti|partie" },

  { mp_mentor_statuses, MP_MENTOR_INQUIRY, "enquiry|demande|renseignement|nouveau|new" },
  { mp_mentor_statuses, MP_MENTOR_APPLIED, "candidature|candidat|candidate|application" },
  { mp_mentor_statuses, MP_MENTOR_SCREENING, "verification|enverification|evaluation" },
  { mp_mentor_statuses, MP_MENTOR_READY, "pret|prete|available|disponible" },
  { mp_mentor_statuses, MP_MENTOR_ACTIVE, "actif|active|yes|oui|current" },
  { mp_mentor_statuses, MP_MENTOR_PAUSED, "enpause|pause|inactive|inactif" },
  { mp_mentor_statuses, MP_MENTOR_LEFT, "parti|partie|withdrawn|retired" },
  { mp_mentor_statuses, MP_MENTOR_DECLINED, "refuse|refusee|decline" },

  { mp_organisation_kinds, MP_ORGANISATION_SCHOOL,
    "highschool|secondaryschool|ecole|ecolesecondaire|secondaire|polyvalente" },
  { mp_organisation_kinds, MP_ORGANISATION_POST_SECONDARY,
    "college|university|postsecondary|cegep|universite|postsecondaire|communitycollege" },
  { mp_organisation_kinds, MP_ORGANISATION_EMPLOYER,
    "company|business|entreprise|employeur|compagnie" },
  { mp_organisation_kinds, MP_ORGANISATION_SECTOR_COUNCIL, "council|conseilsectoriel" },
  { mp_organisation_kinds, MP_ORGANISATION_AGENCY,
    "community|communityagency|organisme|organismecommunautaire|communautaire|nonprofit" },
  { mp_organisation_kinds, MP_ORGANISATION_OTHER, "autre" },
};

static gboolean
has_word (const char *words,
          const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, wanted);
}

/**
 * mp_import_choice_parse:
 * @choices: what there is to choose from
 * @text: a choice as somebody else wrote it, in English or French
 * @value: (out): the choice; untouched on failure
 *
 * Returns: %FALSE if @text is none of them
 */
gboolean
mp_import_choice_parse (const MpChoice *choices,
                        const char     *text,
                        unsigned int   *value)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (choices != NULL && text != NULL && value != NULL, FALSE);

  if (mp_choice_parse (choices, text, value))
    return TRUE;
  wanted = mp_fold_key (text);
  for (gsize i = 0; i < G_N_ELEMENTS (choice_words); i++)
    if (choice_words[i].choices == choices && has_word (choice_words[i].words, wanted))
      {
        *value = choice_words[i].value;
        return TRUE;
      }
  return FALSE;
}
