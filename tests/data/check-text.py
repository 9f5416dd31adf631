#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on tabs, trailing space, lines over 100 columns and C files without a licence line."""

import os
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
FOLDERS = [".ci", "data", "po", "resources", "src", "tests", "ui"]
SKIPPED = os.path.join("tests", "fixtures")
CODE = (".c", ".h", ".py", ".sh", "meson.build", "meson_options.txt", ".css", ".sql")
TEXT = CODE + (".ui", ".xml", ".in", ".md", ".rng", ".rnc", ".desktop", ".svg")
COLUMNS = 100
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def files():
    for name in sorted(os.listdir(ROOT)):
        if os.path.isfile(os.path.join(ROOT, name)):
            yield name
    for top in FOLDERS:
        for folder, subfolders, names in os.walk(os.path.join(ROOT, top)):
            subfolders.sort()
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), ROOT)
                if not path.startswith(SKIPPED):
                    yield path


def complaints(path):
    script = path in ("dev", ".ci/run", "tests/bench/run")
    if not script and not path.endswith(TEXT):
        return
    with open(os.path.join(ROOT, path), encoding="utf-8") as text:
        lines = text.read().split("\n")

    if path.endswith((".c", ".h")) and LICENCE not in lines[0]:
        yield f"{path}:1: no licence line"
    if lines[-1] != "":
        yield f"{path}:{len(lines)}: no newline at the end"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield f"{path}:{number}: a tab"
        if line != line.rstrip():
            yield f"{path}:{number}: space at the end"
        if len(line) > COLUMNS and (script or path.endswith(CODE)):
            yield f"{path}:{number}: {len(line)} columns"


def main():
    found = [complaint for path in files() for complaint in complaints(path)]
    print("\n".join(found) or "Text is tidy.")
    sys.exit(1 if found else 0)


main()
