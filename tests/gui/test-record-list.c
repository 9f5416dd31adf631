/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list that views look at: read as far as it is shown, kept up with the store. */

#include "gui/model/mp-record-list.h"
#include "gui/model/mp-record-selection.h"
#include "model/mp-schema.h"
#include "store/mp-query-people.h"

#define N_PEOPLE 2000

static void
apply (MpStore *store, MpBatch *batch)
{
  g_autoptr (GError) error = NULL;

  mp_store_apply (store, batch, &error);
  g_assert_no_error (error);
}

static MpStore *
make_store (void)
{
  MpStore *store = mp_store_new_in_memory ();
  g_autoptr (MpBatch) people = mp_batch_new ("People");
  g_autoptr (MpBatch) mentees = mp_batch_new ("Mentees");

  for (int i = 1; i <= N_PEOPLE; i++)
    {
      MpPerson *person = mp_person_new ();

      person->family_name = g_strdup_printf ("Name %05d", i);
      mp_batch_take (people, person);
    }
  apply (store, people);
  for (int i = 1; i <= N_PEOPLE; i++)
    {
      MpMentee *mentee = mp_mentee_new ();

      mentee->row.id = i;
      mentee->status = MP_MENTEE_ACTIVE;
      mp_batch_take (mentees, mentee);
    }
  apply (store, mentees);
  return store;
}

static GArray *
make_ids (guint first, guint n_ids, int step)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_ids; i++)
    {
      gint64 id = (gint64) first + (gint64) i * step;

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
assert_shows (MpRecordList *list, guint position, gint64 id)
{
  g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autofree char *name = g_strdup_printf ("Name %05" G_GINT64_FORMAT, id);

  g_assert_nonnull (record);
  g_assert_cmpuint (mp_record_get_position (record), ==, position);
  g_assert_cmpint (mp_record_get_id (record), ==, id);
  g_assert_cmpstr (mp_record_get_row (record)->name, ==, name);
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

static void
set_status (MpStore *store, gint64 id, MpMenteeStatus status)
{
  g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, id, NULL);
  g_autoptr (MpBatch) batch = mp_batch_new ("Set status");

  mentee->status = status;
  mp_batch_update (batch, mentee);
  apply (store, batch);
}

static void
test_every_place_shows_its_record (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (N_PEOPLE, N_PEOPLE, -1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_PEOPLE);
  for (guint i = 0; i < N_PEOPLE; i++)
    assert_shows (list, i, N_PEOPLE - i);
  for (int i = N_PEOPLE - 1; i >= 0; i -= 7)
    assert_shows (list, (guint) i, N_PEOPLE - i);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_PEOPLE));
}

static void
test_a_record_that_is_held_stays_the_same (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, N_PEOPLE, 1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  g_autoptr (MpRecord) held = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_autoptr (MpRecord) again = NULL;

  for (guint i = 100; i < N_PEOPLE; i++)
    assert_shows (list, i, i + 1);
  again = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (again == held);
}

static void
test_a_record_that_nobody_holds_is_forgotten (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, N_PEOPLE, 1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  MpRecord *record = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_object_add_weak_pointer (G_OBJECT (record), (gpointer *) &record);
  g_object_unref (record);
  g_assert_nonnull (record);
  for (guint i = 0; i < N_PEOPLE; i++)
    assert_shows (list, i, i + 1);
  g_assert_null (record);
}

static void
test_a_change_is_told_to_its_record_only (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, N_PEOPLE, 1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  g_autoptr (MpRecord) changed = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_autoptr (MpRecord) other = g_list_model_get_item (G_LIST_MODEL (list), 3);
  guint n_changed = 0, n_other = 0, n_items_changed = 0;

  g_signal_connect_swapped (changed, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &n_other);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_items_changed);

  set_status (store, 3, MP_MENTEE_PAUSED);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (mp_record_get_row (changed)->status, ==, MP_MENTEE_PAUSED);
  mp_store_undo (store, NULL);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (mp_record_get_row (changed)->status, ==, MP_MENTEE_ACTIVE);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (n_items_changed, ==, 0);
}

typedef struct
{
  guint n_times;
  guint position;
  guint n_removed;
  guint n_added;
} Told;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Told *told)
{
  told->n_times++;
  told->position = position;
  told->n_removed = n_removed;
  told->n_added = n_added;
}

static void
test_another_order_leaves_the_places (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, N_PEOPLE, 1);
  g_autoptr (GArray) reversed = make_ids (N_PEOPLE, N_PEOPLE, -1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  g_autoptr (MpRecord) held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  guint n_changed = 0;
  Told told = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  g_signal_connect_swapped (held, "changed", G_CALLBACK (count_cb), &n_changed);
  mp_record_list_set_ids (list, reversed);
  g_assert_cmpuint (told.n_times, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (mp_record_get_id (held), ==, N_PEOPLE);
  for (guint i = 0; i < N_PEOPLE; i++)
    assert_shows (list, i, N_PEOPLE - i);
}

static void
test_a_longer_or_shorter_list_changes_at_its_end (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, 300, 1);
  g_autoptr (GArray) fewer = make_ids (1000, 10, -3);
  g_autoptr (GArray) more = make_ids (7, 900, 2);
  g_autoptr (GArray) none = make_ids (1, 0, 1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  Told told = { 0 };

  for (guint i = 0; i < 300; i++)
    assert_shows (list, i, i + 1);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  mp_record_list_set_ids (list, fewer);
  g_assert_cmpuint (told.position, ==, 10);
  g_assert_cmpuint (told.n_removed, ==, 290);
  g_assert_cmpuint (told.n_added, ==, 0);
  for (guint i = 0; i < 10; i++)
    assert_shows (list, i, 1000 - 3 * (gint64) i);
  mp_record_list_set_ids (list, more);
  g_assert_cmpuint (told.n_removed, ==, 0);
  g_assert_cmpuint (told.n_added, ==, 890);
  for (guint i = 0; i < 900; i++)
    assert_shows (list, i, 7 + 2 * (gint64) i);
  mp_record_list_set_ids (list, none);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (told.n_times, ==, 3);
}

static void
assert_selected (MpRecordSelection *selection, const gint64 *ids, guint n_ids)
{
  g_autoptr (GArray) selected = mp_record_selection_get_ids (selection);

  g_assert_cmpuint (mp_record_selection_get_size (selection), ==, n_ids);
  g_assert_cmpmem (selected->data, selected->len * sizeof (gint64), ids, n_ids * sizeof (gint64));
}

static void
test_the_same_people_stay_selected (void)
{
  static const gint64 before[] = { 3, 10, 290 };
  static const gint64 reversed_order[] = { 290, 10, 3 };
  static const gint64 fewer[] = { 10 };
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, 300, 1);
  g_autoptr (GArray) reversed = make_ids (300, 300, -1);
  g_autoptr (GArray) tens = make_ids (10, 5, 10);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  g_autoptr (MpRecordSelection) selection = mp_record_selection_new (list);

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), (guint) before[i] - 1, FALSE);
  assert_selected (selection, before, 3);
  mp_record_selection_set_ids (selection, reversed);
  assert_selected (selection, reversed_order, 3);
  mp_record_selection_set_ids (selection, tens);
  assert_selected (selection, fewer, 1);
}

static void
test_all_can_be_selected (void)
{
  g_autoptr (MpStore) store = make_store ();
  g_autoptr (GArray) ids = make_ids (1, N_PEOPLE, 1);
  g_autoptr (MpRecordList) list = mp_record_list_new (store, MP_LIST_MENTEES, ids);
  g_autoptr (MpRecordSelection) selection = mp_record_selection_new (list);
  guint n_changed = 0;

  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (count_cb), &n_changed);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (mp_record_selection_get_size (selection), ==, N_PEOPLE);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (selection), 7);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 7));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 8));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (mp_record_selection_get_size (selection), ==, 0);
  g_assert_cmpuint (n_changed, ==, 3);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (n_changed, ==, 3);
}

static void
test_a_saved_filter_touches_no_list (void)
{
  g_autoptr (MpChanges) changes = mp_changes_new ();

  mp_changes_add (changes, &mp_saved_filter_table, 1);
  g_assert_false (mp_record_list_is_touched (changes));
  mp_changes_add (changes, &mp_stage_record_table, 1);
  g_assert_true (mp_record_list_is_touched (changes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-list/every-place-shows-its-record", test_every_place_shows_its_record);
  g_test_add_func ("/record-list/a-record-that-is-held-stays-the-same",
                   test_a_record_that_is_held_stays_the_same);
  g_test_add_func ("/record-list/a-record-that-nobody-holds-is-forgotten",
                   test_a_record_that_nobody_holds_is_forgotten);
  g_test_add_func ("/record-list/a-change-is-told-to-its-record-only",
                   test_a_change_is_told_to_its_record_only);
  g_test_add_func ("/record-list/another-order-leaves-the-places",
                   test_another_order_leaves_the_places);
  g_test_add_func ("/record-list/a-longer-or-shorter-list-changes-at-its-end",
                   test_a_longer_or_shorter_list_changes_at_its_end);
  g_test_add_func ("/record-list/the-same-people-stay-selected",
                   test_the_same_people_stay_selected);
  g_test_add_func ("/record-list/all-can-be-selected", test_all_can_be_selected);
  g_test_add_func ("/record-list/a-saved-filter-touches-no-list",
                   test_a_saved_filter_touches_no_list);
  return g_test_run ();
}
