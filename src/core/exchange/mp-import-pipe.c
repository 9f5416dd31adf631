/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and judges rows in a thread, ahead of the one that writes them.
 *
 * Writing is what takes long, and SQLite does it in one thread.  What comes before it, taking a
 * row apart and comparing it with everybody, takes a third as long and needs no file of ours. */

#include "config.h"

#include "exchange/mp-import-pipe.h"

/* Rows that are handed over at a time, and how many handfuls there are. */
#define BLOCK_SIZE 64
#define N_BLOCKS 4

/*
 * @n: how many of the drafts have a row
 * @last: whether nothing follows
 * @error: (nullable): what stopped the reading after these rows
 * @fraction: how much of the source was read by then
 */
typedef struct
{
  MpImportDraft *drafts[BLOCK_SIZE];
  guint n;
  gboolean last;
  GError *error;
  double fraction;
} Block;

/* The table and what the judging needs of the run belong to the thread while it runs. */
struct _MpImportPipe
{
  MpImportTable *table;
  MpImportRun *run;
  gboolean judges;
  Block blocks[N_BLOCKS];
  GAsyncQueue *empty;
  GAsyncQueue *full;
  GThread *thread;
  gint stopped;
  Block *current;
  guint position;
};

static gboolean
read_row (MpImportPipe *self,
          Block        *block)
{
  MpImportDraft *draft = block->drafts[block->n];
  gboolean more;

  if (!mp_import_table_next (self->table, draft, &more, &block->error) || !more)
    return FALSE;
  if (self->judges)
    mp_import_judge_person (self->run, draft);
  block->n++;
  return TRUE;
}

static void
fill_block (MpImportPipe *self,
            Block        *block)
{
  block->n = 0;
  while (!block->last && block->n < BLOCK_SIZE)
    block->last = !read_row (self, block);
  block->fraction = mp_text_source_get_fraction (
    mp_csv_reader_get_source (mp_import_table_get_reader (self->table)));
}

static gpointer
read_in_thread (gpointer user_data)
{
  MpImportPipe *self = user_data;
  gboolean last = FALSE;

  while (!last)
    {
      Block *block = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->stopped))
        break;
      fill_block (self, block);
      last = block->last;
      g_async_queue_push (self->full, block);
    }

  return NULL;
}

/**
 * mp_import_pipe_new:
 * @table: a table before its first row; not to be touched by anybody else until the pipe is freed
 * @run: where the rows are going to be taken
 * @date_order: how the table writes days
 *
 * Returns: (transfer full): a pipe that has begun to read
 */
MpImportPipe *
mp_import_pipe_new (MpImportTable *table,
                    MpImportRun   *run,
                    MpDateOrder    date_order)
{
  MpImportPipe *self = g_new0 (MpImportPipe, 1);
  g_autoptr (GHashTable) choices = mp_import_choices_new ();
  MpImportKind kind = mp_import_get_kind (run->settings);

  self->table = table;
  self->run = run;
  self->judges = kind != MP_IMPORT_AS_ORGANISATIONS;
  self->empty = g_async_queue_new ();
  self->full = g_async_queue_new ();
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      for (guint j = 0; j < BLOCK_SIZE; j++)
        self->blocks[i].drafts[j] = mp_import_draft_new (kind, run->today, date_order, choices);
      g_async_queue_push (self->empty, &self->blocks[i]);
    }
  self->thread = g_thread_new ("import", read_in_thread, self);

  return self;
}

/**
 * mp_import_pipe_free:
 * @self: what to stop and free
 */
void
mp_import_pipe_free (MpImportPipe *self)
{
  g_atomic_int_set (&self->stopped, 1);
  /* Whatever it waits for, it finds an empty block and sees that it is to stop. */
  g_async_queue_push (self->empty, &self->blocks[0]);
  g_thread_join (self->thread);

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      for (guint j = 0; j < BLOCK_SIZE; j++)
        mp_import_draft_free (self->blocks[i].drafts[j]);
      g_clear_error (&self->blocks[i].error);
    }
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_free (self);
}

/**
 * mp_import_pipe_next:
 * @self: a pipe
 * @draft: (out) (transfer none) (nullable): the next row, until the next call; %NULL at the end
 * @error: where to say what is wrong with the source
 *
 * Returns: %FALSE with @error set if the source could not be read
 */
gboolean
mp_import_pipe_next (MpImportPipe   *self,
                     MpImportDraft **draft,
                     GError        **error)
{
  g_return_val_if_fail (self != NULL && draft != NULL, FALSE);

  *draft = NULL;
  while (self->current == NULL || self->position == self->current->n)
    {
      if (self->current != NULL && self->current->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&self->current->error));
          return FALSE;
        }
      if (self->current != NULL && self->current->last)
        return TRUE;
      if (self->current != NULL)
        g_async_queue_push (self->empty, self->current);
      self->current = g_async_queue_pop (self->full);
      self->position = 0;
    }

  *draft = self->current->drafts[self->position++];
  return TRUE;
}

/**
 * mp_import_pipe_get_fraction:
 * @self: a pipe
 *
 * Returns: how much of the source was handed over, between 0 and 1
 */
double
mp_import_pipe_get_fraction (const MpImportPipe *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->current != NULL ? self->current->fraction : 0.0;
}
