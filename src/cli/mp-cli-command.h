/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command of mentoring-plus-cli, and what all commands need. */

#pragma once

#include "cli/mp-cli-output.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_CLI_ERROR (mp_cli_error_quark ())

/**
 * MpCliError:
 * @MP_CLI_ERROR_USAGE: the command line is wrong
 * @MP_CLI_ERROR_FOUND: the command did its work and has something bad to tell
 */
typedef enum
{
  MP_CLI_ERROR_USAGE,
  MP_CLI_ERROR_FOUND,
} MpCliError;

/**
 * MpCliRun:
 * @arguments: (array zero-terminated=1): what stands after the command, without options, in UTF-8
 *   where it is text and as given where it is a file name
 * @output: what it prints to
 * @error: return location for a #GError
 *
 * Returns: %FALSE with @error set if it failed
 */
typedef gboolean (*MpCliRun) (char **arguments, MpCliOutput *output, GError **error);

/**
 * MpCliCommand:
 * @name: the first word after the program's name
 * @synopsis: what comes after @name
 * @summary: what it does, in a line, untranslated
 * @min_arguments: how many words besides options there have to be
 * @max_arguments: how many there can be
 * @options: (nullable): its options, ended by an empty entry
 */
typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  guint min_arguments;
  guint max_arguments;
  const GOptionEntry *options;
  MpCliRun run;
} MpCliCommand;

extern const MpCliCommand mp_cli_commands[];
extern const guint mp_cli_n_commands;

GQuark   mp_cli_error_quark  (void);
int      mp_cli_main         (int argc, char **argv);
void     mp_cli_sign          (MpStore *store);
MpStore *mp_cli_open         (const char *path, GError **error);
MpStore *mp_cli_open_to_read (const char *path, GError **error);
MpDate   mp_cli_today        (void);
gboolean mp_cli_has_ending   (const char *path, const char *ending);
gboolean mp_cli_take_text    (char **text, GError **error);
gboolean mp_cli_parse_date   (const char *text, const char *name, MpDate usual, MpDate *date,
                              GError **error);
gboolean mp_cli_parse_number (const char *text, const char *name, guint min, guint max,
                              guint *number, GError **error);

G_END_DECLS
