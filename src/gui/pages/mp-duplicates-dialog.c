/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that somebody looks like people in the file, and asks what to do about it (P-3). */

#include "config.h"

#include "gui/pages/mp-duplicates-dialog.h"

#include "gui/model/mp-profile-snapshot.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

struct _MpDuplicatesDialog
{
  AdwMessageDialog parent_instance;

  gint64 chosen;
  GtkCheckButton *first;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MpDuplicatesDialog, mp_duplicates_dialog, ADW_TYPE_MESSAGE_DIALOG)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *response;
  MpDuplicatesAnswer answer;
} answers[] = {
  { "open", MP_DUPLICATES_OPEN },
  { "merge", MP_DUPLICATES_MERGE },
  { "save", MP_DUPLICATES_SAVE },
};

static void
mp_duplicates_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  MpDuplicatesDialog *self = MP_DUPLICATES_DIALOG (dialog);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].response, response))
      g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, answers[i].answer, self->chosen);
}

static void
toggled_cb (GtkCheckButton *button, MpDuplicatesDialog *self)
{
  if (gtk_check_button_get_active (button))
    self->chosen = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "person"));
}

static void
mp_duplicates_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MP_TYPE_DUPLICATES_DIALOG);

  G_OBJECT_CLASS (mp_duplicates_dialog_parent_class)->dispose (object);
}

static void
mp_duplicates_dialog_class_init (MpDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_duplicates_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = mp_duplicates_dialog_response;

  /**
   * MpDuplicatesDialog::answered:
   * @answer: an #MpDuplicatesAnswer
   * @person: whom it is about
   *
   * Somebody has decided; not emitted when they go back to editing.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", MP_TYPE_DUPLICATES_DIALOG,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_INT, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MpDuplicatesDialog, list);
}

static void
mp_duplicates_dialog_init (MpDuplicatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
make_subtitle (const MpProfileSnapshot *other, MpDuplicateReasons reasons)
{
  g_autofree char *words = mp_duplicate_reasons_to_line (reasons);
  g_autofree char *where = mp_profile_snapshot_dup_where (other);
  GString *text = g_string_new (NULL);

  if (*where != '\0')
    g_string_append_printf (text, "%s\n", where);
  if (mp_date_is_set (other->profile->person->archived_on))
    g_string_append_printf (text, "%s\n", _("Archived"));
  g_string_append (text, words);
  return g_string_free (text, FALSE);
}

static void
add_radio (MpDuplicatesDialog *self, GtkWidget *row, gint64 person, const char *name)
{
  GtkWidget *radio = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (radio), "person", GSIZE_TO_POINTER (person));
  mp_spoken_name_set (radio, name);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->first);
  if (self->first == NULL)
    self->first = GTK_CHECK_BUTTON (radio);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_check_button_set_active (self->first, TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
}

static void
add_duplicate (MpDuplicatesDialog *self, MpStore *store, const MpDuplicate *duplicate,
               gboolean choose)
{
  g_autoptr (MpProfileSnapshot) other = mp_profile_snapshot_load (store, duplicate->id, NULL);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (other == NULL)
    return;

  subtitle = make_subtitle (other, duplicate->reasons);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", other->name,
                      "subtitle", subtitle,
                      "subtitle-lines", 0,
                      NULL);
  if (choose)
    add_radio (self, row, duplicate->id, other->name);
  gtk_list_box_append (self->list, row);
}

/**
 * mp_duplicates_dialog_new:
 * @parent: the editor
 * @store: where the others are
 * @person: who is to be saved
 * @duplicates: (element-type MpDuplicate): at least one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
mp_duplicates_dialog_new (GtkWindow *parent, MpStore *store, const MpPerson *person,
                          GArray *duplicates)
{
  MpDuplicatesDialog *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (person != NULL, NULL);
  g_return_val_if_fail (duplicates != NULL && duplicates->len > 0, NULL);

  self = g_object_new (MP_TYPE_DUPLICATES_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  name = mp_person_dup_display_name (person);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (self),
                                  /* Translators: %s is a person's name. */
                                  _("%s looks like somebody who is there already."), name);
  self->chosen = g_array_index (duplicates, MpDuplicate, 0).id;
  for (guint i = 0; i < duplicates->len; i++)
    add_duplicate (self, store, &g_array_index (duplicates, MpDuplicate, i),
                   duplicates->len > 1);
  return GTK_WIDGET (self);
}
