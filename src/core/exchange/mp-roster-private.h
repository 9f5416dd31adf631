/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read a OneRoster package share. */

#pragma once

#include "exchange/mp-archive.h"
#include "exchange/mp-roster.h"

G_BEGIN_DECLS

/* Somebody's place in a class, by the hash of the user's id. */
typedef struct
{
  guint64 user;
  guint32 group;
} MpRosterSeat;

struct _MpRoster
{
  char *folder;
  MpArchive *archive;
  MpDate today;
  GCancellable *cancellable;
  gboolean users_are_delta;
  gboolean users_are_bulk;
  gboolean has_status;
  gboolean has_roles;
  GPtrArray *notes;
  GHashTable *orgs;
  guint n_schools;
  GHashTable *duties;
  GHashTable *guardians;
  GPtrArray *groups;
  GHashTable *classes;
  GHashTable *grades;
  GArray *seats;
  MpImportIds *ids;
};

gboolean mp_roster_read_files     (MpRoster *self, GError **error);
char    *mp_roster_name_in_school (const MpRoster *self, const char *org, const char *name);

G_END_DECLS
