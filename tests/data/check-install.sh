#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop needs to show and start the program is installed.
# ./dev test installs before it tests; a plain `meson test` skips this.
set -eu
[ -d "${MP_PREFIX:-/nowhere}/share" ] || exit 77

id=org.mentoringplus.App
for file in \
  bin/mentoring-plus \
  bin/mentoring-plus-cli \
  share/applications/$id.desktop \
  share/dbus-1/services/$id.service \
  share/glib-2.0/schemas/$id.gschema.xml \
  share/glib-2.0/schemas/gschemas.compiled \
  share/icons/hicolor/scalable/apps/$id.svg \
  share/icons/hicolor/symbolic/apps/$id-symbolic.svg \
  share/locale/fr/LC_MESSAGES/mentoring-plus.mo \
  share/man/man1/mentoring-plus.1 \
  share/man/man1/mentoring-plus-cli.1 \
  share/metainfo/$id.metainfo.xml \
  share/mime/packages/$id.xml
do
  [ -s "$MP_PREFIX/$file" ] || { echo "$file is not installed"; exit 1; }
done

program=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$MP_PREFIX/share/dbus-1/services/$id.service")
[ -x "$program" ] || { echo "the D-Bus service starts $program, which is not there"; exit 1; }
grep -q '^application/x-mentoring-plus' "$MP_PREFIX/share/mime/types"
grep -q "$id.desktop" "$MP_PREFIX/share/applications/mimeinfo.cache"
