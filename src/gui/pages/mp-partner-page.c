/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a partner: who to call there, what was agreed last, who its mentees are. */

#include "config.h"

#include "gui/pages/mp-partner-page.h"

#include "gui/pages/mp-partner-actions.h"
#include "gui/pages/mp-partner-rows.h"
#include "gui/widgets/mp-record-row.h"
#include "model/mp-mentee.h"
#include "model/mp-person.h"
#include "model/mp-programme.h"
#include "store/mp-query-people.h"

#include <glib/gi18n.h>

struct _MpPartnerPage
{
  MpPage parent_instance;

  gint64 partner;
  MpPartnerActions *actions;
  gboolean stale;

  GtkWidget *archived_box;
  GtkLabel *archived_label;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *where_label;
  GtkLabel *about_label;
  GtkListBox *contacts_list;
  GtkListBox *check_ins_list;
  GtkListBox *cohorts_list;
  GtkWidget *details_group;
  GtkListBox *details_list;
};

G_DEFINE_FINAL_TYPE (MpPartnerPage, mp_partner_page, MP_TYPE_PAGE)

/* What the details show, in this order; the rest stands above them. */
static const char *const detail_names[] = {
  "phone",    "email",       "website", "industry", "street", "town",
  "province", "postal_code", "country", "notes",
};

static MpStore *
store_of (MpPartnerPage *self)
{
  return mp_page_get_store (MP_PAGE (self));
}

static GPtrArray *
list_of (MpPartnerPage *self, const MpTable *table)
{
  GPtrArray *rows = mp_store_list_of (store_of (self), table, "organisation", self->partner, NULL);

  return rows != NULL ? rows : g_ptr_array_new ();
}

static char *
dup_site (MpPartnerPage *self, gint64 id)
{
  g_autoptr (MpSite) site = NULL;

  if (id != 0)
    site = mp_store_get (store_of (self), &mp_site_table, id, NULL);
  return site != NULL ? g_strdup (site->name) : NULL;
}

static void
show_where (MpPartnerPage *self, const MpOrganisation *partner)
{
  g_autofree char *site = dup_site (self, partner->site);
  const char *kind = mp_choice_get_label (mp_organisation_kinds, partner->kind);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (parts, (char *) kind);
  if (partner->town != NULL)
    g_ptr_array_add (parts, partner->town);
  if (site != NULL && g_strcmp0 (site, partner->town) != 0)
    g_ptr_array_add (parts, site);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (self->where_label, text);
}

static void
show_pupils (MpPartnerPage *self)
{
  g_autoptr (GPtrArray) rows
      = mp_people_query_rows (store_of (self), MP_LIST_PARTNERS, &self->partner, 1, NULL);
  const MpPeopleRow *row = rows != NULL ? g_ptr_array_index (rows, 0) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->about_label), row != NULL && row->n_pupils > 0);
  if (row == NULL)
    return;
  text = g_strdup_printf (ngettext ("%u mentee in the programme", "%u mentees in the programme",
                                    (gulong) row->n_pupils),
                          (guint) row->n_pupils);
  gtk_label_set_label (self->about_label, text);
}

static void
show_header (MpPartnerPage *self, const MpOrganisation *partner)
{
  gboolean archived = mp_date_is_set (partner->archived_on);
  g_autofree char *day = mp_date_to_display (partner->archived_on);
  g_autofree char *text = g_strdup_printf (_("Archived on %s: out of the lists"), day);

  mp_page_set_title (MP_PAGE (self), partner->name);
  adw_avatar_set_text (self->avatar, partner->name);
  gtk_label_set_label (self->name_label, partner->name);
  gtk_label_set_label (self->archived_label, text);
  gtk_widget_set_visible (self->archived_box, archived);
  show_where (self, partner);
  show_pupils (self);
}

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const MpOrganisationContact *left = *(const MpOrganisationContact *const *) a;
  const MpOrganisationContact *right = *(const MpOrganisationContact *const *) b;

  if (left->main_contact != right->main_contact)
    return left->main_contact ? -1 : 1;
  return g_utf8_collate (left->name, right->name);
}

static void
show_contacts (MpPartnerPage *self)
{
  g_autoptr (GPtrArray) contacts = list_of (self, &mp_organisation_contact_table);

  mp_record_row_clear_list (self->contacts_list);
  g_ptr_array_sort (contacts, compare_contacts);
  for (guint i = 0; i < contacts->len; i++)
    gtk_list_box_append (self->contacts_list,
                         mp_partner_rows_new_contact (g_ptr_array_index (contacts, i)));
  if (contacts->len == 0)
    gtk_list_box_append (self->contacts_list, mp_partner_rows_new_hint (_("Nobody to call yet")));
}

/* What still has to be followed up comes first, then the latest. */
static int
compare_check_ins (gconstpointer a, gconstpointer b)
{
  const MpPartnerCheckIn *left = *(const MpPartnerCheckIn *const *) a;
  const MpPartnerCheckIn *right = *(const MpPartnerCheckIn *const *) b;
  gboolean left_open = mp_date_is_set (left->follow_up_on) && !left->followed_up;
  gboolean right_open = mp_date_is_set (right->follow_up_on) && !right->followed_up;

  if (left_open != right_open)
    return left_open ? -1 : 1;
  if (left_open && mp_date_compare (left->follow_up_on, right->follow_up_on) != 0)
    return mp_date_compare (left->follow_up_on, right->follow_up_on);
  return mp_date_compare (right->held_on, left->held_on);
}

static void
show_check_ins (MpPartnerPage *self)
{
  g_autoptr (GPtrArray) check_ins = list_of (self, &mp_partner_check_in_table);
  MpDate today = mp_store_get_today (store_of (self));

  mp_record_row_clear_list (self->check_ins_list);
  g_ptr_array_sort (check_ins, compare_check_ins);
  for (guint i = 0; i < check_ins->len; i++)
    gtk_list_box_append (self->check_ins_list,
                         mp_partner_rows_new_check_in (g_ptr_array_index (check_ins, i), today));
  if (check_ins->len == 0)
    gtk_list_box_append (self->check_ins_list, mp_partner_rows_new_hint (_("No check-in yet")));
}

static int
compare_cohorts (gconstpointer a, gconstpointer b)
{
  const MpCohort *left = *(const MpCohort *const *) a;
  const MpCohort *right = *(const MpCohort *const *) b;

  return g_utf8_collate (left->name, right->name);
}

static void
show_cohorts (MpPartnerPage *self)
{
  g_autoptr (GPtrArray) cohorts = list_of (self, &mp_cohort_table);

  mp_record_row_clear_list (self->cohorts_list);
  g_ptr_array_sort (cohorts, compare_cohorts);
  for (guint i = 0; i < cohorts->len; i++)
    gtk_list_box_append (self->cohorts_list,
                         mp_partner_rows_new_cohort (g_ptr_array_index (cohorts, i)));
  if (cohorts->len == 0)
    gtk_list_box_append (self->cohorts_list, mp_partner_rows_new_hint (_("No cohort yet")));
}

static void
show_details (MpPartnerPage *self, const MpOrganisation *partner)
{
  gboolean any = FALSE;

  mp_record_row_clear_list (self->details_list);
  for (gsize i = 0; i < G_N_ELEMENTS (detail_names); i++)
    {
      const MpField *field = mp_table_find_field (&mp_organisation_table, detail_names[i]);
      g_autofree char *value = mp_row_field_display (partner, field);

      if (*value == '\0')
        continue;
      gtk_list_box_append (self->details_list,
                           mp_partner_rows_new_detail (partner, field, value));
      any = TRUE;
    }
  gtk_widget_set_visible (self->details_group, any);
}

static void
load (MpPartnerPage *self)
{
  g_autoptr (MpOrganisation) partner = NULL;

  self->stale = FALSE;
  partner = mp_store_get (store_of (self), &mp_organisation_table, self->partner, NULL);
  if (partner == NULL)
    {
      mp_page_leave (MP_PAGE (self));
      return;
    }
  mp_partner_actions_update (self->actions, partner);
  show_header (self, partner);
  show_contacts (self);
  show_check_ins (self);
  show_cohorts (self);
  show_details (self, partner);
}

static gboolean
is_touched (MpPartnerPage *self, const MpChanges *changes)
{
  return mp_changes_touch (changes, &mp_organisation_table, self->partner)
         || mp_changes_touch_table (changes, &mp_organisation_contact_table)
         || mp_changes_touch_table (changes, &mp_partner_check_in_table)
         || mp_changes_touch_table (changes, &mp_cohort_table)
         || mp_changes_touch_table (changes, &mp_site_table)
         || mp_changes_touch_table (changes, &mp_mentee_table)
         || mp_changes_touch_table (changes, &mp_person_table);
}

static void
store_changed_cb (MpPartnerPage *self, MpChanges *changes)
{
  if (!is_touched (self, changes))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
mp_partner_page_shown (MpPage *page)
{
  MpPartnerPage *self = MP_PARTNER_PAGE (page);

  if (self->stale)
    load (self);
}

static void
mp_partner_page_dispose (GObject *object)
{
  g_clear_object (&MP_PARTNER_PAGE (object)->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_PARTNER_PAGE);

  G_OBJECT_CLASS (mp_partner_page_parent_class)->dispose (object);
}

static void
mp_partner_page_class_init (MpPartnerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_partner_page_dispose;
  MP_PAGE_CLASS (klass)->shown = mp_partner_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-partner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, archived_box);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, archived_label);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, where_label);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, about_label);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, contacts_list);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, check_ins_list);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, cohorts_list);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, details_group);
  gtk_widget_class_bind_template_child (widget_class, MpPartnerPage, details_list);
}

static void
mp_partner_page_init (MpPartnerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_partner_page_new:
 * @context: of the window
 * @organisation: whose page
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_partner_page_new (MpContext *context, gint64 organisation)
{
  MpPartnerPage *self;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);

  self = g_object_new (MP_TYPE_PARTNER_PAGE, "context", context, NULL);
  self->partner = organisation;
  self->actions = mp_partner_actions_new (MP_PAGE (self), organisation);
  g_signal_connect_object (store_of (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return MP_PAGE (self);
}

/**
 * mp_partner_page_get_partner:
 *
 * Returns: whose page it is
 */
gint64
mp_partner_page_get_partner (MpPartnerPage *self)
{
  g_return_val_if_fail (MP_IS_PARTNER_PAGE (self), 0);

  return self->partner;
}
