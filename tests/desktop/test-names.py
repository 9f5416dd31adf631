#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control on every screen has a name that a screen reader can say."""

import os
import sqlite3
import sys
import tempfile

import names
import screen
import tour
from desktop import Program, cli, key, make_sample, remove_programme, wait


# Windows that GTK and libadwaita make; what has no name in them is theirs to name.
OF_LIBRARIES = {"about", "print", "shortcuts"}


def look(program, screen_name, found):
    """At the window that is on top; those below it were looked at when they were there."""
    screen.quiet_pixels()
    for path in names.unnamed(program.root[program.root.childCount - 1]):
        found[path] = found.get(path, []) + [screen_name]


def look_into_preferences(program, found):
    """At its other tabs, and at the window of a site."""
    windows = program.root.childCount
    program.press("Appearance", "page tab")
    look(program, "preferences, appearance", found)
    program.press("Sites and Cohorts", "page tab")
    look(program, "preferences, sites", found)
    program.press("Add a Site", "button")
    wait(lambda: program.root.childCount > windows, "the window of a site")
    screen.focus_newest_window()
    look(program, "record", found)
    key("Escape")
    wait(lambda: program.root.childCount == windows, "the window of a site to close")
    screen.focus_newest_window()


def look_at_import_done(program, found):
    dialog = program.root[program.root.childCount - 1]
    program.focus("Leave out 1 refused row", "check box", dialog)
    key("space")
    wait(lambda: program.press("Import", "button", below=dialog) or True, "a way on")
    program.wait_for("Imported", "label")
    look(program, "import-done", found)


# What a stop of the tour has beyond what it shows.
BEYOND = {"preferences": look_into_preferences, "import-4": look_at_import_done}


def look_everywhere(found):
    """Past every screen that an open programme has."""
    seen = []
    with Program(make_sample()) as program:
        def picture(name):
            seen.append(name)
            if name in OF_LIBRARIES:
                return
            look(program, name, found)
            if name in BEYOND:
                BEYOND[name](program, found)
        missed = tour.visit(tour.Tour(program, "en"), picture)
    assert len(seen) > 40, seen
    return missed


def look_at_first_start(folder, found):
    environment = {"XDG_DATA_HOME": os.path.join(folder, "data"),
                   "XDG_CONFIG_HOME": os.path.join(folder, "config")}
    with Program(environment=environment) as program:
        program.wait_for("Welcome to Mentoring Plus", "label")
        for place in ["Today", "Mentees", "Mentors", "Partners", "Reports"]:
            program.open_place(place)
            look(program, "empty " + place, found)


def look_at_failures(folder, found):
    """Of a damaged file with a backup, of one of a newer version, and of none."""
    file = make_sample(20)
    cli("backup", file)
    damaged = os.path.join(folder, "damaged.mentoring")
    os.rename(file, damaged)
    with open(damaged, "r+b") as out:
        out.seek(8192)
        out.write(b"\xff" * 65536)
    newer = os.path.join(folder, "newer.mentoring")
    cli("create", newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()

    for path, heading in ((damaged, "The File Is Damaged"), (newer, "Made by a Newer Version"),
                          (os.path.join(folder, "gone.mentoring"), "The File Is Not There")):
        with Program(path) as program:
            program.wait_for(heading, "label")
            look(program, heading, found)
    remove_programme(file)


def main():
    found = {}
    missed = look_everywhere(found)
    with tempfile.TemporaryDirectory() as folder:
        look_at_first_start(folder, found)
        look_at_failures(folder, found)
    for path, screens in found.items():
        print(f"No name, on {', '.join(screens[:3])}: {path}")
    print("\n".join(missed) or "Every screen was seen.")
    sys.exit(1 if found or missed else 0)


main()
