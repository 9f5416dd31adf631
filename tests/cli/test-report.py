# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress reports are written for those who were asked for, whole or not at all."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from cli import CliTest, content, environment, main

SPACE = "{urn:mentoring-plus:progress-report:1}"
MARK = "Mx7private"


class Report(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.copy()
        self.out = self.path("report.xml")

    def write_report(self, *options, out=None, **more):
        self.assertEqual(self.succeed("report", self.file, "progress", out or self.out, *options,
                                      **more), "")
        return None if out else ElementTree.parse(self.out).getroot()

    def pupils(self, root):
        return [pupil.get("uuid") for pupil in root.iter(SPACE + "pupil")]

    def refuse(self, code, expected, *options, out=None):
        self.fail_with(code, expected, "report", self.file, "progress", out or self.out, *options)
        self.assertFalse(os.path.exists(self.out))

    def test_everybody_who_is_not_archived(self):
        self.sql(self.file, "UPDATE person SET archived_on = '2026-01-01'"
                            " WHERE id = (SELECT max(id) FROM mentee)")
        mentees = [m["uuid"] for m in self.records(self.file, "mentee") if not m["archived_on"]]
        self.assertEqual(self.pupils(self.write_report()), mentees)
        self.assertEqual(len(mentees), 59)

    def test_one_cohort(self):
        cohort = self.records(self.file, "cohort")[0]
        mentees = [m["uuid"] for m in self.records(self.file, "mentee")
                   if m["cohort"]["uuid"] == cohort["uuid"]]
        self.assertTrue(mentees)
        for name in (cohort["name"], cohort["name"].upper(), cohort["uuid"]):
            self.assertEqual(self.pupils(self.write_report("--cohort", name)), mentees)

    def test_named_mentees_in_their_order(self):
        mentees = self.records(self.file, "mentee")
        wanted = [mentees[9], mentees[3]]
        options = [word for m in wanted for word in ("--mentee", m["uuid"])]
        self.assertEqual(self.pupils(self.write_report(*options)), [m["uuid"] for m in wanted])

    def test_pdf_has_the_names(self):
        if shutil.which("pdftotext") is None:
            self.skipTest("pdftotext is not installed")
        mentee = self.records(self.file, "mentee")[5]
        pdf = self.path("report.pdf")
        self.write_report("--mentee", mentee["uuid"], out=pdf)
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
        self.assertIn(mentee["family_name"], text.decode())
        facts = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True).stdout.decode()
        self.assertRegex(facts, r"(?m)^Tagged: +yes")
        self.assertRegex(facts, r"(?m)^Title: +\S")

    def test_period_and_notes(self):
        notes = [n["written_on"] for n in self.records(self.file, "school_note")]
        day = sorted(notes)[len(notes) // 2]
        root = self.write_report("--from", day)
        written = [note.get("on") or note.get("written_on") for note in root.iter(SPACE + "note")]
        self.assertEqual(len(written), len([n for n in notes if n >= day]))
        self.assertEqual(list(self.write_report("--without-notes").iter(SPACE + "note")), [])

    def test_paper_is_chosen(self):
        uuid = self.records(self.file, "mentee")[0]["uuid"]
        sizes = {}
        for paper in ("letter", "a4"):
            pdf = self.path(paper + ".pdf")
            self.write_report("--mentee", uuid, "--paper", paper, out=pdf)
            sizes[paper] = os.path.getsize(pdf)
        self.assertEqual(len(sizes), 2)
        if shutil.which("pdfinfo"):
            facts = subprocess.run(["pdfinfo", self.path("a4.pdf")], capture_output=True,
                                   check=True).stdout.decode()
            self.assertRegex(facts, r"Page size: +59\d\.\d+ x 84\d")

    def test_private_fields_never_appear(self):
        marks = {"site": ["notes"], "organisation": ["notes"], "organisation_contact": ["notes"],
                 "cohort": ["notes"], "person": ["notes"],
                 "mentee": ["guardian_name", "guardian_phone", "guardian_email", "accessibility",
                            "mentor_personality", "mentor_language", "mentor_place",
                            "mentor_times"],
                 "mentor": ["preferences"],
                 "partner_check_in": ["summary", "author"], "contact_log": ["summary", "author"]}
        for table, fields in marks.items():
            values = ", ".join(f"{field} = '{MARK}'" for field in fields)
            self.sql(self.file, f"UPDATE {table} SET {values}")
        self.write_report()
        self.assertNotIn(MARK.encode(), content(self.out))
        pdf = self.path("report.pdf")
        self.write_report(out=pdf)
        if shutil.which("pdftotext"):
            text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
            self.assertNotIn(MARK.encode(), text)
            self.assertGreater(len(re.findall(rb"\f", text)), 59)

    def test_language_is_chosen(self):
        uuid = self.records(self.file, "mentee")[0]["uuid"]
        result = self.run_cli("report", self.file, "progress", self.out, "--mentee", uuid,
                              "--language", "fr")
        if "not translated" in result.err:
            self.skipTest("the translation is not installed")
        root = ElementTree.parse(self.out).getroot()
        self.assertEqual(root.get("{http://www.w3.org/XML/1998/namespace}lang"), "fr")
        self.assertIn("Explorer", content(self.out).decode())

    def test_works_without_a_display_or_a_home(self):
        env = environment(HOME="/nowhere", DISPLAY="", XDG_CACHE_HOME="/nowhere/cache")
        uuid = self.records(self.file, "mentee")[0]["uuid"]
        self.write_report("--mentee", uuid, out=self.path("x.pdf"), env=env)

    def test_wrong_words_write_nothing(self):
        self.refuse(2, ".pdf or .xml", out=self.path("report.doc"))
        self.refuse(2, "Either", "--mentee", "x", "--cohort", "y")
        self.refuse(2, "letter, a4", "--paper", "a5")
        self.refuse(2, "language", "--language", "xx")
        self.refuse(2, "not a day", "--from", "yesterday")
        self.refuse(2, "before it begins", "--from", "2026-10-02", "--to", "2026-10-01")
        self.fail_with(2, "progress", "report", self.file, "profit", self.out)

    def test_nobody_writes_nothing(self):
        self.refuse(1, "nobody called", "--mentee", "Nobody Atall")
        self.refuse(1, "no cohort called", "--cohort", "Nowhere")
        empty = self.path("empty.mentoring")
        self.succeed("create", empty)
        self.fail_with(1, "nobody to report on", "report", empty, "progress", self.out)
        self.assertFalse(os.path.exists(self.out))

    def test_file_that_was_there_survives_a_failure(self):
        for name in ("report.xml", "report.pdf"):
            out = self.write(name, "yesterday's report")
            self.fail_with(1, "", "report", self.file, "progress", out, "--mentee", "Nobody")
            self.assertEqual(content(out).decode(), "yesterday's report")
            self.fail_with(1, "", "report", self.file, "progress", self.path("none/" + name))
            os.remove(out)
            os.mkdir(out)
            self.fail_with(1, "", "report", self.file, "progress", out)
        self.assertEqual(self.names(), ["programme.mentoring", "report.pdf", "report.xml"])


main()
