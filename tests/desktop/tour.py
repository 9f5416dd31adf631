# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk past every screen of the program, in any language and writing direction.

A stop is a generator: it brings something on the screen, yields its name for the picture, and puts
it away. Nothing that a stop does is saved, so that they can be made in any order.
"""

import gettext
import os
import re

from pyatspi import STATE_SENSITIVE, WINDOW_COORDS

import screen
from desktop import NotFound, act, has_size, key, matches, wait, walk

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures")
CLASS_LIST = os.path.abspath(os.path.join(FIXTURES, "import", "ecole-1252.csv"))


class Tour:
    """The running program, its language, and a few ways to get about in it."""

    def __init__(self, program, language):
        self.program = program
        self.words = gettext.translation(
            "mentoring-plus", os.path.join(os.environ["MP_PREFIX"], "share", "locale"),
            [language], fallback=True)
        program.wait_for(role="list item")

    def say(self, text):
        """What the program shows for a text of its source; without the line under a letter."""
        return self.words.gettext(text).replace("_", "")

    def open_menu(self, text, which=min):
        """Opens the menu button of that name, the highest or, with max, the lowest of them."""
        name = self.say(text)
        found = wait(lambda: [node for node in walk(self.program.root)
                              if matches(node, name, "button") and has_size(node)
                              and node.childCount > 0], name)
        button = which(found, key=lambda node: node.queryComponent().getExtents(WINDOW_COORDS).y)
        act(next(node for node in walk(button) if node.queryAction().nActions > 0))

    def press(self, text, role="button", below=None):
        self.program.press(self.say(text), role, below=below)

    def choose(self, *texts):
        """Opens the menu button of that name and chooses what stands in its menu."""
        self.open_menu(texts[0])
        for text in texts[1:]:
            self.press(text, "menu item")

    def window(self, opens, *arguments):
        """Does what opens a window; returns that window once it has the keyboard."""
        root, windows = self.program.root, self.program.root.childCount
        opens(*arguments)
        wait(lambda: root.childCount > windows, "a window to open")
        screen.focus_newest_window()
        return root[root.childCount - 1]

    def close(self, closing=None):
        root, windows = self.program.root, self.program.root.childCount
        if closing is None:
            key("Escape")
        else:
            closing()
        wait(lambda: root.childCount < windows, "the window to close")
        screen.focus_newest_window()
        screen.quiet_pixels()

    def escape(self):
        """Closes a menu, and waits until it is gone and takes no keys any more."""
        key("Escape")
        screen.quiet_pixels()

    def go(self, number):
        """To a place, by its number in the sidebar."""
        screen.focus_newest_window()
        key(f"<Alt>{number}")
        screen.quiet_pixels()

    def back(self):
        key("<Alt>Left")
        screen.quiet_pixels()

    def open_found(self, place, letters, name):
        """Opens whom a list finds."""
        self.go(place)
        key("<Control>f")
        key("<Control>a")
        for letter in letters:
            key(letter)
        wait(lambda: self.program.find(re.compile("^1 "), "label"), "one to be found")
        key("Down")
        key("Return")
        return self.program.wait_for(re.compile(name), "heading")

    def leave(self, place):
        """Back to the list, all of which is shown again."""
        self.back()
        key("<Control>f")
        key("Escape")
        key("Escape")
        self.go(place)


def places(tour):
    for number, name in enumerate(("today", "mentees", "mentors", "partners", "reports"), 1):
        tour.go(number)
        yield name


def lists(tour):
    tour.go(2)
    tour.open_menu("Add a Filter")
    yield "filters"
    tour.escape()
    tour.open_menu("Saved Filters")
    yield "saved-filters"
    tour.escape()
    tour.open_menu("Columns and Order")
    yield "columns"
    tour.escape()
    key("<Control>f")
    for letter in "zzz":
        key(letter)
    tour.program.wait_for(tour.say("Nothing Found"), "label")
    yield "nothing-found"
    tour.escape()


def several(tour):
    tour.go(2)
    key("<Control><Shift>l")
    key("Down")
    key("<Control>a")
    yield "several"
    tour.window(key, "<Control><Shift>t")
    yield "stage-dialog"
    tour.close()
    tour.open_menu("Status", max)
    yield "status-menu"
    tour.escape()
    key("<Control><Shift>l")


def adding(tour):
    tour.go(2)
    tour.window(key, "<Control>n")
    yield "quick-add"
    tour.close()


# In English and French; the window is said to stand before it in other languages.
STAGE_B = re.compile("^(Stage|Étape) B,")
MENTEE = (2, "solange am", "^Solange")


def mentee(tour):
    tour.open_found(*MENTEE)
    yield "mentee"
    tour.leave(2)


def profile(tour):
    tour.open_found(*MENTEE)
    yield "profile"
    act(tour.program.wait_for(STAGE_B, "button"))
    yield "stage-popover"
    tour.escape()
    tour.open_menu("More Actions")
    yield "profile-menu"
    tour.escape()
    for tab in ("Details", "For the School", "Contact Log", "History"):
        tour.press(tab, "page tab")
        yield "profile-" + tab.lower().replace(" ", "-")
    tour.leave(2)


def profile_windows(tour):
    tour.open_found(*MENTEE)
    for keys, name in (("<Control>e", "editor"), ("<Control><Shift>a", "note")):
        tour.window(key, keys)
        yield name
        tour.close()
    tour.window(tour.choose, "More Actions", "_Erase…")
    yield "erase"
    tour.close()
    chooser = tour.window(tour.choose, "More Actions", "_Merge With…")
    yield "merge-chooser"
    tour.program.write(tour.say("Search for the other record"), "josee")
    row = wait(lambda: tour.program.find(re.compile("^Josée"), "list item", chooser), "another")
    tour.program.focus(row.name, "list item", chooser)
    key("Return")
    wait(lambda: tour.program.find(tour.say("Choose What Stays")), "both records")
    screen.focus_newest_window()
    yield "merge"
    tour.close()
    tour.leave(2)


def mentor(tour):
    tour.go(3)
    key("<Control>f")
    key("Down")
    key("Return")
    tour.program.wait_for(tour.say("Overview"), "page tab")
    yield "mentor"
    tour.window(key, "<Control>e")
    yield "mentor-editor"
    tour.close()
    tour.leave(3)


def partner(tour):
    tour.go(4)
    key("<Control>f")
    key("Down")
    key("Return")
    tour.program.wait_for(tour.say("More Actions"), "button")
    yield "partner"
    tour.window(key, "<Control>e")
    yield "partner-editor"
    tour.close()
    for item, name in (("_Log a Check-in", "check-in"), ("Add a _Contact", "partner-contact"),
                       ("Add a Co_hort", "cohort")):
        tour.window(tour.choose, "More Actions", item)
        yield name
        tour.close()
    tour.leave(4)


def report(tour):
    tour.go(5)
    tour.press("Progress Report")
    tour.program.wait_for(tour.say("Whom Is It About?"), "label")
    yield "report-empty"
    tour.back()
    tour.open_found(*MENTEE)
    tour.choose("More Actions", "_Progress Report…")
    saving = tour.program.wait_for(tour.say("_Save as PDF…"), "button")
    wait(lambda: saving.getState().contains(STATE_SENSITIVE), "the pages")
    yield "report"
    tour.window(key, "<Control>p")
    yield "print"
    tour.close()
    tour.back()
    tour.leave(2)


def window_menu(tour):
    tour.go(1)
    key("F10")
    yield "menu"
    tour.escape()
    key("<Control>h")
    tour.program.wait_for(tour.say("History"), "label")
    yield "history"
    tour.back()
    key("F10")
    tour.press("Find _Duplicates", "menu item")
    tour.program.wait_for(tour.say("Possible Duplicates"), "label")
    yield "duplicates"
    tour.back()
    tour.window(key, "<Control>,")
    yield "preferences"
    tour.close()
    tour.window(key, "F1")
    yield "shortcuts"
    tour.close()
    key("F10")
    tour.window(tour.press, "_About Mentoring Plus", "menu item")
    yield "about"
    tour.close()


def backups(tour):
    key("F10")
    tour.window(tour.press, "Restore a Ba_ckup…", "menu item")
    yield "restore"
    tour.close()


def importing(tour):
    steps = tour.window(key, "<Control>i")
    yield "import-1"
    dialog = tour.window(tour.press, "Choose a _File…", "button", steps)
    key("<Control>l")
    entry = tour.program.wait_for("GtkFileChooserEntry", "text", dialog)
    wait(lambda: entry.queryEditableText().setTextContents(CLASS_LIST) or True, "the path")
    tour.close(lambda: tour.press("_Choose", "button", dialog))
    yield "import-1-chosen"
    for name, title in (("import-2", "Check the Columns"), ("import-3", "Answer a Few Questions"),
                        ("import-4", "See What Happens")):
        button = tour.program.wait_for(tour.say("_Next"), "button", steps)
        wait(lambda: act(button) or True, "the button to be pressed")
        tour.program.wait_for(tour.say(title), "label", steps)
        yield name
    tour.close()


STOPS = [places, mentee, lists, several, adding, profile, profile_windows, mentor, partner, report,
         window_menu, backups, importing]


def visit(tour, picture, names=None):
    """Makes the stops, or those of the names; returns what could not be shown."""
    missed = []
    for stop in STOPS:
        if names and stop.__name__ not in names:
            continue
        try:
            for name in stop(tour):
                picture(name)
        except (NotFound, AssertionError) as error:
            missed.append(f"{stop.__name__}: {error}")
            picture("missed-" + stop.__name__)
    return missed
