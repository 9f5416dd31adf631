# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record type is listed as text, CSV and JSON, and nothing private unless it is asked for."""

import json
import re
import unicodedata

from cli import CliTest, main

RECORDS = ["programme", "site", "organisation", "organisation_contact", "partner_check_in",
           "cohort", "person", "mentee", "mentor", "mentor_availability", "contact_log",
           "distinct_pair",
           "stage_record", "stage_change", "school_note", "saved_filter", "import_mapping"]
PRIVATE_RECORDS = ["partner_check_in", "contact_log"]
MARK = "Mx7private"


def width(text):
    """How many columns a terminal takes."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class List(CliTest):
    def test_every_record_is_in_every_format(self):
        counts = self.info(self.sample)["records"]
        self.assertEqual(sorted(counts), sorted(RECORDS))
        for record in RECORDS:
            more = ["--private"] if record in PRIVATE_RECORDS else []
            with self.subTest(record=record):
                text = self.succeed("list", self.sample, record, *more).splitlines()
                self.assertEqual(len(text), counts[record] + 1)
                table = self.table(self.sample, record, *more)
                self.assertEqual(len(table), counts[record] + 1)
                self.assertEqual({len(row) for row in table}, {len(table[0])})
                objects = self.records(self.sample, record, *more)
                self.assertEqual(len(objects), counts[record])
                for item in objects:
                    self.assertEqual(list(item), table[0])

    def test_plurals_and_hyphens_mean_the_same(self):
        for a, b in (("mentees", "mentee"), ("stage-records", "stage_record"),
                     ("People", "person"), ("Organisations", "organisation")):
            self.assertEqual(self.succeed("list", self.sample, a),
                             self.succeed("list", self.sample, b))

    def test_text_lines_up_whatever_the_script(self):
        file = self.copy()
        self.sql(file, "UPDATE site SET name = '美陵', town = 'x' WHERE id = 1;"
                       "UPDATE site SET name = 'Ме́теґан', town = 'x' WHERE id = 2;"
                       "UPDATE site SET name = 'Ze\u0301ro', town = 'x' WHERE id = 3;"
                       "UPDATE site SET town = 'x'")
        lines = self.succeed("list", file, "site", "--columns", "name,town").splitlines()
        column = lines[0].index("Town")
        for line in lines[1:]:
            self.assertEqual(width(line), column + 1, line)
            self.assertTrue(line.endswith("x"))

    def test_text_stays_on_its_line(self):
        file = self.copy()
        self.sql(file, "UPDATE site SET notes = 'one\ntwo\x1b[2J' || printf('%.300c', 'y')"
                       " WHERE id = 1")
        lines = self.succeed("list", file, "site", "--columns", "name,notes").splitlines()
        self.assertEqual(len(lines), 9)
        self.assertIn("one two [2Jy", "\n".join(lines))
        self.assertLess(max(map(len, lines)), 80)
        notes = [item["notes"] for item in self.records(file, "site", "--private")]
        self.assertTrue(notes[0].startswith("one\ntwo\x1b[2Jyyy"))
        self.assertEqual(len(notes[0]), 311)

    def test_csv_is_safe_in_a_spreadsheet(self):
        file = self.copy()
        self.sql(file, "UPDATE site SET notes = '=cmd()' WHERE id = 1;"
                       "UPDATE site SET notes = '@x, \"y\"' WHERE id = 2")
        rows = self.table(file, "site", "--columns", "name,notes")
        for row in rows[1:3]:
            self.assertNotIn(row[1][:1], tuple("=@+-\t\r"))
            self.assertTrue(row[1].endswith(("=cmd()", "@x, \"y\"")))

    def test_json_has_kinds_of_values(self):
        mentor = self.records(self.sample, "mentor")[0]
        self.assertIsInstance(mentor["capacity"], int)
        self.assertIsInstance(mentor["hours_a_month"], (int, float))
        self.assertEqual(sorted(mentor["site"]), ["name", "uuid"])
        self.assertIsInstance(self.records(self.sample, "stage_change")[0]["overridden"], bool)
        for mentee in self.records(self.sample, "mentee"):
            self.assertRegex(mentee["intake_on"], r"^\d{4}-\d\d-\d\d$")
            self.assertIn(mentee["status"], ("inquiry", "registering", "waiting", "active",
                                             "paused", "completed", "withdrawn"))

    def test_references_lead_to_records(self):
        mentees = {item["uuid"] for item in self.records(self.sample, "mentee")}
        people = {item["uuid"] for item in self.records(self.sample, "person")}
        self.assertTrue(mentees < people)
        for record in self.records(self.sample, "stage_record"):
            self.assertIn(record["mentee"]["uuid"], mentees)

    def test_nothing_is_an_empty_list(self):
        self.assertEqual(self.records(self.sample, "saved_filter"), [])
        self.assertEqual(len(self.succeed("list", self.sample, "saved_filter").splitlines()), 1)

    def test_columns_come_as_chosen(self):
        rows = self.table(self.sample, "mentee", "--columns", "status, family_name ,uuid")
        self.assertEqual(rows[0], ["status", "family_name", "uuid"])
        self.assertRegex(rows[1][2], r"^[0-9a-f-]{36}$")

    def test_people_come_by_name(self):
        file = self.path("few.mentoring")
        self.succeed("create", file)
        self.assertEqual(self.records(file, "person"), [])
        names = [(item["family_name"] or "").casefold().replace("'", "").replace("-", "")
                 for item in self.records(self.sample, "mentee")]
        plain = [unicodedata.normalize("NFD", name) for name in names]
        self.assertEqual(plain, sorted(plain))


class Search(CliTest):
    def found(self, *words):
        return {(item["given_name"], item["family_name"])
                for item in self.records(self.sample, "person", "--search", *words)}

    def test_half_a_name_without_accents_is_enough(self):
        people = self.records(self.sample, "person")
        accented = [p for p in people if not p["family_name"].isascii()
                    or not p["given_name"].isascii()]
        self.assertTrue(accented)
        for person in accented:
            name = (person["given_name"], person["family_name"])
            folded = [unicodedata.normalize("NFD", part).encode("ascii", "ignore").decode()
                      for part in name]
            words = " ".join(re.split(r"[^A-Za-z']+", part)[0][:4].upper() for part in folded)
            self.assertIn(name, self.found(words))

    def test_nobody_is_an_answer(self):
        self.assertEqual(self.found("nosuchname"), set())

    def test_every_word_counts(self):
        person = self.records(self.sample, "person")[0]
        self.assertEqual(self.found(f"{person['family_name']} nosuchname"), set())

    def test_strange_words_are_words(self):
        for words in ("\"", "'", "*", "AND", "NEAR(", "%", "_", "\\", "-", "x" * 5000):
            with self.subTest(words=words):
                self.found(words)

    def test_other_records_are_searched_too(self):
        found = self.records(self.sample, "organisation", "--search", "ecole baie")
        self.assertEqual([item["name"] for item in found], ["École de la Baie-aux-Mouettes"])
        kinds = self.records(self.sample, "organisation", "--search", "employer")
        self.assertTrue(kinds)


class Privacy(CliTest):
    """P-4, with a mark in every private field."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        marks = {"site": ["notes"],
                 "organisation": ["notes"],
                 "organisation_contact": ["notes"],
                 "cohort": ["notes"],
                 "person": ["notes"],
                 "mentee": ["guardian_name", "guardian_phone", "accessibility",
                            "mentor_personality", "mentor_language", "mentor_place",
                            "mentor_times"],
                 "mentor": ["preferences"],
                 "partner_check_in": ["summary"],
                 "contact_log": ["summary"]}
        cls.marked = list(marks)
        for table, fields in marks.items():
            values = ", ".join(f"{field} = '{MARK}'" for field in fields)
            cls().sql(cls.sample, f"UPDATE {table} SET {values}")

    def runTest(self):
        """Lets setUpClass make an instance."""

    def test_private_fields_are_not_listed(self):
        for record in RECORDS:
            for form in ("text", "csv", "json"):
                if record in PRIVATE_RECORDS:
                    self.fail_with(2, "private", "list", self.sample, record, "--format", form)
                else:
                    self.assertNotIn(MARK, self.succeed("list", self.sample, record, "--format",
                                                        form))

    def test_private_fields_are_listed_when_asked_for(self):
        for record in self.marked:
            for form in ("text", "csv", "json"):
                self.assertIn(MARK, self.succeed("list", self.sample, record, "--private",
                                                 "--format", form))
        self.assertIn(MARK, self.succeed("list", self.sample, "mentee", "-c", "guardian_name"))

    def test_info_and_history_have_none(self):
        self.assertNotIn(MARK, json.dumps(self.info(self.sample)))
        self.assertNotIn(MARK, self.succeed("history", self.sample, "--step", "1"))


main()
