/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import from a table or a school's class list: recognise, ask, show, then write as one step. */

#pragma once

#include "exchange/mp-exchange-error.h"
#include "exchange/mp-import-report.h"
#include "exchange/mp-text-source.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_IMPORT_AS_MENTEES = 1,
  MP_IMPORT_AS_MENTORS,
  MP_IMPORT_AS_ORGANISATIONS,
  MP_IMPORT_AS_ONEROSTER,
} MpImportKind;

/**
 * MpImportPolicy: what happens to a record that is there already and differs
 * @MP_IMPORT_SKIP: it stays as it is
 * @MP_IMPORT_FILL: only its empty fields are filled
 * @MP_IMPORT_UPDATE: its fields get the file's values; an empty value in the file changes nothing
 */
typedef enum
{
  MP_IMPORT_SKIP = 1,
  MP_IMPORT_FILL,
  MP_IMPORT_UPDATE,
} MpImportPolicy;

/**
 * MpDateOrder: what 05/06/2010 means; ISO dates are understood under each of them
 * @MP_DATE_ORDER_RECOGNISE: what the dates of the column allow, if only one order does
 */
typedef enum
{
  MP_DATE_ORDER_RECOGNISE,
  MP_DATE_ORDER_YMD,
  MP_DATE_ORDER_DMY,
  MP_DATE_ORDER_MDY,
} MpDateOrder;

/* All pupils of a class list, whatever their class or grade. */
#define MP_IMPORT_EVERYBODY -1

typedef struct _MpImport MpImport;

/**
 * MpImportTarget:
 * @name: how a saved mapping writes it, such as "person.given_name" or "full_name"
 * @label: how people read it, untranslated
 *
 * What a column can be mapped to: a field, or something that is taken apart into fields.
 */
typedef struct _MpImportTarget MpImportTarget;

/**
 * MpImportProgress:
 * @fraction: between 0 and 1
 *
 * Called now and then on the thread that plans or applies.
 */
typedef void (*MpImportProgress) (double fraction, gpointer user_data);

MpImport        *mp_import_new                 (MpImportKind kind, const char *path);
void             mp_import_free                (MpImport *self);
MpImportKind     mp_import_get_kind            (const MpImport *self);
const char      *mp_import_get_path            (const MpImport *self);

/* Choices; each has a default, and each can be set before or after mp_import_inspect(). */
void             mp_import_set_encoding        (MpImport *self, MpEncoding encoding);
MpEncoding       mp_import_get_encoding        (const MpImport *self);
void             mp_import_set_separator       (MpImport *self, char separator);
char             mp_import_get_separator       (const MpImport *self);
void             mp_import_set_date_order      (MpImport *self, MpDateOrder order);
MpDateOrder      mp_import_get_date_order      (const MpImport *self);
void             mp_import_set_policy          (MpImport *self, MpImportPolicy policy);
MpImportPolicy   mp_import_get_policy          (const MpImport *self);
void             mp_import_set_add_duplicates  (MpImport *self, gboolean add);
gboolean         mp_import_get_add_duplicates  (const MpImport *self);
void             mp_import_set_cohort_name     (MpImport *self, const char *name);
const char      *mp_import_get_cohort_name     (const MpImport *self);
void             mp_import_set_school_name     (MpImport *self, const char *name);
const char      *mp_import_get_school_name     (const MpImport *self);
void             mp_import_set_mark_gone       (MpImport *self, gboolean mark);
gboolean         mp_import_get_mark_gone       (const MpImport *self);
void             mp_import_set_skip_refused    (MpImport *self, gboolean skip);
gboolean         mp_import_get_skip_refused    (const MpImport *self);

/* Look at the source: after this, columns, samples and questions are known. */
gboolean         mp_import_inspect             (MpImport *self, MpStore *store,
                                                GCancellable *cancellable, GError **error);
guint            mp_import_get_n_columns       (const MpImport *self);
const char      *mp_import_get_header          (const MpImport *self, guint column);
guint            mp_import_get_n_samples       (const MpImport *self);
const char      *mp_import_get_sample          (const MpImport *self, guint row, guint column);
gboolean         mp_import_needs_date_order    (const MpImport *self);
const char      *mp_import_get_date_sample     (const MpImport *self);

/* Of a class list: the classes and grades, of which one can be chosen instead of everybody. */
guint            mp_import_get_n_groups        (const MpImport *self);
const char      *mp_import_get_group_name      (const MpImport *self, guint group);
guint            mp_import_get_group_size      (const MpImport *self, guint group);
void             mp_import_set_group           (MpImport *self, int group);
int              mp_import_get_group           (const MpImport *self);

/* Which column goes where. */
const MpImportTarget *const *
                 mp_import_get_targets         (const MpImport *self, guint *n_targets);
const char      *mp_import_target_get_name     (const MpImportTarget *target);
const char      *mp_import_target_get_label    (const MpImportTarget *target);
const MpImportTarget *
                 mp_import_get_column_target   (const MpImport *self, guint column);
void             mp_import_set_column_target   (MpImport *self, guint column,
                                                const MpImportTarget *target);
void             mp_import_guess_columns       (MpImport *self);
gboolean         mp_import_check_columns       (const MpImport *self, GError **error);
const char      *mp_import_get_mapping_name    (const MpImport *self);
char           **mp_import_list_mappings       (const MpImport *self, MpStore *store,
                                                GError **error);
gboolean         mp_import_use_mapping         (MpImport *self, MpStore *store, const char *name,
                                                GError **error);
gboolean         mp_import_save_mapping        (MpImport *self, MpStore *store, const char *name,
                                                GError **error);

/* Without and with writing. Both take a while; both may run on a thread with its own store. */
MpImportReport  *mp_import_plan                (MpImport *self, MpStore *store,
                                                MpImportProgress progress, gpointer user_data,
                                                GCancellable *cancellable, GError **error);
MpImportReport  *mp_import_apply               (MpImport *self, MpStore *store,
                                                MpImportProgress progress, gpointer user_data,
                                                GCancellable *cancellable, GError **error);

gboolean         mp_import_kind_parse          (const char *name, MpImportKind *kind);
const char      *mp_import_kind_get_name       (MpImportKind kind);
gboolean         mp_date_order_parse           (const char *name, MpDateOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImport, mp_import_free)

G_END_DECLS
