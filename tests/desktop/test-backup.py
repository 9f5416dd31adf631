#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups are made, previewed and restored, and what they replaced comes back."""

import os
import re

import screen
from desktop import Program, key, make_sample, wait

COUNT = re.compile(r"^Today, (\d+)$")


def wait_for_count(program, number):
    wait(lambda: program.find(f"Today, {number}", "list item"), f"{number} things")


def backups(file):
    folder = file + ".backups"
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def choose_menu_item(program, item):
    key("F10")
    program.press(item, "menu item")


def restore_newest(program):
    """Restores the backup that is chosen at first."""
    choose_menu_item(program, "Restore a Backup…")
    window = program.wait_for("Restore a Backup", "dialog")
    screen.focus_newest_window()
    program.wait_for("What Would Change", below=window)
    program.wait_for(re.compile("→"), "label", below=window)
    program.press("Restore", "button", below=window)
    program.wait_for_toast(re.compile("^Backup restored"))
    screen.focus_newest_window()


def main():
    file = make_sample()
    assert backups(file) == []
    with Program(file) as program:
        row = wait(lambda: program.find(COUNT, "list item"), "the count")
        before = int(COUNT.match(row.name).group(1))

        key("<Control>b")
        program.wait_for_toast(re.compile("^Backup made"))
        assert len(backups(file)) == 1 and "manual" in backups(file)[0], backups(file)
        assert os.stat(os.path.join(file + ".backups", backups(file)[0])).st_mode & 0o077 == 0

        program.press("Done", "button")
        wait_for_count(program, before - 1)
        restore_newest(program)
        wait_for_count(program, before)
        assert len(backups(file)) == 2 and "restore" in backups(file)[1], backups(file)

        restore_newest(program)
        wait_for_count(program, before - 1)


main()
