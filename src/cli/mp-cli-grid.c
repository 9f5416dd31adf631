/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text in columns that line up on a terminal, whatever the script. */

#include "cli/mp-cli-grid.h"

#include <string.h>

/* A cell is cut off beyond this many columns; --format csv has it whole. */
#define MAX_CELL 48

typedef struct
{
  char *header;
  gboolean number;
  guint width;
} Column;

struct _MpCliGrid
{
  GArray *columns;
  GPtrArray *cells;
};

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->header);
}

/**
 * mp_cli_grid_new:
 *
 * Returns: (transfer full): a grid without columns
 */
MpCliGrid *
mp_cli_grid_new (void)
{
  MpCliGrid *self = g_new0 (MpCliGrid, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * mp_cli_grid_free:
 * @self: a grid
 */
void
mp_cli_grid_free (MpCliGrid *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static guint
character_width (gunichar character)
{
  if (g_unichar_iszerowidth (character) || g_unichar_iscntrl (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

/**
 * mp_cli_display_width:
 * @text: valid UTF-8
 *
 * Returns: how many columns of a terminal @text takes, without asking the locale
 */
guint
mp_cli_display_width (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += character_width (g_utf8_get_char (text));
  return width;
}

/* On one line, without anything that a terminal would obey. */
static void
flatten (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_strchomp (text);
}

static char *
cut_off (const char *text)
{
  const char *end = text;
  guint width = 0;

  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      width += character_width (g_utf8_get_char (end));
      if (width > MAX_CELL - 1)
        break;
    }
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

/**
 * mp_cli_grid_add_column:
 * @self: a grid without cells
 * @header: what stands over the column
 * @number: whether its cells stand at the right
 */
void
mp_cli_grid_add_column (MpCliGrid  *self,
                        const char *header,
                        gboolean    number)
{
  Column column = { g_strdup (header), number, mp_cli_display_width (header) };

  g_return_if_fail (self->cells->len == 0);

  g_array_append_val (self->columns, column);
}

/**
 * mp_cli_grid_take_cell:
 * @self: a grid with columns
 * @text: (transfer full) (nullable): what stands in the next cell, row by row
 */
void
mp_cli_grid_take_cell (MpCliGrid *self,
                       char      *text)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);

  if (text == NULL)
    text = g_strdup ("");
  flatten (text);
  if (mp_cli_display_width (text) > MAX_CELL)
    {
      g_autofree char *whole = text;

      text = cut_off (whole);
    }
  column->width = MAX (column->width, mp_cli_display_width (text));
  g_ptr_array_add (self->cells, text);
}

static void
append_cell (const Column *column,
             const char   *text,
             GString      *line)
{
  guint padding = column->width - mp_cli_display_width (text);

  if (line->len > 0)
    g_string_append (line, "  ");
  if (column->number)
    g_string_append_printf (line, "%*s", (int) padding, "");
  g_string_append (line, text);
  if (!column->number)
    g_string_append_printf (line, "%*s", (int) padding, "");
}

static void
print_line (GString     *line,
            MpCliOutput *output)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  mp_cli_output_text (output, line->str);
  g_string_truncate (line, 0);
}

/**
 * mp_cli_grid_print:
 * @self: a grid
 * @output: where to
 *
 * Prints the headers and all rows.
 */
void
mp_cli_grid_print (MpCliGrid   *self,
                   MpCliOutput *output)
{
  guint n_columns = self->columns->len;
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_if_fail (n_columns > 0 && self->cells->len % n_columns == 0);

  for (guint i = 0; i < n_columns; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      append_cell (column, column->header, line);
    }
  print_line (line, output);

  for (guint i = 0; i < self->cells->len; i++)
    {
      append_cell (&g_array_index (self->columns, Column, i % n_columns), self->cells->pdata[i],
                   line);
      if ((i + 1) % n_columns == 0)
        print_line (line, output);
    }
}
