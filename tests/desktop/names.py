# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for controls without a name that a screen reader can say."""

import re

from desktop import has_size, role_of, walk

# Not "list": nobody can name the one inside an AdwPreferencesGroup; its rows have names.
CONTROLS = {"button", "check box", "combo box", "entry", "icon", "link", "list item", "menu item",
            "page tab", "password text", "radio button", "slider", "spin button",
            "switch", "table", "text", "toggle button", "tree table"}
CLASS_NAME = re.compile(r"^(Adw|Gtk|Mp)[A-Z]")
MNEMONIC = re.compile(r"(^|\w)_\w")


def path_of(node):
    path = []
    while node is not None and role_of(node) != "application":
        path.append(f"{role_of(node)} {node.name!r}" if node.name else role_of(node))
        node = node.parent
    return " > ".join(reversed(path))


def above(node):
    while node.parent is not None:
        node = node.parent
        yield node


def speaks_for_it(node):
    """Whether something around a node is what a screen reader says: a drop-down list for the
    button and the chosen item inside it, a toast for its own button to close it."""
    return any(role_of(outer) == "combo box" or outer.name == "AdwToastWidget"
               for outer in above(node))


def is_row(node):
    """Whether a node is a row of a table, and not the one with the headings."""
    return role_of(node) == "table row" \
        and any(child is not None and role_of(child) == "table cell" for child in node)


def is_doubled(name):
    words = name.split(" ")
    return len(words) > 1 and words[:len(words) // 2] == words[len(words) // 2:]


def has_no_name(node):
    """Whether a node has none, or one that tells of the program's text: the name of a class, the
    line under a letter, or the same thing twice."""
    return not node.name.strip() or CLASS_NAME.match(node.name) or MNEMONIC.search(node.name) \
        or is_doubled(node.name)


def unnamed(root):
    for node in walk(root):
        if (role_of(node) in CONTROLS or is_row(node)) and has_no_name(node) \
                and has_size(node) and not speaks_for_it(node):
            yield path_of(node)
