# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines against the field's best solvers: the same problems, the same totals, in turns.

Times are those of the processor, so that they say something on a busy machine too. A total that
differs ends the run.
"""

import math
import os
import re
import resource
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCIPY = ["/usr/bin/python3", os.path.join(HERE, "baseline-scipy.py")]

# The name of a problem, its size and costs, its baseline, and how often its time and how many MiB
# may be reached. The last one, where cost is need times ability, is there to be seen: each search
# reaches nearly everybody.
MATCHING = [
    ("dense 2,000 × 500", "uniform", (2000, 500, 4, 0), "LEMON", 0.4, 15),
    ("dense 2,000 × 500", "realistic", (2000, 500, 4, 0), "LEMON", 0.4, 15),
    ("dense 5,000 × 5,000", "uniform", (5000, 5000, 1, 0), "SciPy", 0.3, 110),
    ("dense 5,000 × 5,000", "realistic", (5000, 5000, 1, 0), "SciPy", 0.3, 110),
    ("sparse 20,000 × 5,000", "uniform", (20000, 5000, 4, 30), "LEMON", 0.5, 20),
    ("dense 1,500 × 1,500", "product", (1500, 1500, 1, 0), "SciPy", None, None),
]
GROWTH = [1000, 2000, 5000, 10000, 20000]

# Pupils, careers, rotations, seats at a table, how many per cent of the rotations mentors are
# there, what gap in per cent is allowed, and how many such exchanges there are.
EXCHANGES = [
    (30, 5, 3, 8, 80, 0, 10),
    (60, 8, 4, 10, 70, 0, 5),
    (200, 8, 4, 30, 100, 0, 3),
    (200, 9, 5, 30, 90, 0, 3),
    (200, 10, 5, 30, 80, 0, 3),
    (600, 25, 6, 30, 90, 0.5, 1),
]


def numbers(text):
    """A name and a number a line."""
    return {key: float(value) for key, value in
            (line.split() for line in text.splitlines() if line)}


def exponent(values):
    """By what power of the number of mentees the values grow."""
    points = [(math.log(mentees), math.log(value)) for mentees, value in zip(GROWTH, values)]
    mean_x, mean_y = (sum(column) / len(points) for column in zip(*points))
    return (sum((x - mean_x) * (y - mean_y) for x, y in points)
            / sum((x - mean_x) ** 2 for x, _ in points))


class Engines:
    """Where the programs are, and how large the problems are."""

    def __init__(self, bench, row, instructions):
        self.bench, self.row, self.instructions = bench, row, instructions
        self.scale = min(bench.people / 100_000, 1)
        self.ours = [self.program("bench-match")]
        self.baselines = {"LEMON": [self.program("baseline-lemon")], "SciPy": SCIPY}

    def program(self, name):
        return os.path.join(self.bench.build, "tests", "bench", name)

    def has(self, baseline):
        if baseline == "SciPy":
            return subprocess.run([SCIPY[0], "-c", "import scipy.optimize"], check=False,
                                  stderr=subprocess.DEVNULL).returncode == 0
        return os.path.exists(self.baselines[baseline][0])

    def run(self, words):
        return numbers(subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout)

    def make(self, costs, size):
        mentees, mentors, capacity, arcs = size
        file = self.bench.clean("match.problem")
        if self.scale < 1:
            mentors = max(int(mentors * self.scale), 10)
            mentees = mentors * capacity
        arcs = min(arcs, mentors)
        subprocess.run([*self.ours, "make", file, costs, *map(str, (mentees, mentors, capacity,
                                                                    arcs))], check=True)
        return file

    def best_in_turns(self, *programs):
        """What each program tells, with its best time of several rounds."""
        told = [[] for _ in programs]
        for _ in range(self.bench.rounds):
            for results, words in zip(told, programs):
                results.append(self.run(words))
        for results in told:
            if any(result["total"] != told[0][0]["total"] for result in results):
                sys.exit(f"The totals of {' and '.join(words[0] for words in programs)} differ.")
        return [min(results, key=lambda result: result["seconds"]) for results in told]

    def collect(self, *words):
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
        return int(re.search(r"Collected : (\d+)", done.stderr).group(1))

    def count_instructions(self, words):
        """How many instructions the solver takes, reading the problem aside."""
        if words[0] == SCIPY[0]:
            return self.collect(*words) - self.collect(*words, "--read-only")
        return self.collect("--toggle-collect=bench_solve", *words)

    def matching(self):
        for name, costs, size, baseline, times, mib in MATCHING:
            if not self.has(baseline):
                print(f"{name}: left out, there is no {baseline}")
                continue
            file = self.make(costs, size)
            ours, other = self.best_in_turns([*self.ours, file],
                                             [*self.baselines[baseline], file])
            yield self.row(f"{name}, {costs}", f"{ours['seconds']:.3f} s",
                           f"{baseline} {other['seconds']:.3f} s",
                           ours["seconds"] / other["seconds"], times)
            yield self.row(f"memory of problem and search, {name}, {costs}",
                           f"{ours['memory']:.1f} MiB", "", ours["memory"], mib, "MiB")
            if self.instructions:
                counts = [self.count_instructions([*words, file]) for words in
                          (self.ours, self.baselines[baseline])]
                yield self.row(f"instructions, {name}, {costs}", f"{counts[0] / 1e6:.0f} million",
                               f"{baseline} {counts[1] / 1e6:.0f} million",
                               counts[0] / counts[1], None)
            os.remove(file)

    def growth(self):
        seconds, counts = [], []
        for mentees in GROWTH:
            file = self.make("uniform", (mentees, mentees // 4, 4, 30))
            ours, = self.best_in_turns([*self.ours, file])
            seconds.append(max(ours["seconds"], 1e-6))
            if self.instructions:
                counts.append(self.count_instructions([*self.ours, file]))
            os.remove(file)
        name = "growth, 1,000 to 20,000 at 30 arcs"
        yield self.row(name, f"{seconds[0] * 1e3:.1f} to {seconds[-1] * 1e3:.0f} ms", "",
                       exponent(seconds), 1.6, "exponent")
        if counts:
            yield self.row(f"instructions, {name}", f"{counts[0] / 1e6:.0f} to"
                           f" {counts[-1] / 1e6:.0f} million", "", exponent(counts), None,
                           "exponent")

    def solve_by_cbc(self, file):
        """The optimum, and the processor's seconds without those of reading the file."""
        def run(*words):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(["cbc", file, *words], stdout=subprocess.PIPE, check=True,
                                  text=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return done.stdout, (after.ru_utime - before.ru_utime
                                 + after.ru_stime - before.ru_stime)
        _, reading = run("quit")
        told, all_of_it = run("solve", "quit")
        if "Optimal solution found" not in told:
            sys.exit(f"CBC found no optimum of {file}.")
        return (abs(float(re.search(r"Objective value:\s+(\S+)", told).group(1))),
                all_of_it - reading)

    def solve_exchange(self, name, words, most_gap, rounds):
        """What our planner tells, each time the best of the rounds, and CBC's, of as many."""
        file = self.bench.clean("exchange.lp")
        subprocess.run([*words, file], check=True)
        solved = [(self.solve_by_cbc(file), self.run(words)) for _ in range(rounds)]
        os.remove(file)
        ours = dict(solved[0][1])
        for key in ("seconds", "repair", "anew"):
            ours[key] = min(told[key] for _, told in solved)
        optimum = solved[0][0][0] + ours["none"]
        ours["gap"] = 100 * (ours["bound"] - ours["total"]) / max(abs(ours["bound"]), 1)
        if (ours["bound"] < optimum - 0.5 or ours["total"] > optimum + 0.5
                or ours["gap"] > most_gap):
            sys.exit(f"{name}: {ours['total']:.0f} points, bound {ours['bound']:.0f}, but CBC"
                     f" {optimum:.0f}.")
        return ours, min(seconds for (_, seconds), _ in solved)

    def exchange(self, pupils, careers, rotations, seats, presence, most_gap, n_seeds):
        name = f"exchange of {pupils}, {careers} careers, {rotations} rotations, {presence} %"
        rounds = self.bench.rounds if pupils < 600 else 1
        size = (max(int(pupils * self.scale), 20), careers, rotations, seats, presence)
        told = [self.solve_exchange(name, [self.program("bench-plan"), *map(str, (*size, seed))],
                                    most_gap, rounds)
                for seed in range(1, (n_seeds if self.scale == 1 else 1) + 1)]
        ours, theirs = sum(one["seconds"] for one, _ in told), sum(other for _, other in told)
        arrival, total = (sum(one[key] for one, _ in told) for key in ("arrival", "total"))
        yield self.row(f"{len(told)} × {name} (gap {max(one['gap'] for one, _ in told):.2f} %,"
                       f" by arrival {100 * arrival / max(total, 1):.0f} %)",
                       f"{ours:.3f} s", f"CBC {theirs:.2f} s", ours / theirs, 0.5)
        if pupils == 200:
            yield from self.repair(name, [one for one, _ in told])

    def repair(self, name, told):
        if any(result["changes"] != result["fewest"] for result in told):
            sys.exit(f"{name}: the repair changes more seats than is proven to be needed.")
        ours, anew = (sum(result[key] for result in told) for key in ("repair", "anew"))
        seats = sum(result["changes"] for result in told)
        yield self.row(f"repair of {len(told)} × {name} ({seats:.0f} seats)", f"{ours:.4f} s",
                       f"anew {anew:.3f} s", ours / anew, 0.5)

    def exchanges(self):
        if shutil.which("cbc") is None:
            print("exchanges: left out, there is no CBC")
            return
        for each in EXCHANGES if self.scale == 1 else EXCHANGES[:3]:
            yield from self.exchange(*each)


def bench_engines(bench, row, instructions):
    engines = Engines(bench, row, instructions)
    if instructions and not shutil.which("valgrind"):
        sys.exit("Instructions are counted by valgrind, which is not there.")
    yield from engines.matching()
    yield from engines.growth()
    yield from engines.exchanges()
