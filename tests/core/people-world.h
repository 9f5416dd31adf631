/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small programme for tests of lists, and what should come out of it, found the slow way. */

#pragma once

#include "model/mp-schema.h"
#include "store/mp-query-people.h"

G_BEGIN_DECLS

#define TODAY ((MpDate){ 20261004 })

/* Everything there is, read record by record through the store. */
typedef struct
{
  MpStore *store;
  GPtrArray *people;
  GPtrArray *mentees;
  GPtrArray *mentors;
  GPtrArray *partners;
  GPtrArray *contacts;
  GPtrArray *check_ins;
  GPtrArray *stages;
  GPtrArray *logs;
  GPtrArray *sites;
  GPtrArray *cohorts;
} World;

void          world_set_up       (World *self, gconstpointer data);
void          world_tear_down    (World *self, gconstpointer data);
gconstpointer world_find         (GPtrArray *rows, gint64 id);
MpStageState  world_get_state    (World *self, gint64 mentee, MpStage stage);
gboolean      world_has_gap      (World *self, const MpMentee *mentee);
MpDate        world_get_follow_up (World *self, gint64 person);
char         *world_dup_contact  (World *self, gint64 organisation);
char         *world_dup_pupils   (World *self, gint64 organisation);
void          world_assert_same  (World *self, const MpPeopleFilter *filter, GArray *ids);
GArray       *world_query        (World *self, const MpPeopleFilter *filter, MpPeopleSort sort);

#define WORLD_TEST(path, func) \
  g_test_add (path, World, NULL, world_set_up, func, world_tear_down)

G_END_DECLS
