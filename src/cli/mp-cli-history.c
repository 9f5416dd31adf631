/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that look back: history, undo and redo. */

#include "cli/mp-cli-commands.h"
#include "cli/mp-cli-grid.h"
#include "store/mp-history.h"

#include <glib/gi18n.h>

#define DEFAULT_STEPS "50"
#define MAX_CHANGES 100000

static char *limit_text;
static char *step_text;

const GOptionEntry mp_cli_history_options[] = {
  { "limit", 'n', 0, G_OPTION_ARG_STRING, &limit_text,
    N_("List at most N steps instead of 50; 0 lists all"), N_("N") },
  { "step", 's', 0, G_OPTION_ARG_STRING, &step_text,
    N_("List what the step of that number changed"), N_("NUMBER") },
  G_OPTION_ENTRY_NULL,
};

static const char *
state_label (MpHistoryState state)
{
  switch (state)
    {
    case MP_HISTORY_DONE:
      return "";
    case MP_HISTORY_FINAL:
      return _("cannot be undone");
    case MP_HISTORY_UNDONE:
      return _("undone");
    case MP_HISTORY_DROPPED:
      return _("undone for good");
    }
  g_assert_not_reached ();
}

static void
print_steps (GPtrArray   *entries,
             MpCliOutput *output)
{
  g_autoptr (MpCliGrid) grid = mp_cli_grid_new ();

  mp_cli_grid_add_column (grid, _("Step"), TRUE);
  mp_cli_grid_add_column (grid, _("When"), FALSE);
  mp_cli_grid_add_column (grid, _("Who"), FALSE);
  mp_cli_grid_add_column (grid, _("What"), FALSE);
  mp_cli_grid_add_column (grid, _("Records"), TRUE);
  mp_cli_grid_add_column (grid, _("State"), FALSE);

  for (guint i = 0; i < entries->len; i++)
    {
      const MpHistoryEntry *entry = entries->pdata[i];

      mp_cli_grid_take_cell (grid, g_strdup_printf ("%" G_GINT64_FORMAT, entry->batch_id));
      mp_cli_grid_take_cell (grid, mp_instant_to_display (entry->at));
      mp_cli_grid_take_cell (grid, g_strdup (entry->author));
      mp_cli_grid_take_cell (grid, g_strdup (entry->label));
      mp_cli_grid_take_cell (grid, g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_records));
      mp_cli_grid_take_cell (grid, g_strdup (state_label (entry->state)));
    }
  mp_cli_grid_print (grid, output);
}

static const char *
kind_label (MpChangeKind kind)
{
  switch (kind)
    {
    case MP_CHANGE_INSERT:
      return _("added");
    case MP_CHANGE_UPDATE:
      return _("changed");
    case MP_CHANGE_DELETE:
      return _("removed");
    }
  g_assert_not_reached ();
}

static gboolean
is_private (const MpHistoryChange *change)
{
  return change->table->private_rows
         || (change->field != NULL && (change->field->flags & MP_FIELD_PRIVATE) != 0);
}

static void
print_changes (GPtrArray   *changes,
               MpCliOutput *output)
{
  g_autoptr (MpCliGrid) grid = mp_cli_grid_new ();

  mp_cli_grid_add_column (grid, _("Record"), FALSE);
  mp_cli_grid_add_column (grid, _("Id"), TRUE);
  mp_cli_grid_add_column (grid, _("Change"), FALSE);
  mp_cli_grid_add_column (grid, _("Field"), FALSE);
  mp_cli_grid_add_column (grid, _("Before"), FALSE);
  mp_cli_grid_add_column (grid, _("After"), FALSE);

  for (guint i = 0; i < changes->len; i++)
    {
      const MpHistoryChange *change = changes->pdata[i];
      gboolean hidden = is_private (change);

      mp_cli_grid_take_cell (grid, g_strdup (mp_table_get_label (change->table)));
      mp_cli_grid_take_cell (grid, g_strdup_printf ("%" G_GINT64_FORMAT, change->row_id));
      mp_cli_grid_take_cell (grid, g_strdup (kind_label (change->kind)));
      mp_cli_grid_take_cell (
        grid, g_strdup (change->field != NULL ? mp_field_get_label (change->field) : NULL));
      mp_cli_grid_take_cell (grid, g_strdup (hidden ? _("(private)") : change->old_text));
      mp_cli_grid_take_cell (grid, g_strdup (hidden ? _("(private)") : change->new_text));
    }
  mp_cli_grid_print (grid, output);
}

static gboolean
list_changes (MpStore     *store,
              MpCliOutput *output,
              GError     **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  guint step;

  if (!mp_cli_parse_number (step_text, "--step", 1, G_MAXINT, &step, error))
    return FALSE;
  changes = mp_history_list_changes (store, step, MAX_CHANGES, error);
  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                   _("The history has nothing about a step %u."), step);
      return FALSE;
    }
  print_changes (changes, output);
  return TRUE;
}

/**
 * mp_cli_history:
 * @arguments: the programme file
 * @output: where to print
 * @error: return location for a #GError
 *
 * Lists the steps that were taken, the last one first, or what one of them changed.
 *
 * Returns: %FALSE with @error set if that fails
 */
gboolean
mp_cli_history (char       **arguments,
                MpCliOutput *output,
                GError     **error)
{
  g_autoptr (MpStore) store = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint limit;

  if (!mp_cli_parse_number (limit_text != NULL ? limit_text : DEFAULT_STEPS, "--limit", 0,
                            G_MAXINT, &limit, error))
    return FALSE;
  store = mp_cli_open_to_read (arguments[0], error);
  if (store == NULL)
    return FALSE;
  if (step_text != NULL)
    return list_changes (store, output, error);

  entries = mp_history_list (store, 0, limit == 0 ? G_MAXINT : limit, error);
  if (entries == NULL)
    return FALSE;
  print_steps (entries, output);
  return TRUE;
}

/**
 * mp_cli_undo:
 * @arguments: the programme file
 * @output: where to print
 * @error: return location for a #GError
 *
 * Takes the last step back.
 *
 * Returns: %FALSE with @error set if that fails or there is none
 */
gboolean
mp_cli_undo (char       **arguments,
             MpCliOutput *output,
             GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open (arguments[0], error);
  g_autofree char *label = store != NULL ? mp_store_dup_undo_label (store) : NULL;

  if (store == NULL || !mp_store_undo (store, error))
    return FALSE;
  mp_cli_output_line (output, _("Undone: %s"), label);
  return TRUE;
}

/**
 * mp_cli_redo:
 * @arguments: the programme file
 * @output: where to print
 * @error: return location for a #GError
 *
 * Takes again the step that was taken back last.
 *
 * Returns: %FALSE with @error set if that fails or there is none
 */
gboolean
mp_cli_redo (char       **arguments,
             MpCliOutput *output,
             GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open (arguments[0], error);
  g_autofree char *label = store != NULL ? mp_store_dup_redo_label (store) : NULL;

  if (store == NULL || !mp_store_redo (store, error))
    return FALSE;
  mp_cli_output_line (output, _("Redone: %s"), label);
  return TRUE;
}
