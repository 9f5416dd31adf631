/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection to one SQLite file: statements kept by their text, transactions as functions. */

#pragma once

#include "base/mp-date.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpDb MpDb;
typedef struct _MpStatement MpStatement;

typedef enum
{
  MP_STEP_ERROR,
  MP_STEP_ROW,
  MP_STEP_DONE,
} MpStep;

typedef gboolean (*MpDbFunc) (MpDb *db, gpointer user_data, GError **error);

MpDb        *mp_db_open             (const char *path, GError **error);
MpDb        *mp_db_open_to_read     (const char *path, GError **error);
gboolean     mp_db_is_read_only     (MpDb *self);
gboolean     mp_db_check_alone      (const char *path, GError **error);
void         mp_db_keep_log         (MpDb *self);
void         mp_db_close            (MpDb *self);
const char  *mp_db_get_path         (MpDb *self);

gboolean     mp_db_run_script       (MpDb *self, const char *sql, GError **error);
gboolean     mp_db_run              (MpDb *self, const char *sql, GError **error);
gboolean     mp_db_get_int          (MpDb *self, const char *sql, gint64 *value, GError **error);
gboolean     mp_db_transaction      (MpDb *self, MpDbFunc func, gpointer user_data,
                                     GError **error);
gboolean     mp_db_snapshot         (MpDb *self, MpDbFunc func, gpointer user_data,
                                     GError **error);
gint64       mp_db_get_last_id      (MpDb *self);
int          mp_db_get_n_changed    (MpDb *self);
void         mp_db_set_cancellable  (MpDb *self, GCancellable *cancellable);
void         mp_db_set_patience     (MpDb *self, int milliseconds);
void         mp_db_set_large        (MpDb *self, gboolean large);
gboolean     mp_db_copy_to          (MpDb *self, const char *path, GError **error);
gboolean     mp_db_copy_from        (MpDb *self, const char *path, GError **error);

MpStatement *mp_db_prepare          (MpDb *self, const char *sql, GError **error);
void         mp_statement_release   (MpStatement *self);
void         mp_statement_bind_null (MpStatement *self, int position);
void         mp_statement_bind_int  (MpStatement *self, int position, gint64 value);
void         mp_statement_bind_real (MpStatement *self, int position, double value);
void         mp_statement_bind_text (MpStatement *self, int position, const char *value);
void         mp_statement_bind_static_text (MpStatement *self, int position, const char *value);
void         mp_statement_bind_date (MpStatement *self, int position, MpDate value);
void         mp_statement_bind_instant (MpStatement *self, int position, MpInstant value);
MpStep       mp_statement_step      (MpStatement *self, GError **error);
gboolean     mp_statement_run       (MpStatement *self, GError **error);
gboolean     mp_statement_is_null   (MpStatement *self, int column);
gint64       mp_statement_get_int   (MpStatement *self, int column);
double       mp_statement_get_real  (MpStatement *self, int column);
const char  *mp_statement_get_text  (MpStatement *self, int column);
char        *mp_statement_dup_text  (MpStatement *self, int column);
MpDate       mp_statement_get_date  (MpStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDb, mp_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpStatement, mp_statement_release)

G_END_DECLS
