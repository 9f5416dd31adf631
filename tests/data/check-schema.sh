#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings schema compiles under the strict rules.
set -eu
glib-compile-schemas --strict --dry-run "$MP_TEST_SRCDIR/../data"
