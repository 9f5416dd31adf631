#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop file is valid, also with its translations, and names a program that is installed.
set -eu
file=$MP_BUILDDIR/data/org.mentoringplus.App.desktop

desktop-file-validate "$MP_TEST_SRCDIR/../org.mentoringplus.App.desktop"
desktop-file-validate "$file"
grep -q '^Name\[fr\]=' "$file"
grep -q '^MimeType=application/x-mentoring-plus;$' "$file"
