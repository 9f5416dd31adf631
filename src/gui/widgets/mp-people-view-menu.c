/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu in which somebody chooses a list's columns and order, and what is kept of that. */

#include "config.h"

#include "gui/widgets/mp-people-view-menu.h"

#include <glib/gi18n.h>
#include <string.h>

#define VIEW_MENU "mp-people-view-menu"

/* The actions follow the table: the heading changes the order too. */
typedef struct
{
  MpPeopleTable *table;
  MpListKind kind;
  GActionMap *actions;
} ViewMenu;

static void
set_state (ViewMenu *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)),
                             state);
}

static void
show_sort (ViewMenu *self)
{
  MpPeopleSort sort = mp_people_table_get_sort (self->table);

  set_state (self, "sort", g_variant_new_string (mp_people_column_get (sort.column)->name));
  set_state (self, "descending", g_variant_new_boolean (sort.descending));
}

static void
set_sort (ViewMenu *self, MpPeopleColumnId column, gboolean descending)
{
  mp_people_table_set_sort (self->table, (MpPeopleSort){ column, descending });
  g_signal_emit_by_name (self->table, "sorted");
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ViewMenu *self = user_data;
  const MpPeopleColumn *column;

  column = mp_people_column_find (self->kind, g_variant_get_string (state, NULL));
  if (column != NULL)
    set_sort (self, column->id, mp_people_table_get_sort (self->table).descending);
}

static void
descending_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ViewMenu *self = user_data;

  set_sort (self, mp_people_table_get_sort (self->table).column, g_variant_get_boolean (state));
}

static void
show_column_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ViewMenu *self = user_data;
  const char *name = strchr (g_action_get_name (G_ACTION (action)), '-') + 1;
  const MpPeopleColumn *column = mp_people_column_find (self->kind, name);

  mp_people_table_set_shown (self->table, column->id, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
add_action (ViewMenu *self, const char *name, const GVariantType *type, GVariant *state,
            GCallback change_cb)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, type, state);

  g_signal_connect (action, "change-state", change_cb, self);
  g_action_map_add_action (self->actions, G_ACTION (action));
}

static void
add_actions (ViewMenu *self)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("column-%s", columns[i].name);
      gboolean shown = mp_people_table_is_shown (self->table, columns[i].id);

      if (mp_people_column_is_in (&columns[i], self->kind))
        add_action (self, name, NULL, g_variant_new_boolean (shown), G_CALLBACK (show_column_cb));
    }
  add_action (self, "sort", G_VARIANT_TYPE_STRING, g_variant_new_string ("name"),
              G_CALLBACK (sort_cb));
  add_action (self, "descending", NULL, g_variant_new_boolean (FALSE),
              G_CALLBACK (descending_cb));
}

/* The name is always there: a row must say whose it is. */
static GMenu *
make_columns_menu (MpListKind kind)
{
  GMenu *menu = g_menu_new ();
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("page.column-%s", columns[i].name);

      if (mp_people_column_is_in (&columns[i], kind) && columns[i].id != MP_COLUMN_NAME)
        g_menu_append (menu, mp_people_column_get_label (&columns[i]), action);
    }
  return menu;
}

static GMenu *
make_sort_menu (MpListKind kind)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("page.sort::%s", columns[i].name);

      if (mp_people_column_is_in (&columns[i], kind))
        g_menu_append (by, mp_people_column_get_label (&columns[i]), action);
    }
  g_menu_append (direction, _("Last First"), "page.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  return menu;
}

/**
 * mp_people_view_menu_new:
 * @table: whose columns and order are chosen
 * @actions: gets the actions that the menu names, as "page.<name>"
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
mp_people_view_menu_new (MpPeopleTable *table, MpListKind kind, GActionMap *actions)
{
  ViewMenu *self = g_new0 (ViewMenu, 1);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = make_columns_menu (kind);
  g_autoptr (GMenu) order = make_sort_menu (kind);

  self->table = table;
  self->kind = kind;
  self->actions = actions;
  add_actions (self);
  g_object_set_data_full (G_OBJECT (table), VIEW_MENU, self, g_free);
  g_signal_connect_swapped (table, "sorted", G_CALLBACK (show_sort), self);
  g_menu_append_submenu (menu, _("_Sort By"), G_MENU_MODEL (order));
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

static char **
dup_columns (MpPeopleTable *table)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (mp_people_table_is_shown (table, columns[i].id))
      g_strv_builder_add (names, columns[i].name);
  return g_strv_builder_end (names);
}

/**
 * mp_people_view_menu_save_state:
 *
 * Returns: (transfer floating): the columns that are shown and the order, to be remembered
 */
GVariant *
mp_people_view_menu_save_state (MpPeopleTable *table)
{
  MpPeopleSort sort;
  GVariantDict state;
  g_auto (GStrv) columns = NULL;

  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (table), NULL);

  sort = mp_people_table_get_sort (table);
  columns = dup_columns (table);
  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert_value (&state, "columns",
                               g_variant_new_strv ((const char *const *) columns, -1));
  g_variant_dict_insert (&state, "sort", "s", mp_people_column_get (sort.column)->name);
  g_variant_dict_insert (&state, "descending", "b", sort.descending);
  return g_variant_dict_end (&state);
}

static void
restore_columns (ViewMenu *self, const char *const *names)
{
  guint n_columns;
  const MpPeopleColumn *columns = mp_people_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("column-%s", columns[i].name);
      gboolean shown = columns[i].id == MP_COLUMN_NAME || g_strv_contains (names, columns[i].name);

      if (!mp_people_column_is_in (&columns[i], self->kind))
        continue;
      mp_people_table_set_shown (self->table, columns[i].id, shown);
      set_state (self, action, g_variant_new_boolean (shown));
    }
}

static void
restore_sort (ViewMenu *self, GVariant *state)
{
  const MpPeopleColumn *column = NULL;
  MpPeopleSort sort = MP_PEOPLE_SORT_DEFAULT;
  const char *name;

  if (g_variant_lookup (state, "sort", "&s", &name))
    column = mp_people_column_find (self->kind, name);
  if (column != NULL)
    sort.column = column->id;
  g_variant_lookup (state, "descending", "b", &sort.descending);
  mp_people_table_set_sort (self->table, sort);
  show_sort (self);
}

/**
 * mp_people_view_menu_restore_state:
 * @state: as mp_people_view_menu_save_state() returned it, perhaps in an older version
 *
 * Shows these columns and this order in the table and in its menu, without telling anybody.
 *
 * Returns: whether @state was understood and the list has to be put in order
 */
gboolean
mp_people_view_menu_restore_state (MpPeopleTable *table, GVariant *state)
{
  g_autofree const char **columns = NULL;
  ViewMenu *self;

  g_return_val_if_fail (MP_IS_PEOPLE_TABLE (table), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  self = g_object_get_data (G_OBJECT (table), VIEW_MENU);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT)
      || !g_variant_lookup (state, "columns", "^a&s", &columns))
    return FALSE;
  restore_columns (self, columns);
  restore_sort (self, state);
  return TRUE;
}
