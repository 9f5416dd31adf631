/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of one kind of thing in an exchange, each with its number. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MpPlanNames:
 * @texts: (element-type utf8): the names by their numbers, from 0
 * @places: (element-type utf8 guint): their numbers by name
 */
typedef struct
{
  GPtrArray *texts;
  GHashTable *places;
} MpPlanNames;

typedef void (*MpPlanNamesFound) (const char *first, const char *name, gpointer user_data);

void        mp_plan_names_init      (MpPlanNames *self);
void        mp_plan_names_clear     (MpPlanNames *self);

guint       mp_plan_names_add       (MpPlanNames *self, const char *name);
gboolean    mp_plan_names_find      (const MpPlanNames *self, const char *name, guint *place);
const char *mp_plan_names_find_like (const MpPlanNames *self, const char *name);
void        mp_plan_names_each_pair (const MpPlanNames *self, MpPlanNamesFound found,
                                     gpointer user_data);
const char *mp_plan_names_get       (const MpPlanNames *self, guint place);

G_END_DECLS
