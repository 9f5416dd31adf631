/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go: the entries of the sidebar, and the pages that records open in. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

/**
 * MpPlace:
 * @name: for the action `win.go` and for remembering
 * @title: what the sidebar says, untranslated
 * @heading: (nullable): what the sidebar says above it and its neighbours, untranslated
 * @icon_name: symbolic
 * @create: makes the page, when it is first gone to
 *
 * An entry of the sidebar.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *heading;
  const char *icon_name;
  MpPage *(*create) (MpContext *context);
} MpPlace;

const MpPlace *mp_places_get           (guint *n_places);
const MpPlace *mp_places_find          (const char *name);
gboolean       mp_places_can_open      (const MpTable *table);
MpPage        *mp_places_open          (MpContext *context, const MpTable *table, gint64 id);

G_END_DECLS
