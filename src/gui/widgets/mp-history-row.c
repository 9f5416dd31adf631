/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of the history; it opens to show what the step changed. */

#include "config.h"

#include "gui/widgets/mp-history-row.h"

#include "gui/widgets/mp-spoken-name.h"
#include "model/mp-person.h"
#include "store/mp-query-names.h"

#include <glib/gi18n.h>

/* An import has a change for every record; more than these nobody reads. */
#define MOST_CHANGES 100

/* A step that touched more records is about many people: only what is surely this one's is told. */
#define MOST_RECORDS 50

struct _MpHistoryRow
{
  AdwExpanderRow parent_instance;

  MpStore *store;
  gint64 batch_id;
  gint64 person;
  gboolean about_many;
  gboolean filled;

  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (MpHistoryRow, mp_history_row, ADW_TYPE_EXPANDER_ROW)

static const char *
describe_state (MpHistoryState state)
{
  switch (state)
    {
    case MP_HISTORY_UNDONE:
      return _("undone");
    case MP_HISTORY_DROPPED:
      return _("undone for good");
    default:
      return NULL;
    }
}

static const char *
describe_kind (MpChangeKind kind)
{
  switch (kind)
    {
    case MP_CHANGE_INSERT:
      return _("Added");
    case MP_CHANGE_DELETE:
      return _("Removed");
    default:
      return _("Changed");
    }
}

static char *
or_nothing (const char *text)
{
  /* Translators: stands for a field without a value. */
  return g_strdup (text != NULL && *text != '\0' ? text : _("nothing"));
}

static char *
describe_change (const MpHistoryChange *change)
{
  g_autofree char *before = or_nothing (change->old_text);
  g_autofree char *after = or_nothing (change->new_text);

  if (change->field == NULL)
    return g_strdup (describe_kind (change->kind));
  if (change->kind != MP_CHANGE_UPDATE)
    /* Translators: the name of a field and its value. */
    return g_strdup_printf (_("%s: %s"), mp_field_get_label (change->field),
                            change->kind == MP_CHANGE_INSERT ? after : before);

  /* Translators: the name of a field, its value before a change and after it. */
  return g_strdup_printf (_("%s: %s → %s"), mp_field_get_label (change->field), before, after);
}

static char *
describe_record (MpHistoryRow          *self,
                 const MpHistoryChange *change)
{
  g_autofree char *name = mp_store_dup_name (self->store, change->table, change->row_id);
  const char *label = mp_table_get_label (change->table);

  if (name == NULL || *name == '\0' || g_str_equal (name, label))
    return g_strdup (label);

  /* Translators: a kind of record and its name, such as "Mentee Zoë Tremblay". */
  return g_strdup_printf (_("%s %s"), label, name);
}

static gboolean
same_record (const MpHistoryChange *a,
             const MpHistoryChange *b)
{
  return a->table == b->table && a->row_id == b->row_id && a->kind == b->kind;
}

static void
add_row (MpHistoryRow *self,
         const char   *title,
         const char   *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* One row for each record, a line for each of its fields. */
static guint
add_record (MpHistoryRow *self,
            GPtrArray    *changes,
            guint         first)
{
  g_autofree char *title = describe_record (self, changes->pdata[first]);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i;

  for (i = first; i < changes->len && same_record (changes->pdata[first], changes->pdata[i]); i++)
    {
      g_autofree char *line = describe_change (changes->pdata[i]);

      g_string_append_printf (lines, "%s%s", i > first ? "\n" : "", line);
    }
  add_row (self, title, lines->str);

  return i;
}

/* Of a step about several people only what belongs to this one; other records do not say whose
 * they are. */
static gboolean
is_wanted (MpHistoryRow          *self,
           const MpHistoryChange *change)
{
  if (self->person == 0 || change->row_id == self->person)
    return TRUE;

  return change->table != &mp_person_table && change->table->same_id_as == NULL;
}

static void
drop_unwanted (MpHistoryRow *self,
               GPtrArray    *changes)
{
  for (guint i = changes->len; i > 0; i--)
    if (!is_wanted (self, changes->pdata[i - 1]))
      g_ptr_array_remove_index (changes, i - 1);
}

static GPtrArray *
list_changes (MpHistoryRow *self,
              GError      **error)
{
  if (self->person != 0 && self->about_many)
    return mp_history_list_changes_of_person (self->store, self->batch_id, self->person,
                                              MOST_CHANGES, error);
  return mp_history_list_changes (self->store, self->batch_id, MOST_CHANGES, error);
}

static void
fill (MpHistoryRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = list_changes (self, &error);
  gboolean more;

  self->filled = TRUE;
  if (changes == NULL)
    {
      add_row (self, _("This cannot be shown"), error->message);
      return;
    }

  more = changes->len == MOST_CHANGES;
  drop_unwanted (self, changes);
  for (guint i = 0; i < changes->len;)
    i = add_record (self, changes, i);
  if (more)
    add_row (self, _("There is more that is not shown"), NULL);
}

static void
expanded_cb (MpHistoryRow *self)
{
  if (!self->filled && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

static void
mp_history_row_dispose (GObject *object)
{
  g_clear_object (&MP_HISTORY_ROW (object)->store);

  G_OBJECT_CLASS (mp_history_row_parent_class)->dispose (object);
}

static void
mp_history_row_class_init (MpHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_history_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MpHistoryRow, state_label);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
mp_history_row_init (MpHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_entry (const MpHistoryEntry *entry)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (entry->at.seconds);
  g_autofree char *time = g_date_time_format (when, "%H:%M");
  g_autofree char *records = NULL;

  records = g_strdup_printf (ngettext ("%'d record", "%'d records", (gulong) entry->n_records),
                             (int) entry->n_records);
  if (entry->author == NULL)
    /* Translators: a time of day and how many records. */
    return g_strdup_printf (_("%s · %s"), time, records);

  /* Translators: a time of day, who did it, and how many records. */
  return g_strdup_printf (_("%s · %s · %s"), time, entry->author, records);
}

/**
 * mp_history_row_new:
 * @store: the programme
 * @entry: a step of its history
 *
 * Returns: (transfer floating): a row; what the step changed is read when the row is opened
 */
GtkWidget *
mp_history_row_new (MpStore              *store,
                    const MpHistoryEntry *entry)
{
  MpHistoryRow *self = g_object_new (MP_TYPE_HISTORY_ROW, NULL);
  const char *state = describe_state (entry->state);
  g_autofree char *subtitle = describe_entry (entry);

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  self->batch_id = entry->batch_id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), entry->label);
  mp_spoken_name_set (self, entry->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);
  if (state != NULL)
    gtk_label_set_label (self->state_label, state);

  return GTK_WIDGET (self);
}

/**
 * mp_history_row_new_for_person:
 * @store: the programme
 * @entry: a step of its history
 * @person: whose changes to show
 *
 * Returns: (transfer floating): a row that says the day too, and opens to what the step changed
 *   about the person
 */
GtkWidget *
mp_history_row_new_for_person (MpStore              *store,
                               const MpHistoryEntry *entry,
                               gint64                person)
{
  GtkWidget *self = mp_history_row_new (store, entry);
  g_autofree char *at = mp_instant_to_display (entry->at);
  g_autofree char *subtitle = NULL;

  MP_HISTORY_ROW (self)->person = person;
  /* Translators: a day with a time of day, and who did it. */
  subtitle = entry->author != NULL ? g_strdup_printf (_("%s · %s"), at, entry->author)
                                   : g_strdup (at);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  MP_HISTORY_ROW (self)->about_many = entry->n_records > MOST_RECORDS;

  return self;
}
