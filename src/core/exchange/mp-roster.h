/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A OneRoster package (CSV 1.1, 1.2 and 1.2.1, folder or zip): who is where and what, by id. */

#pragma once

#include "base/mp-date.h"
#include "exchange/mp-import-ids.h"
#include "exchange/mp-roster-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MpRosterOrg:
 * @type: as the standard names it, such as "school" or "district"
 */
typedef struct
{
  char *name;
  char *type;
} MpRosterOrg;

/**
 * MpRosterRole: what somebody is; a person can be several
 */
typedef enum
{
  MP_ROSTER_NOBODY = 0,
  MP_ROSTER_STUDENT = 1 << 0,
  MP_ROSTER_STAFF = 1 << 1,
  MP_ROSTER_GUARDIAN = 1 << 2,
  MP_ROSTER_UNKNOWN = 1 << 3,
} MpRosterRole;

/**
 * MpRosterDuty:
 * @roles: all roles that somebody has today
 * @org: (nullable): the id of the organisation of the first or primary one
 * @title: (nullable): the role as the standard names it
 */
typedef struct
{
  MpRosterRole roles;
  char *org;
  char *title;
  gboolean primary;
} MpRosterDuty;

typedef struct
{
  char *name;
  char *phone;
  char *email;
} MpRosterGuardian;

/**
 * MpRosterGroup: a grade or a class
 * @name: what to call it, and the cohort
 * @org: (nullable): the school of a class
 * @homeroom: whether it is a class to which each pupil belongs once
 * @size: how many pupils are in it
 */
typedef struct
{
  char *id;
  char *name;
  char *org;
  gboolean is_class;
  gboolean homeroom;
  guint size;
} MpRosterGroup;

typedef struct _MpRoster MpRoster;

MpRoster               *mp_roster_open           (const char *path, MpDate today,
                                                  GCancellable *cancellable, GError **error);
void                    mp_roster_free           (MpRoster *self);
const char             *mp_roster_get_folder     (const MpRoster *self);
gboolean                mp_roster_is_delta       (const MpRoster *self);
GPtrArray              *mp_roster_get_notes      (const MpRoster *self);
GHashTable             *mp_roster_get_orgs       (const MpRoster *self);
const MpRosterOrg      *mp_roster_find_org       (const MpRoster *self, const char *id);
const MpRosterDuty     *mp_roster_find_duty      (const MpRoster *self, const char *user);
const MpRosterGuardian *mp_roster_find_guardian  (const MpRoster *self, const char *users);
GHashTable             *mp_roster_dup_conflicts  (const MpRoster *self);
const MpRosterGroup    *mp_roster_get_group      (const MpRoster *self, guint position);
guint                   mp_roster_get_n_groups   (const MpRoster *self);
gboolean                mp_roster_is_in_group    (const MpRoster *self, guint group,
                                                  const char *user, const char *grade);
const MpRosterGroup    *mp_roster_find_cohort    (const MpRoster *self, const char *user,
                                                  const char *grade);
char                   *mp_roster_dup_cohort_name (const MpRoster *self,
                                                  const MpRosterGroup *group, const char *org);
GHashTable             *mp_roster_load_births    (const MpRoster *self, GError **error);

MpRosterRole            mp_roster_role_parse     (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpRoster, mp_roster_free)

G_END_DECLS
