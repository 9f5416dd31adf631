/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages hold all of their text inside the margins, cut where a reader expects it. */

#include "config.h"

#include "report/mp-page-table.h"

#include <string.h>

static MpTypesetter *
new_typesetter (void)
{
  return mp_typesetter_new ("en");
}

static char *
repeat (const char *text,
        guint       times)
{
  GString *all = g_string_new (NULL);

  while (times-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* The lines of a text that the marks of a page show. */
static guint
count_lines (MpComposition *pages,
             guint          page)
{
  guint n_marks;
  const MpMark *marks = mp_composition_get_marks (pages, &n_marks);
  guint n_lines = 0;

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == MP_MARK_TEXT && marks[i].page == page)
      n_lines += marks[i].n_lines;
  return n_lines;
}

static void
assert_inside_margins (MpComposition *pages)
{
  const MpPaper *paper = mp_composition_get_paper (pages);
  guint n_marks;
  const MpMark *marks = mp_composition_get_marks (pages, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      const MpMark *mark = &marks[i];

      if (mark->kind == MP_MARK_BEGIN || mark->kind == MP_MARK_END)
        continue;
      g_assert_cmpfloat (mark->x, >=, MP_MARGIN - 0.01);
      g_assert_cmpfloat (mark->x + mark->width, <=, paper->width - MP_MARGIN + 0.01);
      g_assert_cmpfloat (mark->y, >=, MP_TOP_MARGIN - 0.01);
      g_assert_cmpfloat (mark->y + mark->height, <=, paper->height - MP_BOTTOM_MARGIN + 0.51);
    }
}

/* A tag that is open at the end of a page ends there and begins again on the next. */
static void
assert_tags_balance_on_each_page (MpComposition *pages)
{
  guint n_marks;
  const MpMark *marks = mp_composition_get_marks (pages, &n_marks);

  for (guint page = 0; page < mp_composition_get_n_pages (pages); page++)
    {
      g_autoptr (GPtrArray) open = g_ptr_array_new ();

      for (guint i = 0; i < n_marks; i++)
        {
          if (marks[i].page != page)
            continue;
          if (marks[i].kind == MP_MARK_BEGIN)
            g_ptr_array_add (open, (gpointer) marks[i].tag);
          if (marks[i].kind != MP_MARK_END)
            continue;
          g_assert_cmpuint (open->len, >, 0);
          g_assert_cmpstr (g_ptr_array_steal_index (open, open->len - 1), ==, marks[i].tag);
        }
      g_assert_cmpuint (open->len, ==, 0);
    }
}

static void
test_long_texts_fill_pages (void)
{
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  g_autofree char *text = repeat ("All of these words have to be somewhere on the pages. ", 2000);
  guint n_papers;
  const MpPaper *papers = mp_paper_list (&n_papers);

  for (guint i = 0; i < n_papers; i++)
    {
      g_autoptr (MpComposition) pages = mp_composition_new (typesetter, &papers[i]);
      double width = mp_composition_get_width (pages);
      g_autoptr (PangoLayout) whole = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, text,
                                                             width);
      guint n_lines = 0;

      mp_composition_flow (pages, MP_STYLE_BODY, text, "P", MP_MARGIN, width);
      g_assert_cmpuint (mp_composition_get_n_pages (pages), >, 15);
      for (guint page = 0; page < mp_composition_get_n_pages (pages); page++)
        n_lines += count_lines (pages, page);
      g_assert_cmpuint (n_lines, ==, pango_layout_get_line_count (whole));
      assert_inside_margins (pages);
    }
}

/* Whatever room is left, neither the first nor the last line stands alone. */
static void
test_no_line_stands_alone (void)
{
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  const MpPaper *paper = mp_paper_find ("letter");

  for (guint n_lines = 2; n_lines < 6; n_lines++)
    {
      g_autofree char *lines = repeat ("line\n", n_lines - 1);
      g_autofree char *text = g_strconcat (lines, "line", NULL);

      for (double room = 0; room < 100; room += 3)
        {
          g_autoptr (MpComposition) pages = mp_composition_new (typesetter, paper);
          guint first;

          mp_composition_set_y (pages, paper->height - MP_BOTTOM_MARGIN - room);
          mp_composition_flow (pages, MP_STYLE_BODY, text, "P", MP_MARGIN, 300);
          first = count_lines (pages, 0);
          g_assert_cmpuint (first, !=, 1);
          g_assert_cmpuint (first, !=, n_lines - 1);
          if (first < n_lines)
            g_assert_cmpuint (first + count_lines (pages, 1), ==, n_lines);
          assert_inside_margins (pages);
        }
    }
}

static void
start_page (MpComposition *pages,
            gpointer       user_data)
{
  mp_composition_write (pages, MP_STYLE_LABEL, "again", NULL, MP_MARGIN,
                        mp_composition_get_y (pages), MP_UNWRAPPED);
  mp_composition_skip (pages, 20);
  (*(guint *) user_data)++;
}

static void
test_page_start_is_called_once_a_page (void)
{
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  g_autoptr (MpComposition) pages = mp_composition_new (typesetter, mp_paper_find ("a4"));
  g_autofree char *text = repeat ("word ", 5000);
  guint n_starts = 0;

  mp_composition_set_page_start (pages, start_page, &n_starts);
  mp_composition_begin (pages, "L");
  mp_composition_flow (pages, MP_STYLE_BODY, text, "P", MP_MARGIN, 200);
  mp_composition_end (pages);
  g_assert_cmpuint (n_starts, ==, mp_composition_get_n_pages (pages) - 1);
  g_assert_cmpuint (n_starts, >, 1);
  assert_tags_balance_on_each_page (pages);
  assert_inside_margins (pages);
}

static void
get_cells (guint     row,
           char    **cells,
           gpointer  user_data)
{
  cells[0] = g_strdup_printf ("%u", row);
  cells[1] = row % 7 == 3 ? repeat ("a long cell ", 20) : NULL;
}

static void
test_tables_are_headed_on_every_page (void)
{
  static const MpPageColumn columns[] = {
    { "Number", 0.3, MP_STYLE_STRONG },
    { "Text", 0.7, MP_STYLE_BODY },
  };
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  g_autoptr (MpComposition) pages = mp_composition_new (typesetter, mp_paper_find ("letter"));
  guint n_marks;
  const MpMark *marks;
  guint n_heads = 0, n_cells = 0;

  mp_page_table (pages, MP_PAGE_TABLE_RULED, columns, G_N_ELEMENTS (columns), 100, get_cells, NULL);
  marks = mp_composition_get_marks (pages, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == MP_MARK_TEXT)
      {
        n_heads += g_str_equal (marks[i].tag, "TH");
        n_cells += g_str_equal (marks[i].tag, "TD");
      }
  g_assert_cmpuint (mp_composition_get_n_pages (pages), >, 2);
  g_assert_cmpuint (n_heads, ==, 2 * mp_composition_get_n_pages (pages));
  g_assert_cmpuint (n_cells, ==, 200);
  assert_tags_balance_on_each_page (pages);
  assert_inside_margins (pages);
}

/* What people wrote in Arabic stands at the right of its room; an Arabic name in a row of facts
 * stands where all facts do. */
static void
test_direction_follows_the_script (void)
{
  static const struct
  {
    MpStyle style;
    const char *text;
    gboolean at_right;
  } cases[] = {
    { MP_STYLE_PROSE, "أمينة", TRUE },
    { MP_STYLE_PROSE, "Amina", FALSE },
    { MP_STYLE_BODY, "أمينة", FALSE },
    { MP_STYLE_TITLE, "أمينة", FALSE },
  };
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoLayout) layout = mp_typesetter_lay_out (typesetter, cases[i].style,
                                                              cases[i].text, 300);
      PangoRectangle extents;

      pango_layout_get_extents (layout, NULL, &extents);
      if (cases[i].at_right)
        g_assert_cmpint (extents.x, >, 100 * PANGO_SCALE);
      else
        g_assert_cmpint (extents.x, ==, 0);
    }
}

static void
test_a_line_is_cut (void)
{
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  g_autofree char *text = repeat ("very long\n", 30);
  g_autoptr (PangoLayout) line = mp_typesetter_lay_out_line (typesetter, MP_STYLE_BODY, text,
                                                             100);

  g_assert_cmpint (pango_layout_get_line_count (line), ==, 1);
  g_assert_true (pango_layout_is_ellipsized (line));
  g_assert_cmpfloat (mp_layout_get_width (line), <=, 100);
}

static void
test_same_text_is_laid_out_once (void)
{
  g_autoptr (MpTypesetter) typesetter = new_typesetter ();
  g_autoptr (PangoLayout) first = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, "A", 100);
  g_autoptr (PangoLayout) same = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, "A", 100);
  g_autoptr (PangoLayout) wide = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, "A", 101);
  g_autoptr (PangoLayout) bold = mp_typesetter_lay_out (typesetter, MP_STYLE_STRONG, "A", 100);
  g_autoptr (PangoLayout) line = mp_typesetter_lay_out_line (typesetter, MP_STYLE_BODY, "A", 100);

  g_assert_true (first == same);
  g_assert_true (first != wide && first != bold && first != line);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (PangoLayout) other = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, text, 100);

      g_assert_cmpstr (pango_layout_get_text (other), ==, text);
    }
  g_assert_cmpstr (pango_layout_get_text (first), ==, "A");
}

static void
test_paper_follows_the_country (void)
{
  static const struct
  {
    const char *country;
    const char *paper;
  } cases[] = {
    { NULL, "letter" },         { "", "letter" },     { "Canada", "letter" }, { "CA", "letter" },
    { "États-Unis", "letter" }, { "France", "a4" },   { "DE", "a4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (mp_paper_for_country (cases[i].country) == mp_paper_find (cases[i].paper));
  g_assert_null (mp_paper_find ("tabloid"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composition/long-texts-fill-pages", test_long_texts_fill_pages);
  g_test_add_func ("/composition/no-line-stands-alone", test_no_line_stands_alone);
  g_test_add_func ("/composition/page-start-is-called-once-a-page",
                   test_page_start_is_called_once_a_page);
  g_test_add_func ("/composition/tables-are-headed-on-every-page",
                   test_tables_are_headed_on_every_page);
  g_test_add_func ("/typesetter/direction-follows-the-script", test_direction_follows_the_script);
  g_test_add_func ("/typesetter/a-line-is-cut", test_a_line_is_cut);
  g_test_add_func ("/typesetter/same-text-is-laid-out-once", test_same_text_is_laid_out_once);
  g_test_add_func ("/paper/follows-the-country", test_paper_follows_the_country);
  return g_test_run ();
}
