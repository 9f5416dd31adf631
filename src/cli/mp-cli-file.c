/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about a file as a whole: create, info and check. */

#include "cli/mp-cli-commands.h"
#include "model/mp-schema.h"
#include "sample/mp-sample.h"
#include "store/mp-history.h"
#include "store/mp-store-check.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

static char *sample_text;
static char *seed_text;
static gboolean as_json;

const GOptionEntry mp_cli_create_options[] = {
  { "sample", 0, 0, G_OPTION_ARG_STRING, &sample_text,
    N_("Fill it with an invented programme of N mentees"), N_("N") },
  { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text,
    N_("Another number makes other people; 1 if not given"), N_("S") },
  G_OPTION_ENTRY_NULL,
};

const GOptionEntry mp_cli_info_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON for other programs"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
parse_sample (guint   *n_mentees,
              guint   *seed,
              GError **error)
{
  *n_mentees = 0;
  *seed = MP_SAMPLE_DEFAULT_SEED;
  if (sample_text == NULL && seed_text != NULL)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("--seed means something only together with --sample."));
      return FALSE;
    }
  return (sample_text == NULL
          || mp_cli_parse_number (sample_text, "--sample", 1, MP_SAMPLE_MAX_MENTEES, n_mentees,
                                  error))
         && (seed_text == NULL
             || mp_cli_parse_number (seed_text, "--seed", 0, G_MAXINT, seed, error));
}

/* Leaves nothing behind of a file that was made here and could not be filled. */
static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/**
 * mp_cli_create:
 * @arguments: the file to make
 * @output: where to print
 * @error: return location for a #GError
 *
 * Makes a programme, empty or with the sample in it.
 *
 * Returns: %FALSE with @error set if there is no new file
 */
gboolean
mp_cli_create (char       **arguments,
               MpCliOutput *output,
               GError     **error)
{
  g_autoptr (MpStore) store = NULL;
  guint n_mentees, seed;

  if (!parse_sample (&n_mentees, &seed, error))
    return FALSE;
  store = mp_store_create (arguments[0], error);
  if (store == NULL)
    return FALSE;
  mp_cli_sign (store);
  if (n_mentees == 0 || mp_sample_fill (store, n_mentees, seed, mp_cli_today (), error))
    return TRUE;

  g_clear_object (&store);
  remove_file (arguments[0]);
  return FALSE;
}

/**
 * Info:
 * @counts: parallel to mp_schema_get_tables()
 * @last: (nullable): the step that was taken last
 */
typedef struct
{
  MpProgramme *programme;
  gint64 *counts;
  MpHistoryEntry *last;
  char *undo;
  char *redo;
} Info;

static void
info_clear (Info *self)
{
  g_clear_pointer (&self->programme, mp_programme_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->last, mp_history_entry_free);
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->redo, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, info_clear)

static gboolean
count_records (MpStore *store,
               Info    *info,
               GError **error)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  info->counts = g_new0 (gint64, n_tables);
  for (guint i = 0; i < n_tables; i++)
    {
      info->counts[i] = mp_store_count (store, tables[i], error);
      if (info->counts[i] < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_info (MpStore *store,
           Info    *info,
           GError **error)
{
  g_autoptr (GPtrArray) programmes = mp_store_list (store, &mp_programme_table, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (programmes == NULL || !count_records (store, info, error))
    return FALSE;
  entries = mp_history_list (store, 0, 1, error);
  if (entries == NULL)
    return FALSE;
  if (programmes->len > 0)
    info->programme = mp_row_copy (programmes->pdata[0]);
  if (entries->len > 0)
    info->last = g_ptr_array_steal_index (entries, 0);
  info->undo = mp_store_dup_undo_label (store);
  info->redo = mp_store_dup_redo_label (store);
  return TRUE;
}

static void
print_fact (MpCliOutput *output,
            const char  *name,
            const char  *value)
{
  if (value != NULL)
    /* Translators: a name and its value. */
    mp_cli_output_line (output, _("%s: %s"), name, value);
}

static void
print_info (MpStore     *store,
            const Info  *info,
            MpCliOutput *output)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);
  const MpProgramme *programme = info->programme;

  print_fact (output, _("File"), mp_store_get_path (store));
  if (programme != NULL)
    {
      print_fact (output, _("Programme"), programme->name);
      print_fact (output, _("Organisation"), programme->organisation);
      print_fact (output, _("Mentor coordinator"), programme->coordinator);
    }
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, info->counts[i]);

      print_fact (output, mp_table_get_plural (tables[i]), count);
    }
  if (info->last != NULL)
    {
      g_autofree char *at = mp_instant_to_display (info->last->at);

      mp_cli_output_line (output, _("Last step: %s, %s"), info->last->label, at);
    }
  print_fact (output, _("Can be undone"), info->undo);
  print_fact (output, _("Can be redone"), info->redo);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_programme (JsonBuilder       *builder,
               const MpProgramme *programme)
{
  json_builder_set_member_name (builder, "programme");
  json_builder_begin_object (builder);
  if (programme != NULL)
    {
      add_text (builder, "name", programme->name);
      add_text (builder, "organisation", programme->organisation);
      add_text (builder, "coordinator", programme->coordinator);
      add_text (builder, "uuid", programme->row.uuid);
    }
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder  *builder,
            const gint64 *counts)
{
  guint n_tables;
  const MpTable *const *tables = mp_schema_get_tables (&n_tables);

  json_builder_set_member_name (builder, "records");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_tables; i++)
    {
      json_builder_set_member_name (builder, tables[i]->name);
      json_builder_add_int_value (builder, counts[i]);
    }
  json_builder_end_object (builder);
}

static void
print_json (MpStore     *store,
            const Info  *info,
            MpCliOutput *output)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "file", mp_store_get_path (store));
  add_programme (builder, info->programme);
  add_counts (builder, info->counts);
  json_builder_set_member_name (builder, "last_step");
  json_builder_begin_object (builder);
  if (info->last != NULL)
    {
      char at[MP_INSTANT_ISO_SIZE];

      mp_instant_format_iso (info->last->at, at);
      add_text (builder, "label", info->last->label);
      add_text (builder, "at", at);
      add_text (builder, "author", info->last->author);
    }
  json_builder_end_object (builder);
  add_text (builder, "undo", info->undo);
  add_text (builder, "redo", info->redo);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  mp_cli_output_set_raw (output);
  mp_cli_output_text (output, text);
  mp_cli_output_text (output, "\n");
}

/**
 * mp_cli_info:
 * @arguments: the programme file
 * @output: where to print
 * @error: return location for a #GError
 *
 * Says what the file holds.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
mp_cli_info (char       **arguments,
             MpCliOutput *output,
             GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open_to_read (arguments[0], error);
  g_auto (Info) info = { NULL };

  if (store == NULL || !load_info (store, &info, error))
    return FALSE;
  if (as_json)
    print_json (store, &info, output);
  else
    print_info (store, &info, output);
  return TRUE;
}

/**
 * mp_cli_check:
 * @arguments: the programme file
 * @output: where to print
 * @error: return location for a #GError
 *
 * Lists everything that is wrong in the file.
 *
 * Returns: %FALSE with @error set if it cannot be read or something is wrong
 */
gboolean
mp_cli_check (char       **arguments,
              MpCliOutput *output,
              GError     **error)
{
  g_autoptr (MpStore) store = mp_cli_open_to_read (arguments[0], error);
  g_autoptr (GPtrArray) findings = store != NULL ? mp_store_check (store, error) : NULL;

  if (findings == NULL)
    return FALSE;
  if (findings->len == 0)
    {
      mp_cli_output_line (output, "%s", _("Everything is in order."));
      return TRUE;
    }

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *text = mp_finding_to_text (findings->pdata[i]);

      mp_cli_output_line (output, "%s", text);
    }
  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_FOUND,
               ngettext ("%u thing is wrong in this file. Nothing was changed.",
                         "%u things are wrong in this file. Nothing was changed.",
                         findings->len),
               findings->len);
  return FALSE;
}
