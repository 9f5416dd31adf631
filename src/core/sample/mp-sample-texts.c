/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people of the sample programme did for a living, and what is written about them. */

#include "sample/mp-sample-texts.h"

const MpSampleOccupation mp_sample_occupations[] = {
  { "marine biologist", "Ocean Survey", "I failed first-year chemistry and nearly went home." },
  { "nurse practitioner", "Community Clinic", "I began as an aide on night shifts at nineteen." },
  { "electrician", "Electric Co-operative", "My uncle let me carry his tools for a summer." },
  { "high-school teacher", "School Board", "I swore I would never stand in front of a class." },
  { "software developer", "Data Centre", "There was one computer in the county and I found it." },
  { "boat builder", "Boatworks", "I built a dory that sank, and a second one that did not." },
  { "bank manager", "Savings Bank", "I was a teller who asked too many questions." },
  { "forester", "Woodland Trust", "I liked being outside more than I liked sitting exams." },
  { "social worker", "Family Services", "A social worker changed our family's luck." },
  { "newspaper editor", "Tidings", "I wrote the hockey scores for my school for nothing." },
  { "veterinarian", "Animal Clinic", "We had goats, and goats are always ill." },
  { "civil engineer", "Bridge Company", "A washed-out road kept me from my own graduation." },
  { "pastry chef", "Bakery", "I left school early and learned fractions from recipes." },
  { "air traffic controller", "Tower", "I answered an advertisement on a dare." },
  { "carpenter", "Timber Framing", "I studied history and was happiest mending the stage." },
  { "pharmacist", "Dispensary", "I swept the floor of the drugstore where I ended up owner." },
  { "police officer", "Constabulary", "I came from a family that did not trust the police." },
  { "accountant", "Accounting Partners", "I kept the books of my parents' shop at fourteen." },
  { "lobster fisher", "Wharf", "I went on the boat to pay for college and stayed." },
  { "graphic designer", "Print Studio", "I painted signs for yard sales before anybody paid." },
  { "early childhood educator", "Early Years Centre", "I looked after six cousins every summer." },
  { "heavy equipment operator", "Quarry", "I was told that women did not drive excavators." },
  { "laboratory technologist", "Regional Laboratory", "A broken microscope started it all." },
  { "union organiser", "Labour Hall", "The mill closed in the week I was hired." },
  { "farmer", "Orchards", "I left the farm three times before I noticed that I missed it." },
  { "court interpreter", "Courthouse", "I translated for my grandmother at the doctor's." },
  { "film technician", "Sound Stage", "I drove a van for a crew and never drove it back." },
  { "naval officer", "Dockyard", "I had never seen the sea from a ship until I was twenty." },
  { "librarian", "Public Library", "I read my way out of a long illness." },
  { "plumber", "Heating and Plumbing", "I trained for an office and could not bear the chairs." },
};
const guint mp_sample_n_occupations = G_N_ELEMENTS (mp_sample_occupations);

const char *const mp_sample_story_turns[] = {
  "Somebody older took the trouble to explain the work to me, and that was the turning point.",
  "Night school took six years; I would do it again.",
  "When the plant closed I learned a second trade at forty-one.",
  "I moved away twice and came home twice, each time knowing more.",
  "Most of what I used, I learned on the job from people who liked to be asked.",
  "I changed employers four times and never my mind about the work.",
  "A failed business taught me what a course could not.",
  "What I thought was a detour turned out to be the road.",
  NULL,
};

const char *const mp_sample_objectives[] = {
  "I want to know what a working day really looks like before I choose a course.",
  "Find out whether a trade would suit me better than university.",
  "Learn to talk to people at work without going red.",
  "I like animals and mathematics and cannot see how they go together.",
  "Get back into nursing in Canada.",
  "Start a small business and not lose my savings.",
  "Understand what jobs there will be here, so that I do not have to move away.",
  "Find a summer job that is about boats.",
  "Compare engineering and architecture with people who did them.",
  "Learn how to look for work after ten years at home.",
  NULL,
};

const char *const mp_sample_objectives_french[] = {
  "Savoir à quoi ressemble une vraie journée de travail avant de choisir un programme.",
  "Découvrir si un métier me conviendrait mieux que l'université.",
  "Trouver un emploi d'été sur la côte.",
  "Comprendre quels emplois il y aura ici, pour ne pas devoir partir.",
  "Parler avec une infirmière et avec un mécanicien de bateaux.",
  NULL,
};

const char *const mp_sample_interests[] = {
  "Plays the fiddle; volunteers at the rink.",
  "Fixes bicycles for the whole street.",
  "Reads everything about the sea.",
  "Cooks for a family of seven on Sundays.",
  "Draws comics, codes small games.",
  "Runs the school's weather station.",
  "Sings in two choirs; shy elsewhere.",
  "Helps on a farm before school.",
  NULL,
};

const char *const mp_sample_person_notes[] = {
  "Prefers to be called after four.",
  "Has no car; the last bus leaves at half past five.",
  "Works weekends until June.",
  "Please write letters in large print.",
  "Met at the open house.",
  "Speaks up after a while; give time.",
  NULL,
};

const char *const mp_sample_accessibility[] = {
  "Uses a wheelchair; needs a room on the ground floor.",
  "Hard of hearing on the left side.",
  "Needs handouts a day ahead.",
  "Tires quickly; meetings of forty minutes at most.",
  NULL,
};

const char *const mp_sample_school_notes[] = {
  "Came to every session and asked the questions that others did not dare to ask.",
  "Has narrowed twelve ideas down to two and can say why.",
  "Arrived late twice and called ahead both times.",
  "Wrote a reflection that the group wanted to hear again.",
  "Would gain from visiting a workplace before the winter break.",
  "Speaks with adults more easily than in September.",
  "The employer would gladly have this pupil back.",
  "Needs a reminder of dates; the work itself is careful.",
  "Took the lead when the group planned its visit.",
  "Is weighing a certificate against a degree with real numbers.",
  NULL,
};

const char *const mp_sample_school_notes_french[] = {
  "A participé à toutes les rencontres et pose des questions précises.",
  "Hésite encore entre deux carrières, avec de bonnes raisons pour chacune.",
  "A rédigé une réflexion honnête sur sa première visite en entreprise.",
  "Gagnerait à passer une journée dans un atelier avant l'hiver.",
  "S'exprime avec plus d'assurance qu'à la rentrée.",
  NULL,
};

const char *const mp_sample_contact_notes[] = {
  "First talk; sounds keen and a little worried about time.",
  "Left a message, will try again.",
  "All is well; next meeting agreed.",
  "Wants to know when the papers will be ready.",
  "Asked to move the meeting by a week.",
  "Sent the welcome letter.",
  "Confirmed the visit to the workplace.",
  "Talked through how the first meetings went.",
  NULL,
};

const char *const mp_sample_check_in_notes[] = {
  "Happy with the pupils; would take two more in spring.",
  "New contact person from next month.",
  "Asked for the report in French as well.",
  "Offered the meeting room on Thursdays.",
  "Wants fewer forms and more visits.",
  "Agreed on dates for the next exchange.",
  NULL,
};

const char *const mp_sample_waiver_reasons[] = {
  "Did the same in a co-op course last year.",
  "Has worked in the field for eight years.",
  "Agreed with the school: enters straight after the certificate.",
  "Covered by the welcome programme.",
  NULL,
};

const char *const mp_sample_override_reasons[] = {
  "The placement was only on offer this month.",
  "The employer asked for this pupil by name.",
  "Family moves in spring; the order was changed with the school.",
  NULL,
};

const char *const mp_sample_streets[] = {
  "Sample Street", "Example Lane", "Invented Road", "Placeholder Avenue", "Nowhere Lane",
  "Chemin de l'Exemple", NULL,
};
