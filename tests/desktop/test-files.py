#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start makes a programme, later ones open the last; what cannot be opened says why."""

import os
import sqlite3
import stat
import tempfile

from desktop import Program, cli, key, make_sample, remove_programme, wait

FAILURES = ("Try Again", "Open Another File…", "New Programme…")


def own_folders(folder):
    """A home for one program alone, as on its first start."""
    return {"XDG_DATA_HOME": os.path.join(folder, "data"),
            "XDG_CONFIG_HOME": os.path.join(folder, "config")}


def check_first_start(folder):
    environment = own_folders(folder)
    file = os.path.join(folder, "data", "mentoring-plus", "programme.mentoring")
    with Program(environment=environment) as program:
        program.wait_for("Welcome to Mentoring Plus", "label")
        program.wait_for("Describe your programme", "list item")
        assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
        program.open_row("Look around in a sample")
        program.wait_for("Sample Programme", "label")
    with Program(environment=environment) as program:
        program.wait_for("Welcome to Mentoring Plus", "label")
        program.wait_for("My mentoring programme", "label")
    return file


def check_refused(file, heading, environment):
    """A file that cannot be opened: why, and what to do; the file stays as it is."""
    before = open(file, "rb").read() if os.path.exists(file) else None
    with Program(file, environment=environment) as program:
        program.wait_for(heading, "label")
        for name in FAILURES:
            program.wait_for(name, "button")
    assert (open(file, "rb").read() if os.path.exists(file) else None) == before, file


def check_refusals(folder):
    environment = own_folders(folder)
    sample = make_sample(20)

    foreign = os.path.join(folder, "letter.mentoring")
    with open(foreign, "w", encoding="utf-8") as file:
        file.write("Dear Marie,\n" * 100)
    check_refused(foreign, "Not a Programme File", environment)

    other = os.path.join(folder, "other.mentoring")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE person (id INTEGER)")
    connection.close()
    check_refused(other, "Not a Programme File", environment)

    newer = os.path.join(folder, "newer.mentoring")
    os.rename(sample, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    check_refused(newer, "Made by a Newer Version", environment)

    check_refused(os.path.join(folder, "gone.mentoring"), "The File Is Not There", environment)


def check_recovery(folder):
    """A damaged file stays; a copy of its backup opens beside it."""
    file = make_sample(20)
    cli("backup", file)
    with open(file, "r+b") as damaged:
        damaged.seek(8192)
        damaged.write(b"\xff" * 65536)
    before = open(file, "rb").read()

    with Program(file, environment=own_folders(folder)) as program:
        program.wait_for("The File Is Damaged", "label")
        program.press("Open a Backup…", "button")
        window = program.wait_for("Open a Backup", "dialog")
        program.press("Open a Copy", "button", below=window)
        program.wait_for("Sample Programme", "label")
    assert open(file, "rb").read() == before
    copy = file.replace(".mentoring", " (recovered).mentoring")
    assert "mentee" in cli("info", copy).lower()
    remove_programme(copy)


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_first_start(folder)
    with tempfile.TemporaryDirectory() as folder:
        check_refusals(folder)
    with tempfile.TemporaryDirectory() as folder:
        check_recovery(folder)


main()
