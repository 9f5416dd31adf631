/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one can go: the entries of the sidebar, and the pages that records open in. */

#include "config.h"

#include "gui/mp-places.h"

#include "gui/pages/mp-partner-page.h"
#include "gui/pages/mp-people-page.h"
#include "gui/pages/mp-profile-page.h"
#include "gui/pages/mp-reports-page.h"
#include "gui/pages/mp-today-page.h"
#include "model/mp-person.h"

#include <glib/gi18n.h>

/**
 * RecordPage:
 * @table: the record type
 * @create: makes the page of one record
 */
typedef struct
{
  const MpTable *table;
  MpPage *(*create) (MpContext *context, gint64 id);
} RecordPage;

/* In the order of a coordinator's day. */
static const MpPlace places[] = {
  { "today", N_("Today"), NULL, "x-office-calendar-symbolic", mp_today_page_new },
  { "mentees", N_("Mentees"), N_("People"), "system-users-symbolic", mp_people_page_new_mentees },
  { "mentors", N_("Mentors"), N_("People"), "avatar-default-symbolic",
    mp_people_page_new_mentors },
  { "partners", N_("Partners"), N_("People"), "network-workgroup-symbolic",
    mp_people_page_new_partners },
  { "reports", N_("Reports"), NULL, "x-office-document-symbolic", mp_reports_page_new },
};

static const RecordPage record_pages[] = {
  { &mp_organisation_table, mp_partner_page_new },
  { &mp_person_table, mp_profile_page_new },
};

static const RecordPage *
find_record_page (const MpTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (record_pages); i++)
    if (record_pages[i].table == table && table != NULL)
      return &record_pages[i];

  return NULL;
}

/**
 * mp_places_get:
 * @n_places: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_places): the entries of the sidebar, in order
 */
const MpPlace *
mp_places_get (guint *n_places)
{
  g_return_val_if_fail (n_places != NULL, NULL);

  *n_places = G_N_ELEMENTS (places);
  return places;
}

/**
 * mp_places_find:
 * @name: of a place
 *
 * Returns: (transfer none) (nullable): the place
 */
const MpPlace *
mp_places_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return &places[i];

  return NULL;
}

/**
 * mp_places_can_open:
 * @table: a record type
 *
 * Returns: whether its records have a page of their own
 */
gboolean
mp_places_can_open (const MpTable *table)
{
  return find_record_page (table) != NULL;
}

/**
 * mp_places_open:
 * @context: of the window
 * @table: the record type
 * @id: of the record
 *
 * Returns: (transfer floating) (nullable): a new page that shows the record
 */
MpPage *
mp_places_open (MpContext     *context,
                const MpTable *table,
                gint64         id)
{
  const RecordPage *page = find_record_page (table);

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  return page != NULL ? page->create (context, id) : NULL;
}
