/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first people of a list in the order of names, also while somebody types words. */

#include "store/mp-people-first.h"

#include "base/mp-fold.h"
#include "store/mp-id-keys.h"
#include "store/mp-people-search.h"

#include <string.h>

/* Frequent words are found by trying one person after the other in the order of names: the index
 * would have to list half of the people first.  Rare words are found by the index.  Trying a few
 * people tells which they are. */
#define PEOPLE_TO_PROBE 1000
#define PEOPLE_TO_TRY 4000

/* Looking one person up takes as long as going past so many names. */
#define NAMES_FOR_A_LOOK 50

typedef struct
{
  MpDb *db;
  const MpPeopleFilter *filter;
  char **words;
  guint n_words;
  guint *n_having;
  guint n_tried;
  guint limit;
  gboolean index_had_all;
  GArray *ids;
} Finder;

/* Somebody whom the words found, until it is known who comes first. */
typedef struct
{
  gint64 id;
  char *sort_name;
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->sort_name);
}

static int
candidate_compare (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;
  int order = strcmp (left->sort_name, right->sort_name);

  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

/* Whether somebody is in the list and not archived; the name is for putting them in order. */
static gboolean
look_up (Finder *self, gint64 id, gboolean *in_list, char **sort_name, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  statement = mp_db_prepare (self->db,
                             self->filter->list == MP_LIST_MENTEES
                               ? "SELECT p.sort_name FROM mentee m JOIN person p ON p.id = m.id"
                                 " WHERE m.id = ?1 AND p.archived_on IS NULL"
                               : "SELECT p.sort_name FROM mentor m JOIN person p ON p.id = m.id"
                                 " WHERE m.id = ?1 AND p.archived_on IS NULL",
                             error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, id);
  step = mp_statement_step (statement, error);
  *in_list = step == MP_STEP_ROW;
  if (*in_list && sort_name != NULL)
    *sort_name = mp_statement_dup_text (statement, 0);
  return step != MP_STEP_ERROR;
}

static gboolean
has_words (const Finder *self, const char *text)
{
  return text != NULL && mp_fold_words_have_prefixes (text, (const char *const *) self->words);
}

static gboolean
take_if_in_list (Finder *self, gint64 id, GError **error)
{
  gboolean in_list;

  if (!look_up (self, id, &in_list, NULL, error))
    return FALSE;
  if (in_list)
    g_array_append_val (self->ids, id);
  return TRUE;
}

static gboolean
try_person (Finder *self, gint64 id, const char *text, GError **error)
{
  guint n_had = 0;

  self->n_tried++;
  for (guint i = 0; i < self->n_words; i++)
    {
      const char *const word[] = { self->words[i], NULL };
      gboolean has = mp_fold_words_have_prefixes (text, word);

      self->n_having[i] += has;
      n_had += has;
    }
  return n_had < self->n_words || take_if_in_list (self, id, error);
}

static gboolean
is_hopeless (const Finder *self)
{
  return self->n_tried == PEOPLE_TO_PROBE
         && self->ids->len * (PEOPLE_TO_TRY / PEOPLE_TO_PROBE) < self->limit;
}

/* Sets @done if enough were found or nobody is left. */
static gboolean
find_frequent (Finder *self, gboolean *done, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpStep step = MP_STEP_DONE;

  statement = mp_db_prepare (self->db,
                             self->n_words == 0
                               ? "SELECT id, NULL FROM person ORDER BY sort_name, id LIMIT ?1"
                               : "SELECT n.id, w.text"
                                 " FROM (SELECT id FROM person ORDER BY sort_name, id LIMIT ?1) n"
                                 " CROSS JOIN person_words w ON w.id = n.id",
                             error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, PEOPLE_TO_TRY);
  while (self->ids->len < self->limit && !is_hopeless (self)
         && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    if (!try_person (self, mp_statement_get_int (statement, 0),
                     mp_statement_get_text (statement, 1), error))
      return FALSE;
  *done = self->ids->len == self->limit
          || (step == MP_STEP_DONE && !is_hopeless (self) && self->n_tried < PEOPLE_TO_TRY);
  return step != MP_STEP_ERROR;
}

/* The index is asked for the rarest word, and for others only where that is less work than
 * reading the texts of those whom it finds. */
static char *
choose_match (Finder *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  guint rarest = G_MAXUINT;

  for (guint i = 0; i < self->n_words; i++)
    rarest = MIN (rarest, self->n_having[i]);
  for (guint i = 0; i < self->n_words; i++)
    if (self->n_having[i] <= 4 * rarest)
      g_ptr_array_add (chosen, self->words[i]);
  self->index_had_all = chosen->len == self->n_words;
  g_ptr_array_add (chosen, NULL);
  return mp_people_search_match ((char **) chosen->pdata);
}

static GArray *
ask_index (Finder *self, GError **error)
{
  g_autofree char *match = choose_match (self);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  statement = mp_db_prepare (self->db,
                             "SELECT rowid FROM person_search WHERE person_search MATCH ?1", error);
  if (statement == NULL)
    return NULL;
  mp_statement_bind_text (statement, 1, match);
  while ((step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);

      g_array_append_val (found, id);
    }
  return step == MP_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/* Whether somebody whom the index found has the words too that it was not asked for. */
static gboolean
has_other_words (Finder *self, gint64 id, gboolean *fits, GError **error)
{
  g_autoptr (MpStatement) statement = NULL;
  MpStep step;

  *fits = self->index_had_all;
  if (self->index_had_all)
    return TRUE;
  statement = mp_db_prepare (self->db, "SELECT text FROM person_words WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  mp_statement_bind_int (statement, 1, id);
  step = mp_statement_step (statement, error);
  *fits = step == MP_STEP_ROW && has_words (self, mp_statement_get_text (statement, 0));
  return step != MP_STEP_ERROR;
}

/* Few were found: all are looked up and put in order. */
static gboolean
order_found (Finder *self, const GArray *found, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < found->len; i++)
    {
      Candidate candidate = { g_array_index (found, gint64, i), NULL };
      gboolean fits, in_list = FALSE;

      if (!has_other_words (self, candidate.id, &fits, error)
          || (fits && !look_up (self, candidate.id, &in_list, &candidate.sort_name, error)))
        return FALSE;
      if (in_list)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, candidate_compare);
  for (guint i = 0; i < MIN (candidates->len, self->limit); i++)
    g_array_append_val (self->ids, g_array_index (candidates, Candidate, i).id);
  return TRUE;
}

/* Many were found: names are gone through in order until enough of them have come. */
static gboolean
pick_found (Finder *self, const GArray *found, GError **error)
{
  g_autoptr (MpIdKeys) marks = mp_id_keys_new (g_array_index (found, gint64, found->len - 1));
  g_autoptr (MpStatement) statement = NULL;
  MpStep step = MP_STEP_DONE;

  for (guint i = 0; i < found->len; i++)
    mp_id_keys_set (marks, g_array_index (found, gint64, i), 1);
  statement = mp_db_prepare (self->db, "SELECT id FROM person ORDER BY sort_name, id", error);
  if (statement == NULL)
    return FALSE;
  while (self->ids->len < self->limit
         && (step = mp_statement_step (statement, error)) == MP_STEP_ROW)
    {
      gint64 id = mp_statement_get_int (statement, 0);
      gboolean fits = mp_id_keys_get (marks, id) != 0;

      if (fits && !has_other_words (self, id, &fits, error))
        return FALSE;
      if (fits && !take_if_in_list (self, id, error))
        return FALSE;
    }
  return step != MP_STEP_ERROR;
}

static gboolean
find_rare (Finder *self, GError **error)
{
  g_autoptr (GArray) found = ask_index (self, error);
  gint64 n_people;

  if (found == NULL || !mp_db_get_int (self->db, "SELECT max (id) FROM person", &n_people, error))
    return FALSE;
  g_array_set_size (self->ids, 0);
  if (found->len <= n_people / NAMES_FOR_A_LOOK)
    return order_found (self, found, error);
  return pick_found (self, found, error);
}

/**
 * mp_people_first_can_find:
 *
 * Returns: whether @filter is for people, and asks for nothing but words, if for anything
 */
gboolean
mp_people_first_can_find (const MpPeopleFilter *filter)
{
  return filter->list != MP_LIST_PARTNERS && !mp_people_filter_has_criteria (filter);
}

/**
 * mp_people_first_find:
 * @filter: for which mp_people_first_can_find() is true
 * @limit: how many fill a screen
 * @ids: (out) (element-type gint64) (nullable): the first ids in the order of names, or %NULL if
 *   so few of the people are in the list that asking for the whole list is no more work
 *
 * Takes some milliseconds for 100,000 people.
 */
gboolean
mp_people_first_find (MpDb *db, const MpPeopleFilter *filter, guint limit, GArray **ids,
                      GError **error)
{
  g_auto (GStrv) words = mp_people_search_split (filter->search);
  g_autofree guint *n_having = g_new0 (guint, g_strv_length (words) + 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Finder finder = {
    .db = db,
    .filter = filter,
    .words = words,
    .n_words = g_strv_length (words),
    .n_having = n_having,
    .limit = limit,
    .ids = found,
  };
  gboolean done = FALSE;

  if (!find_frequent (&finder, &done, error))
    return FALSE;
  if (!done && finder.n_words > 0 && !find_rare (&finder, error))
    return FALSE;
  *ids = done || finder.n_words > 0 ? g_steal_pointer (&found) : NULL;
  return TRUE;
}
