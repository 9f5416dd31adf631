/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The criteria of a list side by side: each a button, rarer ones added by a menu. */

#include "config.h"

#include "gui/widgets/mp-filter-bar.h"

#include "gui/widgets/mp-filter-button.h"
#include "model/mp-programme.h"

#include <glib/gi18n.h>

#define MENTEES (1u << MP_LIST_MENTEES)
#define MENTORS (1u << MP_LIST_MENTORS)
#define PARTNERS (1u << MP_LIST_PARTNERS)

typedef enum
{
  CRITERION_COHORT,
  CRITERION_STATUS,
  CRITERION_KIND,
  CRITERION_STAGE,
  CRITERION_STATE,
  CRITERION_SCHOOL,
  CRITERION_SITE,
  CRITERION_GAP,
  CRITERION_ARCHIVED,
  N_CRITERIA,
} CriterionId;

/**
 * Criterion:
 * @title: untranslated
 * @lists: a bit (1 << MpListKind) for each list that has it
 * @usual: whether it is there before anybody asks for it
 * @multiple: whether several can be chosen
 */
typedef struct
{
  const char *title;
  guint lists;
  gboolean usual;
  gboolean multiple;
} Criterion;

static const Criterion criteria[N_CRITERIA] = {
  [CRITERION_COHORT] = { N_("Cohort"), MENTEES, TRUE, FALSE },
  [CRITERION_STATUS] = { N_("Status"), MENTEES | MENTORS, TRUE, TRUE },
  [CRITERION_KIND] = { N_("Kind"), PARTNERS, TRUE, TRUE },
  [CRITERION_STAGE] = { N_("Stage"), MENTEES, TRUE, FALSE },
  [CRITERION_STATE] = { N_("State of the stage"), MENTEES, FALSE, TRUE },
  [CRITERION_SCHOOL] = { N_("School"), MENTEES, TRUE, FALSE },
  [CRITERION_SITE] = { N_("Site"), MENTEES | MENTORS | PARTNERS, FALSE, FALSE },
  [CRITERION_GAP] = { N_("Missing"), MENTEES, FALSE, FALSE },
  [CRITERION_ARCHIVED] = { N_("Archived"), MENTEES | MENTORS | PARTNERS, FALSE, FALSE },
};

#define GAP_GUARDIAN "guardian"
#define ARCHIVED_ONLY "only"
#define ARCHIVED_TOO "too"

struct _MpFilterBar
{
  GtkWidget parent_instance;

  MpStore *store;
  MpPeopleFilter *filter;
  MpFilterButton *items[N_CRITERIA];
  GSimpleActionGroup *actions;

  GtkWidget *scrolled_window;
  GtkBox *buttons;
  GtkMenuButton *add_button;
  GtkWidget *clear_button;
  GtkLabel *count_label;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MpFilterBar, mp_filter_bar, GTK_TYPE_WIDGET)

static const MpChoice *
get_choices (MpFilterBar *self, CriterionId id)
{
  switch (id)
    {
    case CRITERION_STATUS:
    case CRITERION_KIND:
      return mp_people_filter_get_statuses (self->filter->list);
    case CRITERION_STAGE:
      return mp_stages;
    case CRITERION_STATE:
      return mp_stage_states;
    default:
      return NULL;
    }
}

/* A stage is called by its letter everywhere, which its name does not have. */
static char *
dup_choice_label (CriterionId id, const MpChoice *choice)
{
  if (id == CRITERION_STAGE)
    /* Translators: a stage's letter and its name. */
    return g_strdup_printf (_("%s – %s"), choice->name, _(choice->label));
  return g_strdup (_(choice->label));
}

static void
add_choices (MpFilterBar *self, CriterionId id)
{
  const MpChoice *choices = get_choices (self, id);

  for (gsize i = 0; choices != NULL && choices[i].name != NULL; i++)
    {
      g_autofree char *label = dup_choice_label (id, &choices[i]);

      mp_filter_button_add (self->items[id], choices[i].name, label);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const char *const *left = *(const char *const *const *) a;
  const char *const *right = *(const char *const *const *) b;

  return g_utf8_collate (left[1], right[1]);
}

/* Adds each record by its name, after a choice for those that belong to none. */
static void
add_records (MpFilterBar *self, CriterionId id, const MpTable *table, const char *none)
{
  g_autoptr (GPtrArray) rows = mp_store_list (self->store, table, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  const MpField *name = mp_table_find_field (table, "name");

  mp_filter_button_add (self->items[id], MP_PEOPLE_FILTER_NONE, none);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      MpRow *row = g_ptr_array_index (rows, i);
      const char **pair = g_new (const char *, 2);

      pair[0] = row->uuid;
      pair[1] = *mp_row_string (row, name);
      g_ptr_array_add (pairs, pair);
    }
  g_ptr_array_sort (pairs, compare_labels);
  for (guint i = 0; i < pairs->len; i++)
    {
      const char **pair = g_ptr_array_index (pairs, i);

      mp_filter_button_add (self->items[id], pair[0], pair[1]);
    }
}

static void
fill (MpFilterBar *self, CriterionId id)
{
  MpFilterButton *button = self->items[id];

  switch (id)
    {
    case CRITERION_COHORT:
      add_records (self, id, &mp_cohort_table, _("No cohort"));
      break;
    case CRITERION_SCHOOL:
      add_records (self, id, &mp_organisation_table, _("No school"));
      break;
    case CRITERION_SITE:
      add_records (self, id, &mp_site_table, _("No site"));
      break;
    case CRITERION_GAP:
      mp_filter_button_add (button, GAP_GUARDIAN, _("Minors without a guardian"));
      break;
    case CRITERION_ARCHIVED:
      mp_filter_button_add (button, ARCHIVED_TOO, _("With those archived"));
      mp_filter_button_add (button, ARCHIVED_ONLY, _("Only those archived"));
      break;
    default:
      add_choices (self, id);
      break;
    }
}

static guint
read_bits (MpFilterBar *self, CriterionId id)
{
  const MpChoice *choices = get_choices (self, id);
  guint bits = 0;

  for (gsize i = 0; self->items[id] != NULL && choices[i].name != NULL; i++)
    if (mp_filter_button_is_chosen (self->items[id], choices[i].name))
      bits |= 1u << choices[i].value;
  return bits;
}

static void
show_bits (MpFilterBar *self, CriterionId id, guint bits)
{
  const MpChoice *choices = get_choices (self, id);

  for (gsize i = 0; self->items[id] != NULL && choices[i].name != NULL; i++)
    mp_filter_button_choose (self->items[id], choices[i].name,
                             (bits & (1u << choices[i].value)) != 0);
}

static void
read_text (MpFilterBar *self, CriterionId id, char **text)
{
  g_clear_pointer (text, g_free);
  if (self->items[id] != NULL)
    *text = mp_filter_button_dup_chosen (self->items[id]);
}

static void
show_text (MpFilterBar *self, CriterionId id, const char *text)
{
  if (self->items[id] == NULL)
    return;
  mp_filter_button_choose_none (self->items[id]);
  if (text != NULL)
    mp_filter_button_choose (self->items[id], text, TRUE);
}

static void
read_filter (MpFilterBar *self)
{
  MpPeopleFilter *filter = self->filter;
  g_autofree char *stage = NULL;
  g_autofree char *archived = NULL;
  g_autofree char *gap = NULL;

  read_text (self, CRITERION_STAGE, &stage);
  read_text (self, CRITERION_ARCHIVED, &archived);
  read_text (self, CRITERION_GAP, &gap);
  read_text (self, CRITERION_COHORT, &filter->cohort);
  read_text (self, CRITERION_SCHOOL, &filter->organisation);
  read_text (self, CRITERION_SITE, &filter->site);
  filter->statuses = read_bits (self, CRITERION_STATUS) | read_bits (self, CRITERION_KIND);
  filter->stage = mp_choice_find (mp_stages, stage);
  filter->stage_states = read_bits (self, CRITERION_STATE);
  filter->guardian_gap = gap != NULL;
  filter->archived = g_strcmp0 (archived, ARCHIVED_ONLY) == 0  ? MP_ARCHIVED_ONLY
                     : g_strcmp0 (archived, ARCHIVED_TOO) == 0 ? MP_ARCHIVED_TOO
                                                               : MP_ARCHIVED_HIDDEN;
}

static const char *
get_archived (const MpPeopleFilter *filter)
{
  switch (filter->archived)
    {
    case MP_ARCHIVED_ONLY:
      return ARCHIVED_ONLY;
    case MP_ARCHIVED_TOO:
      return ARCHIVED_TOO;
    default:
      return NULL;
    }
}

static void
show_filter (MpFilterBar *self)
{
  const MpPeopleFilter *filter = self->filter;

  show_bits (self, CRITERION_STATUS, filter->statuses);
  show_bits (self, CRITERION_KIND, filter->statuses);
  show_bits (self, CRITERION_STATE, filter->stage_states);
  show_text (self, CRITERION_STAGE,
             filter->stage != 0 ? mp_stage_get_letter (filter->stage) : NULL);
  show_text (self, CRITERION_COHORT, filter->cohort);
  show_text (self, CRITERION_SCHOOL, filter->organisation);
  show_text (self, CRITERION_SITE, filter->site);
  show_text (self, CRITERION_GAP, filter->guardian_gap ? GAP_GUARDIAN : NULL);
  show_text (self, CRITERION_ARCHIVED, get_archived (filter));
}

static gboolean
is_in_use (MpFilterBar *self, CriterionId id)
{
  g_autofree char *chosen = mp_filter_button_dup_chosen (self->items[id]);

  return chosen != NULL;
}

/* What nobody uses goes, unless it is there as a rule, or @added just now. */
static void
update_buttons (MpFilterBar *self, int added)
{
  for (int id = 0; id < N_CRITERIA; id++)
    if (self->items[id] != NULL)
      gtk_widget_set_visible (GTK_WIDGET (self->items[id]),
                              criteria[id].usual || id == added
                                || is_in_use (self, (CriterionId) id));
  gtk_widget_set_visible (self->clear_button, mp_people_filter_has_criteria (self->filter));
}

static void
button_changed_cb (MpFilterBar *self)
{
  read_filter (self);
  update_buttons (self, -1);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpFilterBar *self = user_data;
  int id = g_variant_get_int32 (parameter);

  update_buttons (self, id);
  mp_filter_button_popup (self->items[id]);
}

static void
clear_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MpFilterBar *self = user_data;

  for (int id = 0; id < N_CRITERIA; id++)
    if (self->items[id] != NULL)
      mp_filter_button_choose_none (self->items[id]);
  button_changed_cb (self);
}

static void
add_items (MpFilterBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int id = 0; id < N_CRITERIA; id++)
    {
      const char *title = _(criteria[id].title);
      g_autofree char *action = g_strdup_printf ("filter.add(%d)", id);

      if ((criteria[id].lists & (1u << self->filter->list)) == 0)
        continue;
      self->items[id] = MP_FILTER_BUTTON (mp_filter_button_new (title, criteria[id].multiple));
      fill (self, (CriterionId) id);
      g_signal_connect_object (self->items[id], "changed", G_CALLBACK (button_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->buttons, GTK_WIDGET (self->items[id]));
      if (!criteria[id].usual)
        g_menu_append (menu, title, action);
    }
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

static void
refill (MpFilterBar *self, CriterionId id)
{
  if (self->items[id] == NULL)
    return;
  mp_filter_button_clear (self->items[id]);
  fill (self, id);
}

static void
store_changed_cb (MpFilterBar *self, MpChanges *changes)
{
  gboolean cohorts = mp_changes_touch_table (changes, &mp_cohort_table);
  gboolean schools = mp_changes_touch_table (changes, &mp_organisation_table);
  gboolean sites = mp_changes_touch_table (changes, &mp_site_table);

  if (cohorts)
    refill (self, CRITERION_COHORT);
  if (schools)
    refill (self, CRITERION_SCHOOL);
  if (sites)
    refill (self, CRITERION_SITE);
  if (cohorts || schools || sites)
    show_filter (self);
}

static void
mp_filter_bar_dispose (GObject *object)
{
  MpFilterBar *self = MP_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_FILTER_BAR);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_filter_bar_parent_class)->dispose (object);
}

static void
mp_filter_bar_finalize (GObject *object)
{
  MpFilterBar *self = MP_FILTER_BAR (object);

  mp_people_filter_free (self->filter);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (mp_filter_bar_parent_class)->finalize (object);
}

static void
mp_filter_bar_class_init (MpFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_filter_bar_finalize;

  /**
   * MpFilterBar::changed:
   *
   * Somebody chose another filter.
   */
  changed_signal = g_signal_new ("changed", MP_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/mp-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MpFilterBar, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, MpFilterBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, MpFilterBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, MpFilterBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, MpFilterBar, count_label);
}

static void
mp_filter_bar_init (MpFilterBar *self)
{
  const GActionEntry entries[] = {
    { .name = "add", .activate = add_action, .parameter_type = "i" },
    { .name = "clear", .activate = clear_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_filter_bar_set_up:
 * @store: where cohorts, schools and sites are read
 * @kind: of the list, which says what criteria there are
 *
 * To be called once.
 */
void
mp_filter_bar_set_up (MpFilterBar *self, MpStore *store, MpListKind kind)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));
  g_return_if_fail (MP_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->filter = mp_people_filter_new (kind);
  add_items (self);
  update_buttons (self, -1);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mp_filter_bar_get_filter:
 *
 * Returns: (transfer none): what is chosen, without words to look for
 */
const MpPeopleFilter *
mp_filter_bar_get_filter (MpFilterBar *self)
{
  g_return_val_if_fail (MP_IS_FILTER_BAR (self), NULL);

  return self->filter;
}

/**
 * mp_filter_bar_set_filter:
 * @filter: what is to be chosen; words to look for are left out
 *
 * Shows another filter, without telling that it changed.
 */
void
mp_filter_bar_set_filter (MpFilterBar *self, const MpPeopleFilter *filter)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));
  g_return_if_fail (filter != NULL && filter->list == self->filter->list);

  mp_people_filter_free (self->filter);
  self->filter = mp_people_filter_copy (filter);
  g_clear_pointer (&self->filter->search, g_free);
  show_filter (self);
  update_buttons (self, -1);
}

/**
 * mp_filter_bar_set_count:
 * @text: how many there are, such as "214 people"
 */
void
mp_filter_bar_set_count (MpFilterBar *self, const char *text)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));

  gtk_label_set_label (self->count_label, text);
}
