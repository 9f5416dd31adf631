# SPDX-License-Identifier: GPL-3.0-or-later
"""Bare exchanges: the plan keeps K-1 to K-4, no other is worth more, and mistakes are named."""

import csv
import io
import itertools
import json
import random

from cli import CliTest, environment, main

WORTH = {1: 10, 2: 7, 3: 5, 4: 3, 5: 1}
OTHER, NONE = 0, -20


class Exchange:
    """Wishes, {mentee: {career: rank}}, and tables, {name: (career, seats, {mentor: when})}."""

    def __init__(self, n_rotations, wishes, tables):
        self.n_rotations, self.wishes, self.tables = n_rotations, wishes, tables

    def rotations(self):
        return range(1, self.n_rotations + 1)

    def is_open(self, table, rotation, without=()):
        return any(rotation in there for mentor, there in self.tables[table][2].items()
                   if mentor not in without)

    def worth(self, mentee, table):
        if table is None:
            return NONE
        return WORTH.get(self.wishes[mentee].get(self.tables[table][0]), OTHER)

    def points(self, rota):
        return sum(self.worth(mentee, table) for (mentee, _), table in rota.items())

    def wishes_csv(self):
        rows = [["mentee", "career", "rank"]]
        for mentee, wishes in self.wishes.items():
            rows += [[mentee, career, rank] for career, rank in wishes.items()]
            if not wishes:
                rows.append([mentee, "", ""])
        return to_csv(rows)

    def tables_csv(self):
        rows = [["table", "career", "mentor", "seats", "rotations"]]
        for table, (career, seats, mentors) in self.tables.items():
            rows += [[table, career, mentor, seats, " ".join(map(str, sorted(there)))]
                     for mentor, there in mentors.items()]
        return to_csv(rows)

    def rows_of(self, mentee, without=()):
        """Everything that one mentee might do, as tables by rotation."""
        options = [[None] + [table for table in self.tables if self.is_open(table, t, without)]
                   for t in self.rotations()]
        for row in itertools.product(*options):
            seats = [table for table in row if table is not None]
            if len(set(seats)) == len(seats):
                yield row

    def all_rotas(self, without=()):
        """Every plan that K-3 and K-4 allow."""
        mentees = list(self.wishes)
        rows = {mentee: list(self.rows_of(mentee, without)) for mentee in mentees}

        def go_on(k, taken, rota):
            if k == len(mentees):
                yield rota
                return
            for row in rows[mentees[k]]:
                seats = [(table, t) for t, table in zip(self.rotations(), row) if table is not None]
                if all(taken.get(seat, 0) < self.tables[seat[0]][1] for seat in seats):
                    more = dict(taken)
                    for seat in seats:
                        more[seat] = more.get(seat, 0) + 1
                    yield from go_on(k + 1, more, {
                        **rota, **{(mentees[k], t): table
                                   for t, table in zip(self.rotations(), row)}})
        return go_on(0, {}, {})


def to_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def tiny(seed, always_open=False):
    """Few enough to try all plans."""
    rng = random.Random(seed)
    n_rotations = rng.randint(1, 2)
    rotations = set(range(1, n_rotations + 1))
    careers = ["Métier " + letter for letter in "ABC"]
    wishes = {f"Élève {i}": dict(zip(rng.sample(careers, rng.randint(0, 3)), (1, 2, 3)))
              for i in range(rng.randint(1, 4))}
    tables = {}
    for k in range(rng.randint(1, 3)):
        there = rotations if always_open else set(rng.sample(sorted(rotations),
                                                             rng.randint(1, n_rotations)))
        tables[f"T{k}"] = (rng.choice(careers), rng.randint(0, 2), {f"Mentor {k}": there})
    return Exchange(n_rotations, wishes, tables)


def larger(seed, n_mentees=40, n_tables=6, n_rotations=4, presence=1.0):
    rng = random.Random(seed)
    careers = [f"Career {k}" for k in range(n_tables)]
    rotations = range(1, n_rotations + 1)
    wishes = {f"Pupil {i}": dict(zip(rng.sample(careers, 5), (1, 2, 3, 4, 5)))
              for i in range(n_mentees)}
    tables = {f"Table {k}": (career, rng.randint(n_mentees // 6, n_mentees // 3),
                             {f"Mentor {k}": {t for t in rotations if rng.random() < presence}
                              or {1}})
              for k, career in enumerate(careers)}
    return Exchange(n_rotations, wishes, tables)


def parse(text):
    """The rota and what is said above it, from the table that the command prints."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    said = [",".join(row)[2:] for row in rows if row[0].startswith("#")]
    heads = [k for k, row in enumerate(rows) if row[0] == "mentee"][0]
    rota = {(row[0], int(row[1])): row[2] or None for row in rows[heads + 1:]}
    return said, rota, rows[heads:]


class PlanTest(CliTest):
    def files(self, exchange):
        return [self.write("wishes.csv", exchange.wishes_csv()),
                self.write("tables.csv", exchange.tables_csv()),
                "--rotations", str(exchange.n_rotations)]

    def plan(self, exchange, *options):
        return json.loads(self.succeed("plan-problem", *self.files(exchange), "--json", *options))

    def rota_of(self, exchange, told):
        rota = {(seat["mentee"], seat["rotation"]): seat["table"] for seat in told["rota"]}
        self.assertEqual(set(rota), set(itertools.product(exchange.wishes, exchange.rotations())))
        self.assertEqual(len(rota), len(told["rota"]))
        return rota

    def check(self, exchange, told, without=(), fewest=0):
        """K-3, K-4 and the sums, from the rota alone."""
        rota = self.rota_of(exchange, told)
        for t in exchange.rotations():
            people = {}
            for mentee in exchange.wishes:
                people.setdefault(rota[mentee, t], []).append(mentee)
            for table, seated in people.items():
                if table is not None:
                    self.assertTrue(exchange.is_open(table, t, without), (table, t))
                    self.assertLessEqual(len(seated), exchange.tables[table][1])
                    self.assertGreaterEqual(len(seated), fewest)
        served = [0] * 5
        for mentee, wishes in exchange.wishes.items():
            row = [rota[mentee, t] for t in exchange.rotations()]
            seats = [table for table in row if table is not None]
            self.assertEqual(len(set(seats)), len(seats), row)
            for rank in {wishes.get(exchange.tables[table][0]) for table in seats} - {None}:
                served[rank - 1] += 1
        self.assertEqual(told["points"], exchange.points(rota))
        self.assertEqual(told["served"], served)
        self.assertEqual(told["without"], sum(table is None for table in rota.values()))
        self.assertLessEqual(told["points"], told["bound"])
        self.assertEqual(told["proven"], told["points"] == told["bound"])
        self.assertEqual(told["gap"], told["bound"] - told["points"])
        return rota


class Planning(PlanTest):
    def test_no_other_plan_is_worth_more(self):
        for seed in range(60):
            exchange = tiny(seed, always_open=seed % 2 == 0)
            best = max(map(exchange.points, exchange.all_rotas()))
            with self.subTest(seed=seed):
                told = self.plan(exchange)
                self.check(exchange, told)
                self.assertEqual(told["points"], best)
                self.assertGreaterEqual(told["bound"], best)
                self.assertLessEqual(told["first_come"], best)

    def test_arrival_minds_the_smallest_number(self):
        for seed in range(40):
            exchange = larger(seed, n_mentees=6 + seed % 7, n_tables=5, n_rotations=2)
            with self.subTest(seed=seed):
                told = self.plan(exchange, "--fewest", str(2 + seed % 3))
                self.check(exchange, told, fewest=2 + seed % 3)
                self.assertLessEqual(told["first_come"], told["bound"])
        exchange = Exchange(1, {"Zoé": {"A": 1}, "Liam": {"B": 1}},
                            {"X": ("A", 2, {"Ann": {1}}), "Y": ("B", 2, {"Bob": {1}})})
        told = self.plan(exchange, "--fewest", "2")
        self.assertEqual((told["points"], told["bound"], told["first_come"]), (10, 10, -40))

    def test_larger_plans_keep_the_rules(self):
        for seed in range(4):
            exchange = larger(seed, presence=1.0 if seed < 2 else 0.8)
            with self.subTest(seed=seed):
                told = self.plan(exchange)
                self.check(exchange, told)
                self.assertLess(told["gap_percent"], 0.5)
                self.assertLessEqual(told["first_come"], told["points"])

    def test_the_table_says_the_same_as_json(self):
        exchange = larger(7)
        told = self.plan(exchange)
        said, rota, rows = parse(self.succeed("plan-problem", *self.files(exchange)))
        self.assertEqual(rota, self.rota_of(exchange, told))
        self.assertEqual(rows[0], ["mentee", "rotation", "table", "career"])
        for row in rows[1:]:
            self.assertEqual(row[3], exchange.tables[row[2]][0] if row[2] else "")
        self.assertIn(f"Points: {told['points']}", said)
        self.assertTrue(any(line.startswith(f"Bound: {told['bound']} (proven") for line in said))
        self.assertIn(f"Points by order of arrival: {told['first_come']}", said)
        self.assertIn(f"Mentees who got wish 1: {told['served'][0]} of 40 for whom there is a"
                      " table", said)

    def test_the_same_every_time(self):
        words = self.files(larger(9))
        self.assertEqual(self.succeed("plan-problem", *words), self.succeed("plan-problem", *words))

    def test_several_mentors_at_a_table(self):
        exchange = Exchange(3, {"Zoé": {"A": 1}, "Liam": {"B": 1}},
                            {"X": ("A", 1, {"Ann": {1}, "Bob": {3}}),
                             "Y": ("B", 1, {"Ann": {2}, "Bob": {1}}), "Z": ("C", 2, {"Cid": {2}})})
        told = self.plan(exchange)
        self.check(exchange, told)
        self.assertEqual(told["points"], max(map(exchange.points, exchange.all_rotas())))
        told = self.plan(exchange, "--without", "Bob")
        self.check(exchange, told, without=["Bob"])
        self.assertEqual(told["points"], max(map(exchange.points, exchange.all_rotas(["Bob"]))))
        told = self.plan(exchange, "--without", "Bob", "--without", " Ann")
        self.check(exchange, told, without=["Ann", "Bob"])

    def test_names_keep_accents_and_signs(self):
        name = 'Zoé "Z" O’Brien, =SUM(1)'
        exchange = Exchange(1, {name: {"Métier": 1}, "=cmd": {}, "  Ann   Lee ".strip(): {}},
                            {"Tisch, 美": ("Métier", 3, {"M. Éric": {1}})})
        _, rota, _ = parse(self.succeed("plan-problem", *self.files(exchange)).replace(",'=", ",="))
        self.assertEqual(rota[name, 1], "Tisch, 美")
        told = self.plan(exchange)
        self.assertEqual({seat["mentee"] for seat in told["rota"]}, {name, "=cmd", "Ann Lee"})

    def test_fewest_for_a_table(self):
        exchange = larger(11, n_mentees=20)
        told = self.plan(exchange, "--fewest", "3")
        self.check(exchange, told, fewest=3)

    def test_french_is_spoken(self):
        env = environment(LANGUAGE="fr")
        if "Utilisation" not in self.run_cli("--help", env=env).out:
            self.skipTest("the translation is not installed")
        words = self.files(tiny(2))
        self.assertIn("# Points\xa0: ", self.succeed("plan-problem", *words, env=env))
        french, english = (json.loads(self.succeed("plan-problem", *words, "--json", env=each))
                           for each in (env, environment()))
        self.assertEqual(french["rota"], english["rota"])


class Groups(PlanTest):
    def test_groups_move_together(self):
        for seed in range(3):
            exchange = larger(seed, n_mentees=23)
            with self.subTest(seed=seed):
                told = self.plan(exchange, "--groups", "5")
                rota = self.check(exchange, told)
                groups = {seat["mentee"]: seat["group"] for seat in told["rota"]}
                sizes = [list(groups.values()).count(group) for group in set(groups.values())]
                self.assertEqual(sorted(sizes), [4, 4, 5, 5, 5])
                rows = [["mentee", "rotation", "table", "group"]]
                rows += [[*key, table or "", groups[key[0]]] for key, table in rota.items()]
                repaired = self.plan(exchange, "--repair", self.write("rota.csv", to_csv(rows)))
                self.assertEqual(repaired["changes"], [])
                self.assertTrue(any("does not keep them together" in note
                                    for note in repaired["notes"]))
                self.assertEqual(told["groups"], 5)
                rows = {}
                for mentee, group in groups.items():
                    row = [rota[mentee, t] for t in exchange.rotations()]
                    self.assertEqual(rows.setdefault(group, row), row)

    def test_the_rota_names_the_groups(self):
        _, _, rows = parse(self.succeed("plan-problem", *self.files(larger(3)), "--groups", "8"))
        self.assertEqual(rows[0], ["mentee", "rotation", "table", "career", "group"])
        self.assertEqual({row[4] for row in rows[1:]}, {"1", "2", "3", "4", "5"})


class Events(PlanTest):
    def test_events_are_of_one_size_and_keep_the_rules(self):
        for seed in range(4):
            exchange = larger(seed, n_mentees=23, presence=1.0 if seed < 2 else 0.8)
            with self.subTest(seed=seed):
                told = self.plan(exchange, "--events", "8")
                rota = self.rota_of(exchange, told)
                events = {seat["mentee"]: seat["event"] for seat in told["rota"]}
                self.assertEqual(told["events"], 3)
                self.assertEqual(sorted(map(list(events.values()).count, (1, 2, 3))), [7, 8, 8])
                self.assertEqual(told["points"], exchange.points(rota))
                self.assertLessEqual(told["points"], told["bound"])
                self.assertLessEqual(told["first_come"], told["bound"])
                for event in (1, 2, 3):
                    part = Exchange(exchange.n_rotations,
                                    {mentee: wishes for mentee, wishes in exchange.wishes.items()
                                     if events[mentee] == event}, exchange.tables)
                    seats = [seat for seat in told["rota"] if seat["event"] == event]
                    self.check_part(part, seats)

    def check_part(self, part, seats):
        """The rota of an event is a plan for those who go to it, and as good as one made for them
        alone."""
        rota = self.rota_of(part, {"rota": seats})
        self.assertEqual(part.points(rota), self.plan(part)["points"])
        for t in part.rotations():
            tables = [rota[mentee, t] for mentee in part.wishes]
            for table in set(tables) - {None}:
                self.assertTrue(part.is_open(table, t))
                self.assertLessEqual(tables.count(table), part.tables[table][1])
        for mentee in part.wishes:
            tables = [rota[mentee, t] for t in part.rotations() if rota[mentee, t]]
            self.assertEqual(len(set(tables)), len(tables))

    def test_what_looks_cut_off_or_empty_is_noted(self):
        wishes = "mentee,career,rank\nAnn,Nurse,1"
        tables = "table,career,mentor,seats,rotations\nX,Nurse,Mo,2,1\n"
        for text, note in ((wishes, "wishes.csv does not end with the end of a line."),
                           ("mentee,career,rank\nAnn,,\n", "Nobody wishes for anything"),
                           (wishes + "\n", None)):
            with self.subTest(note=note):
                said = self.succeed("plan-problem", self.write("wishes.csv", text),
                                    self.write("tables.csv", tables), "--rotations", "1", "--json")
                notes = json.loads(said)["notes"]
                self.assertEqual([found for found in notes if note is None or note not in found],
                                 [])
                self.assertEqual(len(notes), 0 if note is None else 1)

    def test_seats_are_there_again_in_each_event(self):
        exchange = Exchange(1, {name: {"A": 1} for name in ("Ann", "Bob", "Cid", "Dot")},
                            {"X": ("A", 2, {"Mo": {1}})})
        told = self.plan(exchange, "--events", "2")
        self.assertEqual((told["points"], told["proven"], told["notes"]), (40, True, []))
        exchange.wishes["Eve"] = {"A": 1}
        told = self.plan(exchange, "--events", "3", "--fewest", "3")
        self.assertEqual(told["without"], 5)
        self.assertIn("There are 2 mentees, but no table runs for fewer than 3 (K-4).",
                      told["notes"])
        del exchange.wishes["Eve"]
        told = self.plan(exchange, "--events", "3", "--fewest", "3")
        self.assertEqual(told["without"], 4)
        self.assertIn("Rotation 1 has seats for 0 of 2 mentees (K-3).", told["notes"])
        self.assertIn("There are 2 mentees, but no table runs for fewer than 3 (K-4).",
                      told["notes"])

    def test_one_event_is_repaired_at_a_time(self):
        exchange = larger(3, n_mentees=12)
        said, _, rows = parse(self.succeed("plan-problem", *self.files(exchange), "--events", "6"))
        self.assertIn("Events: 2", said)
        self.assertEqual(rows[0], ["mentee", "rotation", "table", "career", "event"])
        whole = self.write("rota.csv", to_csv(rows))
        self.fail_with(1, "repair one event at a time", "plan-problem", *self.files(exchange),
                       "--repair", whole)
        first = [row for row in rows[1:] if row[4] == "1"]
        exchange.wishes = {name: exchange.wishes[name] for name in {row[0]: 0 for row in first}}
        part = self.write("rota.csv", to_csv([rows[0]] + first))
        told = self.plan(exchange, "--repair", part)
        self.assertEqual((told["changes"], told["filled"], told["added"]), ([], [], []))


class Offers(PlanTest):
    def offers(self, exchange, fewest, most):
        """What can be offered: a table or none for each mentor, and so many tables."""
        mentors = {}
        for table, (_, _, there) in exchange.tables.items():
            for mentor in there:
                mentors.setdefault(mentor, [None]).append(table)
        for choice in itertools.product(*mentors.values()):
            tables = {table: (career, seats, {mentor: there[mentor]
                                              for mentor, at in zip(mentors, choice)
                                              if at == table})
                      for table, (career, seats, there) in exchange.tables.items()}
            tables = {table: what for table, what in tables.items() if what[2]}
            if fewest <= len(tables) <= most:
                yield Exchange(exchange.n_rotations, exchange.wishes, tables)

    def candidates(self, seed):
        rng = random.Random(seed)
        n_rotations = rng.randint(1, 2)
        seats = rng.randint(1, 3)
        wishes = {f"Élève {i}": dict(zip(rng.sample("ABCD", rng.randint(1, 4)), (1, 2, 3, 4)))
                  for i in range(rng.randint(1, 4))}
        tables = {"T" + career: (career, seats, {mentor: set(range(1, n_rotations + 1))
                                                 for mentor in rng.sample(("M1", "M2", "M3"),
                                                                          rng.randint(1, 2))})
                  for career in "ABCD"}
        return Exchange(n_rotations, wishes, tables)

    def test_no_other_offer_allows_a_better_plan(self):
        for seed in range(25):
            exchange = self.candidates(seed)
            with self.subTest(seed=seed):
                told = self.plan(exchange, "--offer", "1-2")
                offered = {table["table"]: (exchange.tables[table["table"]][0],
                                            exchange.tables[table["table"]][1],
                                            {mentor: exchange.tables[table["table"]][2][mentor]
                                             for mentor in table["mentors"]})
                           for table in told["offer"]}
                self.assertIn(len(offered), (1, 2))
                mentors = [mentor for table in offered.values() for mentor in table[2]]
                self.assertEqual(len(set(mentors)), len(mentors))
                self.check(Exchange(exchange.n_rotations, exchange.wishes, offered), told)
                best = max(max(map(offer.points, offer.all_rotas()))
                           for offer in self.offers(exchange, 1, 2))
                self.assertEqual((told["points"], told["offer_bound"]), (best, best))

    def test_the_offer_is_said(self):
        exchange = self.candidates(1)
        said, _, _ = parse(self.succeed("plan-problem", *self.files(exchange), "--offer", "2"))
        self.assertIn("Tables that run: 2 of 4 (proven: no others allow a plan worth more)", said)
        self.assertEqual(len([line for line in said if line.startswith("Table “T")]), 2)

    def test_the_offer_is_for_all_events(self):
        exchange = Exchange(1, {**{f"A{k}": {"A": 1} for k in range(4)}, "B": {"B": 1}},
                            {"X": ("A", 2, {"Ann": {1}}), "Y": ("B", 2, {"Ann": {1}})})
        told = self.plan(exchange, "--offer", "1", "--events", "3")
        self.assertEqual([table["table"] for table in told["offer"]], ["X"])

    def test_what_cannot_be_chosen_is_refused(self):
        wishes = self.write("wishes.csv", WISHES + "Zoé,A,1\n")
        for tables, expected in (
                ("X,A,Ann,3,1\nY,B,Ann,3,2\n", "line 3: “Ann” is there in other rotations than in"
                                               " line 2"),
                ("X,A,Ann,3,\nY,A,Bob,3,\n", "“X” and “Y” are both about “A”"),
                ("X,A,Ann,3,\nY,B,Ann,3,\n", "at least 2")):
            self.fail_with(1, expected, "plan-problem", wishes,
                           self.write("tables.csv", TABLES + tables), "--rotations", "2",
                           "--offer", "2-10")


class Repairs(PlanTest):
    def repair(self, exchange, rota, *options):
        rows = [["mentee", "rotation", "table"]] + [[*key, table or ""]
                                                    for key, table in rota.items()]
        return self.plan(exchange, "--repair", self.write("rota.csv", to_csv(rows)), *options)

    def check_changes(self, before, after, told):
        listed = told["changes"] + told["filled"]
        changes = {(change["mentee"], change["rotation"]): (change["before"], change["after"])
                   for change in listed}
        self.assertEqual(len(changes), len(listed))
        self.assertNotIn(None, [change["before"] for change in told["changes"]])
        self.assertEqual({change["before"] for change in told["filled"]} - {None}, set())
        self.assertNotIn("first_come", told)
        self.assertEqual(changes, {key: (table, after[key]) for key, table in before.items()
                                   if table != after[key]})

    def test_fewest_changes_then_points(self):
        for seed in range(40):
            exchange = tiny(seed)
            before = self.rota_of(exchange, self.plan(exchange))
            gone = random.Random(seed).choice(sorted(exchange.tables))[1:]
            with self.subTest(seed=seed):
                told = self.repair(exchange, before, "--without", f"Mentor {gone}")
                after = self.check(exchange, told, without=[f"Mentor {gone}"])
                self.check_changes(before, after, told)
                best = min((sum(before[key] not in (None, rota[key]) for key in before),
                            -exchange.points(rota))
                           for rota in exchange.all_rotas([f"Mentor {gone}"]))
                self.assertEqual((len(told["changes"]), -told["points"]), best)
                self.assertEqual(told["fewest_changes"], best[0])

    def test_the_printed_rota_is_read_back(self):
        exchange = larger(5)
        words = self.files(exchange)
        rota = self.write("rota.csv", self.succeed("plan-problem", *words))
        said, after, _ = parse(self.succeed("plan-problem", *words, "--repair", rota))
        self.assertIn("Changed seats: 0 (proven: no repair changes fewer)", said)
        said, after, _ = parse(self.succeed("plan-problem", *words, "--repair", rota, "--without",
                                            "Mentor 2"))
        _, before, _ = parse(self.succeed("plan-problem", *words))
        changed = {key for key, table in before.items() if table != after[key]}
        self.assertGreater(len(changed), 0)
        self.assertTrue(any(line.startswith(f"Changed seats: {len(changed)} (") for line in said))
        for mentee, rotation in changed:
            old, new = (rota[mentee, rotation] or "no seat" for rota in (before, after))
            self.assertIn(f"{mentee} in rotation {rotation}: {old} → {new}", said)
        self.assertNotIn("Table 2", after.values())

    def test_what_is_proven_is_about_repairs(self):
        exchange = Exchange(1, {"Zoé": {"A": 1}, "Liam": {"B": 1}, "Mia": {"B": 1}},
                            {"X": ("A", 1, {"Ann": {1}}), "Y": ("B", 2, {"Bob": {1}})})
        words = self.files(exchange)
        old = self.write("rota.csv", "mentee,rotation,table\nZoé,1,Y\nLiam,1,X\nMia,1,\n")
        said, after, _ = parse(self.succeed("plan-problem", *words, "--repair", old))
        self.assertEqual(after, {("Zoé", 1): "Y", ("Liam", 1): "X", ("Mia", 1): "Y"})
        self.assertIn("Bound: 10 (proven: no repair with so few changes is worth more)", said)
        self.assertIn("Changed seats: 0 (proven: no repair changes fewer)", said)
        self.assertIn("Seats for those who had none: 1", said)
        self.assertIn("Mia in rotation 1: no seat → Y", said)
        self.assertFalse([line for line in said if "order of arrival" in line])
        told = self.repair(exchange, {("Zoé", 1): "Y", ("Liam", 1): "X", ("Mia", 1): None})
        self.assertEqual((told["changes"], told["fewest_changes"]), ([], 0))
        self.assertEqual([change["mentee"] for change in told["filled"]], ["Mia"])

    def test_those_left_alone_are_joined(self):
        exchange = Exchange(1, {name: {"B": 1} for name in ("Ann", "Cid", "Dot", "Eve")},
                            {"X": ("A", 4, {"Mo": {1}}), "Y": ("B", 4, {"Jo": {1}})})
        told = self.repair(exchange, {("Ann", 1): "X", ("Bob", 1): "X", ("Cid", 1): "Y",
                                      ("Dot", 1): "Y"}, "--fewest", "2")
        self.assertEqual((told["changes"], told["fewest_changes"]), ([], 0))
        self.assertEqual((told["points"], told["proven"]), (20, True))

    def test_somebody_comes_and_somebody_goes(self):
        exchange = larger(6, n_mentees=12)
        before = self.rota_of(exchange, self.plan(exchange))
        exchange.wishes = {"Zoé": {"Career 1": 1}, **exchange.wishes}
        del exchange.wishes["Pupil 3"]
        told = self.repair(exchange, before)
        after = self.check(exchange, told)
        self.assertEqual(told["added"], ["Zoé"])
        self.assertTrue(any("“Pupil 3” does not attend any more" in note for note in told["notes"]))
        before = {key: table for key, table in before.items() if key[0] != "Pupil 3"}
        self.check_changes(before, after, told)

    def test_a_room_is_lost(self):
        exchange = larger(8, n_mentees=18)
        before = self.rota_of(exchange, self.plan(exchange))
        del exchange.tables["Table 4"]
        told = self.repair(exchange, before)
        after = self.check(exchange, told)
        self.check_changes(before, after, told)
        self.assertTrue(any("“Table 4” is not there any more" in note for note in told["notes"]))

    def test_wrong_rotas_are_refused(self):
        exchange = Exchange(2, {"Zoé": {}, "Liam": {}}, {"X": ("A", 2, {"Ann": {1, 2}})})
        words = self.files(exchange)
        head = "mentee,rotation,table\n"
        for text, line, expected in (
                ("", 1, "no headings"), ("mentee,rotation\n", 1, "“table” is missing"),
                ("mentee,rotation,table,frob\n", 1, "no column “frob”"),
                (head + "Zoé,0,X\n", 2, "“0” is not"), (head + "Zoé,3,X\n", 2, "from 1 to 2"),
                (head + "Zoé,one,X\n", 2, "“one”"), (head + "Zoé,1\n", 2, "2 values"),
                (head + "Zoé,1,X\nZoé,1,\n", 3, "rotation 1 by line 2 already"),
                (head + "Zoé,1,X\nZoé,2,X\n", 3, "rotation 2, being there in rotation 1 by line 2"),
                (head + ",1,X\n", 2, "the column “mentee” is empty"),
                (head + "Zoé,1,X\n", 2, "no row for rotation 2"),
                (head + "Liam,1,X\nLiam,2,\nZoé,2,X\n", 4, "no row for rotation 1")):
            with self.subTest(text=text):
                file = self.write("rota.csv", text)
                self.fail_with(1, f"rota.csv, line {line}: ", "plan-problem", *words, "--repair",
                               file)
                self.fail_with(1, expected, "plan-problem", *words, "--repair", file)
        self.fail_with(1, "No mentor of the tables is called “Bob”", "plan-problem", *words,
                       "--without", "Bob")
        missing = self.path("none.csv")
        result = self.fail_with(1, "none.csv", "plan-problem", *words, "--repair", missing)
        self.assertEqual(result.err, f"mentoring-plus-cli: There is no file “{missing}”.\n")


WISHES = "mentee,career,rank\n"
TABLES = "table,career,mentor,seats,rotations\n"
FINE = TABLES + "X,A,Ann,3,\n"

# What wishes.csv and tables.csv say, the one that is wrong, the line, and words of the message.
WRONG = [
    ("", FINE, "wishes", 1, "no headings"),
    ("mentee,career\n", FINE, "wishes", 1, "“rank” is missing"),
    ("mentee,career,rank,rank\n", FINE, "wishes", 1, "“rank” is there twice"),
    ("mentee,career,rank,school\n", FINE, "wishes", 1, "no column “school”"),
    (WISHES + "Zoé,A\n", FINE, "wishes", 2, "2 values, but there are 3"),
    (WISHES + "Zoé,A,1,1\n", FINE, "wishes", 2, "4 values, but there are 3"),
    (WISHES + ",A,1\n", FINE, "wishes", 2, "“mentee” is empty"),
    (WISHES + "Zoé,,1\n", FINE, "wishes", 2, "“career” is empty"),
    (WISHES + "Zoé,A,\n", FINE, "wishes", 2, "The rank “” is not"),
    (WISHES + "Zoé,A,0\n", FINE, "wishes", 2, "The rank “0” is not a whole number from 1 to 5"),
    (WISHES + "Zoé,A,6\n", FINE, "wishes", 2, "The rank “6” is not"),
    (WISHES + "Zoé,A,-1\n", FINE, "wishes", 2, "The rank “-1” is not"),
    (WISHES + "Zoé,A,1.5\n", FINE, "wishes", 2, "The rank “1.5” is not"),
    (WISHES + "Zoé,A,1\nLiam,A,1\nZoé,B,1\n", FINE, "wishes", 4, "rank 1 in line 2"),
    (WISHES + "Zoé,A,1\nZoé,A,2\n", FINE, "wishes", 3, "wishes for “A” in line 2"),
    (WISHES + 'Zoé,"A,1\n', FINE, "wishes", 2, "quotation mark"),
    (WISHES + 'Zoé,"A"x,1\n', FINE, "wishes", 2, "quotation mark"),
    (WISHES, "", "tables", 1, "no headings"),
    (WISHES, "table,career,mentor\n", "tables", 1, "“seats” is missing"),
    (WISHES, TABLES + ",A,Ann,3,\n", "tables", 2, "“table” is empty"),
    (WISHES, TABLES + "X,,Ann,3,\n", "tables", 2, "“career” is empty"),
    (WISHES, TABLES + "X,A,Ann,,\n", "tables", 2, "The number of seats “” is not"),
    (WISHES, TABLES + "X,A,Ann,-1,\n", "tables", 2, "“-1” is not"),
    (WISHES, TABLES + "X,A,Ann,9999999999,\n", "tables", 2, "“9999999999” is not"),
    (WISHES, TABLES + "X,A,Ann,3,0\n", "tables", 2, "The rotation “0” is not"),
    (WISHES, TABLES + "X,A,Ann,3,1 4\n", "tables", 2, "“4” is not a whole number from 1 to 3"),
    (WISHES, TABLES + "X,A,Ann,3,1-2\n", "tables", 2, "“1-2” is not"),
    (WISHES, TABLES + 'X,A,Ann,3,";"\n', "tables", 2, "no list of rotations"),
    (WISHES, FINE + "X,B,Bob,3,\n", "tables", 3, "about “B” here, but about “A” in line 2"),
    (WISHES, FINE + "X,A,Bob,4,\n", "tables", 3, "4 seats here, but 3 in line 2"),
    (WISHES, FINE + "X,A,Ann,3,1\n", "tables", 3, "at table “X” by line 2 already"),
    (WISHES, TABLES + "X,A,Ann,3,1 2\nY,A,Ann,3,2 3\n", "tables", 3, "in rotation 2, being at"),
]


class Mistakes(PlanTest):
    def test_wrong_tables_are_refused_with_the_line(self):
        for wishes, tables, wrong, line, expected in WRONG:
            with self.subTest(wishes=wishes, tables=tables):
                result = self.fail_with(1, expected, "plan-problem",
                                        self.write("wishes.csv", wishes),
                                        self.write("tables.csv", tables), "--rotations", "3")
                self.assertIn(f"{wrong}.csv, line {line}: ", result.err)
                self.assertEqual(result.out, "")

    def told(self, wishes, tables, *options):
        return json.loads(self.succeed("plan-problem", self.write("wishes.csv", wishes),
                                       self.write("tables.csv", tables), "--rotations", "2",
                                       "--json", *options))

    def assert_noted(self, told, text):
        self.assertTrue(any(text in note for note in told["notes"]), told["notes"])

    def test_as_much_is_planned_as_can_be(self):
        some = WISHES + "Zoé,A,1\nLiam,B,1\n"
        told = self.told(some, TABLES + "X,A,Ann,1,\nX2,C,Bob,1,\n")
        self.assertEqual((told["points"], told["without"]), (10, 0))
        self.assert_noted(told, "No table is about “B” (wished for by 1 mentee).")
        told = self.told(some, TABLES + "X,A,Ann,1,2\n")
        self.assertEqual((told["points"], told["without"]), (10 - 60, 3))
        self.assert_noted(told, "Rotation 1 has seats for 0 of 2 mentees (K-3).")
        self.assert_noted(told, "Rotation 2 has seats for 1 of 2 mentees (K-3).")
        told = self.told(some, TABLES + "X,A,Ann,0,\n")
        self.assertEqual((told["points"], told["without"]), (-80, 4))
        self.assert_noted(told, "Table “X” has no seats.")
        told = self.told(some, TABLES + "X,A,,5,\n")
        self.assertEqual(told["without"], 4)
        self.assert_noted(told, "tables.csv, line 2: no mentor is named")

    def test_seats_that_nobody_gets_are_explained(self):
        many = WISHES + "".join(f"P{k},A,1\n" for k in range(6))
        told = self.told(many, TABLES + "X,A,Ann,2,\nY,B,Bob,2,\n", "--groups", "3")
        self.assertEqual(told["without"], 12)
        self.assert_noted(told, "Groups of 3 find no table, since none has more than 2 seats; let"
                          " them have at most so many (K-3).")
        self.assert_noted(told, "Rotation 1 has room for 0 of 2 groups (K-3).")
        told = self.told(many, TABLES + "X,A,Ann,6,\n")
        self.assertEqual(told["without"], 6)
        self.assert_noted(told, "Nobody can have a seat in more than 1 rotation of 2: there are too"
                          " few tables, and nobody sits at one twice (K-4).")
        told = self.told(many, TABLES + "X,A,Ann,9,\nY,B,Bob,9,\n", "--fewest", "7")
        self.assertEqual(told["without"], 12)
        self.assert_noted(told, "There are 6 mentees, but no table runs for fewer than 7 (K-4).")
        told = self.told(many, TABLES + "X,A,Ann,6,\nY,B,Bob,1,\n", "--fewest", "2")
        self.assert_noted(told, "Table “Y” has 1 seat, but does not run for fewer than 2 (K-4).")
        for options in ((), ("--fewest", "3"), ("--groups", "3")):
            told = self.told(many, TABLES + "X,A,Ann,6,\nY,B,Bob,6,\n", *options)
            self.assertEqual((told["without"], told["notes"]), (0, []))

    def test_slips_of_the_pen_are_pointed_out(self):
        told = self.told(WISHES + "Zoé,nurse,1\nZoe,Nurse,1\n", TABLES + "X,Nurse,Ann,3,1\n"
                         "Y,Cook,ann,3,\n")
        self.assert_noted(told, "No table is about “nurse” (wished for by 1 mentee), but one is"
                          " about “Nurse”.")
        self.assert_noted(told, "“Ann” and “ann” are taken for two people")
        self.assert_noted(told, "“Zoé” and “Zoe” are taken for two people")
        told = self.told(WISHES + "Zoé,A,1\nLiam,A,1\n", TABLES + "X,A,Ann,3,\nY,B,Bob,3,\n")
        self.assertEqual(told["notes"], [])
        words = [self.write("wishes.csv", WISHES + "Zoé,A,1\n"),
                 self.write("tables.csv", TABLES + "X,A,Ann\u00a0 Lee,3,\n"), "--rotations", "1"]
        self.fail_with(1, "is called “ann lee”, but one is called “Ann Lee”.", "plan-problem",
                       *words, "--without", "ann lee")
        for name in ("Ann  Lee", "\u00a0Ann\u00a0Lee ", "Ann Lee"):
            told = json.loads(self.succeed("plan-problem", *words, "--json", "--without", name))
            self.assertEqual(told["without"], 1)

    def test_rows_without_a_value_are_passed_over(self):
        told = self.told(WISHES + ",,\nZoé,A,1\n,,\n , ,\u00a0\n,,,,\n", FINE + ",,,,\n")
        self.assertEqual((told["points"], len(told["rota"])), (10 - 20, 2))

    def test_what_would_not_fit_into_memory_is_refused(self):
        wishes = self.write("wishes.csv", WISHES + "".join(f"P{k},,\n" for k in range(4000)))
        tables = self.write("tables.csv", TABLES + "".join(f"T{k},A,M{k},3,\n"
                                                           for k in range(300)))
        self.fail_with(1, "too large to be planned: mentees, tables and rotations are 4000, 300 and"
                       " 64", "plan-problem", wishes, tables, "--rotations", "64")
        wishes = self.write("wishes.csv", WISHES + "".join(f"P{k},,\n" for k in range(9000)))
        self.fail_with(1, "4500 groups for 9000 mentees are more than can be planned",
                       "plan-problem", wishes, tables, "--rotations", "4", "--groups", "2")

    def test_nothing_to_plan_is_said(self):
        told = self.told(WISHES, FINE)
        self.assertEqual((told["points"], told["bound"], told["rota"]), (0, 0, []))
        self.assert_noted(told, "There are no mentees")
        told = self.told(WISHES + "Zoé,,\n", TABLES)
        self.assertEqual((told["points"], told["without"], told["proven"]), (-40, 2, True))
        self.assert_noted(told, "Rotation 1 has seats for 0 of 1 mentee (K-3).")

    def test_wrong_options_end_with_2(self):
        words = [self.write("wishes.csv", WISHES), self.write("tables.csv", FINE)]
        self.fail_with(2, "number of rotations is missing", "plan-problem", *words)
        for option, value in (("--rotations", "0"), ("--rotations", "65"), ("--rotations", "x"),
                              ("--groups", "0"), ("--groups", "x"), ("--fewest", "-1")):
            self.fail_with(2, f"“{value}” for {option}", "plan-problem", *words, "--rotations", "2",
                           option, value)
        for pair in (("--groups", "5", "--repair", words[0]), ("--groups", "5", "--events", "5"),
                     ("--events", "5", "--repair", words[0]),
                     ("--offer", "2", "--repair", words[0])):
            self.fail_with(2, f"{pair[0]} and {pair[2]} do not go together.", "plan-problem",
                           *words, "--rotations", "2", *pair)
        for option, value, wrong in (("--events", "0", "0"), ("--offer", "0", "0"),
                                     ("--offer", "3-2", "2"), ("--offer", "2-x", "x"),
                                     ("--offer", "-2", "")):
            self.fail_with(2, f"“{wrong}” for {option}", "plan-problem", *words, "--rotations", "2",
                           option, value)
        self.fail_with(2, "Something is missing", "plan-problem", words[0], "--rotations", "2")

    def test_other_forms_of_table_are_read(self):
        text = "\ufeffRank;Career;Mentee\r\n1;Métier;Zoé\r\n"
        told = self.told(text, "sep=;\n" + FINE.replace(",", ";").replace("A", "Métier"))
        self.assertEqual(told["served"], [1, 0, 0, 0, 0])
        with open(self.path("latin.csv"), "wb") as file:
            file.write((WISHES + "Zoé Éthier,A,1\n" * 1).encode("cp1252"))
        told = json.loads(self.succeed("plan-problem", self.path("latin.csv"),
                                       self.write("tables.csv", FINE), "--rotations", "1",
                                       "--json"))
        self.assertEqual(told["rota"][0]["mentee"], "Zoé Éthier")

    def test_rubbish_is_refused(self):
        rng = random.Random(4)
        for seed in range(60):
            exchange = tiny(seed)
            texts = [bytearray(exchange.wishes_csv().encode()),
                     bytearray(exchange.tables_csv().encode())]
            text = rng.choice(texts)
            for _ in range(rng.randint(1, 5)):
                text[rng.randrange(len(text))] = rng.choice(b'\0 \n-019,";\xff\xc3')
            names = []
            for name, content in zip(("wishes.csv", "tables.csv"), texts):
                with open(self.path(name), "wb") as file:
                    file.write(content)
                names.append(self.path(name))
            result = self.run_cli("plan-problem", *names, "--rotations", "2")
            self.assertIn(result.code, (0, 1), result)
            if result.code == 1:
                self.assertTrue(result.err.startswith("mentoring-plus-cli: "), result)
                self.assertEqual(result.out, "")


main()
