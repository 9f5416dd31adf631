/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented people: names, addresses, birth dates, and nothing that belongs to anybody. */

#include "sample/mp-sample-figure.h"

#include "base/mp-fold.h"
#include "sample/mp-sample-texts.h"

/* Which sequence of numbers a kind of people takes. */
enum
{
  STREAM_MENTEE = 1,
  STREAM_MENTOR,
};

/**
 * mp_sample_phone:
 * @number: any number, another for everybody
 *
 * Returns: (transfer full): one of the numbers that are kept for fiction, with an extension where
 *   there are more people than such numbers
 */
char *
mp_sample_phone (guint number)
{
  const char *area = number / 100 % 2 == 0 ? "902" : "782";
  guint extension = number / 200;

  if (extension == 0)
    return g_strdup_printf ("%s-555-01%02u", area, number % 100);
  return g_strdup_printf ("%s-555-01%02u x%u", area, number % 100, extension);
}

/**
 * mp_sample_figure_make_email:
 * @self: somebody
 * @kind: a few letters that tell mentees, mentors and guardians apart
 *
 * Returns: (transfer full): an address that nobody else of the sample has
 */
char *
mp_sample_figure_make_email (const MpSampleFigure *self,
                             const char           *kind)
{
  const MpPerson *person = self->person;
  g_autofree char *given = mp_fold_key (person->given_name);
  g_autofree char *family = mp_fold_key (person->family_name);
  g_autofree char *ascii = NULL;

  ascii = g_strdup_printf ("%s.%s.%s%u@example.org", given, family, kind,
                           self->index + 1);
  for (char *c = ascii; *c != '\0'; c++)
    if (*c == ' ')
      *c = '-';
  return g_str_to_ascii (ascii, "C");
}

static void
fill_name (MpSampleFigure *self)
{
  static const char *const pronouns[][2] = { { "she/her", "elle" }, { "he/him", "il" } };
  MpSampleRandom *random = &self->random;
  const MpSampleCommunity *community = self->community;
  guint man = mp_sample_random_below (random, 2);
  const char *const *names = man ? community->men : community->women;
  g_autofree char *given = g_strdup (mp_sample_random_word (random, names));
  MpPerson *person = self->person;

  if (mp_sample_random_one_in (random, 5))
    mp_set_text (&person->preferred_name, mp_sample_community_native (community, given));
  if (mp_sample_random_one_in (random, 6) && !mp_sample_random_one_in (random, 3))
    {
      g_autofree char *first = g_steal_pointer (&given);

      given = g_strdup_printf ("%s %s", first, mp_sample_random_word (random, names));
    }
  mp_set_text (&person->given_name, given);
  mp_set_text (&person->family_name, mp_sample_random_word (random, community->families));
  mp_set_text (&person->pronouns, pronouns[man][community->french]);
  person->gender = man ? MP_GENDER_MAN : MP_GENDER_WOMAN;
}

static void
vary_gender (MpSampleFigure *self)
{
  static const MpGender genders[] = {
    MP_GENDER_NON_BINARY, MP_GENDER_TWO_SPIRIT, MP_GENDER_OTHER, 0, 0,
  };

  if (!mp_sample_random_one_in (&self->random, 20))
    return;
  self->person->gender = MP_SAMPLE_PICK (&self->random, genders);
  mp_set_text (&self->person->pronouns, self->community->french ? "iel" : "they/them");
}

static void
fill_address (MpSampleFigure     *self,
              const MpSampleSite *site)
{
  MpPerson *person = self->person;
  MpSampleRandom *random = &self->random;

  person->street = g_strdup_printf ("%u %s", 1 + mp_sample_random_below (random, 99),
                                    mp_sample_random_word (random, mp_sample_streets));
  mp_set_text (&person->town, site->town);
  mp_set_text (&person->province, "NS");
  mp_set_text (&person->postal_code, site->postal_code);
  mp_set_text (&person->country, "Canada");
}

static void
fill_person (MpSampleFigure        *self,
             const MpSampleSetting *setting,
             const char            *kind)
{
  MpSampleRandom *random = &self->random;
  MpPerson *person = self->person;

  mp_sample_random_uuid (random, setting->today, person->row.uuid);
  fill_name (self);
  vary_gender (self);
  fill_address (self, setting->site);
  person->email = mp_sample_figure_make_email (self, kind);
  mp_set_text (&person->languages,
               mp_sample_random_word (random, self->community->languages));
  if (!mp_sample_random_one_in (random, 4))
    person->preferred_contact = 1 + mp_sample_random_below (random, MP_CONTACT_IN_PERSON);
  if (mp_sample_random_one_in (random, 6))
    mp_set_text (&person->notes, mp_sample_random_word (random, mp_sample_person_notes));
}

/**
 * mp_sample_figure_clear:
 * @self: somebody
 *
 * Frees the person's row.
 */
void
mp_sample_figure_clear (MpSampleFigure *self)
{
  g_clear_pointer (&self->person, mp_person_free);
}

/**
 * mp_sample_figure_init_mentee:
 * @self: (out): somebody
 * @seed: of the sample
 * @index: which mentee
 * @setting: where
 * @intake: on which they are 16 at least (P-1)
 *
 * Makes up a mentee; what they are like depends on @seed, @index and @setting alone.
 */
void
mp_sample_figure_init_mentee (MpSampleFigure        *self,
                              guint                  seed,
                              guint                  index,
                              const MpSampleSetting *setting,
                              MpDate                 intake)
{
  MpSampleRandom *random = &self->random;
  int months = 16 * 12;

  *self = (MpSampleFigure){ .index = index, .person = mp_person_new () };
  mp_sample_random_init (random, seed, STREAM_MENTEE, index);
  self->community = setting->cohort->french && !mp_sample_random_one_in (random, 5)
                      ? mp_sample_community_french ()
                      : mp_sample_community_pick (random);
  fill_person (self, setting, "m");

  months += setting->cohort->grade != NULL ? 3 + (int) mp_sample_random_below (random, 30)
                                           : 30 + (int) mp_sample_random_below (random, 360);
  self->person->birth_date = mp_date_add_days (mp_date_add_months (intake, -months),
                                               -(int) mp_sample_random_below (random, 28));
  if (!mp_sample_random_one_in (random, 3))
    self->person->phone = mp_sample_phone (2 * index);
  if (setting->cohort->grade != NULL)
    self->person->external_id = g_strdup_printf ("sample-pupil-%06u", index + 1);
}

/**
 * mp_sample_figure_init_mentor:
 * @self: (out): somebody
 * @seed: of the sample
 * @index: which mentor
 * @setting: where
 *
 * Makes up a mentor of 55 or more.
 */
void
mp_sample_figure_init_mentor (MpSampleFigure        *self,
                              guint                  seed,
                              guint                  index,
                              const MpSampleSetting *setting)
{
  MpSampleRandom *random = &self->random;
  int months;

  *self = (MpSampleFigure){ .index = index, .person = mp_person_new () };
  mp_sample_random_init (random, seed, STREAM_MENTOR, index);
  self->community = mp_sample_community_pick (random);
  fill_person (self, setting, "r");
  months = 55 * 12 + (int) mp_sample_random_below (random, 27 * 12);
  self->person->birth_date = mp_date_add_days (mp_date_add_months (setting->today, -months),
                                               -(int) mp_sample_random_below (random, 28));
  self->person->phone = mp_sample_phone (2 * index + 1);
}

/**
 * mp_sample_figure_repeat:
 * @self: somebody whose row has yet to be written
 * @original: somebody else
 *
 * Makes @self look like @original entered a second time: same birth date, and the same name typed
 * without its accents (P-3).
 */
void
mp_sample_figure_repeat (MpSampleFigure       *self,
                         const MpSampleFigure *original)
{
  g_clear_pointer (&self->person->given_name, g_free);
  g_clear_pointer (&self->person->family_name, g_free);
  self->person->given_name = g_str_to_ascii (original->person->given_name, "C");
  self->person->family_name = g_str_to_ascii (original->person->family_name, "C");
  self->person->birth_date = original->person->birth_date;
  mp_set_text (&self->person->preferred_name, NULL);
}
