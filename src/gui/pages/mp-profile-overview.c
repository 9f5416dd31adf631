/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first tab of a profile: who it is, what is missing, what is next, what was last. */

#include "config.h"

#include "gui/pages/mp-profile-overview.h"

#include "gui/pages/mp-profile-rows.h"
#include "gui/widgets/mp-fact-row.h"
#include "gui/widgets/mp-record-row.h"
#include "model/mp-contact-log.h"
#include "model/mp-school-note.h"

#include <glib/gi18n.h>

#define N_LAST 3

struct _MpProfileOverview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwPreferencesGroup *gaps_group;
  AdwPreferencesGroup *next_group;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *last_group;
  GtkListBox *gaps_list;
  GtkListBox *next_list;
  GtkListBox *facts_list;
  GtkListBox *last_list;
};

G_DEFINE_FINAL_TYPE (MpProfileOverview, mp_profile_overview, GTK_TYPE_WIDGET)

/* What is worth a line without asking for all details, in the order of the screen. */
static const struct
{
  const MpTable *table;
  const char *field_name;
} fact_table[] = {
  { &mp_person_table, "phone" },
  { &mp_person_table, "email" },
  { &mp_person_table, "preferred_contact" },
  { &mp_person_table, "birth_date" },
  { &mp_person_table, "languages" },
  { &mp_mentee_table, "cohort" },
  { &mp_mentee_table, "guardian_name" },
  { &mp_mentee_table, "guardian_phone" },
  { &mp_mentee_table, "guardian_email" },
  { &mp_mentee_table, "objective" },
  { &mp_mentee_table, "accessibility" },
  { &mp_mentee_table, "intake_on" },
  { &mp_mentor_table, "capacity" },
  { &mp_mentor_table, "hours_a_month" },
  { &mp_mentor_table, "models" },
};

static void
show_gaps (MpProfileOverview *self, const MpProfileSnapshot *snapshot)
{
  mp_record_row_clear_list (self->gaps_list);
  for (guint i = 0; i < snapshot->n_gaps; i++)
    gtk_list_box_append (self->gaps_list, mp_profile_rows_new_gap (&snapshot->gaps[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_group), snapshot->n_gaps > 0);
}

static void
show_facts (MpProfileOverview *self, const MpProfileSnapshot *snapshot)
{
  gboolean any = FALSE;

  mp_record_row_clear_list (self->facts_list);
  for (guint i = 0; i < G_N_ELEMENTS (fact_table); i++)
    {
      const MpField *field = mp_table_find_field (fact_table[i].table, fact_table[i].field_name);
      GtkWidget *row = mp_profile_rows_new_fact (snapshot, fact_table[i].table, field);

      if (row == NULL)
        continue;
      gtk_list_box_append (self->facts_list, row);
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->facts_group), any);
}

static void
show_next (MpProfileOverview *self, const MpProfileSnapshot *snapshot)
{
  guint n = 0;

  mp_record_row_clear_list (self->next_list);
  for (guint i = snapshot->contacts->len; i > 0; i--)
    {
      const MpContactLog *contact = snapshot->contacts->pdata[i - 1];

      if (!mp_date_is_set (contact->follow_up_on) || contact->followed_up)
        continue;
      gtk_list_box_append (self->next_list,
                           mp_profile_rows_new_follow_up (contact, snapshot->today));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next_group), n > 0);
}

/* Notes and contacts in one list, the newest first. */
static void
show_last (MpProfileOverview *self, const MpProfileSnapshot *snapshot)
{
  guint note = 0;
  guint contact = 0;

  mp_record_row_clear_list (self->last_list);
  while (note + contact < N_LAST
         && (note < snapshot->notes->len || contact < snapshot->contacts->len))
    {
      const MpSchoolNote *next_note
        = note < snapshot->notes->len ? snapshot->notes->pdata[note] : NULL;
      const MpContactLog *next_contact
        = contact < snapshot->contacts->len ? snapshot->contacts->pdata[contact] : NULL;

      if (next_contact == NULL
          || (next_note != NULL
              && mp_date_compare (next_note->written_on, next_contact->held_on) >= 0))
        {
          gtk_list_box_append (self->last_list,
                               mp_profile_rows_new_note (next_note, snapshot->today));
          note++;
        }
      else
        {
          gtk_list_box_append (self->last_list,
                               mp_profile_rows_new_contact (next_contact, snapshot->today));
          contact++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->last_group), note + contact > 0);
}

static void
mp_profile_overview_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_profile_overview_parent_class)->dispose (object);
}

static void
mp_profile_overview_class_init (MpProfileOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_profile_overview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, box);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, next_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, facts_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, last_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, gaps_list);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, next_list);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, facts_list);
  gtk_widget_class_bind_template_child (widget_class, MpProfileOverview, last_list);
}

static void
mp_profile_overview_init (MpProfileOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_profile_overview_show:
 * @snapshot: what to show; not kept
 */
void
mp_profile_overview_show (MpProfileOverview *self, const MpProfileSnapshot *snapshot)
{
  g_return_if_fail (MP_IS_PROFILE_OVERVIEW (self));
  g_return_if_fail (snapshot != NULL);

  show_gaps (self, snapshot);
  show_next (self, snapshot);
  show_facts (self, snapshot);
  show_last (self, snapshot);
}
