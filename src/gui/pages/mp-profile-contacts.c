/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tab of a profile: every contact with the person, and a short form to log another. */

#include "config.h"

#include "gui/pages/mp-profile-contacts.h"

#include "gui/pages/mp-profile-rows.h"
#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-form.h"
#include "gui/widgets/mp-record-row.h"
#include "store/mp-query-names.h"

#include <glib/gi18n.h>

struct _MpProfileContacts
{
  GtkWidget parent_instance;

  MpContext *context;
  MpForm *form;
  char *name;
  gint64 person;

  GtkWidget *form_group;
  GtkWidget *summary;
  GtkWidget *list_group;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpProfileContacts, mp_profile_contacts, GTK_TYPE_WIDGET)

static void
start_empty (MpProfileContacts *self)
{
  g_autoptr (MpContactLog) contact = mp_contact_log_new ();

  contact->person = self->person;
  contact->held_on = mp_store_get_today (mp_context_get_store (self->context));
  contact->kind = MP_CONTACT_BY_PHONE;
  contact->author = mp_store_dup_coordinator (mp_context_get_store (self->context));
  mp_form_load (self->form, contact);
}

static void
log_clicked_cb (MpProfileContacts *self)
{
  MpContactLog *contact = mp_form_collect (self->form);
  g_autoptr (MpBatch) batch = NULL;

  if (contact == NULL)
    {
      mp_form_focus_problem (self->form);
      return;
    }

  /* Translators: %s is a person's name. */
  batch = mp_batch_new_printf (_("Log a contact with %s"), self->name);
  mp_batch_take (batch, contact);
  if (!mp_context_apply (self->context, batch, _("Contact logged")))
    return;

  start_empty (self);
  gtk_widget_grab_focus (self->summary);
}

static void
mp_profile_contacts_dispose (GObject *object)
{
  MpProfileContacts *self = MP_PROFILE_CONTACTS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_object (&self->form);
  g_clear_object (&self->context);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_profile_contacts_parent_class)->dispose (object);
}

static void
mp_profile_contacts_finalize (GObject *object)
{
  MpProfileContacts *self = MP_PROFILE_CONTACTS (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (mp_profile_contacts_parent_class)->finalize (object);
}

static void
mp_profile_contacts_class_init (MpProfileContactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_profile_contacts_dispose;
  object_class->finalize = mp_profile_contacts_finalize;

  g_type_ensure (MP_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-profile-contacts.ui");
  gtk_widget_class_bind_template_child (widget_class, MpProfileContacts, form_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileContacts, summary);
  gtk_widget_class_bind_template_child (widget_class, MpProfileContacts, list_group);
  gtk_widget_class_bind_template_child (widget_class, MpProfileContacts, list);
  gtk_widget_class_bind_template_callback (widget_class, log_clicked_cb);
}

static void
mp_profile_contacts_init (MpProfileContacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = mp_form_new (&mp_contact_log_table);
  mp_form_bind_widgets (self->form, self->form_group);
}

/**
 * mp_profile_contacts_set_context:
 * @context: of the window
 */
void
mp_profile_contacts_set_context (MpProfileContacts *self, MpContext *context)
{
  g_return_if_fail (MP_IS_PROFILE_CONTACTS (self));
  g_return_if_fail (MP_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  mp_form_set_today (self->form, mp_store_get_today (mp_context_get_store (context)));
}

static void
show_list (MpProfileContacts *self, const MpProfileSnapshot *snapshot)
{
  mp_record_row_clear_list (self->list);
  for (guint i = 0; i < snapshot->contacts->len; i++)
    {
      const MpContactLog *contact = snapshot->contacts->pdata[i];
      GtkWidget *row = mp_profile_rows_new_contact (contact, snapshot->today);

      mp_record_row_add_delete (row, _("Delete the Contact"), "page.delete-contact",
                                contact->row.id);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->list_group, snapshot->contacts->len > 0);
}

/**
 * mp_profile_contacts_show:
 * @snapshot: what to show; not kept
 *
 * A contact that somebody is just writing down stays as it is.
 */
void
mp_profile_contacts_show (MpProfileContacts *self, const MpProfileSnapshot *snapshot)
{
  g_return_if_fail (MP_IS_PROFILE_CONTACTS (self) && self->context != NULL);
  g_return_if_fail (snapshot != NULL);

  g_free (self->name);
  self->name = g_strdup (snapshot->name);
  if (self->person != snapshot->profile->person->row.id)
    {
      self->person = snapshot->profile->person->row.id;
      start_empty (self);
    }
  show_list (self, snapshot);
}

/**
 * mp_profile_contacts_start:
 *
 * Puts the cursor where a new contact is written down.
 */
void
mp_profile_contacts_start (MpProfileContacts *self)
{
  g_return_if_fail (MP_IS_PROFILE_CONTACTS (self));

  gtk_widget_grab_focus (self->summary);
}
