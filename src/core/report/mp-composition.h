/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as they will be drawn: texts, rules, boxes and pictures with their places and tags. */

#pragma once

#include "report/mp-paper.h"
#include "report/mp-typesetter.h"

G_BEGIN_DECLS

typedef struct _MpComposition MpComposition;

/* The white around a page's contents, in points; the running lines stand in the lower one. */
#define MP_MARGIN 54.0
#define MP_TOP_MARGIN 46.0
#define MP_BOTTOM_MARGIN 62.0

typedef enum
{
  MP_MARK_TEXT,
  MP_MARK_BOX,
  MP_MARK_PICTURE,
  MP_MARK_BEGIN,
  MP_MARK_END,
} MpMarkKind;

typedef enum
{
  MP_AT_START,
  MP_AT_END,
} MpAnchor;

/**
 * MpPicture:
 * @cr: draws with the picture's upper left corner at 0, 0, in points
 * @width: of the picture
 * @height: of the picture
 */
typedef void (*MpPicture) (cairo_t *cr, double width, double height, gpointer user_data);

/**
 * MpMark:
 * @kind: what it is
 * @page: from 0
 * @x: of its left edge, in points
 * @y: of its upper edge, in points from the top
 * @width: in points
 * @height: in points
 * @grey: 0 for black, 1 for white
 * @tag: (nullable): the PDF structure that it is or, at a beginning or an end, that it encloses
 * @layout: (nullable): of a text
 * @first_line: of @layout that belongs here
 * @n_lines: of @layout that belong here
 */
typedef struct
{
  MpMarkKind kind;
  guint page;
  double x;
  double y;
  double width;
  double height;
  double grey;
  const char *tag;
  PangoLayout *layout;
  int first_line;
  int n_lines;
  MpPicture picture;
  gpointer picture_data;
  GDestroyNotify picture_destroy;
} MpMark;

/**
 * MpPageStart:
 *
 * Called on every page after the first, with the pen at the top, to put there what repeats.
 */
typedef void (*MpPageStart) (MpComposition *composition, gpointer user_data);

MpComposition *mp_composition_new           (MpTypesetter *typesetter, const MpPaper *paper);
void           mp_composition_free          (MpComposition *self);
const MpPaper *mp_composition_get_paper     (MpComposition *self);
MpTypesetter  *mp_composition_get_typesetter (MpComposition *self);
void           mp_composition_set_page_start (MpComposition *self, MpPageStart page_start,
                                              gpointer user_data);

double         mp_composition_get_left      (MpComposition *self);
double         mp_composition_get_width     (MpComposition *self);
void           mp_composition_set_column    (MpComposition *self, double start, double end);
double         mp_composition_get_y         (MpComposition *self);
void           mp_composition_set_y         (MpComposition *self, double y);
void           mp_composition_skip          (MpComposition *self, double height);
void           mp_composition_keep_together (MpComposition *self, double height);
void           mp_composition_go_to_page    (MpComposition *self, guint page);

void           mp_composition_begin         (MpComposition *self, const char *tag);
void           mp_composition_end           (MpComposition *self);
double         mp_composition_place         (MpComposition *self, PangoLayout *layout,
                                             const char *tag, MpAnchor anchor, double x, double y);
double         mp_composition_write         (MpComposition *self, MpStyle style, const char *text,
                                             const char *tag, double x, double y, double width);
void           mp_composition_flow          (MpComposition *self, MpStyle style, const char *text,
                                             const char *tag, double x, double width);
void           mp_composition_box           (MpComposition *self, double x, double y, double width,
                                             double height, double grey);
void           mp_composition_picture       (MpComposition *self, double x, double y, double width,
                                             double height, MpPicture picture,
                                             gpointer user_data, GDestroyNotify destroy);

guint          mp_composition_get_n_pages   (MpComposition *self);
const MpMark  *mp_composition_get_marks     (MpComposition *self, guint *n_marks);
char          *mp_composition_dup_text      (MpComposition *self, guint page);
void           mp_composition_paint_page    (MpComposition *self, guint page, cairo_t *cr,
                                             gboolean tagged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpComposition, mp_composition_free)

G_END_DECLS
