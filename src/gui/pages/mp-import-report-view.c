/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to each row of an import, to be looked through by outcome. */

#include "config.h"

#include "gui/pages/mp-import-report-view.h"

#include "gui/model/mp-import-rows.h"
#include "gui/widgets/mp-row-name.h"
#include "gui/widgets/mp-spoken-name.h"

#include <glib/gi18n.h>

/* In characters, so that a column of names or outcomes grows with the text. */
#define SHORT_TEXT 16

/**
 * MpImportReportView:
 *
 * A list of rows, and beneath it all there is to say about the one that is selected.
 */
struct _MpImportReportView
{
  GtkWidget parent_instance;

  MpImportReport *report;
  gboolean showing;

  GtkWidget *box;
  GtkLabel *sentence_label;
  GtkLabel *notes_label;
  GtkWidget *refused_box;
  GtkCheckButton *skip_check;
  GtkLabel *consequence_label;
  GtkDropDown *outcome_drop_down;
  GtkColumnView *view;
  GtkLabel *detail_label;
};

/* Shows one part of a row in a cell. */
typedef void (*BindCell) (GtkLabel *label, const MpImportRow *row);

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpImportReportView, mp_import_report_view, GTK_TYPE_WIDGET)

/* The outcomes in the order of the list above the rows; first what needs a look. */
static const MpImportOutcome order[MP_N_IMPORT_OUTCOMES] = {
  MP_IMPORT_REFUSED, MP_IMPORT_DUPLICATE, MP_IMPORT_GONE,    MP_IMPORT_NEW,
  MP_IMPORT_CHANGED, MP_IMPORT_SKIPPED,   MP_IMPORT_UNCHANGED,
};

static void
bind_line (GtkLabel          *label,
           const MpImportRow *row)
{
  g_autofree char *text = row->line > 0 ? g_strdup_printf ("%u", row->line) : g_strdup ("");

  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), row->file);
}

static void
bind_name (GtkLabel          *label,
           const MpImportRow *row)
{
  gtk_label_set_label (label, row->name);
}

static void
bind_outcome (GtkLabel          *label,
              const MpImportRow *row)
{
  static const char *const classes[MP_N_IMPORT_OUTCOMES] = {
    [MP_IMPORT_NEW] = "success",
    [MP_IMPORT_CHANGED] = "accent",
    [MP_IMPORT_DUPLICATE] = "warning",
    [MP_IMPORT_REFUSED] = "error",
    [MP_IMPORT_GONE] = "warning",
    [MP_IMPORT_UNCHANGED] = "dim-label",
    [MP_IMPORT_SKIPPED] = "dim-label",
  };
  const char *const names[] = { classes[row->outcome], NULL };

  gtk_label_set_label (label, mp_import_outcome_get_label (row->outcome));
  gtk_widget_set_css_classes (GTK_WIDGET (label), (const char **) names);
}

static void
bind_detail (GtkLabel          *label,
             const MpImportRow *row)
{
  gtk_label_set_label (label, row->detail != NULL ? row->detail : "");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), user_data == bind_line ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (user_data == bind_line)
    gtk_widget_add_css_class (label, "numeric");
  else if (user_data != bind_detail)
    gtk_label_set_width_chars (GTK_LABEL (label), SHORT_TEXT);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  BindCell bind = (BindCell) user_data;
  MpImportRow row;

  mp_import_row_item_get_row (gtk_list_item_get_item (item), &row);
  bind (GTK_LABEL (gtk_list_item_get_child (item)), &row);
  if (bind == bind_name)
    mp_row_name_set (gtk_list_item_get_child (item),
                     row.name != NULL && *row.name != '\0'
                       ? row.name
                       : mp_import_outcome_get_label (row.outcome));
}

static void
add_column (MpImportReportView *self,
            const char         *title,
            BindCell            bind,
            int                 width,
            gboolean            expands)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), bind);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), bind);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
}

static char *
describe_row (const MpImportRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->line > 0)
    {
      g_string_append_printf (text, _("%s, line %u"), row->file, row->line);
      g_string_append (text, " · ");
    }
  g_string_append_printf (text, _("%s: %s"), mp_import_outcome_get_label (row->outcome),
                          row->name);
  if (row->detail != NULL)
    g_string_append_printf (text, "\n%s", row->detail);

  return g_string_free (text, FALSE);
}

static void
selected_cb (MpImportReportView *self,
             GParamSpec         *pspec,
             GtkSingleSelection *selection)
{
  MpImportRowItem *item = gtk_single_selection_get_selected_item (selection);
  g_autofree char *text = NULL;
  MpImportRow row;

  if (item != NULL)
    {
      mp_import_row_item_get_row (item, &row);
      text = describe_row (&row);
    }
  gtk_label_set_label (self->detail_label, text != NULL ? text : "");
}

static int
get_outcome (MpImportReportView *self)
{
  guint selected = gtk_drop_down_get_selected (self->outcome_drop_down);
  guint n = 0;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return MP_IMPORT_EVERY_OUTCOME;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (mp_import_report_count (self->report, order[i]) > 0 && ++n == selected)
      return (int) order[i];
  return MP_IMPORT_EVERY_OUTCOME;
}

/* A fresh list is quicker to show than a changed one. */
static void
show_rows (MpImportReportView *self)
{
  MpImportRows *rows = mp_import_rows_new (self->report, get_outcome (self));
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (rows));

  gtk_single_selection_set_autoselect (selection, TRUE);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  selected_cb (self, NULL, selection);
}

static void
outcome_changed_cb (MpImportReportView *self)
{
  if (!self->showing && self->report != NULL)
    show_rows (self);
}

static void
show_outcomes (MpImportReportView *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *all
    = g_strdup_printf (_("All rows (%'u)"), mp_import_report_get_n_rows (self->report));

  gtk_string_list_append (list, all);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      guint n = mp_import_report_count (self->report, order[i]);
      g_autofree char *label
        = g_strdup_printf (_("%s (%'u)"), mp_import_outcome_get_label (order[i]), n);

      if (n > 0)
        gtk_string_list_append (list, label);
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->outcome_drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->outcome_drop_down, 0);
  self->showing = FALSE;
}

static void
show_words (MpImportReportView *self)
{
  g_autofree char *sentence = mp_import_report_to_sentence (self->report);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < mp_import_report_get_n_notes (self->report); i++)
    g_string_append_printf (notes, "%s%s", i > 0 ? "\n" : "",
                            mp_import_report_get_note (self->report, i));
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->notes_label, notes->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_label), notes->len > 0);
}

/* Rows that are refused come first among the outcomes. */
static void
show_refused_cb (MpImportReportView *self)
{
  gtk_drop_down_set_selected (self->outcome_drop_down, 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whoever wants to import has to have seen how many rows stay out. */
static void
ask_about_refused (MpImportReportView *self)
{
  guint n = mp_import_report_count (self->report, MP_IMPORT_REFUSED);
  g_autofree char *label
    = g_strdup_printf (ngettext ("_Leave out %u refused row", "_Leave out %u refused rows", n), n);
  g_autofree char *name = mp_spoken_name_from_mnemonic (label);

  gtk_check_button_set_use_underline (self->skip_check, TRUE);
  gtk_check_button_set_label (self->skip_check, label);
  mp_spoken_name_set (self->skip_check, name);
  gtk_check_button_set_active (self->skip_check, FALSE);
  gtk_widget_set_visible (self->refused_box,
                          n > 0 && !mp_import_report_is_applied (self->report));
}

static void
skip_toggled_cb (MpImportReportView *self)
{
  gtk_label_set_label (self->consequence_label,
                       gtk_check_button_get_active (self->skip_check)
                         ? _("The other rows can be imported.")
                         : _("Nothing is imported until this is ticked."));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
mp_import_report_view_dispose (GObject *object)
{
  MpImportReportView *self = MP_IMPORT_REPORT_VIEW (object);

  g_clear_pointer (&self->report, mp_import_report_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mp_import_report_view_parent_class)->dispose (object);
}

static void
mp_import_report_view_class_init (MpImportReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_report_view_dispose;

  /**
   * MpImportReportView::answered:
   *
   * Somebody has said whether rows that are refused are to be left out, or changed their mind.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", MP_TYPE_IMPORT_REPORT_VIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-import-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, box);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, notes_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, refused_box);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, skip_check);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, consequence_label);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, outcome_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, view);
  gtk_widget_class_bind_template_child (widget_class, MpImportReportView, detail_label);
  gtk_widget_class_bind_template_callback (widget_class, outcome_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_toggled_cb);
}

static void
mp_import_report_view_init (MpImportReportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  skip_toggled_cb (self);
  add_column (self, _("Line"), bind_line, 72, FALSE);
  add_column (self, _("Name"), bind_name, 0, FALSE);
  add_column (self, _("What happens"), bind_outcome, 0, FALSE);
  add_column (self, _("Details"), bind_detail, 0, TRUE);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->outcome_drop_down))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which rows are shown"), -1);
}

/**
 * mp_import_report_view_show:
 * @report: what to show
 */
void
mp_import_report_view_show (MpImportReportView *self,
                            MpImportReport     *report)
{
  g_return_if_fail (MP_IS_IMPORT_REPORT_VIEW (self));
  g_return_if_fail (report != NULL);

  mp_import_report_ref (report);
  g_clear_pointer (&self->report, mp_import_report_unref);
  self->report = report;
  show_words (self);
  ask_about_refused (self);
  show_outcomes (self);
  show_rows (self);
}

/**
 * mp_import_report_view_get_skip_refused:
 *
 * Returns: whether rows that are refused are to be left out
 */
gboolean
mp_import_report_view_get_skip_refused (MpImportReportView *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_REPORT_VIEW (self), FALSE);

  return gtk_check_button_get_active (self->skip_check);
}

/**
 * mp_import_report_view_has_answer:
 *
 * Returns: whether it is known what to do about rows that are refused, or there are none
 */
gboolean
mp_import_report_view_has_answer (MpImportReportView *self)
{
  g_return_val_if_fail (MP_IS_IMPORT_REPORT_VIEW (self), FALSE);

  return self->report != NULL
         && (mp_import_report_count (self->report, MP_IMPORT_REFUSED) == 0
             || mp_import_report_view_get_skip_refused (self));
}
