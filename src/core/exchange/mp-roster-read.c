/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a OneRoster package, read into what has to be known before people are imported. */

#include "config.h"

#include "exchange/mp-roster-private.h"

#include "exchange/mp-roster-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHECK_EVERY 1024

typedef gboolean (*TakeRow) (MpRoster *self, MpRosterTable *table, GError **error);

static const struct
{
  const char *name;
  MpRosterRole role;
} role_names[] = {
  { "student", MP_ROSTER_STUDENT },
  { "guardian", MP_ROSTER_GUARDIAN },
  { "parent", MP_ROSTER_GUARDIAN },
  { "relative", MP_ROSTER_GUARDIAN },
  { "teacher", MP_ROSTER_STAFF },
  { "aide", MP_ROSTER_STAFF },
  { "counselor", MP_ROSTER_STAFF },
  { "principal", MP_ROSTER_STAFF },
  { "proctor", MP_ROSTER_STAFF },
  { "administrator", MP_ROSTER_STAFF },
  { "siteAdministrator", MP_ROSTER_STAFF },
  { "districtAdministrator", MP_ROSTER_STAFF },
  { "systemAdministrator", MP_ROSTER_STAFF },
};

static const char *const file_names[] = {
  "academicSessions", "classes", "courses", "demographics", "enrollments", "orgs", "roles",
  "users",
};

static void
add_note (MpRoster   *self,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_note (MpRoster   *self,
          const char *format,
          ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Goes through a file that need not be there. */
static gboolean
for_each_row (MpRoster           *self,
              const char         *file_name,
              const char *const  *columns,
              guint               n_columns,
              TakeRow             take,
              GError            **error)
{
  g_autoptr (MpRosterTable) table = NULL;
  gboolean more;

  if (!mp_roster_table_exists (self->folder, file_name))
    return TRUE;
  table = mp_roster_table_open (self->folder, file_name, columns, n_columns, error);
  if (table == NULL)
    return FALSE;

  for (;;)
    {
      if (!mp_roster_table_next (table, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (mp_roster_table_get_line (table) % CHECK_EVERY == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!take (self, table, error))
        return FALSE;
    }
}

static gboolean
is_deleted (const char *status)
{
  return g_ascii_strcasecmp (status, "tobedeleted") == 0;
}

/* End dates are exclusive. */
static gboolean
is_over (const MpRoster *self,
         const char     *end)
{
  MpDate date;

  return mp_date_parse_iso (end, &date) && mp_date_compare (date, self->today) <= 0;
}

static gboolean
take_property (MpRoster       *self,
               MpRosterTable  *table,
               GError        **error)
{
  const char *name = mp_roster_table_get (table, 0);
  const char *value = mp_roster_table_get (table, 1);

  if (g_str_equal (name, "oneroster.version"))
    add_note (self, _("The package says that it is OneRoster %s."), value);
  for (gsize i = 0; i < G_N_ELEMENTS (file_names); i++)
    if (g_str_has_prefix (name, "file.") && g_str_equal (name + strlen ("file."), file_names[i]))
      {
        g_autofree char *file = g_strconcat (file_names[i], ".csv", NULL);
        gboolean there = mp_roster_table_exists (self->folder, file);
        gboolean absent = g_ascii_strcasecmp (value, "absent") == 0;

        if (there && absent)
          add_note (self, _("The manifest says that %s is not there, but it is; it is used."),
                    file);
        if (!there && !absent)
          add_note (self, _("The manifest names %s, but it is not there."), file);
        if (g_str_equal (file_names[i], "users"))
          {
            self->users_are_delta = g_ascii_strcasecmp (value, "delta") == 0;
            self->users_are_bulk = g_ascii_strcasecmp (value, "bulk") == 0;
          }
      }

  return TRUE;
}

static gboolean
take_org (MpRoster       *self,
          MpRosterTable  *table,
          GError        **error)
{
  const char *id = mp_roster_table_get (table, ORG_ID);
  MpRosterOrg *org;

  if (*id == '\0' || is_deleted (mp_roster_table_get (table, ORG_STATUS)))
    return TRUE;

  org = g_new0 (MpRosterOrg, 1);
  org->name = g_strdup (mp_roster_table_get (table, ORG_NAME));
  org->type = g_strdup (mp_roster_table_get (table, ORG_TYPE));
  self->n_schools += g_str_equal (org->type, "school");
  g_hash_table_replace (self->orgs, g_strdup (id), org);
  return TRUE;
}

static MpRosterDuty *
get_duty (MpRoster   *self,
          const char *user)
{
  MpRosterDuty *duty = g_hash_table_lookup (self->duties, user);

  if (duty == NULL)
    {
      duty = g_new0 (MpRosterDuty, 1);
      g_hash_table_insert (self->duties, g_strdup (user), duty);
    }
  return duty;
}

static void
add_role (MpRosterDuty *duty,
          const char   *role,
          const char   *org,
          gboolean      primary)
{
  duty->roles |= mp_roster_role_parse (role);
  if (duty->title != NULL && (!primary || duty->primary))
    return;
  g_free (duty->org);
  g_free (duty->title);
  duty->org = *org != '\0' ? g_strdup (org) : NULL;
  duty->title = g_strdup (role);
  duty->primary = primary;
}

static gboolean
take_role (MpRoster       *self,
           MpRosterTable  *table,
           GError        **error)
{
  enum { USER, STATUS, TYPE, ROLE, END, ORG };
  const char *user = mp_roster_table_get (table, USER);

  if (*user == '\0' || is_deleted (mp_roster_table_get (table, STATUS))
      || is_over (self, mp_roster_table_get (table, END)))
    return TRUE;

  add_role (get_duty (self, user), mp_roster_table_get (table, ROLE),
            mp_roster_table_get (table, ORG),
            g_str_equal (mp_roster_table_get (table, TYPE), "primary"));
  return TRUE;
}

/* Two classes of one title are told apart by their code. */
static void
make_name_unique (const MpRoster *self,
                  MpRosterGroup  *group,
                  const char     *code)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpRosterGroup *other = self->groups->pdata[i];
      g_autofree char *plain = NULL;

      if (!g_str_equal (other->name, group->name))
        continue;
      plain = g_steal_pointer (&group->name);
      /* Translators: the title of a class and its code. */
      group->name = g_strdup_printf (_("%s (%s)"), plain, code);
      return;
    }
}

static gboolean
take_class (MpRoster       *self,
            MpRosterTable  *table,
            GError        **error)
{
  enum { ID, STATUS, TITLE, TYPE, SCHOOL, CODE };
  const char *id = mp_roster_table_get (table, ID);
  const char *code = mp_roster_table_get (table, CODE);
  MpRosterGroup *group;

  if (*id == '\0' || is_deleted (mp_roster_table_get (table, STATUS))
      || g_hash_table_contains (self->classes, id))
    return TRUE;

  group = g_new0 (MpRosterGroup, 1);
  group->id = g_strdup (id);
  group->org = g_strdup (mp_roster_table_get (table, SCHOOL));
  group->name = mp_roster_name_in_school (self, group->org, mp_roster_table_get (table, TITLE));
  make_name_unique (self, group, *code != '\0' ? code : id);
  group->is_class = TRUE;
  group->homeroom = g_str_equal (mp_roster_table_get (table, TYPE), "homeroom");
  g_hash_table_insert (self->classes, group->id, GUINT_TO_POINTER (self->groups->len));
  g_ptr_array_add (self->groups, group);
  return TRUE;
}

static gboolean
take_enrolment (MpRoster       *self,
                MpRosterTable  *table,
                GError        **error)
{
  enum { STATUS, CLASS, USER, ROLE, END };
  const char *user = mp_roster_table_get (table, USER);
  gpointer group;
  MpRosterSeat seat;

  if (*user == '\0' || is_deleted (mp_roster_table_get (table, STATUS))
      || !g_str_equal (mp_roster_table_get (table, ROLE), "student")
      || is_over (self, mp_roster_table_get (table, END))
      || !g_hash_table_lookup_extended (self->classes, mp_roster_table_get (table, CLASS), NULL,
                                        &group))
    return TRUE;

  seat = (MpRosterSeat){ mp_import_hash_text (user), GPOINTER_TO_UINT (group) };
  g_array_append_val (self->seats, seat);
  ((MpRosterGroup *) self->groups->pdata[seat.group])->size++;
  return TRUE;
}

static int
compare_seats (gconstpointer a,
               gconstpointer b)
{
  const MpRosterSeat *first = a;
  const MpRosterSeat *second = b;

  if (first->user != second->user)
    return first->user < second->user ? -1 : 1;
  return (first->group > second->group) - (first->group < second->group);
}

static void
add_guardian (MpRoster            *self,
              const MpRosterTable *table,
              const char          *id)
{
  MpRosterGuardian *guardian = g_new0 (MpRosterGuardian, 1);
  g_autofree char *name = g_strjoin (" ", mp_roster_table_get (table, USER_GIVEN),
                                     mp_roster_table_get (table, USER_FAMILY), NULL);
  const char *phone = mp_roster_table_get (table, USER_PHONE);

  guardian->name = g_strdup (g_strstrip (name));
  guardian->phone = g_strdup (*phone != '\0' ? phone : mp_roster_table_get (table, USER_SMS));
  guardian->email = g_strdup (mp_roster_table_get (table, USER_EMAIL));
  g_hash_table_replace (self->guardians, g_strdup (id), guardian);
}

static void
count_in_grade (MpRoster   *self,
                const char *grade)
{
  gpointer position;
  MpRosterGroup *group;

  if (*grade == '\0')
    return;
  if (g_hash_table_lookup_extended (self->grades, grade, NULL, &position))
    {
      ((MpRosterGroup *) self->groups->pdata[GPOINTER_TO_UINT (position)])->size++;
      return;
    }

  group = g_new0 (MpRosterGroup, 1);
  group->id = g_strdup (grade);
  /* Translators: pupils of one year in school, such as "Grade 12". */
  group->name = g_strdup_printf (_("Grade %s"), grade);
  group->size = 1;
  g_hash_table_insert (self->grades, group->id, GUINT_TO_POINTER (self->groups->len));
  g_ptr_array_add (self->groups, group);
}

static gboolean
take_user (MpRoster       *self,
           MpRosterTable  *table,
           GError        **error)
{
  const char *id = mp_roster_table_get (table, USER_ID);
  const char *status = mp_roster_table_get (table, USER_STATUS);
  const MpRosterDuty *duty;

  self->has_status |= *status != '\0';
  mp_import_ids_add (self->ids, id, mp_roster_table_get_line (table),
                     mp_roster_table_get_hash (table));
  if (*id == '\0' || is_deleted (status))
    return TRUE;

  if (!self->has_roles)
    {
      g_auto (GStrv) orgs = g_strsplit (mp_roster_table_get (table, USER_ORGS), ",", -1);

      add_role (get_duty (self, id), mp_roster_table_get (table, USER_ROLE),
                orgs[0] != NULL ? g_strstrip (orgs[0]) : "", TRUE);
    }
  duty = mp_roster_find_duty (self, id);
  if (duty != NULL && duty->roles & MP_ROSTER_GUARDIAN)
    add_guardian (self, table, id);
  if (duty != NULL && duty->roles & MP_ROSTER_STUDENT)
    {
      g_auto (GStrv) grades = g_strsplit (mp_roster_table_get (table, USER_GRADES), ",", 2);

      count_in_grade (self, grades[0] != NULL ? g_strstrip (grades[0]) : "");
    }
  return TRUE;
}

/**
 * mp_roster_read_files:
 * @self: a package whose folder is known
 * @error: where to say what is wrong with a file
 *
 * Reads all files from end to end.
 *
 * Returns: whether they could be read
 */
gboolean
mp_roster_read_files (MpRoster  *self,
                      GError   **error)
{
  static const char *const property_columns[] = { "propertyName", "value" };
  static const char *const role_columns[] = { "userSourcedId", "status", "roleType", "role",
                                              "endDate", "orgSourcedId" };
  static const char *const class_columns[] = { "sourcedId", "status", "title", "classType",
                                               "schoolSourcedId", "classCode" };
  static const char *const enrolment_columns[] = { "status", "classSourcedId", "userSourcedId",
                                                   "role", "endDate" };

  if (!for_each_row (self, "manifest.csv", property_columns, G_N_ELEMENTS (property_columns),
                     take_property, error)
      || !for_each_row (self, "orgs.csv", org_columns, N_ORG_COLUMNS, take_org, error)
      || !for_each_row (self, "roles.csv", role_columns, G_N_ELEMENTS (role_columns), take_role,
                        error)
      || !for_each_row (self, "classes.csv", class_columns, G_N_ELEMENTS (class_columns),
                        take_class, error)
      || !for_each_row (self, "enrollments.csv", enrolment_columns,
                        G_N_ELEMENTS (enrolment_columns), take_enrolment, error)
      || !for_each_row (self, "users.csv", user_columns, N_USER_COLUMNS, take_user, error))
    return FALSE;

  g_array_sort (self->seats, compare_seats);
  if (!mp_roster_table_exists (self->folder, "manifest.csv"))
    add_note (self, _("There is no manifest; the files were taken as they are."));
  return TRUE;
}

/**
 * mp_roster_role_parse:
 * @name: a role as the standard names it
 *
 * Returns: what it means here
 */
MpRosterRole
mp_roster_role_parse (const char *name)
{
  g_return_val_if_fail (name != NULL, MP_ROSTER_UNKNOWN);

  for (gsize i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_ascii_strcasecmp (role_names[i].name, name) == 0)
      return role_names[i].role;
  return MP_ROSTER_UNKNOWN;
}

static gboolean
take_birth (GHashTable          *births,
            const MpRosterTable *table)
{
  enum { ID, USER_ID_1_0, BIRTH };
  const char *id = mp_roster_table_get (table, ID);
  MpDate date;

  if (*id == '\0')
    id = mp_roster_table_get (table, USER_ID_1_0);
  if (*id == '\0' || !mp_date_parse_iso (mp_roster_table_get (table, BIRTH), &date))
    return FALSE;
  g_hash_table_replace (births, g_strdup (id), GINT_TO_POINTER (date.packed));
  return TRUE;
}

/**
 * mp_roster_load_births:
 * @self: a package
 * @error: where to say what is wrong with the file
 *
 * Reads when people were born, which the age rule needs (P-1), and nothing else of what the file
 * says about them.
 *
 * Returns: (transfer full): ids of users, to the packed #MpDate; or %NULL with @error set
 */
GHashTable *
mp_roster_load_births (const MpRoster  *self,
                       GError         **error)
{
  static const char *const columns[] = { "sourcedId", "userSourcedId", "birthDate" };
  g_autoptr (GHashTable) births = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MpRosterTable) table = NULL;
  gboolean more = TRUE;

  g_return_val_if_fail (self != NULL, NULL);

  if (!mp_roster_table_exists (self->folder, "demographics.csv"))
    return g_steal_pointer (&births);
  table = mp_roster_table_open (self->folder, "demographics.csv", columns,
                                G_N_ELEMENTS (columns), error);
  if (table == NULL)
    return NULL;
  for (;;)
    {
      if (!mp_roster_table_next (table, &more, error))
        return NULL;
      if (!more)
        break;
      take_birth (births, table);
    }

  return g_steal_pointer (&births);
}
