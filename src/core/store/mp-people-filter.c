/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people or partners a list shows: a value that can be kept as text. */

#include "store/mp-people-filter.h"

#include "base/mp-uuid.h"
#include "store/mp-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP_RULE "P-2"

/* How @archived is written; the order is that of MpArchived, and hidden is not written. */
static const char *const archived_names[] = { "hidden", "only", "too" };

/**
 * mp_people_filter_new:
 *
 * Returns: (transfer full): a filter that shows everybody who is not archived
 */
MpPeopleFilter *
mp_people_filter_new (MpListKind list)
{
  MpPeopleFilter *self = g_new0 (MpPeopleFilter, 1);

  self->list = list;
  return self;
}

/**
 * mp_people_filter_copy:
 *
 * Returns: (transfer full): a filter equal to @self
 */
MpPeopleFilter *
mp_people_filter_copy (const MpPeopleFilter *self)
{
  MpPeopleFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);
  copy->cohort = g_strdup (self->cohort);
  copy->organisation = g_strdup (self->organisation);
  copy->site = g_strdup (self->site);
  return copy;
}

/**
 * mp_people_filter_free:
 * @self: (transfer full) (nullable):
 */
void
mp_people_filter_free (MpPeopleFilter *self)
{
  if (self == NULL)
    return;
  mp_people_filter_clear (self);
  g_free (self);
}

/**
 * mp_people_filter_clear:
 *
 * Takes every criterion and the search away, so that the list shows everybody again.
 */
void
mp_people_filter_clear (MpPeopleFilter *self)
{
  MpListKind list;

  g_return_if_fail (self != NULL);

  list = self->list;
  g_free (self->search);
  g_free (self->cohort);
  g_free (self->organisation);
  g_free (self->site);
  memset (self, 0, sizeof *self);
  self->list = list;
}

/**
 * mp_people_filter_equal:
 *
 * Returns: whether both show the same rows of the same list
 */
gboolean
mp_people_filter_equal (const MpPeopleFilter *a, const MpPeopleFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->list == b->list && a->statuses == b->statuses && a->stage == b->stage
         && a->stage_states == b->stage_states && a->archived == b->archived
         && a->guardian_gap == b->guardian_gap && g_strcmp0 (a->search, b->search) == 0
         && g_strcmp0 (a->cohort, b->cohort) == 0
         && g_strcmp0 (a->organisation, b->organisation) == 0 && g_strcmp0 (a->site, b->site) == 0;
}

/**
 * mp_people_filter_has_search:
 *
 * Returns: whether words to look for are given
 */
gboolean
mp_people_filter_has_search (const MpPeopleFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->search != NULL && *self->search != '\0';
}

/**
 * mp_people_filter_has_criteria:
 *
 * Returns: whether something other than words limits the list
 */
gboolean
mp_people_filter_has_criteria (const MpPeopleFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->statuses != 0 || self->stage != 0 || self->stage_states != 0
         || self->cohort != NULL || self->organisation != NULL || self->site != NULL
         || self->archived != MP_ARCHIVED_HIDDEN || self->guardian_gap;
}

/**
 * mp_people_filter_get_statuses:
 *
 * Returns: (transfer none): the choices that the bits of @statuses stand for in such a list
 */
const MpChoice *
mp_people_filter_get_statuses (MpListKind list)
{
  switch (list)
    {
    case MP_LIST_MENTEES:
      return mp_mentee_statuses;
    case MP_LIST_MENTORS:
      return mp_mentor_statuses;
    case MP_LIST_PARTNERS:
      return mp_organisation_kinds;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_pair (GString *text, const char *key, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, key);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, ",", TRUE);
}

static void
append_choices (GString *text, const char *key, const MpChoice *choices, guint bits)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; choices[i].name != NULL; i++)
    if ((bits & (1u << choices[i].value)) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", choices[i].name);
  append_pair (text, key, names->str);
}

/**
 * mp_people_filter_to_text:
 *
 * Pairs of key and value as in the query of a web address: "status=active,paused&stage=B".  The
 * list itself is not part of it.
 *
 * Returns: (transfer full): the filter as saved filters and the command line write it
 */
char *
mp_people_filter_to_text (const MpPeopleFilter *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  append_pair (text, "search", self->search);
  append_choices (text, "status", mp_people_filter_get_statuses (self->list), self->statuses);
  if (self->stage != 0)
    append_pair (text, "stage", mp_stage_get_letter (self->stage));
  append_choices (text, "state", mp_stage_states, self->stage_states);
  append_pair (text, "cohort", self->cohort);
  append_pair (text, "school", self->organisation);
  append_pair (text, "site", self->site);
  if (self->archived != MP_ARCHIVED_HIDDEN)
    append_pair (text, "archived", archived_names[self->archived]);
  if (self->guardian_gap)
    append_pair (text, "gap", GAP_RULE);
  return g_string_free (text, FALSE);
}

static gboolean
parse_choices (const MpChoice *choices, const char *value, guint *bits)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);

  *bits = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      unsigned int choice;

      if (!mp_choice_parse (choices, names[i], &choice))
        return FALSE;
      *bits |= 1u << choice;
    }
  return *bits != 0;
}

static gboolean
parse_stage (const char *value, MpStage *stage)
{
  if (strlen (value) != 1 || value[0] < 'A' || value[0] >= 'A' + MP_N_STAGES)
    return FALSE;
  *stage = MP_STAGE_A + (unsigned int) (value[0] - 'A');
  return TRUE;
}

static gboolean
parse_uuid (const char *value, char **uuid)
{
  if (strcmp (value, MP_PEOPLE_FILTER_NONE) != 0 && !mp_uuid_is_valid (value))
    return FALSE;
  g_free (*uuid);
  *uuid = g_strdup (value);
  return TRUE;
}

static gboolean
parse_archived (const char *value, MpArchived *archived)
{
  for (guint i = 0; i < G_N_ELEMENTS (archived_names); i++)
    if (strcmp (value, archived_names[i]) == 0)
      {
        *archived = (MpArchived) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_search (const char *value, char **search)
{
  g_free (*search);
  *search = g_strdup (value);
  return TRUE;
}

static gboolean
parse_pair (MpPeopleFilter *self, const char *key, const char *value)
{
  if (strcmp (key, "search") == 0)
    return parse_search (value, &self->search);
  if (strcmp (key, "status") == 0)
    return parse_choices (mp_people_filter_get_statuses (self->list), value, &self->statuses);
  if (strcmp (key, "stage") == 0)
    return parse_stage (value, &self->stage);
  if (strcmp (key, "state") == 0)
    return parse_choices (mp_stage_states, value, &self->stage_states);
  if (strcmp (key, "cohort") == 0)
    return parse_uuid (value, &self->cohort);
  if (strcmp (key, "school") == 0)
    return parse_uuid (value, &self->organisation);
  if (strcmp (key, "site") == 0)
    return parse_uuid (value, &self->site);
  if (strcmp (key, "archived") == 0)
    return parse_archived (value, &self->archived);
  if (strcmp (key, "gap") == 0)
    return (self->guardian_gap = strcmp (value, GAP_RULE) == 0);
  return FALSE;
}

static gboolean
parse_pairs (MpPeopleFilter *self, const char *text, GError **error)
{
  g_autofree char *bad = NULL;
  GUriParamsIter iter;
  GError *local_error = NULL;
  char *key;
  char *value;

  g_uri_params_iter_init (&iter, text, -1, "&", G_URI_PARAMS_NONE);
  while (bad == NULL && g_uri_params_iter_next (&iter, &key, &value, &local_error))
    {
      if (!parse_pair (self, key, value))
        bad = g_strdup_printf ("%s=%s", key, value);
      g_free (key);
      g_free (value);
    }
  if (local_error != NULL && bad == NULL)
    bad = g_strdup (text);
  g_clear_error (&local_error);
  if (bad != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID,
                 _("“%s” is not a filter that this list knows. Nothing was changed; choose the "
                   "filter again and save it anew."),
                 bad);
  return bad == NULL;
}

/**
 * mp_people_filter_parse:
 * @text: as mp_people_filter_to_text() writes it; empty for everybody
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL with %MP_STORE_ERROR_INVALID if a key
 *   or a value is unknown
 */
MpPeopleFilter *
mp_people_filter_parse (MpListKind list, const char *text, GError **error)
{
  g_autoptr (MpPeopleFilter) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = mp_people_filter_new (list);
  if (!parse_pairs (self, text, error))
    return NULL;
  return g_steal_pointer (&self);
}
