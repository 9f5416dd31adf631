#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program starts, names its window, draws into it, and ends when asked to."""

import screen
from desktop import Program

with Program() as program:
    program.wait_for(role="frame")
    assert not screen.quiet_pixels().is_blank(), "nothing was drawn"
assert program.process.returncode in (0, -15), program.process.returncode
