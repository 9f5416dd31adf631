#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control on every screen has a name that a screen reader can say."""

import sys

from desktop import Program, make_sample
from names import unnamed


def main():
    found = []
    with Program(make_sample()) as program:
        for place in program.places():
            program.open_place(place)
            found += [f"{place}: {path}" for path in unnamed(program.root)]
    print("\n".join(found) or "Every control has a name.")
    sys.exit(1 if found else 0)


main()
