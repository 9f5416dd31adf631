#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when the French translation misses a string, or has one that is fuzzy or badly formed.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/data/po.sh"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
make_template "$scratch/all.pot"

msgfmt --check --output-file=/dev/null "$root/po/fr.po"
msgcmp "$root/po/fr.po" "$scratch/all.pot"
echo 'French is complete.'
