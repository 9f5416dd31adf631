/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be in a list: the filters above it, those that were saved, and the window's site. */

#include "config.h"

#include "gui/widgets/mp-people-criteria.h"

#include "gui/widgets/mp-saved-filters.h"
#include "model/mp-programme.h"

#include <glib/gi18n.h>

struct _MpPeopleCriteria
{
  GtkWidget parent_instance;

  MpContext *context;
  MpListKind kind;

  GtkWidget *box;
  MpSavedFilters *saved_filters;
  MpFilterBar *filter_bar;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpPeopleCriteria, mp_people_criteria, GTK_TYPE_WIDGET)

static void
update_saved (MpPeopleCriteria *self)
{
  mp_saved_filters_set_current (self->saved_filters, mp_filter_bar_get_filter (self->filter_bar));
}

static void
filter_changed_cb (MpPeopleCriteria *self)
{
  update_saved (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
site_changed_cb (MpPeopleCriteria *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
replace (MpPeopleCriteria *self, const MpPeopleFilter *filter)
{
  mp_filter_bar_set_filter (self->filter_bar, filter);
  update_saved (self);
  g_signal_emit (self, signals[SIGNAL_REPLACED], 0);
}

static void
saved_filter_chosen_cb (MpPeopleCriteria *self, const char *criteria)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPeopleFilter) filter = mp_people_filter_parse (self->kind, criteria, &error);

  if (filter != NULL)
    replace (self, filter);
  else
    mp_context_show_error (self->context, _("Filter Not Shown"), error);
}

static char *
dup_site (MpPeopleCriteria *self)
{
  gint64 id = mp_context_get_site (self->context);
  g_autoptr (MpSite) site = NULL;

  if (id != 0)
    site = mp_store_get (mp_context_get_store (self->context), &mp_site_table, id, NULL);
  return site != NULL ? g_strdup (site->row.uuid) : NULL;
}

static void
mp_people_criteria_dispose (GObject *object)
{
  MpPeopleCriteria *self = MP_PEOPLE_CRITERIA (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PEOPLE_CRITERIA);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (mp_people_criteria_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * MpPeopleCriteria::changed:
   *
   * Others are to be in the list.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_PEOPLE_CRITERIA, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MpPeopleCriteria::replaced:
   *
   * All criteria are others now: what was searched for with those before goes too.
   */
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", MP_TYPE_PEOPLE_CRITERIA, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mp_people_criteria_class_init (MpPeopleCriteriaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_people_criteria_dispose;
  install_signals ();

  g_type_ensure (MP_TYPE_FILTER_BAR);
  g_type_ensure (MP_TYPE_SAVED_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-people-criteria.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPeopleCriteria, box);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleCriteria, saved_filters);
  gtk_widget_class_bind_template_child (widget_class, MpPeopleCriteria, filter_bar);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_filter_chosen_cb);
}

static void
mp_people_criteria_init (MpPeopleCriteria *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_people_criteria_set_up:
 * @context: of the window
 * @kind: of the list
 *
 * To be called once.
 */
void
mp_people_criteria_set_up (MpPeopleCriteria *self, MpContext *context, MpListKind kind)
{
  g_return_if_fail (MP_IS_PEOPLE_CRITERIA (self));
  g_return_if_fail (MP_IS_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  mp_filter_bar_set_up (self->filter_bar, mp_context_get_store (context), kind);
  mp_saved_filters_set_up (self->saved_filters, context, kind);
  update_saved (self);
  g_signal_connect_object (context, "notify::site", G_CALLBACK (site_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mp_people_criteria_get_bar:
 *
 * Returns: (transfer none): the filters
 */
MpFilterBar *
mp_people_criteria_get_bar (MpPeopleCriteria *self)
{
  g_return_val_if_fail (MP_IS_PEOPLE_CRITERIA (self), NULL);

  return self->filter_bar;
}

/**
 * mp_people_criteria_dup_filter:
 * @search: words that are searched for besides
 *
 * Returns: (transfer full): who is to be in the list; of the window's site, unless a filter names
 *   another
 */
MpPeopleFilter *
mp_people_criteria_dup_filter (MpPeopleCriteria *self, const char *search)
{
  MpPeopleFilter *filter;

  g_return_val_if_fail (MP_IS_PEOPLE_CRITERIA (self), NULL);

  filter = mp_people_filter_copy (mp_filter_bar_get_filter (self->filter_bar));
  filter->search = g_strdup (search);
  if (filter->site == NULL)
    filter->site = dup_site (self);
  return filter;
}

/**
 * mp_people_criteria_clear:
 *
 * Takes all filters away, as if one without criteria had been saved and was chosen.
 */
void
mp_people_criteria_clear (MpPeopleCriteria *self)
{
  g_autoptr (MpPeopleFilter) filter = NULL;

  g_return_if_fail (MP_IS_PEOPLE_CRITERIA (self));

  filter = mp_people_filter_new (self->kind);
  replace (self, filter);
}

/**
 * mp_people_criteria_set_count:
 * @text: how many are in the list
 */
void
mp_people_criteria_set_count (MpPeopleCriteria *self, const char *text)
{
  g_return_if_fail (MP_IS_PEOPLE_CRITERIA (self));

  mp_filter_bar_set_count (self->filter_bar, text);
}
