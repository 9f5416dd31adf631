/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a progress report shall be about and how it shall look, as chosen in a panel. */

#include "config.h"

#include "gui/pages/mp-report-options.h"

#include "gui/widgets/mp-date-row.h"
#include "gui/widgets/mp-mentee-picker.h"
#include "model/mp-schema.h"

#include <glib/gi18n.h>

typedef enum
{
  WHO_CHOSEN,
  WHO_ONE,
  WHO_COHORT,
} WhoKind;

/**
 * Who:
 * @cohort: for %WHO_COHORT
 */
typedef struct
{
  WhoKind kind;
  gint64 cohort;
} Who;

typedef enum
{
  PERIOD_SCHOOL_YEAR,
  PERIOD_ALL,
  PERIOD_DATES,
} Period;

/* As each language calls itself. */
static const struct
{
  const char *code;
  const char *name;
} languages[] = {
  { "en", "English" },
  { "fr", "Français" },
};

/**
 * MpReportOptions:
 * @chosen: (element-type gint64): the mentees it was opened for
 * @who: (element-type Who): what the rows of @who_row mean
 * @codes: the languages of @language_row
 */
struct _MpReportOptions
{
  GtkWidget parent_instance;

  MpContext *context;
  GArray *chosen;
  GArray *who;
  char **codes;
  gboolean ready;

  GtkWidget *content;
  AdwComboRow *who_row;
  MpMenteePicker *picker;
  AdwComboRow *period_row;
  MpDateRow *from_row;
  MpDateRow *to_row;
  GtkSwitch *notes_switch;
  AdwComboRow *paper_row;
  AdwComboRow *language_row;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpReportOptions, mp_report_options, GTK_TYPE_WIDGET)

/**
 * mp_report_request_free:
 * @self: (transfer full): what a report shall be about
 */
void
mp_report_request_free (MpReportRequest *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->mentees);
  g_free (self->language);
  g_free (self);
}

static const Who *
get_who (MpReportOptions *self)
{
  guint selected = adw_combo_row_get_selected (self->who_row);

  return selected < self->who->len ? &g_array_index (self->who, Who, selected) : NULL;
}

static void
update_visibility (MpReportOptions *self)
{
  const Who *who = get_who (self);
  gboolean dates = adw_combo_row_get_selected (self->period_row) == PERIOD_DATES;

  gtk_widget_set_visible (GTK_WIDGET (self->picker), who != NULL && who->kind == WHO_ONE);
  gtk_widget_set_visible (GTK_WIDGET (self->from_row), dates);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), dates);
}

static void
changed_cb (MpReportOptions *self)
{
  if (!self->ready)
    return;
  update_visibility (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_who (MpReportOptions *self,
         GtkStringList   *names,
         WhoKind          kind,
         gint64           cohort,
         const char      *name)
{
  Who who = { kind, cohort };

  gtk_string_list_append (names, name);
  g_array_append_val (self->who, who);
}

static void
add_cohorts (MpReportOptions *self,
             GtkStringList   *names)
{
  g_autoptr (GPtrArray) cohorts = mp_store_list (mp_context_get_store (self->context),
                                                 &mp_cohort_table, NULL);

  for (guint i = 0; cohorts != NULL && i < cohorts->len; i++)
    {
      const MpCohort *cohort = cohorts->pdata[i];

      if (!mp_date_is_set (cohort->archived_on))
        add_who (self, names, WHO_COHORT, cohort->row.id, cohort->name);
    }
}

static void
set_up_who (MpReportOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gulong n_chosen = self->chosen->len;

  if (n_chosen > 1)
    {
      g_autofree char *chosen = g_strdup_printf (ngettext ("%lu chosen mentee",
                                                           "%lu chosen mentees", n_chosen),
                                                 n_chosen);

      add_who (self, names, WHO_CHOSEN, 0, chosen);
    }
  add_who (self, names, WHO_ONE, 0, _("One mentee"));
  add_cohorts (self, names);
  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->who_row, 0);
  mp_mentee_picker_set_store (self->picker, mp_context_get_store (self->context));
  if (n_chosen == 1)
    mp_mentee_picker_set_mentee (self->picker, g_array_index (self->chosen, gint64, 0));
}

static void
set_up_period (MpReportOptions *self)
{
  static const char *const names[] = { N_("This school year"), N_("From the beginning"),
                                       N_("Other dates") };
  MpDate today = mp_store_get_today (mp_context_get_store (self->context));
  MpProgressPeriod period = mp_progress_period_of_school_year (today);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_string_list_append (list, _(names[i]));
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (list));
  mp_date_row_set_today (self->from_row, today);
  mp_date_row_set_date (self->from_row, period.from);
  mp_date_row_set_today (self->to_row, today);
  mp_date_row_set_date (self->to_row, period.to);
}

static const MpPaper *
get_usual_paper (MpReportOptions *self)
{
  g_autoptr (GPtrArray) rows = mp_store_list (mp_context_get_store (self->context),
                                              &mp_programme_table, NULL);
  const MpProgramme *programme = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;

  return mp_paper_for_country (programme != NULL ? programme->country : NULL);
}

static void
set_up_paper (MpReportOptions *self)
{
  guint n_papers;
  const MpPaper *papers = mp_paper_list (&n_papers);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_papers; i++)
    gtk_string_list_append (names, _(papers[i].label));
  adw_combo_row_set_model (self->paper_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->paper_row, (guint) (get_usual_paper (self) - papers));
}

static const char *
get_language_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, code))
      return languages[i].name;
  return code;
}

static void
set_up_language (MpReportOptions *self)
{
  g_autoptr (MpCatalogue) usual = mp_catalogue_open (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->codes = mp_catalogue_list_languages ();
  for (guint i = 0; self->codes[i] != NULL; i++)
    {
      gtk_string_list_append (names, get_language_name (self->codes[i]));
      if (g_str_has_prefix (mp_catalogue_get_language (usual), self->codes[i]))
        selected = i;
    }
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), self->codes[1] != NULL);
}

static void
mp_report_options_dispose (GObject *object)
{
  MpReportOptions *self = MP_REPORT_OPTIONS (object);

  self->ready = FALSE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_report_options_parent_class)->dispose (object);
}

static void
mp_report_options_finalize (GObject *object)
{
  MpReportOptions *self = MP_REPORT_OPTIONS (object);

  g_array_unref (self->chosen);
  g_array_unref (self->who);
  g_strfreev (self->codes);

  G_OBJECT_CLASS (mp_report_options_parent_class)->finalize (object);
}

static void
mp_report_options_class_init (MpReportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_report_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_report_options_finalize;

  /**
   * MpReportOptions::changed:
   *
   * Another report is wanted.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MP_TYPE_REPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MP_TYPE_DATE_ROW);
  g_type_ensure (MP_TYPE_MENTEE_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-report-options.ui");
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, content);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, who_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, picker);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, period_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, from_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, to_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, paper_row);
  gtk_widget_class_bind_template_child (widget_class, MpReportOptions, language_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
mp_report_options_init (MpReportOptions *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->who = g_array_new (FALSE, FALSE, sizeof (Who));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mp_report_options_set_up:
 * @context: of the window
 * @mentees: (array length=n_mentees): whom the report was asked for
 *
 * Offers what there is in the programme and chooses what is usual.
 */
void
mp_report_options_set_up (MpReportOptions *self,
                          MpContext       *context,
                          const gint64    *mentees,
                          gsize            n_mentees)
{
  g_return_if_fail (MP_IS_REPORT_OPTIONS (self) && MP_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  if (n_mentees > 0)
    g_array_append_vals (self->chosen, mentees, (guint) n_mentees);
  set_up_who (self);
  set_up_period (self);
  set_up_paper (self);
  set_up_language (self);
  update_visibility (self);
  self->ready = TRUE;
}

/* A date that is half typed counts as none. */
static MpProgressPeriod
get_period (MpReportOptions *self)
{
  MpDate today = mp_store_get_today (mp_context_get_store (self->context));
  MpProgressPeriod period = { MP_DATE_NONE, today };

  switch ((Period) adw_combo_row_get_selected (self->period_row))
    {
    case PERIOD_SCHOOL_YEAR:
      return mp_progress_period_of_school_year (today);
    case PERIOD_DATES:
      if (!mp_date_row_get_date (self->from_row, &period.from))
        period.from = MP_DATE_NONE;
      if (!mp_date_row_get_date (self->to_row, &period.to) || !mp_date_is_set (period.to))
        period.to = today;
      return period;
    case PERIOD_ALL:
    default:
      return period;
    }
}

static void
set_who (MpReportOptions *self,
         MpReportRequest *request)
{
  const Who *who = get_who (self);
  gint64 mentee = mp_mentee_picker_get_mentee (self->picker);

  if (who == NULL)
    return;
  request->cohort = who->cohort;
  if (who->kind == WHO_CHOSEN)
    g_array_append_vals (request->mentees, self->chosen->data, self->chosen->len);
  else if (who->kind == WHO_ONE && mentee != 0)
    g_array_append_val (request->mentees, mentee);
}

/**
 * mp_report_options_get_request:
 *
 * Returns: (transfer full): what is chosen; about nobody as long as no mentee is
 */
MpReportRequest *
mp_report_options_get_request (MpReportOptions *self)
{
  MpReportRequest *request;
  guint n_papers;

  g_return_val_if_fail (MP_IS_REPORT_OPTIONS (self) && self->ready, NULL);

  request = g_new0 (MpReportRequest, 1);
  request->mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
  set_who (self, request);
  request->language = g_strdup (self->codes[adw_combo_row_get_selected (self->language_row)]);
  request->options = (MpProgressOptions){
    .period = get_period (self),
    .without_notes = !gtk_switch_get_active (self->notes_switch),
    .paper = mp_paper_list (&n_papers) + adw_combo_row_get_selected (self->paper_row),
    .language = request->language,
  };
  return request;
}
