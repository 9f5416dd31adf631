# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154
# Sourced by the scripts that look at translations: make_template FILE gathers every string of the
# files in po/POTFILES.in, by the keywords that the build uses.

make_template () {
  xgettext --directory="$root" --files-from="$root/po/POTFILES.in" --output="$1" \
    --from-code=UTF-8 --add-comments --add-location=file --package-name=mentoring-plus \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
    --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
    --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format \
    --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format \
    --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format
}
