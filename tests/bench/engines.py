# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines against the field's best solvers: the same problems, the same totals, in turns.

Times are those of the processor, so that they say something on a busy machine too. A total that
differs ends the run.
"""

import math
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCIPY = ["/usr/bin/python3", os.path.join(HERE, "baseline-scipy.py")]

# The name of a problem, its size and costs, its baseline, and how often its time and how many MiB
# may be reached.
MATCHING = [
    ("dense 2,000 × 500", "uniform", (2000, 500, 4, 0), "LEMON", 0.4, 15),
    ("dense 2,000 × 500", "realistic", (2000, 500, 4, 0), "LEMON", 0.4, 15),
    ("dense 5,000 × 5,000", "uniform", (5000, 5000, 1, 0), "SciPy", 0.3, 110),
    ("dense 5,000 × 5,000", "realistic", (5000, 5000, 1, 0), "SciPy", 0.3, 110),
    ("sparse 20,000 × 5,000", "uniform", (20000, 5000, 4, 30), "LEMON", 0.5, 20),
]
GROWTH = [1000, 2000, 5000, 10000, 20000]


def numbers(text):
    """A name and a number a line."""
    return {key: float(value) for key, value in
            (line.split() for line in text.splitlines() if line)}


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

    def count_instructions(self, words):
        """How many instructions the solver takes, reading the problem aside."""
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
             "--toggle-collect=bench_solve", *words],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
        return int(re.search(r"Collected : (\d+)", done.stderr).group(1))

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
            if self.instructions and baseline == "LEMON":
                counts = [self.count_instructions([*words, file]) for words in
                          (self.ours, self.baselines[baseline])]
                yield self.row(f"instructions, {name}, {costs}", f"{counts[0] / 1e6:.0f} million",
                               f"{baseline} {counts[1] / 1e6:.0f} million",
                               counts[0] / counts[1], times)
            os.remove(file)

    def growth(self):
        points = []
        for mentees in GROWTH:
            file = self.make("uniform", (mentees, mentees // 4, 4, 30))
            ours, = self.best_in_turns([*self.ours, file])
            points.append((math.log(mentees), math.log(max(ours["seconds"], 1e-6))))
            os.remove(file)
        mean_x, mean_y = (sum(column) / len(points) for column in zip(*points))
        slope = (sum((x - mean_x) * (y - mean_y) for x, y in points)
                 / sum((x - mean_x) ** 2 for x, _ in points))
        yield self.row("growth, 1,000 to 20,000 at 30 arcs", f"{math.exp(points[0][1]) * 1e3:.1f}"
                       f" to {math.exp(points[-1][1]) * 1e3:.0f} ms", "", slope, 1.6, "exponent")


def bench_engines(bench, row, instructions):
    engines = Engines(bench, row, instructions)
    if instructions and not shutil.which("valgrind"):
        sys.exit("Instructions are counted by valgrind, which is not there.")
    yield from engines.matching()
    yield from engines.growth()
