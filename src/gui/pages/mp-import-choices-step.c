/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of an import that asks what the source cannot say. */

#include "config.h"

#include "gui/pages/mp-import-choices-step.h"

#include "exchange/mp-import-date.h"
#include "model/mp-organisation.h"
#include "model/mp-programme.h"

#include <glib/gi18n.h>

#define N_ORDERS 3

/* The first places of the lists of cohorts and schools. */
enum
{
  CHOICE_FROM_LIST,
  CHOICE_NEW,
  N_CHOICES,
};

/**
 * MpImportChoicesStep:
 *
 * Asks only what matters for the list at hand.
 */
struct _MpImportChoicesStep
{
  GtkWidget parent_instance;

  GtkWidget *date_rows[N_ORDERS];
  GtkCheckButton *date_checks[N_ORDERS];

  GtkWidget *page;
  AdwPreferencesGroup *dates_group;
  GtkWidget *everyone_group;
  GtkWidget *policy_group;
  AdwComboRow *pupils_row;
  AdwComboRow *cohort_row;
  GtkWidget *new_cohort_row;
  AdwComboRow *school_row;
  GtkWidget *new_school_row;
  GtkCheckButton *fill_check;
  GtkCheckButton *update_check;
  GtkCheckButton *skip_check;
  GtkWidget *duplicates_row;
  GtkSwitch *duplicates_switch;
  GtkWidget *gone_row;
  GtkSwitch *gone_switch;
};

G_DEFINE_FINAL_TYPE (MpImportChoicesStep, mp_import_choices_step, GTK_TYPE_WIDGET)

static GtkCheckButton *
add_date_row (MpImportChoicesStep *self,
              guint                position)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (position > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->date_checks[0]);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->dates_group, row);
  self->date_rows[position] = row;

  return GTK_CHECK_BUTTON (check);
}

static const char *
describe_order (MpDateOrder order)
{
  switch (order)
    {
    case MP_DATE_ORDER_YMD:
      return _("Year, month, day");
    case MP_DATE_ORDER_DMY:
      return _("Day, month, year");
    case MP_DATE_ORDER_MDY:
      return _("Month, day, year");
    case MP_DATE_ORDER_RECOGNISE:
    default:
      g_return_val_if_reached ("");
    }
}

static void
show_date_row (MpImportChoicesStep *self,
               MpImport            *import,
               MpStore             *store,
               MpDateOrder          order)
{
  GtkWidget *row = self->date_rows[order - MP_DATE_ORDER_YMD];
  GtkCheckButton *check = self->date_checks[order - MP_DATE_ORDER_YMD];
  const char *sample = mp_import_get_date_sample (import);
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;
  MpDate date = MP_DATE_NONE;

  gtk_widget_set_visible (row, sample != NULL
                               && mp_import_date_parse (sample, order, mp_store_get_today (store),
                                                        &date));
  words = mp_date_to_display (date);
  /* Translators: a day as a file writes it, and what it means. */
  subtitle = g_strdup_printf (_("%s is %s"), sample != NULL ? sample : "", words);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), describe_order (order));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, describe_order (order),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

/* What people here write comes first as the answer, but only if the days can be read like that. */
static void
show_dates (MpImportChoicesStep *self,
            MpImport            *import,
            MpStore             *store)
{
  gboolean asks = mp_import_needs_date_order (import)
                  || (mp_import_get_date_order (import) != MP_DATE_ORDER_RECOGNISE
                      && mp_import_get_date_sample (import) != NULL);
  MpDateOrder chosen = mp_import_get_date_order (import);

  gtk_widget_set_visible (GTK_WIDGET (self->dates_group), asks);
  for (MpDateOrder order = MP_DATE_ORDER_YMD; order <= MP_DATE_ORDER_MDY; order++)
    show_date_row (self, import, store, order);
  if (chosen == MP_DATE_ORDER_RECOGNISE)
    chosen = mp_date_order_of_locale ();
  for (MpDateOrder order = MP_DATE_ORDER_YMD; order <= MP_DATE_ORDER_MDY; order++)
    if (gtk_widget_get_visible (self->date_rows[order - MP_DATE_ORDER_YMD])
        && (order == chosen
            || !gtk_widget_get_visible (self->date_rows[chosen - MP_DATE_ORDER_YMD])))
      {
        gtk_check_button_set_active (self->date_checks[order - MP_DATE_ORDER_YMD], TRUE);
        break;
      }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Names of records that are not archived, sorted. */
static GPtrArray *
list_names (MpStore       *store,
            const MpTable *table)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store, table, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const MpField *name = mp_table_find_field (table, "name");
  const MpField *archived = mp_table_find_field (table, "archived_on");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (archived == NULL || !mp_row_field_is_set (rows->pdata[i], archived))
      g_ptr_array_add (names, g_strdup (*mp_row_string (rows->pdata[i], name)));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
show_names (AdwComboRow   *row,
            MpStore       *store,
            const MpTable *table,
            const char    *new_label,
            const char    *chosen)
{
  g_autoptr (GPtrArray) names = list_names (store, table);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = CHOICE_FROM_LIST;

  gtk_string_list_append (list, _("As the list says"));
  gtk_string_list_append (list, new_label);
  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (list, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], chosen) == 0)
        selected = N_CHOICES + i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
}

static void
show_pupils (MpImportChoicesStep *self,
             MpImport            *import)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("All pupils"));
  for (guint i = 0; i < mp_import_get_n_groups (import); i++)
    {
      g_autofree char *label
        /* Translators: a class or grade, and how many pupils are in it. */
        = g_strdup_printf (_("%s (%'u)"), mp_import_get_group_name (import, i),
                           mp_import_get_group_size (import, i));

      gtk_string_list_append (list, label);
    }
  adw_combo_row_set_model (self->pupils_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->pupils_row, (guint) (mp_import_get_group (import) + 1));
  gtk_widget_set_visible (GTK_WIDGET (self->pupils_row), mp_import_get_n_groups (import) > 0);
}

static void
selected_cb (MpImportChoicesStep *self)
{
  gtk_widget_set_visible (self->new_cohort_row,
                          gtk_widget_get_visible (GTK_WIDGET (self->cohort_row))
                          && adw_combo_row_get_selected (self->cohort_row) == CHOICE_NEW);
  gtk_widget_set_visible (self->new_school_row,
                          gtk_widget_get_visible (GTK_WIDGET (self->school_row))
                          && adw_combo_row_get_selected (self->school_row) == CHOICE_NEW);
}

static const char *
get_name (AdwComboRow *row,
          GtkWidget   *new_row)
{
  guint selected = adw_combo_row_get_selected (row);
  GListModel *model = adw_combo_row_get_model (row);

  if (!gtk_widget_get_visible (GTK_WIDGET (row)) || model == NULL
      || selected == CHOICE_FROM_LIST)
    return NULL;
  if (selected == CHOICE_NEW)
    return gtk_editable_get_text (GTK_EDITABLE (new_row));
  return gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
}

static void
show_policy (MpImportChoicesStep *self,
             MpImport            *import)
{
  MpImportPolicy policy = mp_import_get_policy (import);

  gtk_check_button_set_active (policy == MP_IMPORT_SKIP     ? self->skip_check
                               : policy == MP_IMPORT_UPDATE ? self->update_check
                                                            : self->fill_check, TRUE);
  gtk_switch_set_active (self->duplicates_switch, mp_import_get_add_duplicates (import));
  gtk_switch_set_active (self->gone_switch, mp_import_get_mark_gone (import));
}

static void
mp_import_choices_step_dispose (GObject *object)
{
  MpImportChoicesStep *self = MP_IMPORT_CHOICES_STEP (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_import_choices_step_parent_class)->dispose (object);
}

static void
mp_import_choices_step_class_init (MpImportChoicesStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_choices_step_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-choices-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, page);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, dates_group);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, everyone_group);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, policy_group);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, pupils_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, cohort_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, new_cohort_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, school_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, new_school_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, fill_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, update_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, skip_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, duplicates_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, duplicates_switch);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, gone_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportChoicesStep, gone_switch);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
mp_import_choices_step_init (MpImportChoicesStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_ORDERS; i++)
    self->date_checks[i] = add_date_row (self, i);
}

/**
 * mp_import_choices_step_show:
 * @import: an import that was looked at; not kept
 * @store: the programme, for its cohorts and schools; not kept
 */
void
mp_import_choices_step_show (MpImportChoicesStep *self,
                             MpImport            *import,
                             MpStore             *store)
{
  MpImportKind kind;
  gboolean mentees, roster;

  g_return_if_fail (MP_IS_IMPORT_CHOICES_STEP (self));
  g_return_if_fail (import != NULL && MP_IS_STORE (store));

  kind = mp_import_get_kind (import);
  mentees = kind == MP_IMPORT_AS_MENTEES;
  roster = kind == MP_IMPORT_AS_ONEROSTER;
  show_dates (self, import, store);
  show_pupils (self, import);
  show_names (self->cohort_row, store, &mp_cohort_table, _("A new cohort"),
              mp_import_get_cohort_name (import));
  show_names (self->school_row, store, &mp_organisation_table, _("A new school"),
              mp_import_get_school_name (import));
  show_policy (self, import);
  gtk_widget_set_visible (self->everyone_group, mentees || roster);
  gtk_widget_set_visible (GTK_WIDGET (self->cohort_row), mentees || roster);
  gtk_widget_set_visible (GTK_WIDGET (self->school_row), mentees);
  gtk_widget_set_visible (self->duplicates_row, kind != MP_IMPORT_AS_ORGANISATIONS);
  gtk_widget_set_visible (self->gone_row, roster);
  selected_cb (self);
}

/**
 * mp_import_choices_step_apply:
 * @import: gets what was chosen
 */
void
mp_import_choices_step_apply (MpImportChoicesStep *self,
                              MpImport            *import)
{
  g_return_if_fail (MP_IS_IMPORT_CHOICES_STEP (self));
  g_return_if_fail (import != NULL);

  for (MpDateOrder order = MP_DATE_ORDER_YMD; order <= MP_DATE_ORDER_MDY; order++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->dates_group))
        && gtk_check_button_get_active (self->date_checks[order - MP_DATE_ORDER_YMD]))
      mp_import_set_date_order (import, order);
  if (gtk_widget_get_visible (GTK_WIDGET (self->pupils_row)))
    mp_import_set_group (import, (int) adw_combo_row_get_selected (self->pupils_row) - 1);
  mp_import_set_cohort_name (import, get_name (self->cohort_row, self->new_cohort_row));
  mp_import_set_school_name (import, get_name (self->school_row, self->new_school_row));
  mp_import_set_policy (import,
                        gtk_check_button_get_active (self->skip_check)     ? MP_IMPORT_SKIP
                        : gtk_check_button_get_active (self->update_check) ? MP_IMPORT_UPDATE
                                                                           : MP_IMPORT_FILL);
  mp_import_set_add_duplicates (import, gtk_switch_get_active (self->duplicates_switch));
  mp_import_set_mark_gone (import, gtk_switch_get_active (self->gone_switch));
}
