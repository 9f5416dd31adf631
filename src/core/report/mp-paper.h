/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes of paper that reports are made for. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpPaper:
 * @name: how the command line and settings write it
 * @label: how people read it, untranslated
 * @width: in points, upright
 * @height: in points, upright
 */
typedef struct
{
  const char *name;
  const char *label;
  double width;
  double height;
} MpPaper;

const MpPaper *mp_paper_list        (guint *n_papers);
const MpPaper *mp_paper_find        (const char *name);
const MpPaper *mp_paper_for_country (const char *country);

G_END_DECLS
