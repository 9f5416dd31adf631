/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions and options behind the table of commands. */

#pragma once

#include "cli/mp-cli-command.h"

G_BEGIN_DECLS

extern const GOptionEntry mp_cli_backup_options[];
extern const GOptionEntry mp_cli_create_options[];
extern const GOptionEntry mp_cli_export_options[];
extern const GOptionEntry mp_cli_history_options[];
extern const GOptionEntry mp_cli_import_options[];
extern const GOptionEntry mp_cli_info_options[];
extern const GOptionEntry mp_cli_list_options[];
extern const GOptionEntry mp_cli_match_problem_options[];
extern const GOptionEntry mp_cli_plan_problem_options[];
extern const GOptionEntry mp_cli_report_options[];
extern const GOptionEntry mp_cli_restore_options[];
extern const GOptionEntry mp_cli_set_stage_options[];

gboolean mp_cli_backup    (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_check     (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_create    (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_export    (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_history   (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_import    (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_info      (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_list      (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_match_problem (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_plan_problem (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_redo      (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_report    (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_restore   (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_set_stage (char **arguments, MpCliOutput *output, GError **error);
gboolean mp_cli_undo      (char **arguments, MpCliOutput *output, GError **error);

G_END_DECLS
