#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the installed program: every place of the sidebar, in one style or in all."""

import argparse
import os
import re

from desktop import Program

# Style: what differs from a window of the usual size in light colours.
STYLES = {
    "light": {},
    "dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}},
    "contrast": {"environment": {"ADW_DEBUG_HIGH_CONTRAST": "1"}},
    "large": {"large_text": True},
    "small": {"height": 600},
    "narrow": {"width": 600},
    "french": {"environment": {"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}},
}


def take(program, folder, style):
    for number, place in enumerate(program.places(), 1):
        program.open_place(place)
        name = re.sub(r"\W+", "-", place.lower())
        program.picture(os.path.join(folder, f"{number:02}-{name}{style}.png"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", help="the programme to open")
    parser.add_argument("--every-style", action="store_true", help="not only the light one")
    parser.add_argument("folder")
    options = parser.parse_args()

    os.makedirs(options.folder, exist_ok=True)
    for style, settings in STYLES.items():
        if style == "light" or options.every_style:
            with Program(*([options.file] if options.file else []), **settings) as program:
                take(program, options.folder, f"-{style}" if options.every_style else "")


main()
