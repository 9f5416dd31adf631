#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the keys of the program with the window that lists them.

Every action has a key or a reason to have none, no key does two things, none is taken from a text
field, and ui/help-overlay.ui shows each of them once.
"""

import collections
import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

# Keys that GTK gives to lists, menus and windows; the overlay tells of them too.
OF_GTK = {"F10", "Return", "<Control>a", "<Control>space"}
# The same key in another place of the keyboard, or what everybody tries; not told.
ALIASES = {"<Control>KP_Enter", "<Control>equal", "Back",
           "KP_Left", "KP_Right", "KP_Home", "KP_End"}
# What a text field does with a key must not be taken from it.
OF_TEXT = {f"<Control>{key}" for key in (
    "a", "c", "v", "x", "z", "slash", "backslash", "period", "semicolon", "BackSpace", "Delete",
    "Insert", "Left", "Right", "Up", "Down", "Home", "End", "space", "Tab")} | {
        f"<Control><Shift>{key}" for key in (
            "v", "z", "u", "Left", "Right", "Home", "End", "BackSpace", "Delete", "Tab")} | {
        "BackSpace", "Delete", "Left", "Right", "Up", "Down", "Home", "End", "Page_Up",
        "Page_Down", "Return", "Tab", "Escape", "space", "<Shift>Insert", "<Shift>Delete",
        "<Shift>F10"}
# GTK's own tools for developers listen to these.
OF_INSPECTOR = {"<Control><Shift>d", "<Control><Shift>i"}

# Files whose actions are not those of a page.
GROUPS = {"mp-application.c": "app", "mp-filter-bar.c": "filter"}

# Actions without a parameter and without a key of their own, and how a key leads to them.
WITHOUT_KEY = {
    "filter.clear": "Ctrl+Shift+F, by page.clear-filter",
    "page.add": "Ctrl+N, by win.quick-add",
    "page.cancel-saving": "a button that is there while something is saved",
    "page.import": "Ctrl+I, by win.import, and a button in an empty list",
    "page.open": "Enter on the row",
    "page.select-all": "Ctrl+A in the list",
    "page.show-all": "Enter on the row that says how many more there are",
}

ACCEL = re.compile(r'^  \{ "([\w.-]+)", \{ ([^}]*) \} \},$', re.MULTILINE)
NUMBERS = re.compile(r'install_key \(application, "([^"]*)", i \+ 1')
BINDING = re.compile(r"(?:add_binding(?:_action)? \(\w+,|\{(?: \"[\w.-]+\", \w+,)?)\s*"
                     r"GDK_KEY_(\w+),\s*([\w |]+?)\s*[,}]")
TABLE_BINDING = re.compile(r"\{ GDK_KEY_(\w+), (?:step|go_to)_cb")
WINDOW_ACTION = re.compile(r'\{ "([\w.-]+)", NULL, \w+_action')
ENTRY = re.compile(r'\{ \.name = "([\w-]+)"([^}]*)\}')

problems = []


def read(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def sources():
    return sorted(glob.glob(os.path.join(ROOT, "src", "gui", "**", "*.c"), recursive=True))


def accels():
    """What the table gives each action."""
    table = {action: re.findall(r'"([^"]+)"', keys)
             for action, keys in ACCEL.findall(read("src", "gui", "mp-accels.c"))}
    assert len(table) > 20, "the table of keys was not understood"
    return table


def modifiers(text):
    names = [name for name in ("CONTROL", "SHIFT", "ALT") if f"GDK_{name}_MASK" in text]
    return "".join(f"<{name.capitalize()}>" for name in names)


def bindings():
    """Keys that classes and templates listen to, with the file that says so."""
    found = []
    for path in sources():
        name, text = os.path.basename(path), read(path)
        for key, mask in BINDING.findall(text):
            found.append((modifiers(mask) + key, name))
        found += [(key, name) for key in TABLE_BINDING.findall(text)]
    for path in sorted(glob.glob(os.path.join(ROOT, "ui", "*.ui"))):
        for trigger in re.findall(r'name="trigger">([^<]*)<', read(path)):
            for key in trigger.replace("&lt;", "<").replace("&gt;", ">").split("|"):
                found.append((key, os.path.basename(path)))
    assert len(found) > 20, "the bindings were not understood"
    return sorted(set(found))


def actions():
    """The actions that need nothing to be told, by their full names."""
    found = set(WINDOW_ACTION.findall(read("src", "gui", "mp-window-actions.c")))
    for path in sources():
        group = GROUPS.get(os.path.basename(path), "page")
        for name, rest in ENTRY.findall(read(path)):
            if "parameter_type" not in rest:
                found.add(f"{group}.{name}")
    assert len(found) > 30, "the actions were not understood"
    return found


def overlay():
    """Actions and keys that people are shown, each as often as they are."""
    shown_actions, shown_keys = collections.Counter(), collections.Counter()
    tree = ElementTree.parse(os.path.join(ROOT, "ui", "help-overlay.ui"))
    for shortcut in tree.iter("object"):
        if shortcut.get("class") != "GtkShortcutsShortcut":
            continue
        values = {node.get("name"): node.text for node in shortcut.findall("property")}
        if not values.get("title"):
            problems.append(f"the overlay has a key without words: {values}")
        if "action-name" in values:
            shown_actions[values["action-name"]] += 1
        shown_keys.update((values.get("accelerator") or "").split())
    return shown_actions, shown_keys


def check_overlay(table, bound):
    shown_actions, shown_keys = overlay()
    for action, count in shown_actions.items():
        if count > 1:
            problems.append(f"the overlay shows {action} {count} times")
        if action not in table:
            problems.append(f"the overlay shows {action}, which has no key")
    for action in table:
        if action not in shown_actions:
            problems.append(f"the overlay does not show {action}")

    numbers = {f"{modifier}1..." for modifier in NUMBERS.findall(read("src", "gui",
                                                                     "mp-accels.c"))}
    told = {key for key in shown_keys if "..." not in key}
    for key in numbers:
        if not any(shown.startswith(key) for shown in shown_keys):
            problems.append(f"the overlay does not show {key}")
    listened = {key for key, _file in bound}
    for key in sorted(listened - told - ALIASES):
        problems.append(f"the overlay does not show {key}")
    for key in sorted(told - listened - OF_GTK):
        problems.append(f"the overlay shows {key}, to which nothing listens")


def check_keys(table, bound):
    users = collections.defaultdict(set)
    for action, keys in table.items():
        for key in keys:
            users[key].add(action)
            if key in OF_TEXT or key in OF_INSPECTOR:
                problems.append(f"{key} of {action} is needed elsewhere")
    for modifier in NUMBERS.findall(read("src", "gui", "mp-accels.c")):
        for number in range(1, 10):
            users[f"{modifier}{number}"].add(f"numbers with {modifier}")
    for key, file in bound:
        if file == "mp-window-actions.c":
            users[key].add(file)
    for key, names in users.items():
        if len(names) > 1:
            problems.append(f"{key} does more than one thing: {', '.join(sorted(names))}")


def check_actions(table):
    known = actions()
    bound = {"win.undo", "win.redo"}
    for action in sorted(known - set(table) - bound - set(WITHOUT_KEY)):
        problems.append(f"{action} has no key")
    for action in sorted(set(WITHOUT_KEY) & set(table)):
        problems.append(f"{action} has a key and is said to need none")
    for action in sorted(set(WITHOUT_KEY) - known):
        problems.append(f"there is no action {action}")
    for action in sorted(set(table) - known - {"page.search", "window.close"}):
        problems.append(f"a key is given to {action}, which there is not")


def main():
    table, bound = accels(), bindings()
    check_overlay(table, bound)
    check_keys(table, bound)
    check_actions(table)
    print("\n".join(problems) or "Every key is shown once and does one thing.")
    sys.exit(1 if problems else 0)


main()
