#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Both man pages format without a complaint.
set -eu
for page in "$MP_TEST_SRCDIR"/../data/*.1; do
  said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" \
    2>&1 >/dev/null)
  [ -z "$said" ] || { echo "$page: $said"; exit 1; }
done
