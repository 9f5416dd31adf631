#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Software centres accept the metainfo file, and it is translated.
set -eu
file=$MP_BUILDDIR/data/org.mentoringplus.App.metainfo.xml

appstreamcli validate --no-net --explain "$file"
grep -q 'xml:lang="fr"' "$file"
