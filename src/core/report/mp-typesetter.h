/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typography of all reports: a few styles of text, laid out the same on screen and paper. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * MpStyle:
 * @MP_STYLE_TITLE: whom or what the report is about
 * @MP_STYLE_SUBTITLE: one line under it
 * @MP_STYLE_HEADING: of a section
 * @MP_STYLE_LETTERHEAD: who writes
 * @MP_STYLE_BODY: facts and sentences of the report itself
 * @MP_STYLE_PROSE: what people wrote; each paragraph in the direction of its own script
 * @MP_STYLE_STRONG: what stands out in a table or a list
 * @MP_STYLE_LABEL: small words over or beside a value
 */
typedef enum
{
  MP_STYLE_TITLE,
  MP_STYLE_SUBTITLE,
  MP_STYLE_HEADING,
  MP_STYLE_LETTERHEAD,
  MP_STYLE_BODY,
  MP_STYLE_PROSE,
  MP_STYLE_STRONG,
  MP_STYLE_LABEL,
} MpStyle;

#define MP_N_STYLES (MP_STYLE_LABEL + 1)

/* The width of a text that is not wrapped. */
#define MP_UNWRAPPED (-1.0)

typedef struct _MpTypesetter MpTypesetter;

MpTypesetter *mp_typesetter_new         (const char *language);
void          mp_typesetter_free        (MpTypesetter *self);
PangoContext *mp_typesetter_get_context (MpTypesetter *self);
PangoLayout  *mp_typesetter_lay_out     (MpTypesetter *self, MpStyle style, const char *text,
                                         double width);
PangoLayout  *mp_typesetter_lay_out_line (MpTypesetter *self, MpStyle style, const char *text,
                                          double width);
double        mp_layout_get_grey        (PangoLayout *layout);
double        mp_layout_get_width       (PangoLayout *layout);
double        mp_layout_get_height      (PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTypesetter, mp_typesetter_free)

G_END_DECLS
