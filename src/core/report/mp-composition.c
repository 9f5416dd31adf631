/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as they will be drawn: texts, rules, boxes and pictures with their places and tags. */

#include "config.h"

#include "report/mp-composition.h"

/* A paragraph that is cut leaves at least so many lines on either page. */
#define LINES_TOGETHER 2

/**
 * MpComposition:
 * @marks: (element-type MpMark): in the order of reading
 * @layouts: (element-type PangoLayout): those of the marks; one may stand on two pages
 * @open: (element-type utf8): tags that enclose what comes next, outermost first
 * @left: of the column that is being written
 * @width: of the column that is being written
 * @y: the pen: where the next line goes on the last page
 * @top: where the pen was when the last page began
 * @page: the page that is being written on
 */
struct _MpComposition
{
  MpTypesetter *typesetter;
  const MpPaper *paper;
  GArray *marks;
  GPtrArray *layouts;
  GPtrArray *open;
  MpPageStart page_start;
  gpointer page_start_data;
  double left;
  double width;
  double y;
  double top;
  guint page;
  guint n_pages;
};

static void
clear_mark (gpointer data)
{
  MpMark *mark = data;

  if (mark->picture_destroy != NULL)
    mark->picture_destroy (mark->picture_data);
}

/**
 * mp_composition_new:
 * @typesetter: lays out its texts; has to outlive it
 * @paper: of all pages
 *
 * Returns: (transfer full): one empty page with the pen at its upper margin
 */
MpComposition *
mp_composition_new (MpTypesetter  *typesetter,
                    const MpPaper *paper)
{
  MpComposition *self;

  g_return_val_if_fail (typesetter != NULL && paper != NULL, NULL);

  self = g_new0 (MpComposition, 1);
  self->typesetter = typesetter;
  self->paper = paper;
  self->marks = g_array_new (FALSE, FALSE, sizeof (MpMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->open = g_ptr_array_new ();
  self->y = MP_TOP_MARGIN;
  self->top = MP_TOP_MARGIN;
  self->n_pages = 1;
  mp_composition_set_column (self, 0, 1);
  return self;
}

/**
 * mp_composition_free:
 * @self: (transfer full): pages
 */
void
mp_composition_free (MpComposition *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->layouts);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->open);
  g_free (self);
}

/**
 * mp_composition_get_paper:
 *
 * Returns: (transfer none): the size of all pages
 */
const MpPaper *
mp_composition_get_paper (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->paper;
}

/**
 * mp_composition_get_typesetter:
 *
 * Returns: (transfer none): what lays out its texts
 */
MpTypesetter *
mp_composition_get_typesetter (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->typesetter;
}

/**
 * mp_composition_set_page_start:
 * @page_start: (scope notified) (nullable): writes what repeats on every page but the first
 */
void
mp_composition_set_page_start (MpComposition *self,
                               MpPageStart    page_start,
                               gpointer       user_data)
{
  g_return_if_fail (self != NULL);

  self->page_start = page_start;
  self->page_start_data = user_data;
}

/**
 * mp_composition_get_left:
 *
 * Returns: the left edge of the column that is being written, in points
 */
double
mp_composition_get_left (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->left;
}

/**
 * mp_composition_get_width:
 *
 * Returns: the width of the column that is being written, in points; from margin to margin unless
 *   mp_composition_set_column() was called
 */
double
mp_composition_get_width (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * mp_composition_set_column:
 * @start: where it begins, 0 being the left margin and 1 the right one
 * @end: where it ends
 *
 * Chooses the part of the page's width to write on; the pen stays.
 */
void
mp_composition_set_column (MpComposition *self,
                           double         start,
                           double         end)
{
  double whole;

  g_return_if_fail (self != NULL && start >= 0 && start < end && end <= 1);

  whole = self->paper->width - 2 * MP_MARGIN;
  self->left = MP_MARGIN + start * whole;
  self->width = (end - start) * whole;
}

/**
 * mp_composition_get_y:
 *
 * Returns: where the pen is, in points from the top
 */
double
mp_composition_get_y (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->y;
}

/**
 * mp_composition_set_y:
 * @y: where to put the pen, in points from the top
 */
void
mp_composition_set_y (MpComposition *self,
                      double         y)
{
  g_return_if_fail (self != NULL);

  self->y = y;
}

/**
 * mp_composition_skip:
 * @height: how far to lower the pen, in points
 */
void
mp_composition_skip (MpComposition *self,
                     double         height)
{
  g_return_if_fail (self != NULL);

  self->y += height;
}

static MpMark *
add_mark (MpComposition *self,
          MpMarkKind     kind)
{
  MpMark mark = { .kind = kind, .page = self->page };

  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, MpMark, self->marks->len - 1);
}

static double
get_bottom (MpComposition *self)
{
  return self->paper->height - MP_BOTTOM_MARGIN;
}

/* A tag cannot span pages: it ends with the page and begins again on the next. */
static void
turn_page (MpComposition *self)
{
  for (guint i = self->open->len; i > 0; i--)
    add_mark (self, MP_MARK_END)->tag = g_ptr_array_index (self->open, i - 1);

  self->page = self->n_pages++;
  self->y = MP_TOP_MARGIN;
  if (self->page_start != NULL)
    self->page_start (self, self->page_start_data);
  self->top = self->y;

  for (guint i = 0; i < self->open->len; i++)
    add_mark (self, MP_MARK_BEGIN)->tag = g_ptr_array_index (self->open, i);
}

/**
 * mp_composition_keep_together:
 * @height: in points
 *
 * Goes to the next page unless so much fits under the pen.
 */
void
mp_composition_keep_together (MpComposition *self,
                              double         height)
{
  g_return_if_fail (self != NULL);

  if (self->y + height > get_bottom (self))
    turn_page (self);
}

/**
 * mp_composition_go_to_page:
 * @page: an existing page, from 0
 *
 * Goes to a page to add to it what could not be known before, such as the number of pages.
 */
void
mp_composition_go_to_page (MpComposition *self,
                           guint          page)
{
  g_return_if_fail (self != NULL && page < self->n_pages && self->open->len == 0);

  self->page = page;
}

/**
 * mp_composition_begin:
 * @tag: a structure type of PDF, such as "Table"; not copied
 *
 * What follows belongs together, until mp_composition_end().
 */
void
mp_composition_begin (MpComposition *self,
                      const char    *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  add_mark (self, MP_MARK_BEGIN)->tag = tag;
  g_ptr_array_add (self->open, (gpointer) tag);
}

/**
 * mp_composition_end:
 *
 * Ends what the latest mp_composition_begin() began.
 */
void
mp_composition_end (MpComposition *self)
{
  g_return_if_fail (self != NULL && self->open->len > 0);

  add_mark (self, MP_MARK_END)->tag = g_ptr_array_steal_index (self->open, self->open->len - 1);
}

static MpMark *
add_text (MpComposition *self,
          PangoLayout   *layout,
          const char    *tag,
          double         x,
          double         y)
{
  MpMark *mark = add_mark (self, MP_MARK_TEXT);

  mark->tag = tag;
  mark->layout = layout;
  mark->grey = mp_layout_get_grey (layout);
  mark->x = x;
  mark->y = y;
  return mark;
}

/**
 * mp_composition_place:
 * @layout: (transfer full): a text of the typesetter
 * @tag: (nullable): a structure type of PDF; not copied
 * @anchor: which of its edges is at @x
 * @x: in points from the left
 * @y: of its upper edge, in points from the top
 *
 * Puts a text on the page; the pen stays.
 *
 * Returns: the text's height in points
 */
double
mp_composition_place (MpComposition *self,
                      PangoLayout   *layout,
                      const char    *tag,
                      MpAnchor       anchor,
                      double         x,
                      double         y)
{
  MpMark *mark;
  PangoRectangle extents;

  g_return_val_if_fail (self != NULL && layout != NULL, 0);

  pango_layout_get_extents (layout, NULL, &extents);
  g_ptr_array_add (self->layouts, layout);
  mark = add_text (self, layout, tag, x, y);
  mark->n_lines = pango_layout_get_line_count (layout);
  mark->width = (extents.x + extents.width) / (double) PANGO_SCALE;
  mark->height = extents.height / (double) PANGO_SCALE;
  if (anchor == MP_AT_END)
    mark->x -= mark->width;
  return mark->height;
}

/**
 * mp_composition_write:
 * @style: how the text looks
 * @text: (nullable): what it says
 * @tag: (nullable): a structure type of PDF; not copied
 * @x: in points from the left
 * @y: of its upper edge, in points from the top
 * @width: where it wraps, in points, or %MP_UNWRAPPED
 *
 * Puts a text on the page; the pen stays.
 *
 * Returns: the text's height in points
 */
double
mp_composition_write (MpComposition *self,
                      MpStyle        style,
                      const char    *text,
                      const char    *tag,
                      double         x,
                      double         y,
                      double         width)
{
  g_return_val_if_fail (self != NULL, 0);

  return mp_composition_place (self, mp_typesetter_lay_out (self->typesetter, style, text, width),
                               tag, MP_AT_START, x, y);
}

/* How many of the lines from the iterator's on fit into @room, and how high they are. */
static int
count_fitting (PangoLayoutIter *iter,
               double           room,
               double          *height)
{
  int n_lines = 0;
  int top, bottom, start;

  pango_layout_iter_get_line_yrange (iter, &start, NULL);
  *height = 0;
  do
    {
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if ((bottom - start) / (double) PANGO_SCALE > room)
        break;
      *height = (bottom - start) / (double) PANGO_SCALE;
      n_lines++;
    }
  while (pango_layout_iter_next_line (iter));
  return n_lines;
}

static PangoLayoutIter *
iterate_from (PangoLayout *layout,
              int          line)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  while (line-- > 0)
    pango_layout_iter_next_line (iter);
  return iter;
}

/* Leaves neither the first nor the last line of a paragraph alone on a page. */
static int
choose_cut (int n_fitting,
            int n_left)
{
  if (n_fitting >= n_left)
    return n_left;
  if (n_left - n_fitting < LINES_TOGETHER)
    n_fitting = n_left - LINES_TOGETHER;
  return n_fitting < LINES_TOGETHER ? 0 : n_fitting;
}

static double
get_lines_height (PangoLayout *layout,
                  int          first_line,
                  int          n_lines)
{
  PangoLayoutIter *iter = iterate_from (layout, first_line);
  int top, bottom;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  while (--n_lines > 0 && pango_layout_iter_next_line (iter))
    pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
  pango_layout_iter_free (iter);
  return (bottom - top) / (double) PANGO_SCALE;
}

/* Puts as many lines as fit under the pen, and says how many; at the top of a page at least one,
 * so that an endless line cannot turn pages for ever. */
static int
flow_lines (MpComposition *self,
            PangoLayout   *layout,
            const char    *tag,
            double         x,
            double         width,
            int            first_line)
{
  int n_left = pango_layout_get_line_count (layout) - first_line;
  PangoLayoutIter *iter = iterate_from (layout, first_line);
  double height;
  int n_lines = choose_cut (count_fitting (iter, get_bottom (self) - self->y, &height), n_left);
  MpMark *mark;

  pango_layout_iter_free (iter);
  if (n_lines == 0 && self->y > self->top)
    return 0;

  n_lines = MAX (n_lines, 1);
  mark = add_text (self, layout, tag, x, self->y);
  mark->first_line = first_line;
  mark->n_lines = n_lines;
  mark->width = width;
  mark->height = get_lines_height (layout, first_line, n_lines);
  self->y += mark->height;
  return n_lines;
}

/**
 * mp_composition_flow:
 * @style: how the text looks
 * @text: (nullable): what it says
 * @tag: (nullable): a structure type of PDF; not copied
 * @x: in points from the left
 * @width: where it wraps, in points
 *
 * Writes under the pen, over as many pages as it takes, and lowers the pen.
 */
void
mp_composition_flow (MpComposition *self,
                     MpStyle        style,
                     const char    *text,
                     const char    *tag,
                     double         x,
                     double         width)
{
  PangoLayout *layout;
  int n_lines;

  g_return_if_fail (self != NULL && width > 0);

  layout = mp_typesetter_lay_out (self->typesetter, style, text, width);
  g_ptr_array_add (self->layouts, layout);
  n_lines = pango_layout_get_line_count (layout);
  for (int line = 0; line < n_lines;)
    {
      int n_placed = flow_lines (self, layout, tag, x, width, line);

      line += n_placed;
      if (line < n_lines)
        turn_page (self);
    }
}

/**
 * mp_composition_box:
 * @x: of its left edge, in points
 * @y: of its upper edge, in points from the top
 * @width: in points
 * @height: in points; that of a hair for a rule
 * @grey: 0 for black, 1 for white
 *
 * Fills a part of the page; the pen stays.
 */
void
mp_composition_box (MpComposition *self,
                    double         x,
                    double         y,
                    double         width,
                    double         height,
                    double         grey)
{
  MpMark *mark;

  g_return_if_fail (self != NULL);

  mark = add_mark (self, MP_MARK_BOX);
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->grey = grey;
}

/**
 * mp_composition_picture:
 * @x: of its left edge, in points
 * @y: of its upper edge, in points from the top
 * @width: in points
 * @height: in points
 * @picture: (scope notified): draws it
 * @user_data: for @picture
 * @destroy: (nullable): frees @user_data with @self
 *
 * Puts a drawing on the page; the pen stays.  It carries no tag: what it says is said in words
 * elsewhere on the page.
 */
void
mp_composition_picture (MpComposition *self,
                        double         x,
                        double         y,
                        double         width,
                        double         height,
                        MpPicture      picture,
                        gpointer       user_data,
                        GDestroyNotify destroy)
{
  MpMark *mark;

  g_return_if_fail (self != NULL && picture != NULL);

  mark = add_mark (self, MP_MARK_PICTURE);
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
  mark->picture = picture;
  mark->picture_data = user_data;
  mark->picture_destroy = destroy;
}

/**
 * mp_composition_get_n_pages:
 *
 * Returns: at least 1
 */
guint
mp_composition_get_n_pages (MpComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * mp_composition_get_marks:
 * @n_marks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_marks): all that is on the pages, in reading order
 */
const MpMark *
mp_composition_get_marks (MpComposition *self,
                          guint         *n_marks)
{
  g_return_val_if_fail (self != NULL && n_marks != NULL, NULL);

  *n_marks = self->marks->len;
  return (const MpMark *) (gpointer) self->marks->data;
}

static void
append_lines (const MpMark *mark,
              GString      *text)
{
  const char *whole = pango_layout_get_text (mark->layout);

  for (int i = 0; i < mark->n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (mark->layout, mark->first_line + i);

      g_string_append_len (text, whole + line->start_index, line->length);
    }
}

/**
 * mp_composition_dup_text:
 * @page: from 0
 *
 * Returns: (transfer full): what is read on a page, one text a line, for those who hear it
 */
char *
mp_composition_dup_text (MpComposition *self,
                         guint          page)
{
  GString *text;

  g_return_val_if_fail (self != NULL && page < self->n_pages, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MpMark *mark = &g_array_index (self->marks, MpMark, i);

      if (mark->kind != MP_MARK_TEXT || mark->page != page)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      append_lines (mark, text);
    }
  return g_string_free (text, FALSE);
}
