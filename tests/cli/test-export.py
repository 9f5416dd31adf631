# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole programme is written as XML, without what is private, whole or not at all."""

import os
import xml.etree.ElementTree as ElementTree

from cli import CliTest, content, main

MARK = "Mx7private"


class Export(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.copy()
        self.out = self.path("programme.xml")

    def count(self, root):
        """How many elements there are of each name, whatever the namespace."""
        counts = {}
        for element in root.iter():
            name = element.tag.rsplit("}", 1)[-1]
            counts[name] = counts.get(name, 0) + 1
        return counts

    def test_every_record_is_in_it(self):
        self.assertEqual(self.succeed("export", self.file, self.out), "")
        text = content(self.out).decode()
        for record in ("person", "organisation", "cohort", "school_note", "stage_record"):
            for item in self.records(self.file, record):
                self.assertIn(item["uuid"], text)

    def test_private_things_are_in_it_only_when_asked_for(self):
        for table, field in (("person", "notes"), ("mentee", "guardian_name"),
                             ("contact_log", "summary"), ("partner_check_in", "summary"),
                             ("site", "notes"), ("mentor", "preferences")):
            self.sql(self.file, f"UPDATE {table} SET {field} = '{MARK}'")
        self.succeed("export", self.file, self.out)
        self.assertNotIn(MARK.encode(), content(self.out))
        without = self.count(ElementTree.parse(self.out).getroot())
        self.assertNotIn("contact_log", without)
        self.succeed("export", self.file, self.out, "--private")
        self.assertIn(MARK.encode(), content(self.out))
        with_private = self.count(ElementTree.parse(self.out).getroot())
        self.assertEqual(with_private["contact_log"],
                         self.info(self.file)["records"]["contact_log"])

    def test_same_file_gives_the_same_xml(self):
        other = self.path("other.xml")
        self.succeed("export", self.file, self.out)
        self.succeed("export", self.file, other)
        self.assertEqual(content(self.out), content(other))

    def test_output_has_to_be_named_as_xml(self):
        for name in ("programme.txt", "xml", "out.pdf"):
            result = self.fail_with(2, ".xml", "export", self.file, self.path(name))
            self.assertEqual(len(result.err.splitlines()), 1)
        self.assertEqual(self.names(), ["programme.mentoring"])
        self.succeed("export", self.file, self.path("OUT.XML"))

    def test_file_that_was_there_survives_a_failure(self):
        out = self.write("old.xml", "<old/>")
        self.fail_with(1, "", "export", self.path("none.mentoring"), out)
        self.assertEqual(content(out).decode(), "<old/>")
        self.fail_with(1, "", "export", self.file, self.path("none/out.xml"))
        os.mkdir(self.out)
        self.fail_with(1, "", "export", self.file, self.out)
        self.assertEqual(self.names(), ["old.xml", "programme.mentoring", "programme.xml"])

    def test_programme_is_never_overwritten(self):
        names = [self.file, os.path.join(self.folder, ".", "programme.mentoring"),
                 self.path("link.xml"), self.path("hard.xml")]
        os.symlink(self.file, names[2])
        os.link(self.file, names[3])
        source = self.write("class.csv", "Family name,Given name\nLeBlanc,Zoé\n")
        before = content(self.file)
        for name in names:
            self.fail_with(1, "itself", "backup", self.file, name)
            self.fail_with(1, "itself", "import", self.file, source, "--as", "mentees",
                           "--summary", name)
        for name in names[2:]:
            self.fail_with(1, "itself", "export", self.file, name)
            self.fail_with(1, "itself", "report", self.file, "progress", name)
        self.assertEqual(content(self.file), before)


main()
