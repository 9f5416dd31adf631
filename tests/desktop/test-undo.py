#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo by toast, by keys and after a restart; text fields keep their own undo first."""

import re

import screen
from desktop import Program, key, make_sample, text_of, wait

COUNT = re.compile(r"^Today, (\d+)$")


def count(program):
    row = program.find(COUNT, "list item")
    return int(COUNT.match(row.name).group(1)) if row else None


def wait_for_count(program, number):
    wait(lambda: count(program) == number, f"{number} things that need attention")


def type_into(entry, letter):
    """Types into the entry that has the keyboard since its window opened."""
    before = text_of(entry)
    key(letter)
    wait(lambda: text_of(entry) != before, "the field to take a letter")


def check_field_keeps_its_own_undo(program):
    entry = program.wait_for("Name", "text")
    before = text_of(entry)
    type_into(entry, "x")
    key("<Control>z")  # the letter
    key("<Control>z")  # what it replaced
    wait(lambda: text_of(entry) == before, "the field to undo its own text")


def check_one_step_a_form(program):
    program.write("Name", "Another name")
    key("Escape")
    program.press_toast("Programme’s details saved", "Undo")
    program.wait_for_toast("Undone: Change the programme’s details")


def main():
    file = make_sample()
    with Program(file) as program:
        before = wait(lambda: count(program), "the count of what needs attention")
        program.press("Done", "button")
        program.press_toast("Follow-up done", "Undo")
        program.wait_for_toast(re.compile("^Undone: Follow up with "))
        wait_for_count(program, before)
        key("<Control><Shift>z")
        program.wait_for_toast(re.compile("^Redone: Follow up with "))
        wait_for_count(program, before - 1)
        key("<Control>z")
        wait_for_count(program, before)

    with Program(file) as program:
        wait_for_count(program, before)
        key("<Control><Shift>z")
        wait_for_count(program, before - 1)

        key("<Control>,")
        program.wait_for("Preferences", "dialog")
        screen.focus_newest_window()
        check_field_keeps_its_own_undo(program)
        wait_for_count(program, before - 1)
        check_one_step_a_form(program)
        wait_for_count(program, before - 1)


main()
