/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a progress report: where the mentee stands, notes, and what comes next. */

#include "config.h"

#include "report/mp-progress-pages.h"

#include "report/mp-page-table.h"
#include "report/mp-pipeline-painter.h"
#include "report/mp-letter.h"
#include "report/mp-progress-words.h"

#include <glib/gi18n-lib.h>

#define ITEM_INDENT 12.0

/* Parts of the width for what comes next, and for the space beside it. */
#define NEXT_SHARE 0.54
#define COLUMN_GAP 0.04

static MpPipeline *
make_pipeline (const MpProgressData *data)
{
  MpPipeline *pipeline = mp_pipeline_new (0);

  for (guint i = 0; i < MP_N_STAGES; i++)
    {
      pipeline->stages[i].state = data->stages[i].state;
      pipeline->stages[i].started_on = data->stages[i].started_on;
      pipeline->stages[i].completed_on = data->stages[i].completed_on;
    }
  return pipeline;
}

static void
draw_pipeline (cairo_t  *cr,
               double    width,
               double    height,
               gpointer  user_data)
{
  mp_pipeline_drawing_draw (user_data, mp_pipeline_palette_get (MP_PIPELINE_PAPER), cr);
}

static void
free_drawing (gpointer data)
{
  mp_pipeline_drawing_free (data);
}

static void
write_pipeline (const MpLetter *letter)
{
  PangoContext *context = mp_typesetter_get_context (mp_composition_get_typesetter (letter->pages));
  g_autoptr (MpPipeline) pipeline = make_pipeline (letter->data);
  MpPipelineDrawing *drawing = mp_pipeline_drawing_new (pipeline, NULL, MP_DATE_NONE,
                                                        MP_PIPELINE_PRINT, letter->words, context);
  double width = mp_letter_width (letter);
  double height = mp_pipeline_drawing_lay_out (drawing, width)->height;

  mp_composition_skip (letter->pages, MP_LETTER_GAP);
  mp_composition_keep_together (letter->pages, height);
  mp_composition_picture (letter->pages, mp_letter_left (letter),
                          mp_composition_get_y (letter->pages), width, height, draw_pipeline,
                          drawing, free_drawing);
  mp_composition_skip (letter->pages, height);
}

/* A heading stays with at least @following points of what comes under it. */
static void
write_heading (const MpLetter *letter,
               const char     *text,
               double          following)
{
  mp_composition_skip (letter->pages, MP_LETTER_GAP);
  mp_composition_keep_together (letter->pages, 20 + following);
  mp_composition_flow (letter->pages, MP_STYLE_HEADING, text, "H2", mp_letter_left (letter),
                       mp_letter_width (letter));
  mp_composition_skip (letter->pages, 4);
}

static void
get_stage_cells (guint      row,
                 char     **cells,
                 gpointer   user_data)
{
  const MpLetter *letter = user_data;
  const MpProgressStage *stage = &letter->data->stages[row];

  cells[0] = g_strdup (mp_stage_get_letter (stage->stage));
  cells[1] = g_strdup (mp_progress_get_stage_title (letter->words, stage->stage));
  cells[2] = g_strdup (mp_progress_get_state (letter->words, stage->state));
  cells[3] = mp_catalogue_format_date (letter->words, stage->started_on);
  cells[4] = mp_catalogue_format_date (letter->words, stage->completed_on);
}

static void
write_stages (MpLetter *letter)
{
  const MpPageColumn columns[] = {
    { mp_letter_say (letter, N_("Stage")), 0.065, MP_STYLE_STRONG },
    { "", 0.365, MP_STYLE_BODY },
    { mp_letter_say (letter, N_("State")), 0.165, MP_STYLE_BODY },
    { mp_letter_say (letter, N_("Started on")), 0.21, MP_STYLE_BODY },
    { mp_letter_say (letter, N_("Completed on")), 0.195, MP_STYLE_BODY },
  };

  write_heading (letter, mp_letter_say (letter, N_("The five stages")), 130);
  mp_page_table (letter->pages, MP_PAGE_TABLE_RULED, columns, G_N_ELEMENTS (columns), MP_N_STAGES,
                 get_stage_cells, letter);
}

static void
write_item (const MpLetter *letter,
            const char     *text)
{
  double y;

  mp_composition_keep_together (letter->pages, 26);
  y = mp_composition_get_y (letter->pages);
  mp_composition_begin (letter->pages, "LI");
  mp_composition_write (letter->pages, MP_STYLE_STRONG, "•", "Lbl", mp_letter_left (letter), y,
                        MP_UNWRAPPED);
  mp_composition_flow (letter->pages, MP_STYLE_BODY, text, "LBody",
                       mp_letter_left (letter) + ITEM_INDENT,
                       mp_letter_width (letter) - ITEM_INDENT);
  mp_composition_end (letter->pages);
  mp_composition_skip (letter->pages, 2);
}

static void
write_next (const MpLetter *letter)
{
  const MpProgressData *data = letter->data;
  const MpProgressStep none = { MP_STAGE_STEP_NONE, 0 };
  guint n_steps = MAX (data->n_steps, 1);

  write_heading (letter, mp_letter_say (letter, N_("What comes next")), 28);
  mp_composition_begin (letter->pages, "L");
  for (guint i = 0; i < n_steps; i++)
    {
      const MpProgressStep *step = data->n_steps > 0 ? &data->steps[i] : &none;
      g_autofree char *text = mp_progress_dup_step (letter->words, step);

      write_item (letter, text);
    }
  mp_composition_end (letter->pages);
}

static void
get_change_cells (guint      row,
                  char     **cells,
                  gpointer   user_data)
{
  const MpLetter *letter = user_data;
  const MpProgressChange *change = g_ptr_array_index (letter->data->changes, row);

  cells[0] = mp_catalogue_format_short_date (letter->words, change->on, TRUE);
  cells[1] = g_strdup (mp_stage_get_letter (change->stage));
  cells[2] = g_strdup (mp_progress_get_event (letter->words, change->before, change->after));
}

static void
write_changes (const MpLetter *letter)
{
  const MpPageColumn columns[] = {
    { mp_letter_say (letter, N_("Date")), 0.38, MP_STYLE_BODY },
    { mp_letter_say (letter, N_("Stage")), 0.18, MP_STYLE_STRONG },
    { mp_letter_say (letter, N_("What happened")), 0.44, MP_STYLE_BODY },
  };

  write_heading (letter, mp_letter_say (letter, N_("Steps in this period")), 44);
  mp_page_table (letter->pages, MP_PAGE_TABLE_DENSE, columns, G_N_ELEMENTS (columns),
                 letter->data->changes->len, get_change_cells, (gpointer) letter);
}

typedef void (*Section) (const MpLetter *letter);

/* The height of a section in a column, or more than any page has. */
static double
measure (const MpLetter *letter,
         Section         section,
         double          start,
         double          end)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (letter->pages);
  g_autoptr (MpComposition) scratch
      = mp_composition_new (typesetter, mp_composition_get_paper (letter->pages));
  MpLetter trial = { scratch, letter->data, letter->words };

  mp_composition_set_column (scratch, start, end);
  section (&trial);
  if (mp_composition_get_n_pages (scratch) > 1)
    return G_MAXDOUBLE;
  return mp_composition_get_y (scratch) - MP_TOP_MARGIN;
}

/* Two short sections stand side by side, so that most letters keep to one page. */
static void
write_next_and_changes (const MpLetter *letter)
{
  double height = MAX (measure (letter, write_next, 0, NEXT_SHARE),
                       measure (letter, write_changes, NEXT_SHARE + COLUMN_GAP, 1));
  double y;

  if (height > mp_composition_get_paper (letter->pages)->height / 3)
    {
      write_next (letter);
      write_changes (letter);
      return;
    }

  mp_composition_keep_together (letter->pages, height);
  y = mp_composition_get_y (letter->pages);
  mp_composition_set_column (letter->pages, 0, NEXT_SHARE);
  write_next (letter);
  mp_composition_set_y (letter->pages, y);
  mp_composition_set_column (letter->pages, NEXT_SHARE + COLUMN_GAP, 1);
  write_changes (letter);
  mp_composition_set_column (letter->pages, 0, 1);
  mp_composition_set_y (letter->pages, y + height);
}

static void
write_note (const MpLetter       *letter,
            const MpProgressNote *note)
{
  g_autofree char *date = mp_catalogue_format_date (letter->words, note->on);
  g_autofree char *line = mp_letter_join (date, " · ", note->author);
  double width = mp_letter_width (letter);

  mp_composition_keep_together (letter->pages, 40);
  mp_composition_flow (letter->pages, MP_STYLE_LABEL, line, "P", mp_letter_left (letter), width);
  mp_composition_skip (letter->pages, 1);
  mp_composition_flow (letter->pages, MP_STYLE_PROSE, note->text, "P", mp_letter_left (letter),
                       width);
  mp_composition_skip (letter->pages, 8);
}

static void
write_notes (const MpLetter *letter)
{
  const GPtrArray *notes = letter->data->notes;

  if (notes->len == 0)
    return;
  write_heading (letter, mp_letter_say (letter, N_("Notes for the school")), 44);
  for (guint i = 0; i < notes->len; i++)
    write_note (letter, g_ptr_array_index (notes, i));
}

/**
 * mp_progress_pages_compose:
 * @data: what to say
 * @words: the language to say it in
 * @paper: the size of the pages
 * @typesetter: lays the texts out; has to outlive the pages
 *
 * Returns: (transfer full): the pages of one mentee
 */
MpComposition *
mp_progress_pages_compose (const MpProgressData *data,
                           const MpCatalogue    *words,
                           const MpPaper        *paper,
                           MpTypesetter         *typesetter)
{
  MpLetter letter = { NULL, data, words };

  g_return_val_if_fail (data != NULL && words != NULL, NULL);

  letter.pages = mp_composition_new (typesetter, paper);
  mp_letter_open (&letter);
  write_pipeline (&letter);
  write_stages (&letter);
  write_notes (&letter);
  if (data->changes->len > 0)
    write_next_and_changes (&letter);
  else
    write_next (&letter);
  mp_letter_close (&letter);
  return letter.pages;
}
