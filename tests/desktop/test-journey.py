#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a class list to the report that the school gets: the whole way, in the running window."""

import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

import pyatspi

import screen
from desktop import Program, act, cli, key, name_of, wait

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures")
ONEROSTER = os.path.abspath(os.path.join(FIXTURES, "oneroster", "v1p1"))
SCHOOL_OFFICE = os.path.abspath(os.path.join(FIXTURES, "import", "ecole-1252.csv"))
PUPIL = "Noël d'Entremont"


def dialog_of(program):
    return program.root[program.root.childCount - 1]


PATH_ENTRY = re.compile("^(GtkFileChooserEntry|Name:)$")


def choose(program, path, button):
    """Types a path into GTK's file dialog, and waits for it to close."""
    windows = program.root.childCount
    if button == "Choose":
        key("<Control>l")
    entry = program.wait_for(PATH_ENTRY, "text", dialog_of(program))
    wait(lambda: entry.queryEditableText().setTextContents(path) or True, "the path to be taken")
    program.press(button, "button", below=dialog_of(program))
    wait(lambda: program.root.childCount < windows, "the file dialog to close")
    screen.focus_newest_window()


def open_sample(program):
    program.open_row("Look around in a sample")
    program.wait_for("Sample Programme", "label")
    wait(lambda: program.root.childCount == 2, "the sample's window")
    screen.focus_newest_window()


def step_on(program, title):
    """Goes on to the step of that title; the last press imports."""
    button = wait(lambda: program.find(re.compile("^(Next|Import)$"), "button",
                                       dialog_of(program)), "a way on")
    wait(lambda: act(button) or True, "the button to be pressed")
    program.wait_for(title, "label", dialog_of(program))


def leave_out_refused(program):
    """Rows that are refused keep a list from being imported until somebody has seen them."""
    check = program.find(re.compile("^Leave out [0-9]+ refused rows?$"), "check box",
                         dialog_of(program))
    if check is None:
        return
    button = program.find("Import", "button", dialog_of(program))
    assert not button.getState().contains(pyatspi.STATE_SENSITIVE), "imported unasked"
    key("<Alt>l")


def import_list(program, kind, button, path, steps):
    windows = program.root.childCount
    key("<Control>i")
    wait(lambda: program.root.childCount > windows, "the window to import with")
    screen.focus_newest_window()
    program.open_row(kind, dialog_of(program))
    program.press(button, "button", below=dialog_of(program))
    wait(lambda: program.root.childCount > windows + 1, "the file dialog")
    screen.focus_newest_window()
    choose(program, path, "Choose")
    for title in steps:
        if title == "Imported":
            leave_out_refused(program)
        step_on(program, title)
    program.press("Close", "button", below=dialog_of(program))
    wait(lambda: program.root.childCount == windows, "the import to close")
    screen.focus_newest_window()


def find_pupil(program, half_a_name):
    key("<Alt>2")
    program.wait_for("Add a Mentee…", "button")
    key("<Control>f")
    for letter in half_a_name:
        key(letter)
    program.wait_for("1 person", "label")
    key("Down")
    key("Return")
    program.wait_for(PUPIL, "heading")


def stage_b(program):
    return program.wait_for(re.compile("^Stage B,"), "button")


def wait_for_stage_b(program, words):
    wait(lambda: words in name_of(stage_b(program)), f"stage B to be {words}")


def set_stage_b(program):
    assert "not started" in name_of(stage_b(program))
    act(stage_b(program))
    program.press("Start", "button")
    wait_for_stage_b(program, "under way")
    key("<Control>z")
    wait_for_stage_b(program, "not started")
    key("<Control><Shift>z")
    wait_for_stage_b(program, "under way")


def press_when_ready(program):
    wait(lambda: act(program.wait_for("Save as PDF…", "button")) or True, "the report")


def choose_xml(program):
    act(program.wait_for("Other Ways to Save", "button")[0])
    program.press("Export XML…", "menu item")


def save_as(program, path, begin):
    windows = program.root.childCount
    begin()
    wait(lambda: program.root.childCount > windows, "the file dialog")
    screen.focus_newest_window()
    choose(program, path, "Save")
    wait(lambda: os.path.exists(path), path)


def write_reports(program, folder):
    """The report as PDF and as XML, the same that the command line writes."""
    act(program.wait_for("More Actions", "button")[0])
    program.press("Progress Report…", "menu item")
    save_as(program, os.path.join(folder, "report.pdf"), lambda: press_when_ready(program))
    save_as(program, os.path.join(folder, "report.xml"), lambda: choose_xml(program))
    check_reports(folder)


def go_back(program):
    """Keys are heard on a page that was left by its menu, and is come back to."""
    key("<Alt>Left")
    program.wait_for(re.compile(f"^{PUPIL} —"), "frame")
    key("<Alt>Left")
    program.wait_for(re.compile("^Mentees —"), "frame")


def check_reports(folder):
    pdf = os.path.join(folder, "report.pdf")
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE,
                          text=True).stdout
    assert "Entremont" in text, text
    xml = ElementTree.parse(os.path.join(folder, "report.xml"))
    assert "Entremont" in "".join(xml.getroot().itertext())


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = {"XDG_DATA_HOME": os.path.join(folder, "data"),
                       "XDG_CONFIG_HOME": os.path.join(folder, "config")}
        with Program(environment=environment) as program:
            open_sample(program)
            import_list(program, "A School’s Class List (OneRoster)", "Choose a Folder…",
                        ONEROSTER, ["Answer a Few Questions", "See What Happens", "Imported"])
            import_list(program, "Mentees", "Choose a File…", SCHOOL_OFFICE,
                        ["Check the Columns", "Answer a Few Questions", "See What Happens",
                         "Imported"])
            find_pupil(program, "noe d'en")
            set_stage_b(program)
            write_reports(program, folder)
            go_back(program)
        sample = os.path.join(folder, "data", "mentoring-plus", "sample.mentoring")
        listed = cli("list", sample, "mentees", "--search", "comeau")
        assert "Anaïs" in listed and "11-03" in listed, listed


main()
