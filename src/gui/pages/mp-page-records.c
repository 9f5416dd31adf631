/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages do with single records: edit, delete, archive, follow up, copy. */

#include "config.h"

#include "gui/pages/mp-page-records.h"

#include "gui/pages/mp-record-editor.h"
#include "store/mp-archive.h"
#include "store/mp-follow-up.h"
#include "store/mp-query-names.h"

#include <glib/gi18n.h>

/**
 * mp_page_edit_row:
 * @row: a record, or one to be added
 * @field_names: (array zero-terminated=1): what can be edited
 * @title: of the window
 * @done: what a toast says once it is saved
 */
void
mp_page_edit_row (MpPage *self, gconstpointer row, const char *const *field_names,
                  const char *title, const char *done)
{
  MpRecordEditor *editor;

  g_return_if_fail (MP_IS_PAGE (self) && row != NULL);

  editor = mp_record_editor_new (mp_page_get_context (self), GTK_WIDGET (self), row, field_names,
                                 title, done);
  gtk_window_present (GTK_WINDOW (editor));
}

/**
 * mp_page_edit_record:
 * @field_names: (array zero-terminated=1): what can be edited
 * @title: of the window
 * @done: what a toast says once it is saved
 *
 * Says why, if there is no such record any more.
 */
void
mp_page_edit_record (MpPage *self, const MpTable *table, gint64 id,
                     const char *const *field_names, const char *title, const char *done)
{
  g_autoptr (GError) error = NULL;
  gpointer row;

  g_return_if_fail (MP_IS_PAGE (self) && table != NULL);

  row = mp_store_get (mp_page_get_store (self), table, id, &error);
  if (row == NULL)
    {
      mp_context_show_error (mp_page_get_context (self), _("Not Shown"), error);
      return;
    }

  mp_page_edit_row (self, row, field_names, title, done);
  mp_row_free (row);
}

/**
 * mp_page_delete_record:
 * @label: what the undo step is called
 * @done: what a toast says, which offers to undo it
 */
void
mp_page_delete_record (MpPage *self, const MpTable *table, gint64 id, const char *label,
                       const char *done)
{
  g_autoptr (MpBatch) batch = NULL;

  g_return_if_fail (MP_IS_PAGE (self) && table != NULL);

  batch = mp_batch_new (label);
  mp_batch_delete (batch, table, id);
  mp_context_apply (mp_page_get_context (self), batch, done);
}

/**
 * mp_page_set_archived:
 * @table: of people or of organisations
 * @id: who is taken out of the lists, or brought back
 */
void
mp_page_set_archived (MpPage *self, const MpTable *table, gint64 id, gboolean archived)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  g_return_if_fail (MP_IS_PAGE (self));

  if (!mp_store_set_archived (mp_page_get_store (self), table, &id, 1, archived, &error))
    {
      mp_context_show_error (mp_page_get_context (self), _("Not Saved"), error);
      return;
    }

  name = mp_store_dup_name (mp_page_get_store (self), table, id);
  /* Translators: %s is the name of a person, a school or an employer. */
  done = archived ? g_strdup_printf (_("%s archived"), name)
                  /* Translators: %s is the name of a person, a school or an employer. */
                  : g_strdup_printf (_("%s is back in the lists"), name);
  mp_context_toast_done (mp_page_get_context (self), done);
}

/**
 * mp_page_finish_follow_up:
 * @table: of contacts or of check-ins
 * @id: of one that has been followed up now
 */
void
mp_page_finish_follow_up (MpPage *self, const MpTable *table, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MP_IS_PAGE (self));

  if (mp_store_finish_follow_up (mp_page_get_store (self), table, id, &error))
    mp_context_toast_done (mp_page_get_context (self), _("Follow-up done"));
  else
    mp_context_show_error (mp_page_get_context (self), _("Not Saved"), error);
}

/**
 * mp_page_copy_text:
 * @text: for the clipboard
 */
void
mp_page_copy_text (MpPage *self, const char *text)
{
  g_return_if_fail (MP_IS_PAGE (self) && text != NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  mp_context_toast (mp_page_get_context (self), _("Copied"));
}

/**
 * mp_page_enable_action:
 * @name: of an action of the page, without "page."
 */
void
mp_page_enable_action (MpPage *self, const char *name, gboolean enabled)
{
  GAction *action;

  g_return_if_fail (MP_IS_PAGE (self) && name != NULL);

  action = g_action_map_lookup_action (G_ACTION_MAP (mp_page_get_actions (self)), name);
  g_return_if_fail (G_IS_SIMPLE_ACTION (action));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}
