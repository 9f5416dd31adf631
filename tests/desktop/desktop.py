# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed program as a screen reader would, through AT-SPI.

    with Program(make_sample()) as program:
        program.press("Mentees")
        program.write("Search", "zo")
        program.wait(lambda: program.find("Zoë L.", role="row"))

Names and roles are those that a screen reader says; roles that were renamed after GTK 4.8 are known
by their new names ("button"). Nothing waits for a fixed time: it waits for a condition.
"""

import os
import re
import shutil
import signal
import subprocess
import time

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import screen  # noqa: E402

RENAMED_ROLES = {"push button": "button"}
SECONDS = 20.0
MOST_ROWS = 12


class NotFound(AssertionError):
    pass


def wait(condition, what="the condition", seconds=SECONDS):
    """The first true value that condition() returns; errors of vanished widgets count as false."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except (GLib.Error, LookupError, NotImplementedError):
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(f"waited {seconds:.0f} s in vain for {what}")
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


def role_of(node):
    name = node.getRoleName()
    return RENAMED_ROLES.get(name, name)


def name_of(node):
    """The name as it is spoken; GTK 4.8 calls a button with a mnemonic "_Done Done"."""
    words = node.name.replace("_", "").split(" ")
    half = len(words) // 2
    return " ".join(words[:half] if half and words[:half] == words[half:] else words)


def is_visible(node):
    """Whether a node is meant to be seen; GTK 4.8 says "showing" of windows alone."""
    return node.getState().contains(pyatspi.STATE_VISIBLE)


def has_size(node):
    """Whether a node was given room; the pages that a stack hides were not, or not yet."""
    try:
        size = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return True
    return size.width > 0 and size.height > 0


def walk(node):
    """A node and everything visible below it, in the order of the screen.  Of a long list only the
    first rows: GTK keeps two hundred ready, and each is asked about over the bus."""
    yield node
    for number in range(min(node.childCount, MOST_ROWS)):
        child = node.getChildAtIndex(number)
        if child is not None and is_visible(child):
            yield from walk(child)


def describe(node, depth=0):
    """The tree below a node as text, for the message of a failed test."""
    lines = [f"{'  ' * depth}{role_of(node)} {node.name!r}"]
    for child in node:
        if child is not None and is_visible(child):
            lines.append(describe(child, depth + 1))
    return "\n".join(lines)


def matches(node, name, role):
    if role is not None and role_of(node) != role:
        return False
    if name is None:
        return True
    spoken = name_of(node)
    return name.search(spoken) if isinstance(name, re.Pattern) else spoken == name


def act(node, action=None):
    """Does a node's action, the first one unless named."""
    actions = node.queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    if not names or (action is not None and action not in names):
        raise NotFound(f"{role_of(node)} {node.name!r} has no action {action}, only {names}")
    actions.doAction(names.index(action) if action else 0)


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def key(keys):
    """Types a key with its modifiers, as in "<Control>z" or "Escape"."""
    modifiers = re.findall(r"<(\w+)>", keys)
    values = [KEYSYMS[name] for name in modifiers]
    name = re.sub(r"<\w+>", "", keys)
    symbol = KEYSYMS.get(name) or ord(name)

    for value in values:
        Atspi.generate_keyboard_event(value, None, Atspi.KeySynthType.PRESS)
    Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
    for value in reversed(values):
        Atspi.generate_keyboard_event(value, None, Atspi.KeySynthType.RELEASE)


# Modifiers by key code of the usual keyboard, other keys by key symbol.
KEYSYMS = {
    "Control": 37, "Shift": 50, "Alt": 64,
    "BackSpace": 0xff08, "Tab": 0xff09, "Return": 0xff0d, "Escape": 0xff1b, "Delete": 0xffff,
    "Home": 0xff50, "Left": 0xff51, "Up": 0xff52, "Right": 0xff53, "Down": 0xff54,
    "Page_Up": 0xff55, "Page_Down": 0xff56, "End": 0xff57, "Menu": 0xff67, "space": 0x20,
    **{f"F{number}": 0xffbd + number for number in range(1, 13)},
}


def cli(*arguments):
    """What the program without windows prints; an error of it is one of the test."""
    command = [os.path.join(os.environ["MP_PREFIX"], "bin", "mentoring-plus-cli"), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def remove_programme(path):
    """Removes a programme with all that SQLite and backups have put beside it."""
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    shutil.rmtree(path + ".backups", ignore_errors=True)


def make_sample(mentees=200):
    """The path of a new sample programme in the test's own home folder."""
    path = os.path.join(os.environ["HOME"], "sample.mentoring")
    remove_programme(path)
    cli("create", path, "--sample", str(mentees))
    return path


class Program:
    """The installed program, running; ends with the block that it is made in."""

    def __init__(self, *arguments, width=1024, height=680, large_text=False, environment=None):
        self.environment = {**os.environ, "G_DEBUG": "fatal-warnings", **(environment or {})}
        self.command = [os.path.join(os.environ["MP_PREFIX"], "bin", "mentoring-plus"), *arguments]
        self.write_settings(width, height, large_text)
        self.process = None
        self.root = None
        self.focused = None

    def write_settings(self, width, height, large_text):
        folder = os.path.join(self.environment["XDG_CONFIG_HOME"], "gtk-4.0")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n"
                       "gtk-font-name=Cantarell 11\n")
        for name, value in (("window-width", width), ("window-height", height),
                            ("text-size", "very-large" if large_text else "normal")):
            subprocess.run(["gsettings", "set", "org.mentoringplus.App", name, str(value)],
                           check=True, env=self.environment)

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.environment)
        pyatspi.Registry.registerEventListener(self.focus_changed_cb,
                                               "object:state-changed:focused")
        self.root = wait(self.find_root, "the program to appear")
        wait(lambda: self.root.childCount > 0 and is_visible(self.root[0]), "its window")
        screen.focus_newest_window()
        return self

    def __exit__(self, kind, error, trace):
        pyatspi.Registry.deregisterEventListener(self.focus_changed_cb,
                                                 "object:state-changed:focused")
        if error is not None and self.process.poll() is None:
            try:
                print(describe(self.root))
            except GLib.Error:
                pass
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(SECONDS)

    def find_root(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def find(self, name=None, role=None, below=None):
        """The first visible node of that name (text or pattern) and role, or None."""
        for node in walk(below or self.root):
            if matches(node, name, role) and has_size(node):
                return node
        return None

    def wait_for(self, name=None, role=None, below=None):
        return wait(lambda: self.find(name, role, below), f"{role or 'a node'} {name!r}")

    def wait_gone(self, name=None, role=None):
        wait(lambda: not self.find(name, role), f"{role or 'the node'} {name!r} to go")

    def press(self, name, role=None, action=None, below=None):
        """Does what a click would do."""
        act(self.wait_for(name, role, below), action)

    def toasts(self):
        """The toasts that are shown; they lie over the content, and not for long."""
        for window in self.root:
            for box in window:
                for layer in box:
                    yield from (node for node in layer if node.name == "AdwToastWidget")

    def wait_for_toast(self, text):
        """The toast that says so; quick, since it does not look through the whole window."""
        return wait(lambda: next((toast for toast in self.toasts() if self.find(text, below=toast)),
                                 None), f"the toast {text!r}")

    def press_toast(self, text, button):
        self.press(button, "button", below=self.wait_for_toast(text))

    def open_row(self, name, below=None, tab="Tab"):
        """Opens the row of a list; rows of GTK 4.8 have no action, but take the keyboard."""
        self.focus(name, "list item", below, tab)
        key("Return")

    def sidebar(self):
        """The list of places, in English or French; brought back where a page covers it."""
        places, back = re.compile("^(Places|Endroits)$"), re.compile("^(Back|Retour)$")
        wait(lambda: self.find(places, "list") or self.find(back, "button"), "the sidebar")
        if self.find(places, "list") is None:
            self.press(back, "button")
        return self.wait_for(places, "list")

    def places(self):
        """The names in the sidebar, without their counts; read from it, for they are translated."""
        rows = [row for row in self.sidebar()
                if role_of(row) == "list item" and is_visible(row)]
        return [next(node.name for node in walk(row) if role_of(node) == "label" and node.name)
                for row in rows]

    def open_place(self, name):
        """Goes there by the sidebar, which is the last stop of the Tab key."""
        self.open_row(re.compile(f"^{re.escape(name)}\\b"), self.sidebar(), "<Shift>Tab")

    def focus(self, name, role=None, below=None, tab="Tab"):
        """Gives a node the keyboard: with Tab, and with the arrows inside a list."""
        node = self.wait_for(name, role, below)
        for _ in range(200):
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return
            now, self.focused = self.focused, None
            key(self.key_towards(node, now) or tab)
            wait(lambda: self.focused, "the focus to move")
        raise NotFound(f"no key leads to {name!r}")

    @staticmethod
    def key_towards(node, now):
        """The arrow that leads to a node from its neighbour, or None from elsewhere."""
        if now is None or now.parent != node.parent or role_of(now) != role_of(node):
            return None
        return "Down" if now.getIndexInParent() < node.getIndexInParent() else "Up"

    def focus_changed_cb(self, event):
        if event.detail1 and event.source.get_process_id() == self.process.pid:
            self.focused = event.source

    def write(self, name, text, role=None):
        """Replaces the text of an entry."""
        node = self.wait_for(name, role)
        wait(lambda: node.queryEditableText(), f"{name!r} to take text").setTextContents(text)

    def picture(self, path):
        screen.quiet_pixels().save(path)
