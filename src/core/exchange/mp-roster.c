/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A OneRoster package (CSV 1.1, 1.2 and 1.2.1, folder or zip): who is where and what, by id.
 *
 * People and schools themselves are read row by row when they are imported; here is what has to
 * be known about the other files before that. */

#include "config.h"

#include "exchange/mp-roster-private.h"

#include "exchange/mp-exchange-error.h"
#include "exchange/mp-roster-columns.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
org_free (gpointer data)
{
  MpRosterOrg *org = data;

  g_free (org->name);
  g_free (org->type);
  g_free (org);
}

static void
duty_free (gpointer data)
{
  MpRosterDuty *duty = data;

  g_free (duty->org);
  g_free (duty->title);
  g_free (duty);
}

static void
guardian_free (gpointer data)
{
  MpRosterGuardian *guardian = data;

  g_free (guardian->name);
  g_free (guardian->phone);
  g_free (guardian->email);
  g_free (guardian);
}

static void
group_free (gpointer data)
{
  MpRosterGroup *group = data;

  g_free (group->id);
  g_free (group->name);
  g_free (group->org);
  g_free (group);
}

static gboolean
check_users (const MpRoster  *self,
             GError         **error)
{
  g_autoptr (MpRosterTable) table = NULL;

  if (!mp_roster_table_exists (self->folder, "users.csv"))
    {
      g_set_error_literal (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_NOT_FOUND,
                           _("There is no file users.csv, so this is no OneRoster class list. "
                             "Nothing was imported."));
      return FALSE;
    }
  table = mp_roster_table_open (self->folder, "users.csv", user_columns, N_USER_COLUMNS, error);
  if (table == NULL)
    return FALSE;
  if (mp_roster_table_has (table, USER_ID)
      && (mp_roster_table_has (table, USER_GIVEN) || mp_roster_table_has (table, USER_FAMILY))
      && (self->has_roles || mp_roster_table_has (table, USER_ROLE)))
    return TRUE;

  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_HEADERS,
               _("%s, line 1: the columns sourcedId, givenName, familyName and role are needed. "
                 "Nothing was imported."), mp_roster_table_get_name (table));
  return FALSE;
}

static gboolean
find_folder (MpRoster    *self,
             const char  *path,
             GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    self->folder = g_strdup (path);
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !mp_archive_is_zip (path))
    /* One of the files was chosen instead of the folder that they are in. */
    self->folder = g_path_get_dirname (path);
  else
    {
      self->archive = mp_archive_extract (path, ".csv", self->cancellable, error);
      if (self->archive == NULL)
        return FALSE;
      self->folder = g_strdup (mp_archive_get_folder (self->archive));
    }

  return TRUE;
}

static char *
dup_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

static gboolean
lies_in (const char *real_folder,
         const char *path)
{
  g_autofree char *real = dup_real_path (path);

  return real != NULL && g_str_has_prefix (real, real_folder)
         && (real[strlen (real_folder)] == G_DIR_SEPARATOR || g_str_equal (real_folder, "/"));
}

static gboolean
check_link (const char *folder,
            const char *real_folder,
            const char *name,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *shown = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) || lies_in (real_folder, path))
    return TRUE;
  shown = g_filename_display_name (name);
  g_set_error (error, MP_EXCHANGE_ERROR, MP_EXCHANGE_ERROR_SYNTAX,
               _("%s is a link that leads out of the folder. Nothing was imported. Put the file "
                 "itself there if it belongs to the class list."), shown);
  return FALSE;
}

/* Somebody else's folder must not bring in files of whoever imports it. */
static gboolean
check_links (const MpRoster  *self,
             GError         **error)
{
  g_autofree char *real_folder = dup_real_path (self->folder);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folded = g_ascii_strdown (name, -1);

      if (g_str_has_suffix (folded, ".csv")
          && !check_link (self->folder, real_folder != NULL ? real_folder : "//", name, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * mp_roster_open:
 * @path: a folder, a zip file, or a file in such a folder
 * @today: roles and enrolments that are over by then do not count
 * @cancellable: (nullable): to give up
 * @error: where to say what is wrong with the package
 *
 * Reads all files once, from end to end.
 *
 * Returns: (transfer full): what is in the package, or %NULL with @error set
 */
MpRoster *
mp_roster_open (const char    *path,
                MpDate         today,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (MpRoster) self = g_new0 (MpRoster, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->today = today;
  self->cancellable = cancellable;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->orgs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, org_free);
  self->duties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, duty_free);
  self->guardians = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, guardian_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->classes = g_hash_table_new (g_str_hash, g_str_equal);
  self->grades = g_hash_table_new (g_str_hash, g_str_equal);
  self->seats = g_array_new (FALSE, FALSE, sizeof (MpRosterSeat));
  self->ids = mp_import_ids_new ();
  if (!find_folder (self, path, error) || !check_links (self, error))
    return NULL;

  self->has_roles = mp_roster_table_exists (self->folder, "roles.csv");
  if (!check_users (self, error) || !mp_roster_read_files (self, error))
    return NULL;
  self->cancellable = NULL;
  mp_import_ids_seal (self->ids);

  return g_steal_pointer (&self);
}

/**
 * mp_roster_free:
 * @self: what to free; files that were unpacked are deleted
 */
void
mp_roster_free (MpRoster *self)
{
  g_clear_pointer (&self->archive, mp_archive_free);
  g_free (self->folder);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->orgs);
  g_hash_table_unref (self->duties);
  g_hash_table_unref (self->guardians);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->grades);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->seats);
  mp_import_ids_free (self->ids);
  g_free (self);
}

/**
 * mp_roster_get_folder:
 * @self: a package
 *
 * Returns: where its files are
 */
const char *
mp_roster_get_folder (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folder;
}

/**
 * mp_roster_is_delta:
 * @self: a package
 *
 * Returns: whether its users are only those that changed; by the manifest, or else by whether they
 *   have a status, which the standard leaves blank in whole lists
 */
gboolean
mp_roster_is_delta (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->users_are_delta || (self->has_status && !self->users_are_bulk);
}

/**
 * mp_roster_get_notes:
 * @self: a package
 *
 * Returns: (transfer none) (element-type utf8): what is worth knowing about it, as sentences
 */
GPtrArray *
mp_roster_get_notes (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->notes;
}

/**
 * mp_roster_get_orgs:
 * @self: a package
 *
 * Returns: (transfer none) (element-type utf8 MpRosterOrg): its organisations by id
 */
GHashTable *
mp_roster_get_orgs (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->orgs;
}

/**
 * mp_roster_find_org:
 * @self: a package
 * @id: of an organisation
 *
 * Returns: (transfer none) (nullable): the organisation
 */
const MpRosterOrg *
mp_roster_find_org (const MpRoster *self,
                    const char     *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return g_hash_table_lookup (self->orgs, id);
}

/**
 * mp_roster_find_duty:
 * @self: a package
 * @user: the id of somebody
 *
 * Returns: (transfer none) (nullable): what they are
 */
const MpRosterDuty *
mp_roster_find_duty (const MpRoster *self,
                     const char     *user)
{
  g_return_val_if_fail (self != NULL && user != NULL, NULL);

  return g_hash_table_lookup (self->duties, user);
}

/**
 * mp_roster_find_guardian:
 * @self: a package
 * @users: ids separated by commas
 *
 * Returns: (transfer none) (nullable): the first of them who is a guardian
 */
const MpRosterGuardian *
mp_roster_find_guardian (const MpRoster *self,
                         const char     *users)
{
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (self != NULL && users != NULL, NULL);

  if (*users == '\0')
    return NULL;
  ids = g_strsplit (users, ",", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MpRosterGuardian *guardian
        = g_hash_table_lookup (self->guardians, g_strstrip (ids[i]));

      if (guardian != NULL)
        return guardian;
    }
  return NULL;
}

/**
 * mp_roster_dup_conflicts:
 * @self: a package
 *
 * Returns: (transfer full): ids of users that stand in rows that differ, to #MpImportLines
 */
GHashTable *
mp_roster_dup_conflicts (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return mp_import_ids_dup_conflicts (self->ids);
}

/**
 * mp_roster_get_n_groups:
 * @self: a package
 *
 * Returns: how many classes and grades there are
 */
guint
mp_roster_get_n_groups (const MpRoster *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->groups->len;
}

/**
 * mp_roster_get_group:
 * @self: a package
 * @position: of a class or grade
 *
 * Returns: (transfer none): the class or grade
 */
const MpRosterGroup *
mp_roster_get_group (const MpRoster *self,
                     guint           position)
{
  g_return_val_if_fail (self != NULL && position < self->groups->len, NULL);

  return self->groups->pdata[position];
}

/* The first seat of the user, or where it would be. */
static guint
find_seat (const MpRoster *self,
           guint64         user)
{
  guint low = 0;
  guint high = self->seats->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->seats, MpRosterSeat, middle).user < user)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mp_roster_is_in_group:
 * @self: a package
 * @group: the position of a class or grade
 * @user: the id of a pupil
 * @grade: the pupil's grade
 *
 * Returns: whether the pupil is in it
 */
gboolean
mp_roster_is_in_group (const MpRoster *self,
                       guint           group,
                       const char     *user,
                       const char     *grade)
{
  const MpRosterGroup *wanted = mp_roster_get_group (self, group);
  guint64 hash = mp_import_hash_text (user);

  if (wanted == NULL || !wanted->is_class)
    return wanted != NULL && g_str_equal (wanted->id, grade);
  for (guint i = find_seat (self, hash); i < self->seats->len; i++)
    {
      const MpRosterSeat *seat = &g_array_index (self->seats, MpRosterSeat, i);

      if (seat->user != hash)
        break;
      if (seat->group == group)
        return TRUE;
    }
  return FALSE;
}

/**
 * mp_roster_find_cohort:
 * @self: a package
 * @user: the id of a pupil
 * @grade: the pupil's grade
 *
 * A pupil is in many classes; one is a cohort of its own accord if it is the homeroom or the only
 * one.  Otherwise the grade is.
 *
 * Returns: (transfer none) (nullable): the class or grade that is the pupil's cohort
 */
const MpRosterGroup *
mp_roster_find_cohort (const MpRoster *self,
                       const char     *user,
                       const char     *grade)
{
  guint64 hash = mp_import_hash_text (user);
  const MpRosterGroup *only = NULL;
  guint n_classes = 0;
  gpointer position;

  g_return_val_if_fail (self != NULL && user != NULL && grade != NULL, NULL);

  for (guint i = find_seat (self, hash); i < self->seats->len; i++)
    {
      const MpRosterSeat *seat = &g_array_index (self->seats, MpRosterSeat, i);

      if (seat->user != hash)
        break;
      only = mp_roster_get_group (self, seat->group);
      n_classes++;
      if (only->homeroom)
        return only;
    }
  if (n_classes == 1)
    return only;
  return g_hash_table_lookup_extended (self->grades, grade, NULL, &position)
           ? mp_roster_get_group (self, GPOINTER_TO_UINT (position)) : NULL;
}

/**
 * mp_roster_name_in_school:
 * @self: a package
 * @org: (nullable): the id of a school
 * @name: of a class or grade of it
 *
 * In a district several schools have a Grade 12.
 *
 * Returns: (transfer full): the name, with that of the school if there are several
 */
char *
mp_roster_name_in_school (const MpRoster *self,
                          const char     *org,
                          const char     *name)
{
  const MpRosterOrg *school = org != NULL ? mp_roster_find_org (self, org) : NULL;

  if (self->n_schools < 2 || school == NULL)
    return g_strdup (name);
  /* Translators: a school and a class or grade of it. */
  return g_strdup_printf (_("%s, %s"), school->name, name);
}

/**
 * mp_roster_dup_cohort_name:
 * @self: a package
 * @group: a class or grade
 * @org: (nullable): the id of the school of a pupil in it
 *
 * Returns: (transfer full): what the cohort is called
 */
char *
mp_roster_dup_cohort_name (const MpRoster      *self,
                           const MpRosterGroup *group,
                           const char          *org)
{
  g_return_val_if_fail (self != NULL && group != NULL, NULL);

  return group->is_class ? g_strdup (group->name)
                         : mp_roster_name_in_school (self, org, group->name);
}

