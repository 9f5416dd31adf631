#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the installed program: the main screens, or every screen that it has."""

import argparse
import contextlib
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile

import tour
from desktop import Program, cli

# Style: what differs from a window of the usual size in light colours.
STYLES = {
    "light": {},
    "dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}},
    "contrast": {"environment": {"ADW_DEBUG_HIGH_CONTRAST": "1"}},
    "large": {"large_text": True},
    "small": {"height": 600},
    "narrow": {"width": 600},
    "french": {"language": "fr", "height": 600},
    "arabic": {"language": "ar"},
}
LOCALES = {"fr": "fr_CA.UTF-8", "ar": "ar_EG.UTF-8"}


def installed_locale(name):
    """The locale where the system has it; dates and the like stay English without it."""
    have = subprocess.run(["locale", "-a"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return name if name.replace("UTF-8", "utf8") in have.split() else "C.UTF-8"


@contextlib.contextmanager
def bare_catalogue(language):
    """A catalogue without texts while there is none: GLib leaves all of a program in English, and
    from left to right, if the program itself is not in the language."""
    path = os.path.join(os.environ["MP_PREFIX"], "share", "locale", language, "LC_MESSAGES",
                        "mentoring-plus.mo")
    if language == "en" or os.path.exists(path):
        yield
        return
    header = b"Content-Type: text/plain; charset=UTF-8\n\0"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(struct.pack("<7I", 0x950412de, 0, 1, 28, 36, 0, 0)
                   + struct.pack("<4I", 0, 44, len(header) - 1, 45) + b"\0" + header)
    try:
        yield
    finally:
        os.remove(path)


def settings_of(style):
    settings = dict(STYLES[style])
    language = settings.pop("language", "en")
    if language != "en":
        settings["environment"] = {"LANGUAGE": language,
                                   "LC_ALL": installed_locale(LOCALES[language])}
    if language == "ar":
        # GTK 4.8 warns of how it measures rows of libadwaita itself.
        settings["environment"]["G_DEBUG"] = ""
    return settings, language


class Album:
    """Numbered pictures in a folder."""

    def __init__(self, folder, style):
        self.folder = folder
        self.suffix = f"-{style}" if style else ""
        self.taken = 0

    def take(self, program, name):
        self.taken += 1
        program.picture(os.path.join(self.folder, f"{self.taken:02}-{name}{self.suffix}.png"))


def make_failing_files(folder):
    """Files that cannot be opened, each by the name of its picture."""
    files = {name: os.path.join(folder, f"{name}.mentoring")
             for name in ("foreign", "newer", "damaged", "gone")}
    with open(files["foreign"], "w", encoding="utf-8") as file:
        file.write("Dear Marie,\n" * 100)
    for name in ("newer", "damaged"):
        cli("create", files[name], "--sample", "20")
    connection = sqlite3.connect(files["newer"])
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with open(files["damaged"], "r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 65536)
    return files


def take_starts(album, settings):
    """The first start, and what is shown instead of a programme that cannot be opened."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**settings.get("environment", {}),
                       "XDG_DATA_HOME": os.path.join(folder, "data"),
                       "XDG_CONFIG_HOME": os.path.join(folder, "config")}
        files = make_failing_files(folder)
        for name, arguments in (("first-start", []), *((n, [f]) for n, f in files.items())):
            with Program(*arguments, **{**settings, "environment": environment}) as program:
                album.take(program, name)


def take(file, folder, style, options):
    settings, language = settings_of(style)
    album = Album(folder, style if options.every_style or options.style else None)
    with bare_catalogue(language):
        with Program(*([file] if file else []), **settings) as program:
            missed = tour.visit(tour.Tour(program, language),
                                lambda name: album.take(program, name), options.stops)
        if "starts" in options.stops:
            take_starts(album, settings)
    return [f"{style}: {what}" for what in missed]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", help="the programme to open")
    parser.add_argument("--every-style", action="store_true",
                        help="every screen in every style, not only the main ones in the light one")
    parser.add_argument("--style", choices=STYLES, action="append",
                        help="in this style; can be given several times")
    parser.add_argument("--stop", dest="stops", action="append",
                        choices=[stop.__name__ for stop in tour.STOPS] + ["starts"],
                        help="only this stop of the tour; can be given several times")
    parser.add_argument("folder")
    options = parser.parse_args()
    every = options.every_style or options.style
    options.stops = options.stops or ([stop.__name__ for stop in tour.STOPS] + ["starts"]
                                      if every else ["places", "mentee"])

    os.makedirs(options.folder, exist_ok=True)
    missed = []
    for style in options.style or (STYLES if options.every_style else ["light"]):
        missed += take(options.file, options.folder, style, options)
    sys.exit("\n".join(missed) or 0)


main()
