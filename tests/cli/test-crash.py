# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is killed, or whose disk fails, leaves the file whole: as before or as after."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from cli import CLI, CliTest, environment, main

LIBRARY = os.path.join(os.environ["MP_BUILDDIR"], "tests", "cli", "libfailing-io.so")
EIO, ENOSPC = 5, 28


class CrashTest(CliTest):
    @classmethod
    def setUpClass(cls):
        """A programme whose last step is a large one: the import of a class list."""
        super().setUpClass()
        source = os.path.join(cls.shared, "class.csv")
        with open(source, "w", encoding="utf-8") as file:
            file.write("Family name,Given name,Birth date,E-mail,School,Grade,Cohort\n")
            for i in range(60):
                file.write(f"Family{i},Given{i},2009-01-{i % 28 + 1:02},g{i}@example.org,"
                           f"School {i % 4},12,Class {i % 3}\n")
        os.remove(cls.sample)
        for words in (["create", cls.sample], ["import", cls.sample, source, "--as", "mentees"]):
            subprocess.run([CLI, *words], check=True, env=environment(),
                           stdout=subprocess.DEVNULL)

    def state(self, file):
        """What the file holds, all but identifiers and moments, as another program sees it."""
        self.assert_in_order(file)
        connection = sqlite3.connect(file)
        state = [connection.execute(query).fetchall() for query in (
            "SELECT count(*), max(id), group_concat(sort_name) FROM person",
            "SELECT mentee, stage, state, started_on, completed_on FROM stage_record",
            "SELECT mentee, stage, before, after FROM stage_change",
            "SELECT id, label, state FROM change_batch",
            "SELECT record, kind, first_id, last_id FROM change")]
        connection.close()
        return state

    def empty(self):
        """Starts again in an empty folder."""
        for name in self.names():
            if os.path.isdir(self.path(name)):
                shutil.rmtree(self.path(name))
            else:
                os.remove(self.path(name))

    def only_backups_are_left(self, file):
        for name in self.names():
            self.assertIn(name, (os.path.basename(file), os.path.basename(file) + ".backups",
                                 os.path.basename(file) + "-wal",
                                 os.path.basename(file) + "-shm"))


class Killed(CrashTest):
    ROUNDS = 40

    def kill_while(self, rng, longest, *words):
        """True if the command had ended by itself."""
        process = subprocess.Popen([CLI, *words], env=environment(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        time.sleep(rng.random() * longest)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return process.returncode == 0

    def duration(self, *words):
        start = time.monotonic()
        self.succeed(*words)
        return time.monotonic() - start

    def test_undo_and_redo_happen_or_not(self):
        rng = random.Random(1)
        file = self.copy()
        after = self.state(file)
        longest = max(self.duration("undo", file), 0.02)
        before = self.state(file)
        seen = {"interrupted": 0, "ended": 0}
        for _ in range(self.ROUNDS):
            done = self.info(file)["redo"] is None
            ended = self.kill_while(rng, longest * 1.2, "undo" if done else "redo", file)
            seen["ended" if ended else "interrupted"] += 1
            state = self.state(file)
            self.assertTrue(state in (before, after))
            self.assertTrue(not ended or state == (before if done else after))
        self.assertGreater(seen["interrupted"], self.ROUNDS // 5, seen)

    def test_new_file_is_whole_or_can_be_made_again(self):
        rng = random.Random(2)
        file = self.path("new.mentoring")
        longest = max(self.duration("create", file, "--sample", "60"), 0.02)
        for _ in range(self.ROUNDS // 2):
            self.empty()
            ended = self.kill_while(rng, longest * 1.2, "create", file, "--sample", "60")
            if not os.path.exists(file):
                self.assertFalse(ended)
                continue
            result = self.run_cli("check", file)
            if result.code == 0:
                self.assertIn(self.info(file)["records"]["mentee"], (60,) if ended else (0, 60))
            else:
                self.assertFalse(ended, result)
                self.assertIn("Nothing was changed", result.err)

    def test_restore_happens_or_not(self):
        rng = random.Random(3)
        file = self.copy()
        backup = self.path("backup.mentoring")
        self.succeed("backup", file, backup)
        self.succeed("undo", file)
        longest = max(self.duration("restore", file, backup), 0.02)
        for _ in range(self.ROUNDS // 3):
            if self.info(file)["records"]["mentee"] == 60:
                self.succeed("undo", file)
            ended = self.kill_while(rng, longest * 1.2, "restore", file, backup)
            self.assert_in_order(file)
            self.assertIn(self.info(file)["records"]["mentee"], (60,) if ended else (0, 60))


@unittest.skipUnless(os.path.exists(LIBRARY), "without the failing library")
class DiskFails(CrashTest):
    RUNS = 24

    def run_failing(self, words, **how):
        env = environment(LD_PRELOAD=LIBRARY, **{name: str(value) for name, value in how.items()})
        return self.run_cli(*words, env=env)

    def sweep(self, prepare, words, unchanged):
        """Fails the calls of the command, one run for each, in every way; many calls of a long
        command are alike, so some of them stand for all."""
        file = prepare()
        before = self.state(file)
        count = self.path("count")
        self.assertEqual(self.run_failing(words, FAIL_COUNT=count).code, 0)
        with open(count, encoding="ascii") as text:
            n_calls = int(text.read())
        os.remove(count)
        after = self.state(file)
        self.assertGreater(n_calls, 5)
        refused = 0
        calls = sorted({1 + (n_calls - 1) * i // (self.RUNS - 1) for i in range(self.RUNS)})
        for how, error in (("once", ENOSPC), ("always", EIO), ("half", EIO), ("kill", 0)):
            for at in calls:
                with self.subTest(how=how, error=error, at=at, of=n_calls):
                    prepare()
                    result = self.run_failing(words, FAIL_AT=at, FAIL_HOW=how, FAIL_WITH=error)
                    refused += result.code == 1
                    self.judge(result, how, file, before, before if unchanged else after)
                    self.only_backups_are_left(file)
        self.assertGreater(refused, len(calls))

    def judge(self, result, how, file, before, after):
        state = self.state(file)
        self.assertTrue(state in (before, after), result)
        if result.code == 0:
            self.assertTrue(state == after, result)
        elif how != "kill":
            self.assertEqual(result.code, 1, result)
            self.assertIn("mentoring-plus-cli: ", result.err)
            # With the disk in order again, what was said not to have happened has not.
            self.assertTrue(how == "always" or state == before, result)

    def fresh(self):
        self.empty()
        return self.copy()

    def test_small_step(self):
        uuids = {m["uuid"] for m in self.records(self.sample, "mentee")}
        started = {r["mentee"]["uuid"] for r in self.records(self.sample, "stage_record")}
        who = sorted(uuids - started)[0]
        file = self.path("programme.mentoring")
        self.sweep(self.fresh, ["set-stage", file, who, "A", "active"], False)

    def test_large_step(self):
        self.sweep(self.fresh, ["undo", self.path("programme.mentoring")], False)

    def test_backup(self):
        self.sweep(self.fresh, ["backup", self.path("programme.mentoring")], True)


main()
