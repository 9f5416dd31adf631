/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of an import that shows what was recognised: encoding, separator and columns. */

#include "config.h"

#include "gui/pages/mp-import-columns-step.h"

#include <glib/gi18n.h>

/* A table with more columns than this is shown in part; the rest can be mapped by headers only. */
#define MAX_COLUMNS 200

/* How many values of a column are shown beneath its name. */
#define N_SAMPLES 4

/**
 * MpImportColumnsStep:
 *
 * Writes what is chosen into the import at once.  Emits `changed` when a column gets another
 * meaning, and `look-again` when the file has to be read in another way.
 */
struct _MpImportColumnsStep
{
  GtkWidget parent_instance;

  MpImport *import;
  MpStore *store;
  GPtrArray *rows; /* (element-type AdwComboRow) */
  gboolean showing;

  GtkWidget *page;
  AdwComboRow *encoding_row;
  AdwComboRow *separator_row;
  AdwComboRow *mapping_row;
  AdwPreferencesGroup *columns_group;
  GtkEditable *name_row;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LOOK_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  char separator;
  const char *label;
} separators[] = {
  { ',', N_("Comma") },
  { ';', N_("Semicolon") },
  { '\t', N_("Tab") },
  { '|', N_("Vertical bar") },
};

G_DEFINE_FINAL_TYPE (MpImportColumnsStep, mp_import_columns_step, GTK_TYPE_WIDGET)

static void
show_encoding (MpImportColumnsStep *self)
{
  MpEncoding encoding = mp_import_get_encoding (self->import);

  adw_combo_row_set_selected (self->encoding_row, encoding - MP_ENCODING_UTF8);
}

static void
show_separator (MpImportColumnsStep *self)
{
  char separator = mp_import_get_separator (self->import);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i].separator == separator)
      adw_combo_row_set_selected (self->separator_row, i);
}

static char *
list_samples (MpImportColumnsStep *self,
              guint                column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < mp_import_get_n_samples (self->import) && n < N_SAMPLES; i++)
    {
      const char *value = mp_import_get_sample (self->import, i, column);

      if (*value == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n > 0 ? " · " : "", value);
      n++;
    }
  g_strdelimit (text->str, "\r\n", ' ');

  return g_string_free (text, FALSE);
}

static GListModel *
make_targets (MpImportColumnsStep *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint n;
  const MpImportTarget *const *targets = mp_import_get_targets (self->import, &n);

  gtk_string_list_append (list, _("Not imported"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, mp_import_target_get_label (targets[i]));

  return G_LIST_MODEL (list);
}

/* The place of the column's meaning in the list of make_targets(). */
static guint
find_position (MpImportColumnsStep *self,
               guint                column)
{
  const MpImportTarget *target = mp_import_get_column_target (self->import, column);
  guint n;
  const MpImportTarget *const *targets = mp_import_get_targets (self->import, &n);

  for (guint i = 0; i < n; i++)
    if (targets[i] == target)
      return i + 1;
  return 0;
}

static void
show_positions (MpImportColumnsStep *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (self->rows->pdata[i], find_position (self, i));
  self->showing = FALSE;
}

static void
target_changed_cb (MpImportColumnsStep *self,
                   GParamSpec          *pspec,
                   AdwComboRow         *row)
{
  guint position = adw_combo_row_get_selected (row);
  guint column, n;
  const MpImportTarget *const *targets;

  if (self->showing || !g_ptr_array_find (self->rows, row, &column))
    return;

  targets = mp_import_get_targets (self->import, &n);
  mp_import_set_column_target (self->import, column,
                               position > 0 && position <= n ? targets[position - 1] : NULL);
  show_positions (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_column (MpImportColumnsStep *self,
            GListModel          *targets,
            guint                column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *samples = list_samples (self, column);
  const char *header = mp_import_get_header (self->import, column);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *header != '\0' ? header : _("Without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), targets);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
remove_columns (MpImportColumnsStep *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_columns (MpImportColumnsStep *self)
{
  g_autoptr (GListModel) targets = make_targets (self);
  guint n = mp_import_get_n_columns (self->import);

  remove_columns (self);
  self->showing = TRUE;
  for (guint i = 0; i < MIN (n, MAX_COLUMNS); i++)
    add_column (self, targets, i);
  show_positions (self);
}

static void
show_mappings (MpImportColumnsStep *self)
{
  g_auto (GStrv) names = mp_import_list_mappings (self->import, self->store, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const char *used = mp_import_get_mapping_name (self->import);
  guint selected = 0;

  gtk_string_list_append (list, _("By the names of the columns"));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gtk_string_list_append (list, names[i]);
      if (g_strcmp0 (names[i], used) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->mapping_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->mapping_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->mapping_row), names != NULL && names[0] != NULL);
  gtk_editable_set_text (self->name_row, used != NULL ? used : "");
}

static void
encoding_changed_cb (MpImportColumnsStep *self)
{
  if (self->showing || self->import == NULL)
    return;
  mp_import_set_encoding (self->import,
                          MP_ENCODING_UTF8 + adw_combo_row_get_selected (self->encoding_row));
  g_signal_emit (self, signals[SIGNAL_LOOK_AGAIN], 0);
}

static void
separator_changed_cb (MpImportColumnsStep *self)
{
  if (self->showing || self->import == NULL)
    return;
  mp_import_set_separator (
    self->import, separators[adw_combo_row_get_selected (self->separator_row)].separator);
  g_signal_emit (self, signals[SIGNAL_LOOK_AGAIN], 0);
}

/* A mapping that has none of these columns leaves them as they are. */
static void
mapping_changed_cb (MpImportColumnsStep *self)
{
  guint position = adw_combo_row_get_selected (self->mapping_row);
  GListModel *model = adw_combo_row_get_model (self->mapping_row);
  const char *name;

  if (self->showing || self->import == NULL || model == NULL)
    return;

  name = position > 0 ? gtk_string_list_get_string (GTK_STRING_LIST (model), position) : NULL;
  if (name == NULL)
    mp_import_guess_columns (self->import);
  else
    mp_import_use_mapping (self->import, self->store, name, NULL);
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  show_positions (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_choices (MpImportColumnsStep *self)
{
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (MpEncoding i = MP_ENCODING_UTF8; i < MP_N_ENCODINGS; i++)
    gtk_string_list_append (encodings, mp_encoding_get_label (i));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    gtk_string_list_append (names, _(separators[i].label));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (encodings));
  adw_combo_row_set_model (self->separator_row, G_LIST_MODEL (names));
}

static void
mp_import_columns_step_dispose (GObject *object)
{
  MpImportColumnsStep *self = MP_IMPORT_COLUMNS_STEP (object);

  self->import = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_import_columns_step_parent_class)->dispose (object);
}

static void
mp_import_columns_step_finalize (GObject *object)
{
  MpImportColumnsStep *self = MP_IMPORT_COLUMNS_STEP (object);

  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (mp_import_columns_step_parent_class)->finalize (object);
}

static void
mp_import_columns_step_class_init (MpImportColumnsStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_import_columns_step_dispose;
  object_class->finalize = mp_import_columns_step_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_IMPORT_COLUMNS_STEP,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_LOOK_AGAIN] = g_signal_new ("look-again", MP_TYPE_IMPORT_COLUMNS_STEP,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-columns-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, page);
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, separator_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, mapping_row);
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, columns_group);
  gtk_widget_class_bind_template_child (widget_class, MpImportColumnsStep, name_row);
  gtk_widget_class_bind_template_callback (widget_class, encoding_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, separator_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
}

static void
mp_import_columns_step_init (MpImportColumnsStep *self)
{
  self->rows = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_choices (self);
  self->showing = FALSE;
}

/**
 * mp_import_columns_step_show:
 * @import: an import that was looked at; borrowed until mp_import_columns_step_forget()
 * @store: the programme
 */
void
mp_import_columns_step_show (MpImportColumnsStep *self,
                             MpImport            *import,
                             MpStore             *store)
{
  g_return_if_fail (MP_IS_IMPORT_COLUMNS_STEP (self));
  g_return_if_fail (import != NULL && MP_IS_STORE (store));

  self->import = import;
  g_set_object (&self->store, store);
  self->showing = TRUE;
  show_encoding (self);
  show_separator (self);
  show_mappings (self);
  show_columns (self);
}

/**
 * mp_import_columns_step_forget:
 *
 * Lets go of the import, which another thread may be using or somebody frees.
 */
void
mp_import_columns_step_forget (MpImportColumnsStep *self)
{
  g_return_if_fail (MP_IS_IMPORT_COLUMNS_STEP (self));

  self->import = NULL;
}

/**
 * mp_import_columns_step_get_name:
 *
 * Returns: (transfer none): under which name the choice of columns is to be remembered, or an
 *   empty string
 */
const char *
mp_import_columns_step_get_name (MpImportColumnsStep *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_COLUMNS_STEP (self), NULL);

  return gtk_editable_get_text (self->name_row);
}
