# SPDX-License-Identifier: GPL-3.0-or-later
"""Output that does not arrive is an error; names stay whole in every locale and language."""

import os
import subprocess

from cli import CLI, CliTest, content, environment, main

COMMANDS = [["info"], ["info", "--json"], ["check"], ["list", "person"],
            ["list", "person", "--format", "csv"], ["list", "person", "--format", "json"],
            ["history"]]


class Lost(CliTest):
    def test_full_disk_under_standard_output(self):
        for name, *more in COMMANDS:
            with self.subTest(command=name, more=more), open("/dev/full", "wb") as full:
                result = self.run_cli(name, self.sample, *more, stdout=full)
                self.assertEqual(result.code, 1, result)
                self.assertIn("No space left on device", result.err)

    def test_reader_that_has_gone(self):
        for name, *more in COMMANDS:
            with self.subTest(command=name, more=more):
                reading, writing = os.pipe()
                os.close(reading)
                result = self.run_cli(name, self.sample, *more, stdout=writing)
                os.close(writing)
                self.assertEqual(result.code, 1, result)
                self.assertIn("mentoring-plus-cli: ", result.err)

    def close_and_run(self, fds, *words):
        """As a shell's ">&-" does it."""
        def close():
            for fd in fds:
                os.close(fd)
        return subprocess.run([CLI, *words], env=environment(), check=False, preexec_fn=close,
                              stdin=subprocess.DEVNULL, timeout=60,
                              stdout=None if 1 in fds else subprocess.PIPE,
                              stderr=None if 2 in fds else subprocess.PIPE)

    def test_closed_standard_output_is_an_error(self):
        file = self.copy()
        before = content(file)
        for name, *more in COMMANDS:
            with self.subTest(command=name, more=more):
                done = self.close_and_run([1], name, file, *more)
                self.assertEqual(done.returncode, 1)
                self.assertIn(b"mentoring-plus-cli: ", done.stderr)
        self.assertEqual(content(file), before)

    def test_messages_never_land_in_the_file(self):
        """A file that is opened gets the first free number: it must not be that of an output."""
        file = self.copy()
        for fds in ([0], [1], [2], [0, 1], [1, 2], [0, 1, 2]):
            with self.subTest(closed=fds):
                self.close_and_run(fds, "undo", file)
                self.close_and_run(fds, "redo", file)
                self.close_and_run(fds, "redo", file)
                self.assert_in_order(file)
                self.assertEqual(self.info(file)["records"]["mentee"], 60)

    def test_closed_standard_error_keeps_the_exit_code(self):
        self.assertEqual(self.close_and_run([2], "info", self.path("none")).returncode, 1)
        self.assertEqual(self.close_and_run([2], "frob").returncode, 2)


class Locales(CliTest):
    NAME = "Zoé-Ève d’Entremont Ñandú 美"

    def setUp(self):
        super().setUp()
        self.file = self.copy("programmé.mentoring")
        self.sql(self.file, f"UPDATE person SET given_name = 'Zoé', family_name = '{self.NAME}',"
                            " preferred_name = NULL, sort_name = 'zoeevedentremontnandu美 zoe'"
                            " WHERE id = (SELECT max(id) FROM mentee)")

    def test_names_stay_whole_in_the_plain_c_locale(self):
        for locale in ("C", "POSIX", "C.UTF-8", "xx_XX.nonsense"):
            env = environment(LC_ALL=locale)
            with self.subTest(locale=locale):
                listing = self.succeed("list", self.file, "mentee", "--columns", "family_name",
                                       env=env)
                self.assertIn(self.NAME, listing)

    def test_names_are_understood_in_the_plain_c_locale(self):
        env = environment(LC_ALL="C")
        who = f"Zoé {self.NAME}"
        self.fail_with(1, f"nobody called “{who}x”", "set-stage", self.file, who + "x", "D",
                       "waived", "--reason", "Été", env=env)
        told = self.succeed("set-stage", self.file, who, "D", "waived", "--reason", "Été",
                            env=env)
        self.assertIn(who, told)
        self.assertIn("Été", self.succeed("list", self.file, "stage_record", env=env))

    def test_latin1_locale_gets_and_gives_latin1(self):
        locales = self.path("locales")
        os.mkdir(locales)
        made = subprocess.run(["localedef", "-i", "fr_CA", "-f", "ISO-8859-1",
                               os.path.join(locales, "fr_CA")], capture_output=True, check=False)
        if made.returncode != 0:
            self.skipTest("no Latin-1 locale can be made")
        env = environment(LC_ALL="fr_CA", LOCPATH=locales)
        result = self.run_cli("list", self.file, "organisation", "--search",
                              "école".encode("latin-1"), env=env)
        self.assertIn("École".encode("latin-1"), result.bytes)
        self.assertNotIn(b"?", self.run_cli("info", self.file, env=env).bytes)

    def test_french_is_spoken(self):
        env = environment(LANGUAGE="fr")
        if "Utilisation" not in self.run_cli("--help", env=env).out:
            self.skipTest("the translation is not installed")
        self.assertIn("Mentorés\xa0: 60", self.succeed("info", self.file, env=env))
        self.fail_with(2, "Il n’y a pas de commande « frob »".replace("« ", "«\xa0")
                       .replace(" »", "\xa0»"), "frob", env=env)
        self.assertIn("Énumérer les fiches", self.succeed("help", "list", env=env))

    def test_data_is_the_same_in_every_language(self):
        for form in ("csv", "json"):
            self.assertEqual(
                self.succeed("list", self.file, "mentee", "--format", form,
                             env=environment(LANGUAGE="fr")),
                self.succeed("list", self.file, "mentee", "--format", form))


main()
