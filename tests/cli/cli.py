# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests of the command line need: a folder of its own, a fixed day, and the program."""

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

CLI = os.environ["MP_CLI"]
TODAY = "2026-11-21"
NOBODY = 65534


def environment(**more):
    """The environment of the build, made independent of whoever runs the test."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("LC_", "LANG", "XDG_", "MESON_"))}
    return {**kept, "LC_ALL": "C.UTF-8", "MENTORING_PLUS_TODAY": TODAY, **more}


class Result:
    """What a command answered."""

    def __init__(self, done):
        self.code = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    def __repr__(self):
        return f"exit {self.code}\nstdout: {self.out}\nstderr: {self.err}"


class CliTest(unittest.TestCase):
    maxDiff = None
    sample = None

    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.mkdtemp(prefix="mp-cli-")
        cls.sample = os.path.join(cls.shared, "sample.mentoring")
        subprocess.run([CLI, "create", cls.sample, "--sample", "60"], check=True,
                       env=environment())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared)

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="mp-cli-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def copy(self, name="programme.mentoring"):
        """A programme of the sample that the test may change."""
        return shutil.copy(self.sample, self.path(name))

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def run_cli(self, *words, env=None, **options):
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([CLI, *words], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                              env=env or environment(), check=False, timeout=120, **options)
        if done.stdout is None:
            done.stdout = b""
        return Result(done)

    def succeed(self, *words, **options):
        result = self.run_cli(*words, **options)
        self.assertEqual(result.code, 0, result)
        self.assertEqual(result.err, "", result)
        return result.out

    def fail_with(self, code, expected, *words, **options):
        """The command fails as it should: the code, a message on standard error alone."""
        result = self.run_cli(*words, **options)
        self.assertEqual(result.code, code, result)
        self.assertIn(expected, result.err, result)
        self.assertTrue(result.err.startswith("mentoring-plus-cli: "), result)
        return result

    def assert_in_order(self, file):
        self.assertEqual(self.succeed("check", file), "Everything is in order.\n")

    def info(self, file):
        return json.loads(self.succeed("info", file, "--json"))

    def records(self, file, record, *options):
        return json.loads(self.succeed("list", file, record, "--format", "json", *options))

    def table(self, file, record, *options):
        """The rows of a CSV listing, the header first."""
        text = self.succeed("list", file, record, "--format", "csv", *options)
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    def sql(self, file, script):
        """What another program might do to the file."""
        connection = sqlite3.connect(file)
        with connection:
            connection.executescript(script)
        connection.close()

    def names(self):
        """Everything in the test's folder."""
        return sorted(os.listdir(self.folder))


def content(file):
    with open(file, "rb") as stream:
        return stream.read()


def main():
    unittest.main()
