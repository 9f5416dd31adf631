#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control on every screen has a name that a screen reader can say."""

import re
import sys

from desktop import Program, make_sample, role_of, walk

# Not "list": nobody can name the one inside an AdwPreferencesGroup; its rows have names.
CONTROLS = {"button", "check box", "combo box", "entry", "icon", "link", "list item", "menu item",
            "page tab", "password text", "radio button", "slider", "spin button",
            "switch", "table", "text", "toggle button", "tree table"}
CLASS_NAME = re.compile(r"^(Adw|Gtk|Mp)[A-Z]")


def path_of(node):
    path = []
    while node is not None and role_of(node) != "application":
        path.append(f"{role_of(node)} {node.name!r}" if node.name else role_of(node))
        node = node.parent
    return " > ".join(reversed(path))


def unnamed(program):
    for node in walk(program.root):
        role = role_of(node)
        if node.parent is not None and role_of(node.parent) == "combo box":
            continue  # the button inside a GtkDropDown, which speaks for it
        if role in CONTROLS and (not node.name.strip() or CLASS_NAME.match(node.name)):
            yield path_of(node)


def main():
    found = []
    with Program(make_sample()) as program:
        for place in program.places():
            program.open_place(place)
            found += [f"{place}: {path}" for path in unnamed(program)]
    print("\n".join(found) or "Every control has a name.")
    sys.exit(1 if found else 0)


main()
