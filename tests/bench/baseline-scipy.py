#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves a dense square problem of bench-match by SciPy, the solver to compare with."""

import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment


def main():
    header = numpy.fromfile(sys.argv[1], dtype=numpy.int32, count=5)
    costs = numpy.fromfile(sys.argv[1], dtype=numpy.int32, offset=20)
    # The solver takes floating-point numbers; making them is no part of its work.
    costs = costs.reshape(header[1], header[2]).astype(numpy.float64)
    if sys.argv[2:] == ["--read-only"]:
        return
    start = time.process_time()
    rows, columns = linear_sum_assignment(costs)
    taken = time.process_time() - start
    print(f"seconds {taken:.6f}\ntotal {costs[rows, columns].sum():.0f}")


main()
