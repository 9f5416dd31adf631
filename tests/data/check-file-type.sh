#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The file type is known by its first bytes as well as by its name.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_DATA_HOME="$scratch/data"
mkdir -p "$XDG_DATA_HOME/mime/packages"
cp "$MP_BUILDDIR/data/org.mentoringplus.App.xml" "$XDG_DATA_HOME/mime/packages/"
update-mime-database "$XDG_DATA_HOME/mime"

sqlite3 "$scratch/nameless" 'PRAGMA application_id = 0x4d504c53; CREATE TABLE t (a);'
sqlite3 "$scratch/other" 'PRAGMA application_id = 1; CREATE TABLE t (a);'
echo 'cut off' > "$scratch/named.mentoring"

type_of () {
  G_DEBUG='' gio info -a standard::content-type "$scratch/$1" | sed -n 's/.*content-type: //p'
}

for name in nameless named.mentoring; do
  [ "$(type_of "$name")" = application/x-mentoring-plus ] || { type_of "$name"; exit 1; }
done
[ "$(type_of other)" = application/vnd.sqlite3 ]
