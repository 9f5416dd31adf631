#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a bundle misses a file of ui/, resources/sql/ or resources/schema/, or is unsorted."""

import os
import sys
import xml.etree.ElementTree as ElementTree

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
# Bundle: the folders that it carries whole, as (folder, how its files are named in the bundle).
BUNDLES = {
    "app.gresource.xml": [("ui", ""), ("resources/icons", "icons/")],
    "core.gresource.xml": [("resources/sql", "sql/"), ("resources/schema", "schema/")],
}


def names_in(folder, prefix):
    """The files of a folder as the bundle names them; documentation stays outside."""
    top = os.path.join(ROOT, folder)
    for inner, _, names in os.walk(top):
        for name in names:
            if not name.endswith((".md", ".build")):
                yield prefix + os.path.relpath(os.path.join(inner, name), top)


def complaints(bundle, folders):
    tree = ElementTree.parse(os.path.join(ROOT, "resources", bundle))
    listed = [[file.text for file in group.iter("file")] for group in tree.iter("gresource")]
    every = {name for names in listed for name in names}

    for names in listed:
        if names != sorted(names):
            yield f"resources/{bundle}: not sorted: {', '.join(names)}"
    for folder, prefix in folders:
        for name in sorted(set(names_in(folder, prefix)) - every):
            yield f"resources/{bundle}: misses {name}"


def main():
    found = [text for bundle, folders in BUNDLES.items() for text in complaints(bundle, folders)]
    print("\n".join(found) or "The bundles are complete.")
    sys.exit(1 if found else 0)


main()
