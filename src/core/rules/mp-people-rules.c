/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be a mentee, and what is still missing about a person (P-1, P-2). */

#include "rules/mp-people-rules.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const MpPerson *person;
  const MpMentee *mentee;
  const MpMentor *mentor;
  gboolean needs_guardian;
} Subject;

typedef gboolean (*IsMissing) (const Subject *subject);

static int
limit_or (gint64 limit, int usual)
{
  return limit == MP_INT_UNSET ? usual : (int) limit;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
misses_guardian_name (const Subject *subject)
{
  return subject->needs_guardian && !has_text (subject->mentee->guardian_name);
}

static gboolean
misses_guardian_contact (const Subject *subject)
{
  return subject->needs_guardian && !has_text (subject->mentee->guardian_phone)
         && !has_text (subject->mentee->guardian_email);
}

/* Checks, and with them permissions, are not recorded yet: whoever needs one lacks it. */
static gboolean
misses_permission (const Subject *subject)
{
  return subject->needs_guardian;
}

static gboolean
misses_birth_date (const Subject *subject)
{
  return subject->mentee != NULL && !mp_date_is_set (subject->person->birth_date);
}

static gboolean
misses_contact (const Subject *subject)
{
  return !has_text (subject->person->phone) && !has_text (subject->person->email);
}

static gboolean
misses_school (const Subject *subject)
{
  return subject->mentee != NULL && subject->mentee->organisation == 0;
}

static gboolean
misses_cohort (const Subject *subject)
{
  return subject->mentee != NULL && subject->mentee->cohort == 0;
}

static gboolean
misses_intake (const Subject *subject)
{
  return subject->mentee != NULL && !mp_date_is_set (subject->mentee->intake_on);
}

static gboolean
misses_occupation (const Subject *subject)
{
  return subject->mentor != NULL && !has_text (subject->mentor->occupation);
}

static gboolean
misses_capacity (const Subject *subject)
{
  return subject->mentor != NULL && subject->mentor->capacity == MP_INT_UNSET;
}

static const struct
{
  const char *rule;
  const MpTable *table;
  const char *field;
  IsMissing is_missing;
  const char *message;
} gap_table[MP_N_PERSON_GAPS] = {
  [MP_GAP_GUARDIAN_NAME] = {
    "P-2", &mp_mentee_table, "guardian_name", misses_guardian_name,
    N_("The guardian’s name is missing. It is needed before the first meeting.") },
  [MP_GAP_GUARDIAN_CONTACT] = {
    "P-2", &mp_mentee_table, "guardian_phone", misses_guardian_contact,
    N_("The guardian’s phone number or e-mail address is missing. "
       "It is needed before the first meeting.") },
  [MP_GAP_PERMISSION] = {
    "P-2", &mp_mentee_table, NULL, misses_permission,
    N_("The guardian’s permission is needed before the first meeting.") },
  [MP_GAP_BIRTH_DATE] = {
    NULL, &mp_person_table, "birth_date", misses_birth_date,
    N_("The birth date is missing, so the age cannot be checked.") },
  [MP_GAP_CONTACT] = {
    NULL, &mp_person_table, "phone", misses_contact,
    N_("There is neither a phone number nor an e-mail address.") },
  [MP_GAP_SCHOOL] = {
    NULL, &mp_mentee_table, "organisation", misses_school,
    N_("No school is chosen. The progress report goes there.") },
  [MP_GAP_COHORT] = {
    NULL, &mp_mentee_table, "cohort", misses_cohort,
    N_("No cohort is chosen.") },
  [MP_GAP_INTAKE] = {
    NULL, &mp_mentee_table, "intake_on", misses_intake,
    N_("The day of intake is missing.") },
  [MP_GAP_OCCUPATION] = {
    NULL, &mp_mentor_table, "occupation", misses_occupation,
    N_("The occupation is missing, so nobody sees what to ask about.") },
  [MP_GAP_CAPACITY] = {
    NULL, &mp_mentor_table, "capacity", misses_capacity,
    N_("How many mentees this mentor would take is missing.") },
};

/**
 * mp_people_minimum_age:
 * @programme: (nullable): the settings, or %NULL for the usual ones
 *
 * Returns: how old a mentee is at least on the day of intake, in years (P-1)
 */
int
mp_people_minimum_age (const MpProgramme *programme)
{
  return programme == NULL ? MP_MINIMUM_AGE : limit_or (programme->minimum_age, MP_MINIMUM_AGE);
}

/**
 * mp_people_guardian_age:
 * @programme: (nullable): the settings, or %NULL for the usual ones
 *
 * Returns: the age in years from which no guardian is needed (P-2)
 */
int
mp_people_guardian_age (const MpProgramme *programme)
{
  return programme == NULL ? MP_GUARDIAN_AGE : limit_or (programme->guardian_age, MP_GUARDIAN_AGE);
}

/**
 * mp_people_check_intake:
 * @mentee: (nullable): the mentee part of @person; without one everything holds
 * @programme: (nullable): the settings, or %NULL for the usual ones
 * @today: the day of intake of a mentee who has none
 * @problems: (nullable): where to add what is wrong, about the birth date
 *
 * Rule P-1: a mentee has the minimum age on the day of intake.  An unknown birth date is a gap,
 * not a refusal.
 *
 * Returns: whether the rule holds
 */
gboolean
mp_people_check_intake (const MpPerson    *person,
                        const MpMentee    *mentee,
                        const MpProgramme *programme,
                        MpDate             today,
                        MpProblems        *problems)
{
  int minimum = mp_people_minimum_age (programme);
  g_autofree char *day = NULL;
  MpDate intake;
  int age;

  g_return_val_if_fail (person != NULL, FALSE);

  if (mentee == NULL || !mp_date_is_set (person->birth_date))
    return TRUE;

  intake = mp_date_is_set (mentee->intake_on) ? mentee->intake_on : today;
  age = mp_date_age_on (person->birth_date, intake);
  if (age >= minimum)
    return TRUE;

  if (problems == NULL)
    return FALSE;

  day = mp_date_to_display (intake);
  if (mp_date_compare (person->birth_date, intake) > 0)
    mp_problems_add (problems, mp_table_find_field (&mp_person_table, "birth_date"), "P-1",
                     _("The birth date is after the day of intake, %s."), day);
  else
    mp_problems_add (problems, mp_table_find_field (&mp_person_table, "birth_date"), "P-1",
                     _("A mentee is at least %1$d on the day of intake; on %2$s this person "
                       "is %3$d."), minimum, day, age);
  return FALSE;
}

/**
 * mp_people_keeps_age:
 * @mentee_before: (nullable): the mentee part as it is stored
 * @mentee: the mentee part as it will be
 *
 * Whoever was taken on under another limit can still be given a new telephone number: P-1 is
 * checked again only when one of the two days is another one.
 *
 * Returns: whether neither the birth date nor the intake of a mentee changes
 */
gboolean
mp_people_keeps_age (const MpPerson *person_before, const MpMentee *mentee_before,
                     const MpPerson *person, const MpMentee *mentee)
{
  g_return_val_if_fail (person_before != NULL && person != NULL && mentee != NULL, FALSE);

  return mentee_before != NULL
         && mp_date_compare (person_before->birth_date, person->birth_date) == 0
         && mp_date_compare (mentee_before->intake_on, mentee->intake_on) == 0;
}

/**
 * mp_people_needs_guardian:
 * @mentee: (nullable): the mentee part of @person
 * @programme: (nullable): the settings, or %NULL for the usual ones
 *
 * Rule P-2.  Somebody who has finished, left or is archived needs none any more.
 *
 * Returns: whether a guardian and a permission are needed before the first meeting
 */
gboolean
mp_people_needs_guardian (const MpPerson    *person,
                          const MpMentee    *mentee,
                          const MpProgramme *programme,
                          MpDate             today)
{
  g_return_val_if_fail (person != NULL, FALSE);

  if (mentee == NULL || mp_date_is_set (person->archived_on)
      || !mp_date_is_set (person->birth_date))
    return FALSE;

  if (mentee->status == MP_MENTEE_COMPLETED || mentee->status == MP_MENTEE_WITHDRAWN)
    return FALSE;

  return mp_date_age_on (person->birth_date, today) < mp_people_guardian_age (programme);
}

/**
 * mp_people_find_gaps:
 * @mentee: (nullable): the mentee part of @person
 * @mentor: (nullable): the mentor part of @person
 * @programme: (nullable): the settings, or %NULL for the usual ones
 * @gaps: (out): room for all there can be
 *
 * What is worth completing about a person, the most pressing first.  An archived person has no
 * gaps.
 *
 * Returns: how many of @gaps were filled in
 */
guint
mp_people_find_gaps (const MpPerson    *person,
                     const MpMentee    *mentee,
                     const MpMentor    *mentor,
                     const MpProgramme *programme,
                     MpDate             today,
                     MpPersonGap        gaps[static MP_N_PERSON_GAPS])
{
  Subject subject = { person, mentee, mentor,
                      mp_people_needs_guardian (person, mentee, programme, today) };
  guint n = 0;

  g_return_val_if_fail (person != NULL, 0);

  if (mp_date_is_set (person->archived_on))
    return 0;

  for (guint kind = 0; kind < MP_N_PERSON_GAPS; kind++)
    if (gap_table[kind].is_missing (&subject))
      gaps[n++] = (MpPersonGap) {
        .kind = kind,
        .rule = gap_table[kind].rule,
        .table = gap_table[kind].table,
        .field = gap_table[kind].field == NULL
                   ? NULL : mp_table_find_field (gap_table[kind].table, gap_table[kind].field),
        .message = _(gap_table[kind].message),
      };

  return n;
}

/* Words that belong to the family name that follows: "van den Berg", "de la Cruz". */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = {
    "af", "al", "av", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "el", "ibn", "la", "le", "les", "st.", "ste.", "ten", "ter", "van", "vom", "von",
    "zu", "zum", "zur", NULL,
  };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (particles, lower);
}

static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean ends = *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));

      if (start == NULL && !ends)
        start = p;
      else if (start != NULL && ends)
        {
          g_autofree char *word = g_strndup (start, p - start);

          g_strv_builder_add (words, word);
          start = NULL;
        }

      if (*p == '\0')
        return g_strv_builder_end (words);
    }
}

static char *
join_words (char **words, guint from, guint to)
{
  GString *text;

  if (from >= to)
    return NULL;

  text = g_string_new (words[from]);
  for (guint i = from + 1; i < to; i++)
    g_string_append_printf (text, " %s", words[i]);

  return g_string_free (text, FALSE);
}

static char *
collapse_spaces (const char *text)
{
  g_auto (GStrv) words = split_words (text);

  return join_words (words, 0, g_strv_length (words));
}

/**
 * mp_people_split_name:
 * @name: as somebody typed it: "Zoë Lambert" or "Lambert, Zoë"
 * @given_name: (out) (nullable): the given names, or %NULL if there are none
 * @family_name: (out) (nullable): the family name with its particles, or %NULL if there is none
 *
 * Without a comma the last word is the family name; a single word is a given name.
 */
void
mp_people_split_name (const char *name, char **given_name, char **family_name)
{
  const char *comma;
  g_auto (GStrv) words = NULL;
  guint n;
  guint family;

  g_return_if_fail (name != NULL);
  g_return_if_fail (given_name != NULL && family_name != NULL);

  comma = strchr (name, ',');
  if (comma != NULL)
    {
      g_autofree char *before = g_strndup (name, comma - name);

      *family_name = collapse_spaces (before);
      *given_name = collapse_spaces (comma + 1);
      return;
    }

  words = split_words (name);
  n = g_strv_length (words);
  family = n > 1 ? n - 1 : n;
  while (family > 1 && family < n && is_particle (words[family - 1]))
    family--;

  *given_name = join_words (words, 0, family);
  *family_name = join_words (words, family, n);
}
