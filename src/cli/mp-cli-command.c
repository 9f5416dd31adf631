/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the command that was asked for, takes its options apart and runs it. */

#include "cli/mp-cli-command.h"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "mentoring-plus-cli"

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
};

G_DEFINE_QUARK (mp-cli-error-quark, mp_cli_error)

static const MpCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < mp_cli_n_commands; i++)
    if (g_str_equal (mp_cli_commands[i].name, name))
      return &mp_cli_commands[i];
  return NULL;
}

static void
print_error (const GError *error)
{
  g_autoptr (MpCliOutput) output = mp_cli_output_new (STDERR_FILENO);

  mp_cli_output_line (output, PROGRAM ": %s", error->message);
  mp_cli_output_finish (output, NULL);
}

static int
finish (MpCliOutput *output,
        GError      *failure)
{
  g_autoptr (GError) error = failure;
  g_autoptr (GError) unwritten = NULL;
  gboolean written = mp_cli_output_finish (output, &unwritten);

  if (!written)
    print_error (unwritten);
  if (error == NULL)
    return written ? EXIT_DONE : EXIT_FAILED;

  print_error (error);
  if (error->domain == G_OPTION_ERROR || g_error_matches (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE))
    return EXIT_USAGE;
  return EXIT_FAILED;
}

static void
print_commands (MpCliOutput *output)
{
  mp_cli_output_line (output, _("Usage: %s COMMAND FILE [ARGUMENT…]"), PROGRAM);
  mp_cli_output_line (output, "\n%s\n",
                      _("Works on a mentoring programme without a display."));
  for (guint i = 0; i < mp_cli_n_commands; i++)
    mp_cli_output_line (output, "  %-13s  %s", mp_cli_commands[i].name,
                        _(mp_cli_commands[i].summary));
  mp_cli_output_line (output, "  %-13s  %s", "help", _("Explain a command"));
  mp_cli_output_line (output, "\n%s",
                      _("“help COMMAND” lists the options of a command; “--version” tells the "
                        "version."));
}

static GOptionContext *
new_context (const MpCliCommand *command,
             const GOptionEntry *help)
{
  GOptionContext *context = g_option_context_new (command->synopsis);
  g_autofree char *name = g_strdup_printf (PROGRAM " %s", command->name);

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE);
  return context;
}

/* GLib leaves it where a word that looks like an option follows. */
static void
drop_separator (char **words)
{
  while (*words != NULL && !g_str_equal (*words, "--"))
    words++;
  if (*words == NULL)
    return;
  g_free (*words);
  for (; *words != NULL; words++)
    words[0] = words[1];
}

/* An empty word is nearly always a variable of a script that was never set. */
static gboolean
check_none_is_empty (const MpCliCommand *command,
                     char              **arguments,
                     GError            **error)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (*arguments[i] == '\0')
      {
        g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE, "%s\n%s %s %s",
                     _("One of the words is empty. The command is:"), PROGRAM, command->name,
                     command->synopsis);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_arguments (const MpCliCommand *command,
                 char              **arguments,
                 GError            **error)
{
  guint n_arguments = g_strv_length (arguments);

  if (n_arguments >= command->min_arguments && n_arguments <= command->max_arguments)
    return check_none_is_empty (command, arguments, error);

  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE, "%s\n%s %s %s",
               n_arguments < command->min_arguments ? _("Something is missing. The command is:")
                                                    : _("That is too much. The command is:"),
               PROGRAM, command->name, command->synopsis);
  return FALSE;
}

static int
run_command (const MpCliCommand *command,
             char              **words)
{
  gboolean wants_help = FALSE;
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = new_context (command, help);
  g_autoptr (MpCliOutput) output = mp_cli_output_new (STDOUT_FILENO);
  g_auto (GStrv) arguments = g_strdupv (words);
  GError *error = NULL;

  if (!g_option_context_parse_strv (context, &arguments, &error))
    return finish (output, error);
  if (wants_help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      mp_cli_output_text (output, text);
      return finish (output, NULL);
    }
  drop_separator (arguments);
  if (!check_arguments (command, arguments + 1, &error))
    return finish (output, error);

  command->run (arguments + 1, output, &error);
  return finish (output, error);
}

static int
explain (const char *name)
{
  const char *words[] = { PROGRAM, "--help", NULL };
  const MpCliCommand *command = name != NULL ? find_command (name) : NULL;
  g_autoptr (MpCliOutput) output = mp_cli_output_new (STDOUT_FILENO);
  GError *error = NULL;

  if (command != NULL)
    return run_command (command, (char **) words);
  if (name != NULL)
    g_set_error (&error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                 _("There is no command “%s”. “%s help” lists them."), name, PROGRAM);
  else
    print_commands (output);
  return finish (output, error);
}

static int
refuse_nothing (void)
{
  g_autoptr (MpCliOutput) output = mp_cli_output_new (STDERR_FILENO);

  print_commands (output);
  mp_cli_output_finish (output, NULL);
  return EXIT_USAGE;
}

/**
 * mp_cli_main:
 * @argc: how many words the command line has
 * @argv: the words
 *
 * Returns: the exit code: 0 done, 1 failed, 2 a command line that cannot be understood
 */
int
mp_cli_main (int    argc,
             char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;
  g_autoptr (MpCliOutput) output = mp_cli_output_new (STDOUT_FILENO);

  if (name == NULL)
    return refuse_nothing ();
  if (g_str_equal (name, "help") || g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return explain (argc > 2 ? argv[2] : NULL);
  if (g_str_equal (name, "--version"))
    {
      mp_cli_output_line (output, "%s %s", PROGRAM, PACKAGE_VERSION);
      return finish (output, NULL);
    }
  if (find_command (name) == NULL)
    return explain (name);
  return run_command (find_command (name), argv + 1);
}

/**
 * mp_cli_today:
 *
 * Returns: the day that the environment variable MENTORING_PLUS_TODAY names, else the present one
 */
MpDate
mp_cli_today (void)
{
  const char *text = g_getenv ("MENTORING_PLUS_TODAY");
  MpDate today;

  if (text != NULL && mp_date_parse_iso (text, &today) && mp_date_is_set (today))
    return today;
  return mp_date_today ();
}

/**
 * mp_cli_sign:
 * @store: a programme
 *
 * Makes whoever is logged in the author of what is changed from now on.
 */
void
mp_cli_sign (MpStore *store)
{
  const char *name = g_get_real_name ();

  mp_store_set_today (store, mp_cli_today ());
  mp_store_set_author (store, g_str_equal (name, "Unknown") ? g_get_user_name () : name);
}

/**
 * mp_cli_open:
 * @path: a programme file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the programme, ready to be changed in the name of whoever
 *   is logged in, or %NULL with @error set
 */
MpStore *
mp_cli_open (const char *path,
             GError    **error)
{
  g_autoptr (MpStore) store = mp_store_open (path, error);

  if (store == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  mp_cli_sign (store);
  return g_steal_pointer (&store);
}

/**
 * mp_cli_take_text:
 * @text: (inout): (nullable): an argument as the shell gave it
 * @error: return location for a #GError
 *
 * Makes UTF-8 of an argument.  One that is UTF-8 already is left alone whatever the locale says:
 * in the plain C locale names with accents would be refused otherwise.
 *
 * Returns: %FALSE with @error set where it is neither UTF-8 nor in the locale's encoding
 */
gboolean
mp_cli_take_text (char  **text,
                  GError **error)
{
  char *converted;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;

  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      g_set_error_literal (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                           _("A word of the command line is in an unknown encoding; write it in "
                             "UTF-8."));
      return FALSE;
    }
  g_free (*text);
  *text = converted;
  return TRUE;
}

/**
 * mp_cli_open_to_read:
 * @path: a programme file
 * @error: return location for a #GError
 *
 * For commands that change nothing.
 *
 * Returns: (transfer full) (nullable): the programme, even if it cannot be written, or %NULL with
 *   @error set
 */
MpStore *
mp_cli_open_to_read (const char *path,
                     GError    **error)
{
  g_autoptr (MpStore) store = mp_store_open_to_read (path, error);

  if (store == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  mp_store_set_today (store, mp_cli_today ());
  return g_steal_pointer (&store);
}

/**
 * mp_cli_has_ending:
 * @path: the name of a file to write
 * @ending: such as ".xml"
 *
 * Returns: whether @path ends in it, in small letters or large
 */
gboolean
mp_cli_has_ending (const char *path,
                   const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

/**
 * mp_cli_parse_number:
 * @text: what was typed
 * @name: the option it was typed for
 * @min: the smallest number allowed
 * @max: the largest number allowed
 * @number: (out): the number
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error set if @text is no such number
 */
gboolean
mp_cli_parse_number (const char *text,
                     const char *name,
                     guint       min,
                     guint       max,
                     guint      *number,
                     GError    **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    {
      g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
                   _("“%s” for %s is not a whole number from %u to %u."), text, name, min, max);
      return FALSE;
    }
  *number = (guint) value;
  return TRUE;
}

/**
 * mp_cli_parse_date:
 * @text: (nullable): what was typed
 * @name: the option it was typed for
 * @usual: the day that is meant where nothing was typed
 * @date: (out): the day
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error set if @text is no day
 */
gboolean
mp_cli_parse_date (const char *text,
                   const char *name,
                   MpDate      usual,
                   MpDate     *date,
                   GError    **error)
{
  *date = usual;
  if (text == NULL || (mp_date_parse_iso (text, date) && mp_date_is_set (*date)))
    return TRUE;

  g_set_error (error, MP_CLI_ERROR, MP_CLI_ERROR_USAGE,
               _("“%s” for %s is not a day. Write it as in 2026-09-30."), text, name);
  return FALSE;
}
