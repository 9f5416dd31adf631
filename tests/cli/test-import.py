# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables are imported as one step, or not at all; what is refused is said with file and line."""

import os
import zipfile

from cli import CliTest, content, main

ENGLISH = ("Family name,Given name,Birth date,E-mail,School,Grade\n"
           "LeBlanc,Zoé,2009-03-04,zoe@example.org,Baie-aux-Mouettes,12\n"
           "Paul,Sam,2008-12-01,sam@example.org,Baie-aux-Mouettes,12\n")
FRENCH = ("Nom de famille;Prénom;Date de naissance;Courriel;École;Niveau\r\n"
          "LeBlanc;Zoé;2009-03-04;zoe@example.org;Baie-aux-Mouettes;12\r\n"
          "Paul;Sam;2008-12-01;sam@example.org;Baie-aux-Mouettes;12\r\n")
ORGS = "sourcedId,name,type\ns1,Baie-aux-Mouettes,school\n"
USER = "{},true,s1,student,Paul,{},12\n"
USERS = "sourcedId,enabledUser,orgSourcedIds,role,familyName,givenName,grades\n" + USER


class Import(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.path("programme.mentoring")
        self.succeed("create", self.file)

    def write_bytes(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def bring(self, source, *options, kind="mentees"):
        return self.succeed("import", self.file, source, "--as", kind, *options)

    def names(self):
        return [(p["family_name"], p["given_name"], p["birth_date"])
                for p in self.records(self.file, "mentee")]


class Good(Import):
    def test_every_encoding_and_language_gives_the_same(self):
        sources = {"utf8": ENGLISH.encode(), "mark": ENGLISH.encode("utf-8-sig"),
                   "utf16": FRENCH.encode("utf-16"), "windows": FRENCH.encode("cp1252"),
                   "tabs": ENGLISH.replace(",", "\t").encode()}
        for name, data in sources.items():
            with self.subTest(source=name):
                told = self.bring(self.write_bytes(name + ".csv", data), "--cohort", "Été 12")
                self.assertIn("2 new", told)
                self.assertEqual(self.names(), [("LeBlanc", "Zoé", "2009-03-04"),
                                                ("Paul", "Sam", "2008-12-01")])
                for mentee in self.records(self.file, "mentee"):
                    self.assertEqual(mentee["cohort"]["name"], "Été 12")
                    self.assertEqual(mentee["organisation"]["name"], "Baie-aux-Mouettes")
                self.assert_in_order(self.file)
                self.succeed("undo", self.file)
                counts = self.info(self.file)["records"]
                self.assertEqual({n for key, n in counts.items() if key != "programme"}, {0})

    def test_dry_run_tells_each_row_and_changes_nothing(self):
        source = self.write("class.csv", ENGLISH + "Young,Too,2020-01-01,,,\n")
        before = content(self.file)
        told = self.bring(source, "--dry-run")
        self.assertIn("LeBlanc, Zoé", told)
        self.assertIn("at least 16", told)
        self.assertEqual(content(self.file), before)
        self.assertEqual(sorted(os.listdir(self.folder)), ["class.csv", "programme.mentoring"])

    def test_refused_rows_are_named_with_their_line(self):
        source = self.write("class.csv", ENGLISH + "Young,Too,2020-01-01,,,\n")
        before = content(self.file)
        summary = self.path("summary.txt")
        result = self.fail_with(1, "class.csv:4: Refused: Young, Too: A mentee is at least 16",
                                "import", self.file, source, "--as", "mentees", "--summary",
                                summary)
        self.assertIn("1 row is refused, so nothing was imported.", result.err)
        self.assertEqual(result.out, "")
        self.assertEqual(content(self.file), before)
        self.assertEqual(self.names(), [])
        self.assertIn("Young, Too", content(summary).decode())
        self.assertTrue(content(summary).startswith(b"Nothing was imported yet."))
        told = self.bring(source, "--dry-run")
        self.assertIn("nothing would be imported", told)
        told = self.bring(source, "--skip-refused", "--dry-run")
        self.assertNotIn("nothing would be imported", told)
        told = self.bring(source, "--skip-refused")
        self.assertIn("class.csv:4: Refused: Young, Too", told)
        self.assertIn("2 new, 1 refused.", told)
        self.assertEqual(len(self.names()), 2)

    def test_every_refused_row_is_listed(self):
        source = self.write("class.csv", "Student ID,Family name,Given name,Birth date\n"
                                         "7,LeBlanc,Zoé,2009-03-04\n7,Paul,Sam,2008-12-01\n"
                                         "8,Young,Too,2020-01-01\n9,Hart,Ann,2008-01-01\n")
        result = self.fail_with(1, "3 rows are refused", "import", self.file, source, "--as",
                                "mentees")
        for number in (2, 3, 4):
            self.assertIn(f"\nclass.csv:{number}: Refused: ", result.err)
        self.assertEqual(self.names(), [])
        backups = self.file + ".backups"
        self.assertEqual(os.listdir(backups) if os.path.exists(backups) else [], [])

    def test_id_that_was_given_to_somebody_new_overwrites_nobody(self):
        header = "Student ID,Family name,Given name,Birth date\n"
        self.bring(self.write("old.csv", header + "7,LeBlanc,Zoé,2009-03-04\n"))
        newer = self.write("new.csv", header + "7,Paul,Sam,2008-12-01\n")
        for policy in ("skip", "fill", "update"):
            result = self.fail_with(1, "new.csv:2: Refused: Paul, Sam: ", "import", self.file,
                                    newer, "--as", "mentees", "--policy", policy)
            self.assertIn("Zoé LeBlanc", result.err)
        self.assertEqual(self.names(), [("LeBlanc", "Zoé", "2009-03-04")])

    def test_second_import_changes_nothing(self):
        source = self.write("class.csv", ENGLISH)
        self.bring(source)
        self.assertIn("2 unchanged", self.bring(source))
        self.assertEqual(len(self.names()), 2)

    def test_policies_differ(self):
        self.bring(self.write("class.csv", ENGLISH))
        newer = self.write("newer.csv", ENGLISH.replace(",12\n", ",11\n")
                           .replace("Grade", "Grade,Phone").replace(",11\n", ",11,902-555-0123\n"))
        results = {}
        for policy in ("skip", "fill", "update"):
            self.bring(newer, "--policy", policy)
            results[policy] = {(m["grade"], m["phone"])
                               for m in self.records(self.file, "mentee")}
            if self.info(self.file)["undo"].endswith("newer.csv"):
                self.succeed("undo", self.file)
        self.assertEqual(results, {"skip": {("12", None)}, "fill": {("12", "902-555-0123")},
                                   "update": {("11", "902-555-0123")}})

    def test_possible_duplicates_are_left_out_unless_wanted(self):
        self.bring(self.write("class.csv", ENGLISH))
        again = self.write("again.csv", "Family name,Given name,Birth date\n"
                                        "le blanc,ZOE,2009-03-04\n")
        told = self.bring(again)
        self.assertEqual(len(self.names()), 2, told)
        other = self.write("other.csv", "Family name,Given name\nLeblanc,zoe\n")
        told = self.bring(other)
        self.assertIn("other.csv:2: ", told)
        self.assertEqual(len(self.names()), 2, told)
        told = self.bring(other, "--add-duplicates")
        self.assertIn("other.csv:2: ", told)
        self.assertEqual(len(self.names()), 3)

    def test_mapping_is_kept_and_used(self):
        source = self.write("class.csv", ENGLISH)
        self.bring(source, "--save-mapping", "école")
        self.assertEqual([m["name"] for m in self.records(self.file, "import_mapping")],
                         ["école"])
        self.assertIn("2 unchanged", self.bring(source, "--mapping", "école"))
        self.fail_with(1, "other", "import", self.file, source, "--as", "mentees", "--mapping",
                       "other")

    def test_open_dates_are_asked_about(self):
        source = self.write("class.csv", "Family name,Given name,Birth date\n"
                                         "LeBlanc,Zoé,05/06/2009\nPaul,Sam,07/08/2008\n")
        self.fail_with(1, "05/06/2009", "import", self.file, source, "--as", "mentees")
        self.assertEqual(self.names(), [])
        self.bring(source, "--date-order", "dmy")
        self.assertEqual([born for _, _, born in self.names()], ["2009-06-05", "2008-08-07"])

    def test_summary_that_cannot_be_saved_does_not_hide_the_import(self):
        source = self.write("class.csv", ENGLISH)
        result = self.fail_with(1, "The list was imported, but", "import", self.file, source,
                                "--as", "mentees", "--summary", self.path("none/summary.txt"))
        self.assertIn("2 new", result.out)
        self.assertEqual(len(self.names()), 2)

    def test_summary_is_saved(self):
        source = self.write("class.csv", ENGLISH)
        text, table = self.path("summary.txt"), self.path("summary.csv")
        self.bring(source, "--dry-run", "--summary", text)
        self.bring(source, "--summary", table)
        self.assertIn("LeBlanc, Zoé", content(text).decode())
        self.assertEqual(len(content(table).decode().splitlines()), 3)

    def test_who_is_no_longer_listed_stands_in_no_line(self):
        os.mkdir(self.path("class"))
        self.write("class/orgs.csv", ORGS)
        self.write("class/users.csv", USERS.format("u1", "Sam") + USER.format("u2", "Zoé"))
        self.bring(self.path("class"), kind="oneroster")
        self.write("class/users.csv", USERS.format("u1", "Sam"))
        self.assertIn("users.csv: No longer listed", self.bring(self.path("class"),
                                                                kind="oneroster"))

    def test_mentors_and_organisations_are_imported(self):
        mentors = self.write("mentors.csv", "Family name,Given name,Occupation,Phone\n"
                                            "Hart,Ken,electrician,902-555-0101\n")
        partners = self.write("partners.csv", "Name,Kind,Town\nDigby Boatworks,employer,Digby\n")
        self.bring(mentors, kind="mentors")
        self.bring(partners, kind="organisations")
        self.assertEqual(self.records(self.file, "mentor")[0]["occupation"], "electrician")
        self.assertEqual(self.records(self.file, "organisation")[0]["kind"], "employer")
        self.assert_in_order(self.file)


class ClassList(Import):
    """A OneRoster folder, and the same as a zip file."""

    ORGS = ("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
            "o1,,,Baie-aux-Mouettes,school,123,\n")
    USERS = ("sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
             "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,"
             "password\n"
             "u1,,,true,o1,student,zoe,,Zoé,LeBlanc,,,zoe@example.org,,,,12,secret\n"
             "u2,,,true,o1,student,sam,,Sam,Paul,,,sam@example.org,,,,12,secret\n")

    def write_roster(self, name, users):
        os.mkdir(self.path(name))
        self.write(os.path.join(name, "orgs.csv"), self.ORGS)
        self.write(os.path.join(name, "users.csv"), users)
        return self.path(name)

    def test_folder_and_zip_give_the_same(self):
        folder = self.write_roster("roster", self.USERS)
        archive = self.path("roster.zip")
        with zipfile.ZipFile(archive, "w") as file:
            for name in ("orgs.csv", "users.csv"):
                file.write(os.path.join(folder, name), name)
        listings = []
        for source in (folder, archive):
            self.assertIn("3 new", self.bring(source, kind="oneroster"))
            self.assertEqual([name[:2] for name in self.names()],
                             [("LeBlanc", "Zoé"), ("Paul", "Sam")])
            listings.append([(m["organisation"]["name"], m["grade"], m["external_id"])
                             for m in self.records(self.file, "mentee")])
            self.assert_in_order(self.file)
            self.succeed("undo", self.file)
        self.assertEqual(listings[0], listings[1])
        self.assertEqual(listings[0][0][0], "Baie-aux-Mouettes")
        self.assertNotIn(b"secret", content(self.file))

    def test_newer_file_updates_and_lists_who_left(self):
        self.bring(self.write_roster("first", self.USERS), kind="oneroster")
        newer = self.USERS.replace("Zoé,LeBlanc", "Zoé,Saulnier").rsplit("\n", 2)[0] + "\n"
        told = self.bring(self.write_roster("second", newer), kind="oneroster")
        self.assertIn("Paul, Sam", told)
        self.assertEqual(sorted(name[0] for name in self.names()), ["Paul", "Saulnier"])

    def test_path_out_of_the_folder_is_refused(self):
        archive = self.path("bad.zip")
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("../users.csv", self.USERS)
        before = content(self.file)
        self.fail_with(1, "", "import", self.file, archive, "--as", "oneroster")
        self.assertEqual(content(self.file), before)


class Bad(Import):
    def refuse(self, source, expected="", kind="mentees", code=1):
        before = content(self.file)
        for dry in ([], ["--dry-run"]):
            result = self.fail_with(code, expected, "import", self.file, source, "--as", kind,
                                    *dry)
            self.assertEqual(result.out, "")
            self.assertNotIn("CRITICAL", result.err)
        self.assertEqual(content(self.file), before)
        self.assert_in_order(self.file)

    def test_missing_source(self):
        self.refuse(self.path("none.csv"), "none.csv")

    def test_zip_that_was_cut_off(self):
        source = self.path("class.zip")
        with zipfile.ZipFile(source, "w") as file:
            file.writestr("users.csv", USERS.format("u1", "Sam") + USER.format("u2", "Zoé"))
            file.writestr("orgs.csv", ORGS)
        self.bring(source, "--dry-run", kind="oneroster")
        whole = content(source)
        self.write_bytes("class.zip", whole[:whole.rindex(b"PK\1\2")])
        self.refuse(source, "class.zip", kind="oneroster")

    def test_folder_as_table(self):
        self.refuse(self.folder)

    def test_binary_rubbish(self):
        self.refuse(self.write_bytes("rubbish.csv", os.urandom(100000)))
        self.refuse(self.write_bytes("nul.csv", b"Name,Given name\n\0\0\0,\0\n" * 100))

    def test_unclosed_quotes(self):
        self.refuse(self.write("quotes.csv", ENGLISH + "\"never closed,x\n" + ENGLISH), "4")

    def test_ten_megabytes_in_a_field(self):
        self.refuse(self.write("long.csv", ENGLISH + "Hart," + "x" * 10_000_000 + ",,,,\n"))

    def test_empty_file(self):
        self.refuse(self.write("empty.csv", ""))

    def test_wrong_headers(self):
        self.refuse(self.write("headers.csv", "colour,size\nred,9\n"), "headers.csv")

    def test_not_a_programme(self):
        source = self.write("class.csv", ENGLISH)
        self.fail_with(1, "class.csv", "import", source, source, "--as", "mentees")
        self.assertEqual(content(source).decode(), ENGLISH)

    def test_wrong_words(self):
        source = self.write("class.csv", ENGLISH)
        for words in (["import", self.file, source],
                      ["import", self.file, source, "--as", "pupils"],
                      ["import", self.file, source, "--as", "mentees", "--policy", "replace"],
                      ["import", self.file, source, "--as", "mentees", "--date-order", "dym"],
                      ["import", self.file, "--as", "mentees"]):
            with self.subTest(words=words):
                self.fail_with(2, "", *words)
        self.assertEqual(self.names(), [])


main()
