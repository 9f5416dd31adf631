#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many tests passed and how many failed, by Meson's testlog.json.

A program that speaks TAP counts once for each of its cases, any other once; a program that ends
badly without naming a failed case counts as one failure; skipped ones count as neither.
"""

import json
import re
import sys

CASE = re.compile(r"^(ok|not ok)\b(.*)$", re.MULTILINE)


def count(entry):
    cases = [(verdict, rest) for verdict, rest in CASE.findall(entry.get("stdout") or "")
             if not re.search(r"# (SKIP|TODO)", rest, re.IGNORECASE)]
    passed = sum(verdict == "ok" for verdict, _ in cases)
    failed = len(cases) - passed
    good = entry["result"] in ("OK", "EXPECTEDFAIL")

    if not good and entry["result"] != "SKIP" and failed == 0:
        failed = 1
    if good and not cases:
        passed = 1
    return passed, failed


def main():
    passed = failed = 0
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            for line in log:
                more = count(json.loads(line))
                passed, failed = passed + more[0], failed + more[1]
    except FileNotFoundError:
        failed = 1
    print(passed, failed)


main()
