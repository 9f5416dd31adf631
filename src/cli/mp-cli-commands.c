/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands. */

#include "cli/mp-cli-commands.h"

#include <glib/gi18n.h>

const MpCliCommand mp_cli_commands[] = {
  { "create", "FILE [--sample N] [--seed S]",
    N_("Make a programme, empty or invented"), 1, 1, mp_cli_create_options, mp_cli_create },
  { "info", "FILE [--json]",
    N_("Say what a file holds"), 1, 1, mp_cli_info_options, mp_cli_info },
  { "check", "FILE",
    N_("Look for what is wrong in a file"), 1, 1, NULL, mp_cli_check },
  { "import", "FILE SOURCE --as KIND",
    N_("Bring in a table or a class list"), 2, 2, mp_cli_import_options, mp_cli_import },
  { "list", "FILE RECORD [--search TEXT]",
    N_("List records of a kind"), 2, 2, mp_cli_list_options, mp_cli_list },
  { "set-stage", "FILE MENTEE STAGE STATE",
    N_("Move a mentee along the stages"), 4, 4, mp_cli_set_stage_options, mp_cli_set_stage },
  { "report", "FILE progress OUTPUT.(pdf|xml)",
    N_("Write the progress report"), 3, 3, mp_cli_report_options, mp_cli_report },
  { "export", "FILE OUTPUT.xml",
    N_("Write the whole programme as XML"), 2, 2, mp_cli_export_options, mp_cli_export },
  { "history", "FILE [--limit N]",
    N_("List what was done and when"), 1, 1, mp_cli_history_options, mp_cli_history },
  { "undo", "FILE",
    N_("Take the last step back"), 1, 1, NULL, mp_cli_undo },
  { "redo", "FILE",
    N_("Take it again"), 1, 1, NULL, mp_cli_redo },
  { "backup", "FILE [DEST]",
    N_("Make a verified copy"), 1, 2, mp_cli_backup_options, mp_cli_backup },
  { "restore", "FILE BACKUP",
    N_("Replace a file by a backup"), 2, 2, mp_cli_restore_options, mp_cli_restore },
  { "match-problem", "PROBLEM [--mode MODE] [--explain I J]",
    N_("Solve a bare matching problem, with proof"), 1, 2, mp_cli_match_problem_options,
    mp_cli_match_problem },
  { "plan-problem", "WISHES.csv TABLES.csv --rotations N [--events N]",
    N_("Plan a bare Knowledge Exchange, with proof"), 2, 2, mp_cli_plan_problem_options,
    mp_cli_plan_problem },
};
const guint mp_cli_n_commands = G_N_ELEMENTS (mp_cli_commands);
