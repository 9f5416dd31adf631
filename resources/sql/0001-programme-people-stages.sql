-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first shape of a programme file: areas 1, 2 and 5, the change log and the search index.
-- Frozen once released: a change to it is a new file with the next number.
-- An id is never given twice (AUTOINCREMENT, and for people the door), since the change log goes on
-- speaking of it.
-- Choices are compared one by one: for IN, SQLite builds a table of the list at every insertion.
-- An index is there for the queries that use it: an import compares ids of other systems in memory.
-- SQLite only: AUTOINCREMENT, STRICT and the FTS5 table.

CREATE TABLE programme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation TEXT,
  coordinator TEXT,
  email TEXT,
  phone TEXT,
  country TEXT,
  minimum_age INTEGER NOT NULL,
  guardian_age INTEGER NOT NULL,
  focus_careers INTEGER NOT NULL,
  group_size INTEGER NOT NULL,
  exchange_min_careers INTEGER NOT NULL,
  exchange_max_careers INTEGER NOT NULL,
  commitment_months INTEGER NOT NULL,
  commitment_min_months INTEGER NOT NULL,
  silence_days INTEGER NOT NULL,
  first_meetings_in_person INTEGER NOT NULL
) STRICT;

CREATE TABLE site (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  town TEXT,
  coordinator TEXT,
  email TEXT,
  phone TEXT,
  notes TEXT
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'school' OR kind = 'post-secondary' OR kind = 'employer' OR
           kind = 'sector-council' OR kind = 'agency' OR kind = 'other'),
  site INTEGER REFERENCES site (id),
  industry TEXT,
  street TEXT,
  town TEXT,
  province TEXT,
  postal_code TEXT,
  country TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  external_id TEXT,
  notes TEXT,
  archived_on TEXT CHECK (length (archived_on) = 10),
  sort_name TEXT NOT NULL
) STRICT;

CREATE INDEX organisation_sort_name ON organisation (sort_name);
CREATE INDEX organisation_site ON organisation (site);

CREATE TABLE organisation_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  role TEXT,
  email TEXT,
  phone TEXT,
  external_id TEXT,
  main_contact INTEGER NOT NULL CHECK (main_contact = 0 OR main_contact = 1),
  notes TEXT
) STRICT;

CREATE INDEX organisation_contact_organisation ON organisation_contact (organisation);

CREATE TABLE partner_check_in (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  held_on TEXT NOT NULL CHECK (length (held_on) = 10),
  kind TEXT NOT NULL
    CHECK (kind = 'visit' OR kind = 'phone' OR kind = 'email' OR kind = 'video' OR
           kind = 'letter'),
  author TEXT,
  summary TEXT,
  follow_up_on TEXT CHECK (length (follow_up_on) = 10),
  followed_up INTEGER NOT NULL CHECK (followed_up = 0 OR followed_up = 1)
) STRICT;

CREATE INDEX partner_check_in_organisation ON partner_check_in (organisation, held_on);

CREATE TABLE cohort (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL
    CHECK (kind = 'class' OR kind = 'grade' OR kind = 'course' OR kind = 'job-seekers' OR
           kind = 'other'),
  organisation INTEGER REFERENCES organisation (id),
  site INTEGER REFERENCES site (id),
  expected_size INTEGER,
  school_year TEXT,
  notes TEXT,
  archived_on TEXT CHECK (length (archived_on) = 10)
) STRICT;

CREATE INDEX cohort_organisation ON cohort (organisation);
CREATE INDEX cohort_site ON cohort (site);

-- The door gives the ids of people, so that an import need not look for the next one every time.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  given_name TEXT,
  family_name TEXT,
  preferred_name TEXT,
  pronouns TEXT,
  gender TEXT
    CHECK (gender = 'woman' OR gender = 'man' OR gender = 'non-binary' OR
           gender = 'two-spirit' OR gender = 'other'),
  birth_date TEXT CHECK (length (birth_date) = 10),
  email TEXT,
  phone TEXT,
  preferred_contact TEXT
    CHECK (preferred_contact = 'phone' OR preferred_contact = 'email' OR
           preferred_contact = 'text' OR preferred_contact = 'letter' OR
           preferred_contact = 'in-person'),
  street TEXT,
  town TEXT,
  province TEXT,
  postal_code TEXT,
  country TEXT,
  languages TEXT,
  external_id TEXT,
  notes TEXT,
  archived_on TEXT CHECK (length (archived_on) = 10),
  sort_name TEXT NOT NULL,
  email_key TEXT,
  phone_key TEXT
) STRICT;

CREATE INDEX person_sort_name ON person (sort_name);
CREATE INDEX person_email_key ON person (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX person_phone_key ON person (phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX person_archived_on ON person (archived_on) WHERE archived_on IS NOT NULL;

-- A mentee and a mentor have the id and the uuid of their person, so these need no index of
-- their own.
CREATE TABLE mentee (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  status TEXT NOT NULL
    CHECK (status = 'inquiry' OR status = 'registering' OR status = 'waiting' OR
           status = 'active' OR status = 'paused' OR status = 'completed' OR
           status = 'withdrawn'),
  site INTEGER REFERENCES site (id),
  cohort INTEGER REFERENCES cohort (id),
  organisation INTEGER REFERENCES organisation (id),
  grade TEXT,
  intake_on TEXT CHECK (length (intake_on) = 10),
  guardian_name TEXT,
  guardian_phone TEXT,
  guardian_email TEXT,
  objective TEXT,
  bio TEXT,
  accessibility TEXT,
  mentor_gender TEXT
    CHECK (mentor_gender = 'woman' OR mentor_gender = 'man' OR mentor_gender = 'non-binary' OR
           mentor_gender = 'two-spirit' OR mentor_gender = 'other'),
  mentor_personality TEXT,
  mentor_language TEXT,
  mentor_place TEXT,
  mentor_times TEXT,
  left_on TEXT CHECK (length (left_on) = 10)
) STRICT;

CREATE INDEX mentee_site ON mentee (site) WHERE site IS NOT NULL;
CREATE INDEX mentee_cohort ON mentee (cohort) WHERE cohort IS NOT NULL;
CREATE INDEX mentee_organisation ON mentee (organisation) WHERE organisation IS NOT NULL;

CREATE TABLE mentor (
  id INTEGER PRIMARY KEY REFERENCES person (id),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  status TEXT NOT NULL
    CHECK (status = 'inquiry' OR status = 'applied' OR status = 'screening' OR
           status = 'ready' OR status = 'active' OR status = 'paused' OR status = 'left' OR
           status = 'declined'),
  site INTEGER REFERENCES site (id),
  occupation TEXT,
  former_employer TEXT,
  retired_on TEXT CHECK (length (retired_on) = 10),
  bio TEXT,
  pathway_story TEXT,
  capacity INTEGER,
  hours_a_month REAL,
  commitment_months INTEGER,
  models TEXT,
  mentee_gender TEXT
    CHECK (mentee_gender = 'woman' OR mentee_gender = 'man' OR mentee_gender = 'non-binary' OR
           mentee_gender = 'two-spirit' OR mentee_gender = 'other'),
  preferences TEXT
) STRICT;

CREATE INDEX mentor_site ON mentor (site) WHERE site IS NOT NULL;

CREATE TABLE mentor_availability (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  mentor INTEGER NOT NULL REFERENCES mentor (id),
  weekday TEXT NOT NULL
    CHECK (weekday = 'monday' OR weekday = 'tuesday' OR weekday = 'wednesday' OR
           weekday = 'thursday' OR weekday = 'friday' OR weekday = 'saturday' OR
           weekday = 'sunday'),
  from_time TEXT NOT NULL CHECK (length (from_time) = 5),
  to_time TEXT NOT NULL CHECK (length (to_time) = 5)
) STRICT;

CREATE INDEX mentor_availability_mentor ON mentor_availability (mentor);

CREATE TABLE contact_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  held_on TEXT NOT NULL CHECK (length (held_on) = 10),
  kind TEXT NOT NULL
    CHECK (kind = 'phone' OR kind = 'email' OR kind = 'text' OR kind = 'letter' OR
           kind = 'in-person'),
  author TEXT,
  summary TEXT,
  follow_up_on TEXT CHECK (length (follow_up_on) = 10),
  followed_up INTEGER NOT NULL CHECK (followed_up = 0 OR followed_up = 1)
) STRICT;

CREATE INDEX contact_log_person ON contact_log (person, held_on);
CREATE INDEX contact_log_follow_up ON contact_log (follow_up_on) WHERE follow_up_on IS NOT NULL;

CREATE TABLE stage_record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  mentee INTEGER NOT NULL REFERENCES mentee (id),
  stage TEXT NOT NULL
    CHECK (stage = 'A' OR stage = 'B' OR stage = 'C' OR stage = 'D' OR stage = 'E'),
  state TEXT NOT NULL
    CHECK (state = 'not-started' OR state = 'active' OR state = 'paused' OR
           state = 'completed' OR state = 'waived'),
  started_on TEXT CHECK (length (started_on) = 10),
  completed_on TEXT CHECK (length (completed_on) = 10),
  reason TEXT,
  overridden INTEGER NOT NULL CHECK (overridden = 0 OR overridden = 1),
  UNIQUE (mentee, stage),
  CHECK (state <> 'waived' OR reason IS NOT NULL)
) STRICT;

-- With the mentee, so that lists need not look into the table.
CREATE INDEX stage_record_stage ON stage_record (stage, state, mentee);

CREATE TABLE stage_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  mentee INTEGER NOT NULL REFERENCES mentee (id),
  stage TEXT NOT NULL
    CHECK (stage = 'A' OR stage = 'B' OR stage = 'C' OR stage = 'D' OR stage = 'E'),
  happened_on TEXT NOT NULL CHECK (length (happened_on) = 10),
  before TEXT NOT NULL
    CHECK (before = 'not-started' OR before = 'active' OR before = 'paused' OR
           before = 'completed' OR before = 'waived'),
  after TEXT NOT NULL
    CHECK (after = 'not-started' OR after = 'active' OR after = 'paused' OR
           after = 'completed' OR after = 'waived'),
  reason TEXT,
  overridden INTEGER NOT NULL CHECK (overridden = 0 OR overridden = 1),
  author TEXT
) STRICT;

CREATE INDEX stage_change_mentee ON stage_change (mentee, stage);

CREATE TABLE school_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  mentee INTEGER NOT NULL REFERENCES mentee (id),
  written_on TEXT NOT NULL CHECK (length (written_on) = 10),
  author TEXT,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX school_note_mentee ON school_note (mentee, written_on);

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL,
  list TEXT NOT NULL
    CHECK (list = 'mentees' OR list = 'mentors' OR list = 'partners'),
  criteria TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL,
  headers TEXT,
  mapping TEXT NOT NULL
) STRICT;

-- One row for each step that somebody took: what undo, redo, history and audit read.  A step is
-- undone until it is redone, dropped when something else was done instead, and final when it
-- cannot be undone.
CREATE TABLE change_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  author TEXT,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state = 'done' OR state = 'undone' OR state = 'dropped' OR state = 'final'),
  n_records INTEGER NOT NULL
) STRICT;

-- One row for an update or a deletion; one for a run of insertions with consecutive ids.
-- before_image and after_image are JSON: of an update the fields that changed, of the others
-- {"columns": [...], "rows": [[...], ...]}.  An insertion has an image only while it is undone.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES change_batch (id),
  record TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL CHECK (last_id >= first_id),
  kind TEXT NOT NULL
    CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete'),
  before_image TEXT,
  after_image TEXT
) STRICT;

CREATE INDEX change_batch_of ON change (batch);
CREATE INDEX change_record ON change (record, last_id);

-- The words by which people are found, folded, kept by the door in C: with trusted_schema off a
-- trigger cannot write the index.  The index ranks nothing and knows no phrases, which makes it
-- small and quick; that its words stand in a table of their own lets it be emptied at once.  The
-- plain tokenizer is enough for folded text: what is not ASCII in it are letters.
CREATE TABLE person_words (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE person_search USING fts5 (
  text, content = 'person_words', content_rowid = 'id',
  tokenize = 'ascii', detail = 'none', columnsize = 0
);
