/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, or did, row by row; can be saved as a table or as text. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpImportOutcome:
 * @MP_IMPORT_NEW: a record that was not there
 * @MP_IMPORT_UNCHANGED: a record that is there already, the same
 * @MP_IMPORT_CHANGED: a record that is there and gets other values
 * @MP_IMPORT_DUPLICATE: possibly somebody who is there already (P-3); added or left out
 * @MP_IMPORT_SKIPPED: there already and different, but the policy is to leave it
 * @MP_IMPORT_REFUSED: cannot be imported; the detail says why
 * @MP_IMPORT_GONE: not a row: known from an earlier import and missing in this one
 */
typedef enum
{
  MP_IMPORT_NEW,
  MP_IMPORT_UNCHANGED,
  MP_IMPORT_CHANGED,
  MP_IMPORT_DUPLICATE,
  MP_IMPORT_SKIPPED,
  MP_IMPORT_REFUSED,
  MP_IMPORT_GONE,
} MpImportOutcome;

#define MP_N_IMPORT_OUTCOMES 7

/**
 * MpImportRow:
 * @file: the name of the file it stands in
 * @line: the line it begins on, from 1; 0 for what is missing in the file
 * @outcome: what happens to it
 * @name: who or what it is about
 * @detail: (nullable): what changes, of whom it may be a duplicate, or why it is refused; also
 *   what is worth knowing about a row that is imported
 * @person: the id of the record that was matched or added, or 0
 * @added: whether a new record was added, or would be
 *
 * A view into the report, valid as long as the report.
 */
typedef struct
{
  const char *file;
  guint line;
  MpImportOutcome outcome;
  const char *name;
  const char *detail;
  gint64 person;
  gboolean added;
} MpImportRow;

typedef struct _MpImportReport MpImportReport;

MpImportReport *mp_import_report_ref         (MpImportReport *self);
void            mp_import_report_unref       (MpImportReport *self);
gboolean        mp_import_report_is_applied  (const MpImportReport *self);
guint           mp_import_report_get_n_rows  (const MpImportReport *self);
void            mp_import_report_get_row     (const MpImportReport *self, guint position,
                                              MpImportRow *row);
guint           mp_import_report_count       (const MpImportReport *self,
                                              MpImportOutcome outcome);
guint           mp_import_report_count_written (const MpImportReport *self);
guint           mp_import_report_get_n_notes (const MpImportReport *self);
const char     *mp_import_report_get_note    (const MpImportReport *self, guint position);
char           *mp_import_report_to_sentence (const MpImportReport *self);
char           *mp_import_report_to_text     (const MpImportReport *self);
gboolean        mp_import_report_save        (const MpImportReport *self, const char *path,
                                              GError **error);

const char     *mp_import_outcome_get_name   (MpImportOutcome outcome);
const char     *mp_import_outcome_get_label  (MpImportOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportReport, mp_import_report_unref)

G_END_DECLS
