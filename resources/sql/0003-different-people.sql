-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pairs of people of whom somebody has said that they are not the same (P-3).
-- Frozen once released: a change to it is a new file with the next number.
-- SQLite only: AUTOINCREMENT and STRICT.

CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  other INTEGER NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX distinct_pair_person ON distinct_pair (person, other);
CREATE INDEX distinct_pair_other ON distinct_pair (other, person);
