/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated copies of a programme file: made, verified, kept by a rule, compared and restored. */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/**
 * MpBackupSummary:
 * @made_at: when the newest change in it was made
 * @name: (nullable): what the programme is called
 * @uuid: (nullable): the key of the programme, the same in all of its backups
 * @n_records: how many records of each table; the array is parallel to mp_schema_get_tables()
 * @steps: the steps of its history in their order
 */
typedef struct
{
  MpInstant made_at;
  char *name;
  char *uuid;
  gint64 *n_records;
  GArray *steps;
} MpBackupSummary;

/**
 * MpBackupFact:
 * @title: what it is about, translated
 * @now: (nullable): how it is in the programme
 * @then: how it is in the backup
 */
typedef struct
{
  char *title;
  char *now;
  char *then;
} MpBackupFact;

char            *mp_backup_get_folder   (const char *store_path);
char            *mp_backup_make         (MpStore *store, const char *destination,
                                         GError **error);
char            *mp_backup_make_dated   (MpStore *store, const char *reason, GError **error);
GPtrArray       *mp_backup_list         (const char *store_path, GError **error);
gboolean         mp_backup_read_name    (const char *path, MpInstant *made_at, char **reason);
gboolean         mp_backup_verify       (const char *path, GError **error);
gboolean         mp_backup_prune        (const char *store_path, GError **error);
MpBackupSummary *mp_backup_summarise    (const char *path, GError **error);
void             mp_backup_summary_free (MpBackupSummary *self);
guint            mp_backup_count_lost   (const MpBackupSummary *now,
                                         const MpBackupSummary *then);
GPtrArray       *mp_backup_compare      (const MpBackupSummary *now,
                                         const MpBackupSummary *then);
char            *mp_backup_restore      (MpStore *store, const char *backup_path,
                                         GError **error);
char            *mp_backup_name_aside   (const char *store_path);
char            *mp_backup_replace      (const char *store_path, const char *backup_path,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpBackupSummary, mp_backup_summary_free)

G_END_DECLS
