#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when po/POTFILES.in misses a file with strings, names one that is gone, or is unsorted."""

import os
import re
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
MARKED = {
    ".c": re.compile(r"\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) ?\("),
    ".h": re.compile(r"\b(_|N_|C_|NC_) ?\("),
    ".ui": re.compile(r"translatable=['\"](yes|true|1)['\"]"),
    ".desktop": re.compile(r"^Name=", re.MULTILINE),
    ".xml.in": re.compile(r"<(summary|comment)>"),
}
# Macros that mark strings for the tables of the model; the strings stand where they are used.
DEFINES = re.compile(r"^\s*#\s*define.*(?:\\\n.*)*", re.MULTILINE)


def has_strings(path):
    for ending, marks in MARKED.items():
        if path.endswith(ending):
            with open(os.path.join(ROOT, path), encoding="utf-8") as text:
                return bool(marks.search(DEFINES.sub("", text.read())))
    return False


def files():
    for name in os.listdir(ROOT):
        if os.path.isfile(os.path.join(ROOT, name)):
            yield name
    for top in ("data", "src", "ui"):
        for folder, _, names in os.walk(os.path.join(ROOT, top)):
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def main():
    with open(os.path.join(ROOT, "po", "POTFILES.in"), encoding="utf-8") as potfiles:
        listed = [line.strip() for line in potfiles if line.strip() and line[0] != "#"]
    wanted = {path for path in files() if has_strings(path)}

    found = [f"{path}: has strings, but is not in po/POTFILES.in" for path in
             sorted(wanted - set(listed))]
    found += [f"{path}: is in po/POTFILES.in, but has no strings" for path in listed
              if path not in wanted]
    if listed != sorted(set(listed)):
        found.append("po/POTFILES.in: not sorted")

    print("\n".join(found) or "POTFILES.in is complete.")
    sys.exit(1 if found else 0)


main()
