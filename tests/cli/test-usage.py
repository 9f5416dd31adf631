# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong command line ends with 2, says what is wrong and touches nothing; help explains all."""

import os
import re

from cli import CliTest, content, environment, main

COMMANDS = ["create", "info", "check", "import", "list", "set-stage", "report", "export",
            "history", "undo", "redo", "backup", "restore",
            "match-problem", "plan-problem"]
SOURCE = os.path.join(os.environ["MP_TEST_SRCDIR"], "..")


class Usage(CliTest):
    def test_no_command_lists_them_on_standard_error(self):
        result = self.run_cli()
        self.assertEqual((result.code, result.out), (2, ""))
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", result.err)

    def test_help_lists_every_command(self):
        for words in (["--help"], ["-h"], ["help"]):
            self.assertIn("\n  set-stage ", self.succeed(*words))

    def test_every_command_explains_itself(self):
        for command in COMMANDS:
            explained = self.succeed("help", command)
            self.assertIn(f"mentoring-plus-cli {command}", explained)
            self.assertEqual(explained, self.succeed(command, "--help"))
            self.assertEqual(explained, self.succeed(command, "anything", "-h"))

    def test_version_is_told(self):
        self.assertRegex(self.succeed("--version"), r"^mentoring-plus-cli \d+\.\d+\.\d+\n$")

    def test_wrong_words_end_with_2(self):
        cases = [
            (["frob"], "no command “frob”"),
            (["--frob"], "no command “--frob”"),
            (["help", "frob"], "no command “frob”"),
            (["info"], "Something is missing"),
            (["info", self.sample, "more"], "too much"),
            (["list", self.sample], "mentoring-plus-cli list FILE RECORD"),
            (["info", self.sample, "--frob"], "--frob"),
            (["list", self.sample, "frob"], "There are: programme, site,"),
            (["list", self.sample, "mentees", "--format", "xls"], "text, csv, json"),
            (["list", self.sample, "mentees", "--columns", "frob"], "given_name"),
            (["list", self.sample, "mentees", "--search"], "--search"),
            (["create", self.path("x"), "--sample", "many"], "whole number"),
            (["create", self.path("x"), "--sample", "0"], "from 1 to"),
            (["create", self.path("x"), "--sample", "-5"], "whole number"),
            (["create", self.path("x"), "--sample", "99999999999999999999"], "whole number"),
            (["create", self.path("x"), "--seed", "2"], "--sample"),
            (["history", self.sample, "--limit", "x"], "whole number"),
            (["history", self.sample, "--step", "0"], "from 1 to"),
            (["set-stage", self.sample, "A", "B"], "Something is missing"),
            (["set-stage", self.sample, "Who", "F", "active"], "A, B, C, D, E"),
            (["set-stage", self.sample, "Who", "A", "done"], "not-started, active"),
            (["set-stage", self.sample, "Who", "A", "active", "--on", "tomorrow"], "2026-09-30"),
            (["set-stage", self.sample, "Who", "A", "active", "--on", "2026-02-30"], "not a day"),
        ]
        before = content(self.sample)
        for words, expected in cases:
            with self.subTest(words=words):
                result = self.fail_with(2, expected, *words)
                self.assertEqual(result.out, "")
        self.assertEqual(content(self.sample), before)
        self.assertEqual(self.names(), [])

    def test_words_after_two_hyphens_are_no_options(self):
        file = self.copy("--json")
        self.fail_with(1, "--json2", "info", "--", "--json2", cwd=self.folder)
        self.assertIn("Sample Programme", self.succeed("info", "--", "--json", cwd=self.folder))
        self.assertTrue(file)

    def test_unreadable_bytes_are_refused(self):
        self.fail_with(2, "UTF-8", "list", self.sample, "mentees", "--search", b"\xff\xfe")

    def test_nothing_needs_a_display_or_a_home(self):
        env = environment(HOME="/nowhere", DISPLAY="", WAYLAND_DISPLAY="", XDG_RUNTIME_DIR="")
        self.assertIn("Mentees: 60", self.succeed("info", self.sample, env=env))


class EmptyWords(CliTest):
    def test_an_empty_word_is_no_name(self):
        file = self.copy()
        for words in (["create", ""], ["info", ""], ["backup", file, ""], ["export", file, ""],
                      ["set-stage", file, "", "A", "active"], ["restore", file, ""],
                      ["import", file, "", "--as", "mentees"], ["list", file, ""]):
            with self.subTest(words=words):
                self.fail_with(2, "is empty", *words)
        self.assertEqual(self.names(), ["programme.mentoring"])


class Documentation(CliTest):
    def read(self, name):
        with open(os.path.join(SOURCE, "data", name), encoding="utf-8") as text:
            return text.read()

    def options(self, command):
        return re.findall(r"(--[a-z-]+)", self.succeed("help", command).split("\n\n", 1)[1])

    def test_man_page_has_every_command_and_option(self):
        page = self.read("mentoring-plus-cli.1").replace("\\-", "-")
        for command in COMMANDS:
            self.assertRegex(page, rf'(?m)^\.SS "(.*, )?{command} \\fI[A-Z]+')
            for option in self.options(command):
                self.assertIn(option, page)

    def test_completion_has_every_command_and_option(self):
        completion = self.read("completions/mentoring-plus-cli")
        for command in COMMANDS:
            self.assertIn(command, completion)
            for option in self.options(command):
                self.assertIn(option, completion)


main()
