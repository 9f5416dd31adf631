#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody is added by name, edited, noted about, merged and brought back, with keys and names."""

import re
import sys

import screen
from desktop import NotFound, Program, act, key, make_sample
from names import unnamed

NAME = "Amina Testing"
TABS = ["Details", "For the School", "Contact Log", "History", "Overview"]


def open_window(program, title):
    frame = program.wait_for(title, "dialog")
    screen.focus_newest_window()
    return frame


def quick_add(program, name):
    key("<Control>n")
    window = open_window(program, "Quick Add")
    program.write("Name", name)
    yield from unnamed(window)
    key("<Control>s")
    program.wait_gone("Quick Add", "dialog")


def look_at_tabs(program):
    for tab in TABS:
        program.press(tab, "page tab")
    yield from unnamed(program.root)


def edit(program):
    """Too young is said while typing and keeps the window open; old enough is saved."""
    key("<Control>e")
    frame = open_window(program, f"Edit {NAME}")
    yield from unnamed(frame)
    program.write("Birth date", "2015-01-31")
    program.wait_for(re.compile("^A mentee is at least 16"), below=frame)
    key("<Control>s")
    if program.find(f"Edit {NAME}", "dialog") is None:
        raise NotFound("the editor closed although somebody is too young")
    program.write("Birth date", "2009-01-31")
    key("<Control>s")
    program.wait_for_toast(f"{NAME} saved")
    program.wait_gone(f"Edit {NAME}", "dialog")


def look_without_change(program):
    """Escape asks nothing when nothing would be lost."""
    key("<Control>e")
    open_window(program, f"Edit {NAME}")
    key("Escape")
    program.wait_gone(f"Edit {NAME}", "dialog")


def add_note(program):
    """Ctrl+Enter saves from within a text of several lines."""
    key("<Control><Shift>a")
    window = open_window(program, "Add a Note for the School")
    text = program.wait_for("Note for the school", "text", window)
    text.queryEditableText().setTextContents("Has begun")
    key("<Control>Return")
    program.wait_for_toast("Note added")
    program.wait_for("Has begun", "label")


def log_contact(program):
    program.press("Contact Log", "page tab")
    program.write("What was said", "Called about the form")
    program.press("Log", "button")
    program.wait_for_toast("Contact logged")


def merge(program):
    """The other record becomes part of this one, and one undo brings it back."""
    act(program.wait_for("More Actions", "button")[0])
    program.press("Merge With…")
    chooser = open_window(program, "Merge With…")
    yield from unnamed(chooser)
    program.open_row(re.compile(f"^{NAME}"), chooser)
    yield from unnamed(open_window(program, "Merge Two Records"))
    key("<Control>s")
    program.wait_for_toast(f"Merged into {NAME}")
    program.wait_gone("Merge Two Records", "dialog")
    key("<Control>z")
    program.wait_for_toast(re.compile("^Undone: Merge"))


def main():
    found = []
    with Program(make_sample()) as program:
        found += quick_add(program, NAME)
        program.press_toast(f"{NAME} added", "Open")
        program.wait_for(NAME, "heading")
        found += look_at_tabs(program)
        found += edit(program)
        look_without_change(program)
        add_note(program)
        log_contact(program)
        found += quick_add(program, NAME)
        found += merge(program)
    print("\n".join(found) or "Every control has a name.")
    sys.exit(1 if found else 0)


main()
