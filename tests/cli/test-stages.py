# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage is set by name or uuid, refused with a reason, undone, redone and found in history."""

from cli import TODAY, CliTest, content, main


class Stages(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.copy()
        mentees = self.records(self.file, "mentee")
        names = [f"{m['given_name']} {m['family_name']}" for m in mentees]
        started = {r["mentee"]["uuid"] for r in self.records(self.file, "stage_record")}
        self.new = next((m, n) for m, n in zip(mentees, names)
                        if m["uuid"] not in started and names.count(n) == 1)

    def stages(self, uuid):
        return {r["stage"]: r for r in self.records(self.file, "stage_record")
                if r["mentee"]["uuid"] == uuid}

    def test_name_and_uuid_mean_the_same(self):
        mentee, name = self.new
        told = self.succeed("set-stage", self.file, name, "A", "active")
        self.assertIn(name.split()[-1], told)
        self.succeed("set-stage", self.file, mentee["uuid"].upper(), "a", "Completed", "--on",
                     TODAY)
        record = self.stages(mentee["uuid"])["A"]
        self.assertEqual((record["state"], record["started_on"], record["completed_on"]),
                         ("completed", TODAY, TODAY))
        self.assert_in_order(self.file)

    def test_day_and_reason_are_kept(self):
        mentee, name = self.new
        self.succeed("set-stage", self.file, name, "D", "waived", "--on", "2026-10-01",
                     "--reason", "Déjà vu – “oui”")
        record = self.stages(mentee["uuid"])["D"]
        self.assertEqual((record["state"], record["reason"]), ("waived", "Déjà vu – “oui”"))
        change = [c for c in self.records(self.file, "stage_change")
                  if c["mentee"]["uuid"] == mentee["uuid"]][-1]
        self.assertEqual((change["happened_on"], change["before"], change["after"]),
                         ("2026-10-01", "not-started", "waived"))

    def test_order_of_stages_holds_unless_overridden_with_a_reason(self):
        mentee, name = self.new
        before = content(self.file)
        self.fail_with(1, "needs stages A and B", "set-stage", self.file, name, "C", "active")
        self.fail_with(1, "reason", "set-stage", self.file, name, "C", "active", "--override")
        self.assertEqual(content(self.file), before)
        self.succeed("set-stage", self.file, name, "C", "active", "--override", "--reason",
                     "The employer asked")
        record = self.stages(mentee["uuid"])["C"]
        self.assertEqual((record["overridden"], record["reason"]), (True, "The employer asked"))
        self.assert_in_order(self.file)

    def test_wrong_changes_are_refused(self):
        _, name = self.new
        before = content(self.file)
        for words, expected in (
                ((name, "A", "paused"), "cannot become"),
                ((name, "A", "not-started"), "already"),
                ((name, "A", "waived"), "reason"),
                ((name, "A", "active", "--on", "2027-01-01"), "future"),
                (("Nobody Atall", "A", "active"), "nobody called “Nobody Atall”"),
                ((name.split()[-1], "A", "active"), "nobody called"),
                ((" ", "A", "active"), "nobody called"),
                (("00000000-0000-7000-8000-000000000000", "A", "active"), "nobody called")):
            with self.subTest(words=words):
                self.fail_with(1, expected, "set-stage", self.file, *words)
        self.assertEqual(content(self.file), before)

    def test_mentors_have_no_stages(self):
        mentor = next(m for m in self.records(self.file, "mentor") if m["occupation"] != "student")
        self.fail_with(1, "nobody called", "set-stage", self.file, mentor["uuid"], "A", "active")

    def test_namesakes_are_listed_with_their_uuids(self):
        mentee, _ = self.new
        self.sql(self.file, "UPDATE person SET given_name = 'Sam', family_name = 'Paul',"
                            " preferred_name = NULL, sort_name = 'paul sam' WHERE id IN"
                            " (SELECT id FROM mentee ORDER BY id DESC LIMIT 3)")
        result = self.fail_with(1, "several are called “sam paul”", "set-stage", self.file,
                                "sam paul", "A", "active")
        lines = result.err.splitlines()[1:]
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertRegex(line, r"^  [0-9a-f-]{36} Sam Paul")
        self.assertTrue(mentee)


class History(CliTest):
    def setUp(self):
        super().setUp()
        self.file = self.copy()
        uuids = [m["uuid"] for m in self.records(self.file, "mentee")]
        started = {r["mentee"]["uuid"] for r in self.records(self.file, "stage_record")}
        self.new = next(u for u in uuids if u not in started)

    def set_stage(self, state):
        self.succeed("set-stage", self.file, self.new, "A", state)

    def test_undo_and_redo_go_back_and_forth(self):
        empty = self.succeed("list", self.file, "stage_record", "--format", "csv")
        self.set_stage("active")
        active = self.succeed("list", self.file, "stage_record", "--format", "csv")
        self.set_stage("completed")
        self.assertIn("Undone: ", self.succeed("undo", self.file))
        self.assertEqual(self.succeed("list", self.file, "stage_record", "--format", "csv"),
                         active)
        self.succeed("undo", self.file)
        self.assertEqual(self.succeed("list", self.file, "stage_record", "--format", "csv"),
                         empty)
        self.assertIn("Redone: ", self.succeed("redo", self.file))
        self.assertEqual(self.succeed("list", self.file, "stage_record", "--format", "csv"),
                         active)
        self.assert_in_order(self.file)

    def test_nothing_to_undo_or_redo_is_said(self):
        file = self.path("new.mentoring")
        self.succeed("create", file)
        before = content(file)
        self.fail_with(1, "undo", "undo", file)
        self.fail_with(1, "redo", "redo", file)
        self.assertEqual(content(file), before)

    def test_redo_ends_with_a_new_step(self):
        self.set_stage("active")
        self.succeed("undo", self.file)
        self.succeed("set-stage", self.file, self.new, "B", "active")
        self.fail_with(1, "redo", "redo", self.file)

    def test_steps_are_listed_last_first(self):
        self.set_stage("active")
        self.set_stage("completed")
        self.succeed("undo", self.file)
        lines = self.succeed("history", self.file).splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["Step", "3", "2", "1"])
        self.assertTrue(lines[1].endswith("undone"))
        self.assertIn("Make the sample programme", lines[3])
        self.assertEqual(len(self.succeed("history", self.file, "--limit", "1").splitlines()), 2)
        self.assertEqual(len(self.succeed("history", self.file, "--limit", "0").splitlines()), 4)

    def test_a_step_tells_what_it_changed(self):
        self.set_stage("active")
        self.set_stage("paused")
        changes = self.succeed("history", self.file, "--step", "3")
        self.assertIn("Under way", changes)
        self.assertIn("Paused", changes)
        self.fail_with(1, "", "history", self.file, "--step", "99")

    def test_the_sample_is_no_step_to_undo(self):
        self.fail_with(1, "nothing to undo", "undo", self.file)
        self.assertEqual(self.info(self.file)["records"], self.info(self.sample)["records"])
        self.set_stage("active")
        self.succeed("undo", self.file)
        self.fail_with(1, "nothing to undo", "undo", self.file)
        self.assert_in_order(self.file)


main()
