#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The daily round with keys alone: nothing is pressed, chosen or written in another way."""

import os
import re
import tempfile

import screen
from desktop import NotFound, Program, cli, key, make_sample, name_of, text_of, wait

NAME = "Amina Keyser"
STAGE_A = re.compile("^Stage A,")


def type_text(text):
    for letter in text:
        key(letter)


def open_window(program, keys, name):
    """The window that keys open, once it has the keyboard."""
    key(keys)
    window = program.wait_for(name, "dialog")
    screen.focus_newest_window()
    return window


def add(program):
    open_window(program, "<Control>n", "Quick Add")
    type_text(NAME)
    key("<Control>s")
    program.wait_gone("Quick Add", "dialog")
    screen.focus_newest_window()
    program.wait_for_toast(f"{NAME} added")


def find_and_open(program):
    key("<Alt>2")
    program.wait_for(re.compile(r"^\d+ people$"), "label")
    key("<Control>f")
    type_text("keys")
    program.wait_for("1 person", "label")
    key("Down")
    key("Return")
    program.wait_for(NAME, "heading")


def wait_for_stage_a(program, words):
    wait(lambda: words in name_of(program.find(STAGE_A, "button")), f"stage A to be {words}")


def set_stage(program):
    """A profile begins at the stage where a step can be taken, and its popover at that step."""
    wait_for_stage_a(program, "not started")
    key("Return")
    program.wait_for("Start", "button")
    key("Return")
    wait_for_stage_a(program, "under way")


def undo_and_redo(program):
    key("<Control>z")
    wait_for_stage_a(program, "not started")
    key("<Control><Shift>z")
    wait_for_stage_a(program, "under way")


def undo_typing_first(program):
    """A text field takes back what was typed, and only then the programme its last step."""
    key("<Control>l")
    entry = program.wait_for("What was said", "text")
    type_text("x")
    wait(lambda: text_of(entry) == "x", "the letter")
    key("<Control>z")
    wait(lambda: text_of(entry) == "", "the letter to go")
    wait_for_stage_a(program, "under way")
    key("<Control>z")
    wait_for_stage_a(program, "not started")
    key("<Control><Shift>z")
    wait(lambda: text_of(entry) == "x", "the letter to come back")
    wait_for_stage_a(program, "not started")
    key("<Control><Shift>z")
    wait_for_stage_a(program, "under way")


def save_report(program, path):
    windows = program.root.childCount
    key("<Control>r")
    program.wait_for("1 mentee, 1 page", "label")
    key("<Control>s")
    wait(lambda: program.root.childCount > windows, "the file dialog")
    screen.focus_newest_window()
    key("<Control>a")
    type_text(path)
    key("Return")
    wait(lambda: os.path.exists(path), path)
    screen.focus_newest_window()
    key("<Alt>Left")
    program.wait_for(NAME, "heading")


def go_round_the_tabs(program):
    for number, tab in enumerate(("Overview", "Details", "For the School", "Contact Log",
                                  "History"), 1):
        key(f"<Control>{number}")
        wait(lambda: is_chosen(program, tab), f"the tab {tab}")


def is_chosen(program, name):
    states = program.find(name, "page tab").getState().getStates()
    return any("PRESSED" in str(state) or "CHECKED" in str(state) or "SELECTED" in str(state)
               for state in states)


def main():
    file = make_sample(20)
    with tempfile.TemporaryDirectory() as folder, Program(file) as program:
        path = os.path.join(folder, "report.pdf")
        program.wait_for(role="list item")
        add(program)
        find_and_open(program)
        set_stage(program)
        undo_and_redo(program)
        undo_typing_first(program)
        go_round_the_tabs(program)
        save_report(program, path)
        with open(path, "rb") as saved:
            if saved.read(5) != b"%PDF-":
                raise NotFound("a report")
    listed = cli("list", file, "mentees", "--search", "keyser", "--format", "csv")
    assert "Keyser" in listed, listed


main()
