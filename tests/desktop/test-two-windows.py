#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows, and a window and another program, on one file see each other's changes."""

import re
import subprocess

from desktop import Program, cli, make_sample, wait

COUNT = re.compile(r"^Today, (\d+)$")


def counts(program):
    """What each of the windows says needs attention today."""
    rows = [program.find(COUNT, "list item", window) for window in program.root]
    return [int(COUNT.match(row.name).group(1)) for row in rows if row]


def wait_for_counts(program, *numbers):
    wait(lambda: counts(program) == list(numbers), f"the windows to count {numbers}")


def main():
    file = make_sample()
    with Program(file) as program:
        before = wait(lambda: counts(program), "the count of what needs attention")[0]
        subprocess.run([*program.command[:1], "--new-window", file], check=True)
        wait_for_counts(program, before, before)

        program.press("Done", "button", below=program.root[1])
        wait_for_counts(program, before - 1, before - 1)
        program.press("Done", "button", below=program.root[0])
        wait_for_counts(program, before - 2, before - 2)

        cli("undo", file)
        wait_for_counts(program, before - 1, before - 1)
        cli("undo", file)
        wait_for_counts(program, before, before)
        cli("redo", file)
        wait_for_counts(program, before - 1, before - 1)


main()
