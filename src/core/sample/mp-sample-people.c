/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept about the mentees and mentors of the sample programme. */

#include "sample/mp-sample-people.h"

#include "sample/mp-sample-texts.h"

static const MpMentorStatus mentor_statuses[] = {
  MP_MENTOR_ACTIVE, MP_MENTOR_READY,  MP_MENTOR_ACTIVE,   MP_MENTOR_SCREENING,
  MP_MENTOR_ACTIVE, MP_MENTOR_ACTIVE, MP_MENTOR_APPLIED,  MP_MENTOR_ACTIVE,
  MP_MENTOR_READY,  MP_MENTOR_PAUSED, MP_MENTOR_ACTIVE,   MP_MENTOR_INQUIRY,
  MP_MENTOR_ACTIVE, MP_MENTOR_LEFT,   MP_MENTOR_DECLINED, MP_MENTOR_ACTIVE,
};

static const char *const mentor_models[] = {
  "traditional", "traditional, small group", "team", "small group, team", "large group",
  "e-mentoring, traditional",
};

static const char *const times[][2] = {
  { "09:00", "11:30" }, { "13:00", "15:00" }, { "15:30", "17:30" }, { "18:30", "20:00" },
};

static void
fill_guardian (MpSampleFigure *self,
               MpMentee       *mentee)
{
  const MpPerson *person = self->person;
  MpSampleRandom *random = &self->random;
  const char *const *names = mp_sample_random_one_in (random, 2) ? self->community->women
                                                                 : self->community->men;

  mentee->guardian_name = g_strdup_printf ("%s %s", mp_sample_random_word (random, names),
                                           person->family_name);
  mentee->guardian_phone = mp_sample_phone (2 * self->index);
  mentee->guardian_email = mp_sample_figure_make_email (self, "home");
}

static void
fill_wishes (MpSampleFigure *self,
             MpMentee       *mentee)
{
  static const char *const manners[] = { "patient", "funny", "direct", "quiet", "curious" };
  static const char *const places[] = { "at school", "library", "online", "community centre" };
  static const char *const when[] = { "Tuesday afternoon", "after school", "lunch hour",
                                      "evenings", "Friday morning" };
  MpSampleRandom *random = &self->random;

  if (mp_sample_random_one_in (random, 4))
    mentee->mentor_gender = mp_sample_random_one_in (random, 2) ? MP_GENDER_WOMAN : MP_GENDER_MAN;
  if (mp_sample_random_one_in (random, 2))
    mp_set_text (&mentee->mentor_personality, MP_SAMPLE_PICK (random, manners));
  if (self->community->french)
    mp_set_text (&mentee->mentor_language, "French");
  mp_set_text (&mentee->mentor_place, MP_SAMPLE_PICK (random, places));
  mp_set_text (&mentee->mentor_times, MP_SAMPLE_PICK (random, when));
}

/**
 * mp_sample_figure_new_mentee:
 * @self: somebody, to be written right after their person
 * @setting: where
 * @intake: the day on which they came
 * @status: what they are now
 *
 * One in seven of those under 18 has no guardian yet, so that P-2 has something to show.
 *
 * Returns: (transfer full): the mentee's row
 */
MpMentee *
mp_sample_figure_new_mentee (MpSampleFigure        *self,
                             const MpSampleSetting *setting,
                             MpDate                 intake,
                             MpMenteeStatus         status)
{
  MpSampleRandom *random = &self->random;
  MpMentee *mentee = mp_mentee_new ();
  gboolean french = self->community->french;

  mentee->status = status;
  mentee->site = setting->cohort_row->site;
  mentee->cohort = setting->cohort_row->row.id;
  mentee->organisation = setting->cohort_row->organisation;
  mp_set_text (&mentee->grade, setting->cohort->grade);
  mentee->intake_on = intake;
  if (mp_date_age_on (self->person->birth_date, intake) < 18
      && !mp_sample_random_one_in (random, 7))
    fill_guardian (self, mentee);
  if (!mp_sample_random_one_in (random, 5))
    mp_set_text (&mentee->objective,
                 mp_sample_random_word (random, french ? mp_sample_objectives_french
                                                       : mp_sample_objectives));
  if (mp_sample_random_one_in (random, 2))
    mp_set_text (&mentee->bio, mp_sample_random_word (random, mp_sample_interests));
  if (mp_sample_random_one_in (random, 14))
    mp_set_text (&mentee->accessibility,
                 mp_sample_random_word (random, mp_sample_accessibility));
  if (mp_sample_random_one_in (random, 3))
    fill_wishes (self, mentee);
  if (status == MP_MENTEE_WITHDRAWN)
    mentee->left_on = mp_sample_random_date (random, mp_date_add_days (intake, 1),
                                             setting->today);
  return mentee;
}

/**
 * mp_sample_figure_new_mentor:
 * @self: somebody, to be written right after their person
 * @setting: where
 * @site: the site's id
 *
 * Returns: (transfer full): the mentor's row
 */
MpMentor *
mp_sample_figure_new_mentor (MpSampleFigure        *self,
                             const MpSampleSetting *setting,
                             gint64                 site)
{
  MpSampleRandom *random = &self->random;
  guint which = (self->index * 7 + mp_sample_random_below (random, 3)) % mp_sample_n_occupations;
  const MpSampleOccupation *occupation = &mp_sample_occupations[which];
  MpMentor *mentor = mp_mentor_new ();

  mentor->status = mentor_statuses[self->index % G_N_ELEMENTS (mentor_statuses)];
  mentor->site = site;
  mp_set_text (&mentor->occupation, occupation->name);
  mentor->former_employer = g_strdup_printf ("%s %s", setting->site->town, occupation->employer);
  if (!mp_sample_random_one_in (random, 6))
    mentor->retired_on = mp_date_add_days (setting->today,
                                           -(int) mp_sample_random_below (random, 3000));
  mentor->pathway_story = g_strdup_printf ("%s %s", occupation->beginning,
                                           mp_sample_random_word (random, mp_sample_story_turns));
  mp_set_text (&mentor->bio, mp_sample_random_word (random, mp_sample_interests));
  mentor->capacity = 1 + (gint64) mp_sample_random_below (random, 5);
  mentor->hours_a_month = 2 + 0.5 * mp_sample_random_below (random, 13);
  mentor->commitment_months = mp_sample_random_one_in (random, 4) ? 6 : 12;
  mp_set_text (&mentor->models, MP_SAMPLE_PICK (random, mentor_models));
  return mentor;
}

/**
 * mp_sample_figure_new_peer:
 * @self: somebody whose mentee is stored
 * @setting: where
 *
 * Returns: (transfer full): the row of a mentee who came through and mentors others now
 */
MpMentor *
mp_sample_figure_new_peer (MpSampleFigure        *self,
                           const MpSampleSetting *setting)
{
  MpMentor *mentor = mp_mentor_new ();

  mentor->row.id = self->person->row.id;
  mentor->status = MP_MENTOR_READY;
  mentor->site = setting->cohort_row->site;
  mp_set_text (&mentor->occupation, "student");
  mp_set_text (&mentor->pathway_story, "I was a mentee here myself, and asked to stay on.");
  mentor->capacity = 1;
  mentor->hours_a_month = 2;
  mentor->commitment_months = 6;
  mp_set_text (&mentor->models, "peer");
  return mentor;
}

/**
 * mp_sample_figure_new_availability:
 * @self: somebody whose mentor is stored
 * @setting: where
 * @number: from 0, which of their times it is
 *
 * Returns: (transfer full): a weekday with its hours, another for each @number under 7
 */
MpMentorAvailability *
mp_sample_figure_new_availability (MpSampleFigure        *self,
                                   const MpSampleSetting *setting,
                                   guint                  number)
{
  MpMentorAvailability *availability = mp_mentor_availability_new ();
  const char *const *hours = MP_SAMPLE_PICK (&self->random, times);

  mp_sample_random_uuid (&self->random, setting->today, availability->row.uuid);
  availability->mentor = self->person->row.id;
  availability->weekday = (MpWeekday) (MP_MONDAY + (self->index + 2 * number) % MP_SUNDAY);
  mp_set_text (&availability->from_time, hours[0]);
  mp_set_text (&availability->to_time, hours[1]);
  return availability;
}

/**
 * mp_sample_figure_new_contact:
 * @self: somebody whose person is stored
 * @setting: where
 * @from: the first day it can have happened
 *
 * Returns: (transfer full): a talk, some of them with a follow-up
 */
MpContactLog *
mp_sample_figure_new_contact (MpSampleFigure        *self,
                              const MpSampleSetting *setting,
                              MpDate                 from)
{
  MpSampleRandom *random = &self->random;
  MpContactLog *log = mp_contact_log_new ();

  mp_sample_random_uuid (random, setting->today, log->row.uuid);
  log->person = self->person->row.id;
  log->held_on = mp_sample_random_date (random, from, setting->today);
  log->kind = (MpContactWay) (1 + mp_sample_random_below (random, MP_CONTACT_IN_PERSON));
  mp_set_text (&log->author, setting->author);
  mp_set_text (&log->summary, mp_sample_random_word (random, mp_sample_contact_notes));
  if (mp_sample_random_one_in (random, 3))
    {
      log->follow_up_on = mp_date_add_days (log->held_on,
                                            7 + (int) mp_sample_random_below (random, 21));
      log->followed_up = mp_date_compare (log->follow_up_on, setting->today) < 0
                         && !mp_sample_random_one_in (random, 5);
    }
  return log;
}

/**
 * mp_sample_figure_new_note:
 * @self: somebody whose mentee is stored
 * @setting: where
 * @from: the first day it can have been written
 *
 * Returns: (transfer full): a note for the school, in French for those who speak it at home
 */
MpSchoolNote *
mp_sample_figure_new_note (MpSampleFigure        *self,
                           const MpSampleSetting *setting,
                           MpDate                 from)
{
  MpSampleRandom *random = &self->random;
  MpSchoolNote *note = mp_school_note_new ();

  mp_sample_random_uuid (random, setting->today, note->row.uuid);
  note->mentee = self->person->row.id;
  note->written_on = mp_sample_random_date (random, from, setting->today);
  mp_set_text (&note->author, setting->author);
  mp_set_text (&note->text,
               mp_sample_random_word (random, self->community->french
                                                ? mp_sample_school_notes_french
                                                : mp_sample_school_notes));
  return note;
}
