#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the #include lines below src/ and fails on an arrow that the architecture does not have.

    base <- model <- rules, match, schedule <- store <- exchange, report, sample
    core <- cli
    core <- context <- gui model <- widgets <- pages <- the rest of gui
"""

import os
import re
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SRC = os.path.join(ROOT, "src")
CORE = ["core/base", "core/model", "core/rules", "core/match", "core/schedule", "core/store",
        "core/exchange", "core/report", "core/sample"]
CONTEXT = re.compile(r"gui/mp-(context|job)[.-]")
GUI = ["gui/context", "gui/model", "gui/widgets", "gui/pages", "gui"]

# Layer: what it may include besides itself.
ALLOWED = {
    "core/base": [],
    "core/model": CORE[:1],
    "core/rules": CORE[:2],
    "core/match": CORE[:2],
    "core/schedule": CORE[:2] + ["core/match"],
    "core/store": CORE[:5],
    "core/exchange": CORE[:6],
    "core/report": CORE[:6],
    "core/sample": CORE[:6],
    "cli": CORE,
    "gui/context": CORE,
    "gui/model": CORE + GUI[:1],
    "gui/widgets": CORE + GUI[:2],
    "gui/pages": CORE + GUI[:3],
    "gui": CORE + GUI[:4],
    "main": CORE + GUI,
}

# Header of a library: the one layer, or the one file, that may include it.
CONFINED = {
    re.compile(r"^sqlite3(ext)?\.h$"): "core/store",
    re.compile(r"^libical/"): "one file",
    re.compile(r"^qpdf/"): "one file",
    re.compile(r"^archive(_entry)?\.h$"): "one file",
    re.compile(r"^(gtk|gdk|gsk|adw|gtk-.*|gdk-.*)(/|\.h$|aita\.h$)"): "gui",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    """The layer of a file, named by its path below src/."""
    folder = os.path.dirname(path)
    if CONTEXT.match(path):
        return "gui/context"
    if folder == "":
        return "main"
    parts = folder.split("/")
    return "/".join(parts[:2]) if parts[0] in ("core", "gui") else parts[0]


def resolve(path, name):
    """The path below src/ that a quoted include means, or None."""
    for folder in (os.path.dirname(path), "core", ""):
        found = os.path.normpath(os.path.join(folder, name))
        if os.path.isfile(os.path.join(SRC, found)):
            return found
    return None


def complaint(path, bracket, name, users):
    """What is wrong with an include, or None."""
    layer = layer_of(path)
    for header, owner in CONFINED.items():
        if not header.match(name):
            continue
        if owner == "one file":
            users.setdefault(name.split("/")[0], set()).add(re.sub(r"\.[ch]$", "", path))
        elif layer != owner and not layer.startswith(owner + "/") and layer != "main":
            return f"<{name}> belongs to {owner} alone"
    if bracket == "<" or name == "config.h":
        return None

    target = resolve(path, name)
    if target is None:
        return f'"{name}" is not below src/core or src'
    if layer_of(target) != layer and layer_of(target) not in ALLOWED[layer]:
        return f"{layer} must not see {layer_of(target)} (\"{name}\")"
    return None


def sources():
    for folder, _, names in os.walk(SRC):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.relpath(os.path.join(folder, name), SRC)


def main():
    users, complaints = {}, []
    for path in sources():
        if layer_of(path) not in ALLOWED:
            complaints.append(f"src/{path}: {layer_of(path)} is no layer")
            continue
        with open(os.path.join(SRC, path), encoding="utf-8") as source:
            for bracket, name in INCLUDE.findall(source.read()):
                wrong = complaint(path, bracket, name, users)
                if wrong:
                    complaints.append(f"src/{path}: {wrong}")
    for library, files in users.items():
        if len(files) > 1:
            complaints.append(f"{library} is included by more than one file: "
                              + ", ".join(sorted(files)))

    print("\n".join(complaints) or "Every include follows the layers.")
    sys.exit(1 if complaints else 0)


main()
