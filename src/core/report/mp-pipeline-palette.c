/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of the pipeline on light and dark screens, in high contrast and on paper. */

#include "report/mp-pipeline-palette.h"

#define RGB(hex) \
  { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const MpPipelinePalette palettes[] = {
  [MP_PIPELINE_LIGHT] = {
    .ground = RGB (0xffffff),
    .text = RGB (0x2e2e2e),
    .dim_text = RGB (0x5e5e5e),
    .faint = RGB (0xb5b3b0),
    .stages = { RGB (0x3584e4), RGB (0x2190a4), RGB (0xe66100), RGB (0x9141ac), RGB (0x2ec27e) },
    .letters = { RGB (0x1c63b8), RGB (0x16697a), RGB (0xb04a00), RGB (0x813d9c), RGB (0x17754a) },
    .glyphs = { RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0x0b3b24) },
    .tint = 0.14,
    .weight = 1,
  },
  [MP_PIPELINE_DARK] = {
    .ground = RGB (0x303030),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xc0bfbc),
    .faint = RGB (0x77767b),
    .stages = { RGB (0x62a0ea), RGB (0x3fb5ca), RGB (0xff8a3d), RGB (0xc07be0), RGB (0x3fd68f) },
    .letters = { RGB (0x99c1f1), RGB (0x7fd4e4), RGB (0xffb27a), RGB (0xdcb0ee), RGB (0x7fe3b3) },
    .glyphs = { RGB (0x10243d), RGB (0x06282e), RGB (0x3a1c04), RGB (0x2a1036), RGB (0x0b3b24) },
    .tint = 0.18,
    .weight = 1,
  },
  [MP_PIPELINE_LIGHT_CONTRAST] = {
    .ground = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x241f31),
    .faint = RGB (0x5e5c64),
    .stages = { RGB (0x1a5fb4), RGB (0x0f6172), RGB (0xa03e00), RGB (0x613583), RGB (0x146c43) },
    .letters = { RGB (0x1a5fb4), RGB (0x0f6172), RGB (0xa03e00), RGB (0x613583), RGB (0x146c43) },
    .glyphs = { RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff) },
    .tint = 0.12,
    .weight = 1.4,
  },
  [MP_PIPELINE_DARK_CONTRAST] = {
    .ground = RGB (0x000000),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xf6f5f4),
    .faint = RGB (0xc0bfbc),
    .stages = { RGB (0x99c1f1), RGB (0x7fd4e4), RGB (0xffbe6f), RGB (0xdcb0ee), RGB (0x8ff0a4) },
    .letters = { RGB (0x99c1f1), RGB (0x7fd4e4), RGB (0xffbe6f), RGB (0xdcb0ee), RGB (0x8ff0a4) },
    .glyphs = { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
    .tint = 0.24,
    .weight = 1.4,
  },
  [MP_PIPELINE_PAPER] = {
    .ground = RGB (0xffffff),
    .text = RGB (0x000000),
    .dim_text = RGB (0x404040),
    .faint = RGB (0x8c8c8c),
    .stages = { RGB (0x303030), RGB (0x303030), RGB (0x303030), RGB (0x303030), RGB (0x303030) },
    .letters = { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
    .glyphs = { RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000) },
    .tint = 0.08,
    .weight = 0.8,
    .hatched = TRUE,
  },
};

/**
 * mp_pipeline_palette_get:
 * @style: on what and for whom it is drawn
 *
 * Returns: (transfer none): the colours for it
 */
const MpPipelinePalette *
mp_pipeline_palette_get (MpPipelineStyle style)
{
  g_return_val_if_fail ((guint) style < G_N_ELEMENTS (palettes), &palettes[0]);

  return &palettes[style];
}
