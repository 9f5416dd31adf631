# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are made, told about, checked, copied and put back; wrong ones are refused untouched."""

import contextlib
import json
import os
import shlex
import shutil
import sqlite3
import stat
import subprocess
import tempfile
import unittest

from cli import CLI, NOBODY, CliTest, content, environment, main


class Create(CliTest):
    def test_new_file_is_the_owner_s_alone(self):
        file = self.path("new.mentoring")
        self.assertEqual(self.succeed("create", file), "")
        self.assertEqual(stat.S_IMODE(os.stat(file).st_mode), 0o600)
        self.assertEqual(self.names(), ["new.mentoring"])
        self.assert_in_order(file)
        self.assertEqual(self.info(file)["records"]["person"], 0)

    def test_file_that_is_there_is_never_replaced(self):
        file = self.write("letter.txt", "Dear Zoé")
        self.fail_with(1, "letter.txt", "create", file)
        self.fail_with(1, "letter.txt", "create", file, "--sample", "5")
        self.assertEqual(content(file).decode(), "Dear Zoé")

    def test_same_seed_gives_the_same_people(self):
        listings = []
        for name, seed in (("a", "5"), ("b", "5"), ("c", "6")):
            file = self.path(name)
            self.succeed("create", file, "--sample", "40", "--seed", seed)
            listings.append(self.succeed("list", file, "person", "--format", "csv", "--private"))
        self.assertEqual(listings[0], listings[1])
        self.assertNotEqual(listings[0], listings[2])

    def test_sample_has_the_mentees_asked_for(self):
        file = self.path("n.mentoring")
        self.succeed("create", file, "--sample", "37")
        records = self.info(file)["records"]
        self.assertEqual(records["mentee"], 37)
        self.assertGreaterEqual(records["mentor"], 9)
        self.assert_in_order(file)

    def test_same_seed_gives_the_same_to_the_last_byte(self):
        exports = []
        for name in ("one", "two"):
            file, out = self.path(name + ".mentoring"), self.path(name + ".xml")
            self.succeed("create", file, "--sample", "20", "--seed", "7")
            self.succeed("export", file, out, "--private")
            exports.append(content(out))
        self.assertEqual(*exports)

    def test_no_folder_no_file(self):
        self.fail_with(1, "mentoring", "create", self.path("missing/new.mentoring"))
        self.assertEqual(self.names(), [])


class Info(CliTest):
    def test_text_and_json_tell_the_same(self):
        text = self.succeed("info", self.sample)
        told = self.info(self.sample)
        self.assertEqual(told["programme"]["name"], "Sample Programme")
        self.assertIn("Sample Programme", text)
        self.assertIn(f"Mentees: {told['records']['mentee']}", text)
        self.assertEqual(told["last_step"]["label"], "Make the sample programme")
        self.assertIsNone(told["undo"])
        self.assertIsNone(told["redo"])
        self.assertRegex(told["last_step"]["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_json_is_utf8_in_every_locale(self):
        file = self.copy()
        self.sql(file, "UPDATE programme SET name = 'Été à Méteghan'")
        for locale in ("C", "C.UTF-8", "POSIX"):
            raw = self.run_cli("info", file, "--json", env={**os.environ, "LC_ALL": locale}).bytes
            self.assertEqual(json.loads(raw.decode("utf-8"))["programme"]["name"],
                             "Été à Méteghan")


class Check(CliTest):
    def test_everything_wrong_is_listed(self):
        file = self.copy()
        self.sql(file, "UPDATE person SET email = 'nobody', email_key = 'nobody' WHERE id = 3;"
                       "UPDATE programme SET name = ''")
        result = self.fail_with(1, "3 things are wrong", "check", file)
        self.assertIn("person 3 (", result.out)
        self.assertIn("programme 1 (", result.out)
        self.assertIn("The search finds 1 person", result.out)
        self.assertEqual(len(result.out.splitlines()), 3)

    def test_check_changes_nothing(self):
        file = self.copy()
        self.sql(file, "UPDATE person SET sort_name = 'x' WHERE id = 3")
        before = content(file)
        self.fail_with(1, "1 thing is wrong", "check", file)
        self.assertEqual(content(file), before)


class Refusals(CliTest):
    COMMANDS = [["info"], ["check"], ["list", "mentees"], ["history"], ["undo"], ["redo"],
                ["set-stage", "Who", "A", "active"], ["backup"]]

    def refuse(self, file, expected):
        """No command opens the file, and all leave it and its folder as they were."""
        before = content(file) if os.path.isfile(file) else None
        names = self.names()
        for name, *more in self.COMMANDS:
            with self.subTest(command=name):
                result = self.fail_with(1, expected, name, file, *more)
                self.assertEqual(result.out, "")
        self.assertEqual(self.names(), names)
        if before is not None:
            self.assertEqual(content(file), before)

    def test_missing_file(self):
        self.refuse(self.path("none.mentoring"), "none.mentoring")

    def test_folder(self):
        os.mkdir(self.path("folder.mentoring"))
        self.refuse(self.path("folder.mentoring"), "folder.mentoring")

    def test_empty_file(self):
        self.refuse(self.write("empty.mentoring", ""), "empty.mentoring")

    def test_text(self):
        self.refuse(self.write("text.mentoring", "Not a database at all. " * 400),
                    "text.mentoring")

    def test_another_program_s_database(self):
        file = self.path("other.mentoring")
        self.sql(file, "CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        self.refuse(file, "other.mentoring")

    def test_newer_version(self):
        file = self.copy("newer.mentoring")
        self.sql(file, "PRAGMA user_version = 999")
        self.refuse(file, "newer")

    def test_damaged_file(self):
        file = self.copy("damaged.mentoring")
        with open(file, "r+b") as stream:
            stream.seek(4096)
            stream.write(b"\xa5" * 40960)
        self.refuse(file, "damaged")

    def test_cut_off_file(self):
        file = self.copy("short.mentoring")
        os.truncate(file, os.path.getsize(file) // 2)
        self.refuse(file, "damaged")


@unittest.skipUnless(os.geteuid() == 0 or os.access("/", os.X_OK), "cannot become nobody")
class ReadOnly(CliTest):
    """As somebody whom permissions stop: root they do not."""

    def run_as_nobody(self, *words):
        def become_nobody():
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
        return self.run_cli(*words, preexec_fn=become_nobody)

    def setUp(self):
        super().setUp()
        try:
            result = self.run_as_nobody("--version")
        except (PermissionError, subprocess.SubprocessError):
            self.skipTest("nobody can run the program")
        if result.code != 0:
            self.skipTest("nobody can run the program")
        self.file = self.copy()
        if os.geteuid() == 0:
            os.chown(self.file, NOBODY, NOBODY)
            os.chown(self.folder, NOBODY, NOBODY)
        self.addCleanup(os.chmod, self.folder, 0o700)

    def test_nothing_is_made_in_a_read_only_folder(self):
        os.chmod(self.folder, 0o500)
        result = self.run_as_nobody("create", self.path("new.mentoring"))
        self.assertEqual(result.code, 1, result)
        self.assertIn(self.folder, result.err)
        self.assertEqual(self.names(), ["programme.mentoring"])

    def test_file_in_a_read_only_folder_is_refused_untouched(self):
        before = content(self.file)
        os.chmod(self.folder, 0o500)
        result = self.run_as_nobody("undo", self.file)
        self.assertEqual(result.code, 1, result)
        self.assertNotEqual(result.err, "")
        self.assertEqual(content(self.file), before)
        self.assertEqual(self.names(), ["programme.mentoring"])

    def test_read_only_file_is_refused_untouched(self):
        before = content(self.file)
        os.chmod(self.file, 0o400)
        result = self.run_as_nobody("undo", self.file)
        self.assertEqual(result.code, 1, result)
        self.assertNotEqual(result.err, "")
        self.assertEqual(content(self.file), before)

    def read_everything(self):
        """What the commands that change nothing say."""
        out = os.path.join(tempfile.gettempdir(), f"mp-read-only-{os.getpid()}.xml")
        self.addCleanup(lambda: os.path.exists(out) and os.remove(out))
        for words in (["info"], ["list", "mentees"], ["history"], ["check"], ["export", out],
                      ["report", "progress", out]):
            result = self.run_as_nobody(words[0], self.file, *words[1:])
            self.assertEqual((result.code, result.err), (0, ""), words)
            if os.path.exists(out):
                os.remove(out)

    def write_nothing(self):
        """What the commands say that would change something; the file is as it was."""
        before = content(self.file)
        mentee = self.records(self.file, "mentee")[0]["uuid"]
        source = os.path.join(self.shared, "class.csv")
        with open(source, "w", encoding="utf-8") as file:
            file.write("Family name,Given name\nLeBlanc,Zoé\n")
        for words in (["undo"], ["redo"], ["set-stage", mentee, "E", "paused"],
                      ["import", source, "--as", "mentees"], ["restore", self.sample]):
            result = self.run_as_nobody(words[0], self.file, *words[1:])
            self.assertEqual((result.code, result.out), (1, ""), words)
            self.assertIn("cannot be written. Nothing was changed.", result.err)
            self.assertEqual(len(result.err.splitlines()), 1, result)
        self.assertEqual(content(self.file), before)

    def test_read_only_folder_can_be_read(self):
        os.chmod(self.folder, 0o555)
        self.read_everything()
        self.write_nothing()
        self.assertEqual(self.names(), ["programme.mentoring"])

    def test_read_only_file_can_be_read(self):
        os.chmod(self.file, 0o444)
        self.read_everything()
        self.write_nothing()

    def test_backup_can_be_made_of_a_file_that_cannot_be_written(self):
        os.chmod(self.folder, 0o555)
        copy = os.path.join(tempfile.mkdtemp(prefix="mp-cli-"), "copy.mentoring")
        self.addCleanup(shutil.rmtree, os.path.dirname(copy))
        os.chmod(os.path.dirname(copy), 0o777)
        result = self.run_as_nobody("backup", self.file, copy)
        self.assertEqual((result.code, result.err), (0, ""), result)
        self.assert_in_order(copy)

    def test_backup_that_cannot_be_written_can_be_restored(self):
        backup = shutil.copy(self.sample, self.path("backup.mentoring"))
        os.chmod(backup, 0o444)
        result = self.run_as_nobody("restore", self.file, backup)
        self.assertEqual((result.code, result.err), (0, ""), result)
        self.assert_in_order(self.file)

    def test_changes_that_only_the_log_has_are_not_overlooked(self):
        """Rather no answer than an old one."""
        with contextlib.closing(sqlite3.connect(self.file)) as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("UPDATE programme SET name = 'Newer'")
            connection.commit()
            log = content(self.file + "-wal")
            whole = content(self.file)
        for name, data in (("", whole), ("-wal", log)):
            with open(self.file + name, "wb") as file:
                file.write(data)
            os.chmod(self.file + name, 0o444)
        os.chmod(self.folder, 0o555)
        result = self.run_as_nobody("info", self.file)
        self.assertTrue("Newer" in result.out or "-wal" in result.err, result)
        self.assertNotIn("Sample Programme", result.out)
        self.assertEqual(self.names(), ["programme.mentoring", "programme.mentoring-wal"])

    def test_somebody_else_s_file_is_refused(self):
        if os.geteuid() != 0:
            self.skipTest("there is nobody else")
        os.chown(self.file, 0, 0)
        result = self.run_as_nobody("info", self.file)
        self.assertEqual((result.code, result.out), (1, ""), result)


class Backup(CliTest):
    def test_dated_backup_lies_beside_the_file(self):
        file = self.copy()
        path = self.succeed("backup", file).strip()
        self.assertTrue(path.startswith(file + ".backups" + os.sep), path)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        self.assert_in_order(path)

    def test_programs_that_back_up_at_once_do_not_disturb_each_other(self):
        file = self.copy()
        programs = [subprocess.Popen([CLI, "backup", file], env=environment(), text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                    for _ in range(6)]
        told = [program.communicate() for program in programs]
        self.assertEqual([err for _, err in told], [""] * 6)
        paths = {out.strip() for out, _ in told}
        self.assertEqual(len(paths), 6)
        self.assertEqual(set(os.listdir(file + ".backups")), set(map(os.path.basename, paths)))
        for path in paths:
            self.assert_in_order(path)

    def test_backup_goes_where_it_is_wanted(self):
        copy = self.path("copy.mentoring")
        self.assertEqual(self.succeed("backup", self.copy(), copy), copy + "\n")
        self.assertEqual(self.info(copy)["records"], self.info(self.sample)["records"])
        self.assertEqual(self.names(), ["copy.mentoring", "programme.mentoring"])

    def test_backup_never_replaces_its_own_file(self):
        file = self.copy()
        before = content(file)
        self.fail_with(1, "", "backup", file, file)
        self.assertEqual(content(file), before)

    def test_backup_never_replaces_a_programme_that_is_open(self):
        other = self.path("other.mentoring")
        self.succeed("create", other)
        with contextlib.closing(sqlite3.connect(other)) as connection:
            connection.execute("UPDATE programme SET name = 'Kept'")
            connection.commit()
            self.fail_with(1, "other.mentoring", "backup", self.copy(), other, "--force")
        self.assertEqual(self.info(other)["programme"]["name"], "Kept")
        self.assert_in_order(other)

    def test_backup_replaces_a_file_only_when_told_to(self):
        file = self.copy()
        other = self.write("other.mentoring", "old")
        self.fail_with(1, "other.mentoring", "backup", file, other)
        self.assertEqual(content(other), b"old")
        self.fail_with(1, "is a folder", "backup", file, self.folder)
        self.assertEqual(self.names(), ["other.mentoring", "programme.mentoring"])
        self.succeed("backup", file, other, "--force")
        self.assert_in_order(other)

    def test_backup_nowhere_is_refused(self):
        self.fail_with(1, "", "backup", self.copy(), self.path("none/copy.mentoring"))
        self.assertEqual(self.names(), ["programme.mentoring"])

    def test_restore_brings_back_and_can_be_undone(self):
        file = self.copy()
        backup = self.path("backup.mentoring")
        self.succeed("backup", file, backup)
        source = self.write("class.csv", "Family name,Given name\nLeBlanc,Zoé\n")
        self.succeed("import", file, source, "--as", "mentees")
        self.assertEqual(self.info(file)["records"]["mentee"], 61)
        os.remove(source)
        shutil.rmtree(file + ".backups")

        before = content(file)
        told = self.succeed("restore", file, backup, "--dry-run")
        self.assertIn("Mentees: 61 → 60", told)
        self.assertIn("Nothing was changed.", told)
        self.assertEqual(content(file), before)
        self.assertEqual(self.names(), ["backup.mentoring", "programme.mentoring"])

        told = self.succeed("restore", file, backup)
        self.assertIn("Mentees: 61 → 60", told)
        self.assertEqual(self.info(file)["records"]["mentee"], 60)
        self.assert_in_order(file)

        words = shlex.split(told.splitlines()[2])
        self.assertEqual(words[0], "mentoring-plus-cli")
        self.succeed(*words[1:])
        self.assertEqual(self.info(file)["records"]["mentee"], 61)
        self.assert_in_order(file)

    def test_restore_says_what_it_would_lose(self):
        file = self.copy()
        backup = self.path("backup.mentoring")
        self.succeed("backup", file, backup)
        self.assertIn("Changes since the backup: 0\n",
                      self.succeed("restore", file, backup, "-n"))
        source = self.write("class.csv", "Family name,Given name\nLeBlanc,Zoé\n")
        self.succeed("import", file, source, "--as", "mentees")
        told = self.succeed("restore", file, backup, "-n")
        self.assertIn("Changes since the backup: 1\n", told)
        self.assertNotIn("Another programme", told)
        other = self.path("other.mentoring")
        self.succeed("create", other)
        told = self.succeed("restore", file, other, "-n")
        self.assertIn("Mentees: 61 → 0\n", told)
        self.assertIn("Another programme: ", told)

    def damage(self, file):
        with open(file, "r+b") as stream:
            stream.seek(8192)
            stream.write(os.urandom(32768))

    def test_damaged_file_is_moved_aside(self):
        file = self.copy()
        backup = self.path("backup.mentoring")
        self.succeed("backup", file, backup)
        self.damage(file)
        before = content(file)
        names = self.names()
        self.fail_with(1, "Restore a backup", "info", file)

        told = self.succeed("restore", file, backup, "--dry-run")
        self.assertIn("Nothing was changed.", told)
        self.assertEqual(self.names(), names)
        self.assertEqual(content(file), before)
        aside = told.splitlines()[0].split("to ", 1)[1]
        self.assertRegex(os.path.basename(aside),
                         r"^programme\.damaged-\d{4}-\d\d-\d\d\.mentoring$")

        told = self.succeed("restore", file, backup)
        moved = told.splitlines()[0].split("to ", 1)[1]
        self.assertIn(backup, told.splitlines()[1])
        self.assertIn("Mentees: 60", told)
        self.assertEqual(content(moved), before)
        self.assertEqual(sorted(self.names()), sorted(names + [os.path.basename(moved)]))
        self.assertEqual(self.info(file)["records"]["mentee"], 60)
        self.assert_in_order(file)

        self.damage(file)
        told = self.succeed("restore", file, backup)
        again = told.splitlines()[0].split("to ", 1)[1]
        self.assertNotEqual(again, moved)
        self.assertEqual(content(moved), before)

    def test_damaged_file_stays_where_the_backup_is_no_good(self):
        file = self.copy()
        backup = self.path("backup.mentoring")
        self.succeed("backup", file, backup)
        self.damage(file)
        self.damage(backup)
        before = content(file)
        names = self.names()
        for source in (backup, file, self.path("none")):
            with self.subTest(source=source):
                self.fail_with(1, "", "restore", file, source)
        self.assertEqual(content(file), before)
        self.assertEqual(self.names(), names)

    def test_restore_refuses_what_is_no_backup(self):
        file = self.copy()
        before = content(file)
        newer = self.copy("newer.mentoring")
        self.sql(newer, "PRAGMA user_version = 999")
        damaged = self.copy("damaged.mentoring")
        self.damage(damaged)
        for source in (file, self.path("none"), self.write("text", "x" * 9999), newer, damaged,
                       self.folder):
            with self.subTest(source=source):
                self.fail_with(1, "", "restore", file, source)
        self.assertEqual(content(file), before)
        self.assert_in_order(file)

    def test_file_can_be_carried_elsewhere(self):
        """Nothing of it stays behind in a log beside it."""
        file = self.path("programme.mentoring")
        self.succeed("create", file, "--sample", "9")
        moved = shutil.move(file, self.path("moved.mentoring"))
        self.assertEqual(self.info(moved)["records"]["mentee"], 9)
        self.assertEqual(self.names(), ["moved.mentoring"])


main()
