/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme files that were open lately, as a menu. */

#include "config.h"

#include "gui/mp-recent-files.h"

#include "gui/mp-file-dialogs.h"

#define MOST_FILES 8

/**
 * MpRecentFiles:
 *
 * Reads the desktop's list in idle time, since that list is long on many computers and nobody
 * needs it to see the window.
 */
struct _MpRecentFiles
{
  GObject parent_instance;

  GtkRecentManager *manager;
  GMenu *menu;
  GPtrArray *waiting; /* (element-type GFile): to add once the list is there */
  guint idle;
};

G_DEFINE_FINAL_TYPE (MpRecentFiles, mp_recent_files, G_TYPE_OBJECT)

static gboolean
is_programme (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), MP_FILE_SUFFIX)
         && gtk_recent_info_is_local (info) && gtk_recent_info_exists (info);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  GtkRecentInfo *const *first = a;
  GtkRecentInfo *const *second = b;

  return g_date_time_compare (gtk_recent_info_get_modified (*second),
                              gtk_recent_info_get_modified (*first));
}

static void
append_item (GMenu         *menu,
             GtkRecentInfo *info)
{
  g_autofree char *label = g_strdup (gtk_recent_info_get_display_name (info));
  g_autoptr (GMenuItem) item = NULL;
  g_autoptr (GString) escaped = NULL;

  if (g_str_has_suffix (label, MP_FILE_SUFFIX))
    label[strlen (label) - strlen (MP_FILE_SUFFIX)] = '\0';

  escaped = g_string_new (label);
  g_string_replace (escaped, "_", "__", 0);
  item = g_menu_item_new (escaped->str, NULL);
  g_menu_item_set_action_and_target (item, "win.open-recent", "s",
                                     gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

static void
fill_menu (MpRecentFiles *self)
{
  g_autolist (GtkRecentInfo) infos = gtk_recent_manager_get_items (self->manager);
  g_autoptr (GPtrArray) programmes = g_ptr_array_new ();

  for (GList *link = infos; link != NULL; link = link->next)
    if (is_programme (link->data))
      g_ptr_array_add (programmes, link->data);
  g_ptr_array_sort (programmes, compare_newest_first);

  g_menu_remove_all (self->menu);
  for (guint i = 0; i < MIN (programmes->len, MOST_FILES); i++)
    append_item (self->menu, programmes->pdata[i]);
}

static void
add_to_manager (MpRecentFiles *self,
                GFile         *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MP_FILE_MIME_TYPE,
    .app_name = (char *) "Mentoring Plus",
    .app_exec = (char *) "mentoring-plus %u",
  };

  gtk_recent_manager_add_full (self->manager, uri, &data);
}

static gboolean
look_cb (gpointer user_data)
{
  MpRecentFiles *self = user_data;

  self->idle = 0;
  self->manager = g_object_ref (gtk_recent_manager_get_default ());
  g_signal_connect_object (self->manager, "changed", G_CALLBACK (fill_menu), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->waiting->len; i++)
    add_to_manager (self, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
  fill_menu (self);

  return G_SOURCE_REMOVE;
}

static void
mp_recent_files_dispose (GObject *object)
{
  MpRecentFiles *self = MP_RECENT_FILES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->manager);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_recent_files_parent_class)->dispose (object);
}

static void
mp_recent_files_class_init (MpRecentFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_recent_files_dispose;
}

static void
mp_recent_files_init (MpRecentFiles *self)
{
  self->menu = g_menu_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->idle = g_timeout_add_full (G_PRIORITY_LOW, 500, look_cb, self, NULL);
}

/**
 * mp_recent_files_new:
 *
 * Returns: (transfer full): a menu that fills in a moment and stays up to date
 */
MpRecentFiles *
mp_recent_files_new (void)
{
  return g_object_new (MP_TYPE_RECENT_FILES, NULL);
}

/**
 * mp_recent_files_get_menu:
 *
 * Returns: (transfer none): items that activate `win.open-recent`
 */
GMenuModel *
mp_recent_files_get_menu (MpRecentFiles *self)
{
  g_return_val_if_fail (MP_IS_RECENT_FILES (self), NULL);

  return G_MENU_MODEL (self->menu);
}

/**
 * mp_recent_files_add:
 * @file: that was opened
 *
 * Puts the file on top of the list.
 */
void
mp_recent_files_add (MpRecentFiles *self,
                     GFile         *file)
{
  g_return_if_fail (MP_IS_RECENT_FILES (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->manager != NULL)
    add_to_manager (self, file);
  else
    g_ptr_array_add (self->waiting, g_object_ref (file));
}
