# SPDX-License-Identifier: GPL-3.0-or-later
"""Bare matching problems: no other matching is better; wrong files are refused with the line."""

import random
import time

from cli import CliTest, environment, main


class Problem:
    """Mentees 1 to n with demands, then mentors with seats and what each costs, then the sink."""

    def __init__(self, rng, n_mentees, n_mentors, flow):
        self.flow = flow
        self.mentees = list(range(1, n_mentees + 1))
        self.mentors = list(range(n_mentees + 1, n_mentees + n_mentors + 1))
        self.sink = n_mentees + n_mentors + 1
        self.demands = {i: rng.randint(1, 2) if flow else 1 for i in self.mentees}
        self.seats = {j: rng.randint(0, 2) if flow else 1 for j in self.mentors}
        self.seat_costs = {j: rng.randint(-3, 3) if flow else 0 for j in self.mentors}
        self.arcs = {(i, j): rng.randint(-9, 20) for i in self.mentees for j in self.mentors
                     if rng.random() < 0.6}

    def cost(self, pair):
        return self.arcs[pair] + self.seat_costs[pair[1]]

    def lines(self):
        if not self.flow:
            return ([f"p asn {self.sink - 1} {len(self.arcs)}"] + [f"n {i}" for i in self.mentees]
                    + [f"a {i} {j} {cost}" for (i, j), cost in self.arcs.items()])
        supply = sum(self.demands.values())
        return ([f"p min {self.sink} {len(self.arcs) + len(self.mentors)}"]
                + [f"n {i} {self.demands[i]}" for i in self.mentees] + [f"n {self.sink} {-supply}"]
                + [f"a {j} {self.sink} 0 {self.seats[j]} {self.seat_costs[j]}"
                   for j in self.mentors]
                + [f"a {i} {j} 0 1 {cost}" for (i, j), cost in self.arcs.items()])

    def text(self):
        return "c anything, even é\n\n" + "\n".join(self.lines()) + "\n"

    def all_matchings(self):
        """Every set of pairs that there may be, as (pairs, cost)."""
        def go_on(rest, demands, seats, n_pairs, cost):
            if not rest:
                yield n_pairs, cost
                return
            pair, others = rest[0], rest[1:]
            yield from go_on(others, demands, seats, n_pairs, cost)
            i, j = pair
            if demands[i] > 0 and seats[j] > 0:
                yield from go_on(others, {**demands, i: demands[i] - 1},
                                 {**seats, j: seats[j] - 1}, n_pairs + 1, cost + self.cost(pair))
        return go_on(list(self.arcs), self.demands, self.seats, 0, 0)


def small(seed):
    rng = random.Random(seed)
    while True:
        problem = Problem(rng, rng.randint(1, 4), rng.randint(1, 4), rng.random() < 0.6)
        if len(problem.arcs) <= 11:
            return problem


class Answer:
    """A solution taken apart."""

    def __init__(self, text):
        lines = [line.split() for line in text.splitlines()]
        self.total = [int(words[1]) for words in lines if words[0] == "s"][0]
        self.flows = {(int(words[1]), int(words[2])): int(words[3])
                      for words in lines if words[0] == "f"}
        self.comments = [" ".join(words[1:]) for words in lines if words[0] == "c"]


class Solutions(CliTest):
    def solve(self, problem, *options):
        file = self.write("problem.txt", problem.text())
        return Answer(self.succeed("match-problem", file, *options))

    def check(self, problem, answer):
        """The flow is one, and costs what is said; returns the pairs."""
        pairs = {arc for arc in answer.flows if arc[1] != problem.sink}
        self.assertTrue(pairs <= set(problem.arcs))
        self.assertEqual(sum(map(problem.cost, pairs)), answer.total)
        for i in problem.mentees:
            self.assertLessEqual(sum(pair[0] == i for pair in pairs), problem.demands[i])
        for j in problem.mentors:
            n_taken = sum(pair[1] == j for pair in pairs)
            self.assertLessEqual(n_taken, problem.seats[j])
            if problem.flow:
                self.assertEqual(answer.flows.get((j, problem.sink), 0), n_taken)
        left = {i for i in problem.mentees
                if sum(pair[0] == i for pair in pairs) < problem.demands[i]}
        self.assertEqual(left, {int(comment.split()[1].rstrip(",")) for comment in answer.comments
                                if comment.startswith("left ")})
        return pairs

    def test_no_other_matching_is_better(self):
        for seed in range(80):
            problem = small(seed)
            every = list(problem.all_matchings())
            with self.subTest(seed=seed):
                best = self.solve(problem, "--mode", "best")
                pairs = self.check(problem, best)
                self.assertEqual((best.total, -len(pairs)), min((cost, -n) for n, cost in every))
                self.assertEqual(best.comments[-1], "verified")
                most = self.solve(problem)
                pairs = self.check(problem, most)
                self.assertEqual((-len(pairs), most.total), min((-n, cost) for n, cost in every))
                self.assertEqual(most.comments[-1], "verified")

    def test_stable_matchings_have_no_blocking_pair(self):
        for seed in range(80):
            problem = small(seed)
            with self.subTest(seed=seed):
                answer = self.solve(problem, "--mode", "stable")
                pairs = self.check(problem, answer)
                self.assertEqual(answer.comments[-1], "verified: no blocking pair")
                for pair in set(problem.arcs) - pairs:
                    sides = []
                    for side, room in ((0, problem.demands), (1, problem.seats)):
                        held = [problem.cost(other) for other in pairs if other[side] == pair[side]]
                        sides.append(len(held) < room[pair[side]]
                                     or any(cost > problem.cost(pair) for cost in held))
                    self.assertFalse(all(sides) and problem.seats[pair[1]] > 0, pair)

    def test_the_same_in_every_language(self):
        file = self.write("problem.txt", small(3).text())
        self.assertEqual(self.succeed("match-problem", file),
                         self.succeed("match-problem", file, env=environment(LANGUAGE="fr")))

    def test_why_somebody_is_left(self):
        file = self.write("problem.txt", "p min 8 8\nn 1 1\nn 2 1\nn 3 1\nn 4 1\nn 5 2\nn 8 -6\n"
                          "a 2 6 0 1 5\na 3 6 0 1 4\na 4 7 0 1 2\na 5 6 0 1 9\na 5 7 0 1 9\n"
                          "a 1 6 0 0 1\na 6 8 0 1 0\na 7 8 0 0 0\n")
        self.assertEqual(self.succeed("match-problem", file),
                         "c mode most\nc pairs 1 of 6 wanted\n"
                         "c left 1, 0 of 1: nobody is allowed\n"
                         "c left 2, 0 of 1: competing for too few seats\n"
                         "c left 4, 0 of 1: whoever is allowed has no seat\n"
                         "c left 5, 0 of 2: competing for too few seats\n"
                         "c blocking 0\ns 4\nf 3 6 1\nf 6 8 1\nc verified\n")
        self.assertIn("c left 2, 0 of 1: any other costs more than nought\n",
                      self.succeed("match-problem", file, "--mode", "best"))

    def left(self, text, *options):
        told = Answer(self.succeed("match-problem", self.write("problem.txt", text), *options))
        return [comment for comment in told.comments if comment.startswith("left ")]

    def test_what_cost_is_said_to_be_too_high(self):
        """Somebody who was lost to another is not among those who cost more than nought."""
        seats = "".join(f"a {j} 5 0 1 0\n" for j in (3, 4))
        self.assertEqual(self.left(
            "p min 5 5\nn 1 1\nn 2 1\nn 5 -2\na 1 3 0 1 -5\na 2 3 0 1 -4\na 2 4 0 1 7\n" + seats,
            "--mode", "best"),
            ["left 2, 0 of 1: competing for too few seats that cost nought or less"])
        self.assertEqual(self.left(
            "p min 5 4\nn 1 1\nn 2 1\nn 5 -2\na 1 3 0 1 -5\na 2 4 0 1 7\n" + seats,
            "--mode", "best"), ["left 2, 0 of 1: any other costs more than nought"])
        self.assertEqual(self.left(
            "p min 5 4\nn 1 1\nn 2 1\nn 5 -2\na 1 3 0 1 -5\na 2 3 0 1 -4\n" + seats,
            "--mode", "best"), ["left 2, 0 of 1: competing for too few seats"])

    def test_what_costs_nothing_is_made(self):
        seats = range(2, 11)
        text = ("p min 11 18\nn 1 9\nn 11 -9\n" + "".join(f"a {j} 11 0 1 0\n" for j in seats)
                + "".join(f"a 1 {j} 0 1 {min(j - 10, 0)}\n" for j in seats))
        self.assertEqual(self.left(text, "--mode", "best"), [])

    def test_ties_go_to_the_lowest_nodes(self):
        """Whatever else there is to choose from."""
        for dearer in ("", "a 1 4 5\n"):
            text = f"p asn 4 {2 + len(dearer.splitlines())}\nn 1\na 1 3 0\na 1 2 0\n{dearer}"
            answer = Answer(self.succeed("match-problem", self.write("problem.txt", text)))
            self.assertEqual(answer.flows, {(1, 2): 1})

    def test_nobody_to_match(self):
        for text in ("p asn 0 0\n", "p asn 3 0\n", "p min 0 0\n", "p min 2 0\nn 2 -3\n",
                     "p min 2 0\nn 1 1\nn 2 -1\n", "p asn 2 0\nn 1\nn 2\n"):
            with self.subTest(text=text):
                told = self.succeed("match-problem", self.write("problem.txt", text))
                self.assertIn("\nc blocking 0\ns 0\nc verified\n", told)

    def test_blocking_pairs_are_counted(self):
        """The best total may part two who both like each other best."""
        text = ("p asn 4 4\nn 1\nn 2\na 1 3 0\na 1 4 1\na 2 3 1\na 2 4 9\n")
        told = Answer(self.succeed("match-problem", self.write("problem.txt", text)))
        self.assertEqual((told.total, set(told.flows)), (2, {(1, 4), (2, 3)}))
        self.assertIn("blocking 1", told.comments)

    def test_a_last_line_without_an_end_is_asked_about(self):
        question = "the last line has no end: was the file cut off?"
        for text, asked in (("p asn 2 1\nn 1\na 1 2 12", True),
                            ("p asn 2 1\nn 1\na 1 2 12\n", False),
                            ("p asn 2 1\r\nn 1\r\na 1 2 12\r\n", False)):
            with self.subTest(text=text):
                answer = Answer(self.succeed("match-problem", self.write("problem.txt", text)))
                self.assertEqual(question in answer.comments, asked)

    def test_large_problems_are_read_quickly(self):
        rng = random.Random(8)
        n, m, degree = 20000, 5000, 30
        lines = [f"p min {n + m + 1} {n * degree + m}", f"n {n + m + 1} {-n}"]
        lines += [f"n {i} 1" for i in range(1, n + 1)]
        lines += [f"a {i} {n + 1 + j} 0 1 {rng.randint(0, 10 ** 6)}"
                  for i in range(1, n + 1) for j in rng.sample(range(m), degree)]
        lines += [f"a {n + 1 + j} {n + m + 1} 0 4 0" for j in range(m)]
        file = self.write("problem.txt", "\n".join(lines) + "\n")
        start = time.monotonic()
        answer = Answer(self.succeed("match-problem", file))
        self.assertLess(time.monotonic() - start, 60)
        self.assertEqual([comment for comment in answer.comments if "blocking" not in comment],
                         ["mode most", f"pairs {n} of {n} wanted", "verified"])


class Explanations(CliTest):
    TEXT = ("p min 8 9\nn 1 1\nn 2 1\nn 3 1\nn 8 -3\na 1 4 0 1 1\na 1 5 0 1 4\na 2 4 0 1 2\n"
            "a 2 5 0 1 9\na 3 6 0 1 -5\na 1 6 0 1 0\na 4 8 0 1 0\na 5 8 0 1 0\na 6 8 0 1 0\n")

    def explain(self, i, j, *options):
        return self.succeed("match-problem", self.write("problem.txt", self.TEXT), *options,
                            "--explain", str(i), str(j))

    def test_pairs_are_explained_exactly(self):
        more = "All pairs together would cost 4 more."
        for i, j, made, pairs, total, loss in (
                (1, 5, True, 3, 5, more), (1, 4, False, 3, 5, more), (2, 5, False, 3, 5, more),
                (1, 6, False, 2, 2, "There would be 1 pair fewer.")):
            with self.subTest(pair=(i, j)):
                told = self.explain(i, j).splitlines()
                self.assertEqual(told[0].startswith("They are a pair:"), made)
                self.assertEqual(told[1:3], [f"Pairs: 3, otherwise {pairs}",
                                             f"Total: 1, otherwise {total}"])
                self.assertEqual(told[3], loss)
                self.assertRegex(told[4], r"^Reduced cost: \d+, where one pair fewer counts 43$")
        told = self.explain(1, 6, "--mode", "best").splitlines()
        self.assertEqual(told[3], "All pairs together would cost 5 more.")
        self.assertRegex(told[4], r"^Reduced cost: \d$")

    def test_constraints_are_named(self):
        self.assertEqual(self.explain(3, 4), "They are no pair: there is no arc between them.\n")
        self.assertEqual(self.explain(3, 7, "--mode", "stable"),
                         "They are no pair: there is no arc between them.\n")
        file = self.write("closed.txt", "p min 3 2\nn 1 1\nn 3 -1\na 1 2 0 0 5\na 2 3 0 1 0\n")
        for mode in ("most", "best", "stable"):
            self.assertEqual(self.succeed("match-problem", file, "-m", mode, "--explain", "1", "2"),
                             "They are no pair: the arc between them has capacity 0.\n")

    def test_stable_pairs_are_explained(self):
        self.assertIn("They are no pair: the mentor has ", self.explain(2, 4, "--mode", "stable"))
        self.assertIn("They are a pair: ", self.explain(1, 4, "--mode", "stable"))

    def test_the_file_may_come_last(self):
        file = self.write("problem.txt", self.TEXT)
        self.assertEqual(self.succeed("match-problem", "--explain", "1", "5", file),
                         self.explain(1, 5))

    def test_wrong_nodes_end_with_2(self):
        file = self.write("problem.txt", self.TEXT)
        for words, expected in ((["4", "1"], "Node 4 is no mentee"), (["1", "2"], "Node 2 is no"),
                                (["1", "99"], "Node 99 is no mentor"), (["x", "2"], "“x”"),
                                (["0", "4"], "from 1 to"), (["1"], "--explain 1 5")):
            with self.subTest(words=words):
                self.fail_with(2, expected, "match-problem", file, "--explain", *words)
        self.fail_with(2, "--explain 1 5", "match-problem", file, "4")
        self.fail_with(2, "most, best, stable", "match-problem", file, "--mode", "frob")


ASN = "p asn 4 2\nn 1\nn 2\n"
MIN = "p min 4 3\nn 1 1\nn 2 1\nn 4 -2\n"

# What the file says, the line where it is wrong, and words of the message.
WRONG = [
    ("c nothing else\n\n", 2, "without a line “p"),
    ("frob\n", 1, "none of the letters"),
    ("p\n", 1, "p asn|min NODES ARCS"),
    ("p asn 4\n", 1, "p asn|min NODES ARCS"),
    ("p asn 4 2 2\n", 1, "p asn|min NODES ARCS"),
    ("p max 4 2\n", 1, "“max”"),
    ("p asn x 2\n", 1, "“x” is not a whole number"),
    ("p asn -1 2\n", 1, "“-1” is not a whole number"),
    ("p asn 4 -2\n", 1, "“-2” is not a whole number"),
    ("p asn 99999999999 2\n", 1, "“99999999999” is not"),
    (ASN + "p asn 4 2\n", 4, "second line that begins with p"),
    ("n 1\n" + ASN, 1, "has to come first"),
    ("a 1 2 3\n" + ASN, 1, "has to come first"),
    (ASN + "n 1\n", 4, "node 1 has a line that begins with n already"),
    (ASN + "n 5\n", 4, "no node 5"),
    (ASN + "n 0\n", 4, "no node 0"),
    (ASN + "n\n", 4, "n ID"),
    (ASN + "n 3 1\n", 4, "n ID"),
    (ASN + "a 1 3 4\nn 2\n", 5, "come before"),
    (ASN + "a 1 3 4\n", 4, "after 1 arcs, but its line p announces 2"),
    (ASN + "a 1 3 4\na 2 3 4\na 2 4 4\n", 6, "after 3 arcs, but its line p announces 2"),
    (ASN + "a 1 3 4\na 2 ", 5, "a SRC DST COST"),
    (ASN + "a 1 3 4\na 1 3 5\n", 5, "node 1 to node 3 was given in line 4"),
    (ASN + "a 1 2 4\n", 4, "does not lead from"),
    (ASN + "a 3 1 4\n", 4, "does not lead from"),
    (ASN + "a 1 1 4\n", 4, "does not lead from"),
    (ASN + "a 1 9 4\n", 4, "no node 9"),
    (ASN + "a 1 -3 4\n", 4, "“-3”"),
    (ASN + "a 1 3 4.5\n", 4, "“4.5” is not a whole number"),
    (ASN + "a 1 3 9223372036854775808\n", 4, "“9223372036854775808” is not"),
    (ASN + "a 1 3 -9223372036854775809\n", 4, "“-9223372036854775809” is not"),
    (ASN + "a 1 3 0x10\n", 4, "“0x10” is not"),
    (ASN + "a 1 3 é\n", 4, "“é” is not"),
    (ASN + "a 1 3 -\n", 4, "“-” is not"),
    (ASN + "a 1 3 4 5\n", 4, "a SRC DST COST"),
    (ASN + "a 1 3 1 1 1 1 1 1 1 1 1 1 1\n", 4, "a SRC DST COST"),
    (ASN + "a 1 3 " + "1" * 70000 + "\n", 4, "longer than any"),
    ("p min 4 0\n", 1, "would name the sink"),
    ("p min 4 3\nn 1 1\na 1 2 0 1 1\n", 3, "would name the sink"),
    ("p min 4 3\nn 1 1\nn 3 -1\nn 4 -1\n", 4, "node 4 is a second sink besides node 3"),
    ("p min 4 3\nn 1 3\nn 2 2\nn 4 -4\na 1 3 0 1 1\n", 5, "supply 5, but the sink takes no more"),
    ("p min 4 3\nn 1 9223372036854775807\nn 2 1\n", 2, "to 4294967295"),
    ("p min 4 3\nn 1 4294967296\nn 2 1\n", 2, "“4294967296” is not a whole number from"),
    ("p " + "m" * 60000 + " 4 2\n", 1, "kind “" + "m" * 40 + "…” are"),
    (ASN + "a 1 " + "0" * 60000 + "7 1\n", 4, "no node 7:"),
    (ASN + "a 1 3 " + "1" * 60000 + "\n", 4, "“" + "1" * 40 + "…” is not"),
    (MIN + "a 1 3 " + "0" * 60000 + "9 1 7\n", 5, "lower bound 9,"),
    (MIN + "a 1 3 0 0 7\na 2 3 0 1 7\na 1 3 0 1 8\n", 7, "node 1 to node 3 was given in line 5"),
    (MIN + "a 1 3 0 1 7\na 2 3 0 1 7\na 1 3 0 0 8\n", 7, "node 1 to node 3 was given in line 5"),
    (MIN + "a 1 3 1 1 7\n", 5, "lower bound 1"),
    (MIN + "a 1 3 -1 1 7\n", 5, "“-1” is not"),
    (MIN + "a 1 3 0 -1 7\n", 5, "“-1” is not"),
    (MIN + "a 3 4 0 -5 7\n", 5, "“-5” is not"),
    (MIN + "a 1 4 0 1 7\n", 5, "leads neither from"),
    (MIN + "a 3 1 0 1 7\n", 5, "leads neither from"),
    (MIN + "a 4 3 0 1 7\n", 5, "leads neither from"),
    (MIN + "a 3 3 0 1 7\n", 5, "leads neither from"),
    (MIN + "a 1 3 0 1 7\na 2 3 0 1 7\na 1 3 0 1 8\n", 7, "node 1 to node 3 was given in line 5"),
    (MIN + "a 3 4 0 1 7\na 3 4 0 1 7\n", 6, "node 3 to node 4 was given in line 5"),
    (MIN + "a 3 4 0 9 9223372036854775807\na 1 3 0 1 0\na 2 3 0 1 1\n", 7, "in line 5 cannot"),
    ("p min 4 3\nn 1 2\nn 4 -2\na 1 3 0 2 7\n", 4, "cannot count more than once"),
]


class Refusals(CliTest):
    def test_wrong_files_are_refused_with_the_line(self):
        for text, line, expected in WRONG:
            with self.subTest(text=text[:60]):
                file = self.write("problem.txt", text)
                result = self.fail_with(1, expected, "match-problem", file)
                self.assertIn(f"problem.txt, line {line}: ", result.err)
                self.assertEqual(result.err.count("\n"), 1)
                self.assertEqual(result.out, "")

    def test_a_file_cut_anywhere_is_no_smaller_problem(self):
        """Only within the last number, and before the last line end, can nobody tell."""
        text = MIN + "a 1 3 0 1 7\na 2 3 0 1 77\na 3 4 0 2 0\n"
        for length in range(len(text) - 1):
            result = self.run_cli("match-problem", self.write("problem.txt", text[:length]))
            self.assertEqual((result.code, result.out), (1, ""), text[:length])

    def test_rubbish_is_refused(self):
        rng = random.Random(5)
        for seed in range(60):
            problem = bytearray(small(seed).text().encode())
            for _ in range(rng.randint(1, 6)):
                problem[rng.randrange(len(problem))] = rng.choice(b"\0 \n-019acnpx\xff\xc3")
            with open(self.path("problem.txt"), "wb") as file:
                file.write(problem)
            result = self.run_cli("match-problem", self.path("problem.txt"))
            self.assertIn(result.code, (0, 1), result)
            if result.code == 0:
                self.assertTrue(result.out.endswith("c verified\n"))
            else:
                self.assertTrue(result.err.startswith("mentoring-plus-cli: "), result)
                self.assertEqual(result.out, "")

    def test_costs_at_the_limits_are_refused_or_exact(self):
        limit = 2 ** 63
        for cost, code in ((limit - 1, 1), (-limit, 1), (limit // 64, 0), (-limit // 64, 0)):
            file = self.write("problem.txt", f"p asn 2 1\nn 1\na 1 2 {cost}\n")
            if code == 0:
                self.assertIn(f"\ns {cost}\nf 1 2 1\nc verified\n",
                              self.succeed("match-problem", file))
            else:
                self.fail_with(1, "64 bits", "match-problem", file)
        file = self.write("problem.txt", f"p asn 4 2\nn 1\nn 2\na 1 3 {limit - 1}\n"
                          f"a 2 4 {limit - 1}\n")
        self.fail_with(1, "64 bits", "match-problem", file, "--mode", "stable")

    def test_the_farthest_cost_is_named_with_its_line(self):
        limit = 2 ** 60
        for costs, line in (((limit - 1, 5), 3), ((5, 1 - limit), 4), ((limit - 2, -1), 3)):
            file = self.write("problem.txt", "p asn 3 2\nn 1\n"
                              + "".join(f"a 1 {k + 2} {cost}\n" for k, cost in enumerate(costs)))
            result = self.fail_with(1, f"at most {limit - 2} may", "match-problem", file)
            self.assertIn(f"problem.txt, line {line}: no cost is farther", result.err)
        file = self.write("problem.txt", f"p asn 3 2\nn 1\na 1 2 {limit - 2}\na 1 3 5\n")
        self.assertIn("s 5\n", self.succeed("match-problem", file))

    def test_supplies_without_end_are_no_problem(self):
        file = self.write("problem.txt", f"p min 4 3\nn 1 {2 ** 32 - 1}\nn 4 -{2 ** 62}\n"
                          f"a 1 2 0 1 5\na 1 3 0 1 6\na 2 4 0 {2 ** 63 - 1} 0\n")
        told = self.succeed("match-problem", file)
        self.assertIn(f"c pairs 1 of {2 ** 32 - 1} wanted\n", told)
        self.assertIn("\ns 5\nf 1 2 1\nf 2 4 1\nc verified\n", told)

    def test_comments_may_be_long(self):
        for length in (60000, 65535, 65536, 70000, 200000):
            text = f"c {'x' * length}\np asn 2 1\n  c{'é' * length}\nn 1\na 1 2 5\nc{'y' * length}"
            self.assertIn("\ns 5\nf 1 2 1\n",
                          self.succeed("match-problem", self.write("problem.txt", text)))
            wrong = self.write("problem.txt", text + "\nfrob\n")
            self.fail_with(1, "problem.txt, line 7: the line begins", "match-problem", wrong)

    def test_an_empty_file_is_called_empty(self):
        self.fail_with(1, "problem.txt is empty. Choose a problem in DIMACS format.\n",
                       "match-problem", self.write("problem.txt", ""))

    def test_other_files_are_refused(self):
        for path, expected in (
                (self.path("none.txt"), f"There is no file “{self.path('none.txt')}”."),
                (self.folder, f"“{self.folder}” is a folder, not a file."),
                ("/dev/null", "“/dev/null” is not an ordinary file that can be read twice, as it"
                              " has to be."),
                (self.sample, "sample.mentoring is not a text file. Choose a problem in DIMACS"
                              " format.")):
            with self.subTest(path=path):
                result = self.fail_with(1, expected, "match-problem", path)
                self.assertEqual(result.err, f"mentoring-plus-cli: {expected}\n")


main()
