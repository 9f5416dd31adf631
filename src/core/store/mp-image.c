/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and changed fields as JSON, for the change log. */

#include "store/mp-image.h"

#include "store/mp-row-sql.h"
#include "store/mp-store-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* JSON is written by hand, since an undone import writes 200,000 rows; json-glib reads it. */
static void
append_string (GString *image, const char *text)
{
  const char *from = text;

  g_string_append_c (image, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (image, from, p - from);
      if (c >= 0x20)
        {
          g_string_append_c (image, '\\');
          g_string_append_c (image, (char) c);
        }
      else
        g_string_append_printf (image, "\\u%04x", c);
      from = p + 1;
    }
  g_string_append (image, from);
  g_string_append_c (image, '"');
}

static void
append_field (GString *image, gconstpointer row, const MpField *field)
{
  g_autofree char *text = mp_row_field_text (row, field);

  if (text == NULL)
    g_string_append (image, "null");
  else
    append_string (image, text);
}

/**
 * mp_image_of_fields:
 * @other: a row of the same type
 *
 * Returns: (transfer full): a JSON object with those fields of @row that differ in @other, as files
 *   write them; "{}" if none does
 */
char *
mp_image_of_fields (gconstpointer row, gconstpointer other)
{
  const MpTable *table = ((const MpRow *) row)->table;
  GString *image = g_string_new ("{");

  for (guint i = 0; i < table->n_fields; i++)
    {
      const MpField *field = &table->fields[i];

      if (field->flags & MP_FIELD_DERIVED || mp_row_field_equal (row, other, field))
        continue;
      if (image->len > 1)
        g_string_append_c (image, ',');
      append_string (image, field->name);
      g_string_append_c (image, ':');
      append_field (image, row, field);
    }
  g_string_append_c (image, '}');
  return g_string_free (image, FALSE);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_DAMAGED,
                       _("The history of the file is damaged. Nothing was changed."));
  return FALSE;
}

static const char *
node_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* A yes or no stands as SQL has it, 0 or 1, which mp_row_field_parse() reads as well. */
static gboolean
read_value (gpointer row, const char *column, const char *text, GError **error)
{
  MpRow *base = row;
  const MpField *field;

  if (g_str_equal (column, "id"))
    base->id = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  else if (g_str_equal (column, "uuid"))
    g_strlcpy (base->uuid, text != NULL ? text : "", sizeof base->uuid);
  else if (g_str_equal (column, "created_at"))
    return mp_instant_parse_iso (text, &base->created_at) || set_damaged (error);
  else if (g_str_equal (column, "updated_at"))
    return mp_instant_parse_iso (text, &base->updated_at) || set_damaged (error);
  else if ((field = mp_table_find_field (base->table, column)) != NULL)
    {
      /* Texts are taken to the letter: parsing would strip the spaces around them. */
      if (mp_field_is_text (field))
        mp_set_text (mp_row_string (row, field), text);
      else if (!mp_row_field_parse (row, field, text, NULL))
        return set_damaged (error);
    }
  return TRUE;
}

/**
 * mp_image_apply_fields:
 * @image: as mp_image_of_fields() wrote it; fields that are no longer known are passed over
 * @row: gets the fields of the image and derives the rest
 */
gboolean
mp_image_apply_fields (const char *image, gpointer row, GError **error)
{
  const MpTable *table = ((const MpRow *) row)->table;
  g_autoptr (JsonNode) root = json_from_string (image, NULL);
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return set_damaged (error);
  object = json_node_get_object (root);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const MpField *field = &table->fields[i];
      JsonNode *node = json_object_get_member (object, field->name);

      if (node != NULL && !read_value (row, field->name, node_text (node), error))
        return FALSE;
    }
  mp_row_derive (row);
  return TRUE;
}

/**
 * mp_image_begin_rows:
 * @image: (inout): begins to hold whole rows of @table
 */
void
mp_image_begin_rows (GString *image, const MpTable *table)
{
  g_string_append (image, "{\"columns\":[\"id\",\"uuid\",\"created_at\",\"updated_at\"");
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_string_append_c (image, ',');
      append_string (image, table->fields[i].name);
    }
  g_string_append (image, "],\"rows\":[");
}

/**
 * mp_image_append_row:
 * @statement: stands on a row of mp_row_sql_select(); its columns are copied as they are
 */
void
mp_image_append_row (GString *image, MpStatement *statement, const MpTable *table)
{
  int n_columns = MP_N_KEY_COLUMNS + (int) table->n_fields;

  if (image->str[image->len - 1] == ']')
    g_string_append_c (image, ',');
  for (int i = 0; i < n_columns; i++)
    {
      g_string_append_c (image, i == 0 ? '[' : ',');
      if (mp_statement_is_null (statement, i))
        g_string_append (image, "null");
      else
        append_string (image, mp_statement_get_text (statement, i));
    }
  g_string_append_c (image, ']');
}

void
mp_image_end_rows (GString *image)
{
  g_string_append (image, "]}");
}

static gpointer
read_row (const MpTable *table, JsonArray *columns, JsonArray *values, GError **error)
{
  gpointer row;

  if (json_array_get_length (columns) != json_array_get_length (values))
    {
      set_damaged (error);
      return NULL;
    }
  row = mp_row_new (table);
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      const char *column = node_text (json_array_get_element (columns, i));

      if (column == NULL
          || !read_value (row, column, node_text (json_array_get_element (values, i)), error))
        {
          mp_row_free (row);
          if (error != NULL && *error == NULL)
            set_damaged (error);
          return NULL;
        }
    }
  mp_row_derive (row);
  return row;
}

static JsonArray *
get_array (JsonNode *root, const char *name)
{
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  node = json_object_get_member (json_node_get_object (root), name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * mp_image_read_rows:
 *
 * Returns: (transfer full) (element-type MpRow): the rows of the image with their keys
 */
GPtrArray *
mp_image_read_rows (const char *image, const MpTable *table, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (image, NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (mp_row_free);
  JsonArray *columns = get_array (root, "columns");
  JsonArray *values = get_array (root, "rows");

  if (columns == NULL || values == NULL)
    {
      set_damaged (error);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      JsonNode *node = json_array_get_element (values, i);
      gpointer row;

      if (!JSON_NODE_HOLDS_ARRAY (node))
        {
          set_damaged (error);
          return NULL;
        }
      row = read_row (table, columns, json_node_get_array (node), error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

/**
 * mp_image_without_row:
 * @id: of the row that is to be forgotten
 *
 * Returns: (transfer full): the image of all other rows
 */
char *
mp_image_without_row (const char *image, gint64 id, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (image, NULL);
  JsonArray *values = get_array (root, "rows");

  if (values == NULL)
    {
      set_damaged (error);
      return NULL;
    }
  for (guint i = json_array_get_length (values); i > 0; i--)
    {
      JsonArray *row = json_array_get_array_element (values, i - 1);
      const char *text = node_text (json_array_get_element (row, 0));

      if (text != NULL && g_ascii_strtoll (text, NULL, 10) == id)
        json_array_remove_element (values, i - 1);
    }
  return json_to_string (root, FALSE);
}
