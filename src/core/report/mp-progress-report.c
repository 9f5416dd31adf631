/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress report that the school gets: for each mentee a letter of one page or more. */

#include "config.h"

#include "report/mp-progress-report.h"

#include "model/mp-schema.h"
#include "report/mp-progress-pages.h"
#include "report/mp-progress-xml.h"

#include <glib/gi18n-lib.h>

/**
 * MpProgressReport:
 * @all: (element-type MpProgressData): what to say, mentee by mentee
 */
struct _MpProgressReport
{
  GObject parent_instance;

  GPtrArray *all;
  MpCatalogue *words;
  const MpPaper *paper;
};

static void mp_progress_report_iface_init (MpReportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpProgressReport, mp_progress_report, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_REPORT,
                                                      mp_progress_report_iface_init))

static char *
dup_title (MpReport *report)
{
  MpProgressReport *self = MP_PROGRESS_REPORT (report);

  if (self->all->len != 1)
    return g_strdup (mp_catalogue_get (self->words, N_("Progress reports")));
  /* Translators: the title of a file: %s is a mentee's name */
  return g_strdup_printf (mp_catalogue_get (self->words, N_("Progress report: %s")),
                          mp_progress_report_get_data (self, 0)->name);
}

static const char *
get_author (MpReport *report)
{
  MpProgressReport *self = MP_PROGRESS_REPORT (report);
  const MpProgressOffice *office;

  if (self->all->len == 0)
    return NULL;
  office = &mp_progress_report_get_data (self, 0)->office;
  return office->coordinator != NULL ? office->coordinator : office->organisation;
}

static MpCatalogue *
get_catalogue (MpReport *report)
{
  return MP_PROGRESS_REPORT (report)->words;
}

static guint
get_n_parts (MpReport *report)
{
  return MP_PROGRESS_REPORT (report)->all->len;
}

static char *
dup_part_title (MpReport *report,
                guint     part)
{
  return g_strdup (mp_progress_report_get_data (MP_PROGRESS_REPORT (report), part)->name);
}

static MpComposition *
compose (MpReport     *report,
         guint         part,
         MpTypesetter *typesetter)
{
  MpProgressReport *self = MP_PROGRESS_REPORT (report);

  return mp_progress_pages_compose (mp_progress_report_get_data (self, part), self->words,
                                    self->paper, typesetter);
}

static void
write_xml (MpReport    *report,
           MpXmlWriter *writer)
{
  MpProgressReport *self = MP_PROGRESS_REPORT (report);

  mp_progress_xml_write (self->all, self->words, writer);
}

static void
mp_progress_report_finalize (GObject *object)
{
  MpProgressReport *self = MP_PROGRESS_REPORT (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->words, mp_catalogue_unref);

  G_OBJECT_CLASS (mp_progress_report_parent_class)->finalize (object);
}

static void
mp_progress_report_iface_init (MpReportInterface *iface)
{
  iface->dup_title = dup_title;
  iface->get_author = get_author;
  iface->get_catalogue = get_catalogue;
  iface->get_n_parts = get_n_parts;
  iface->dup_part_title = dup_part_title;
  iface->compose = compose;
  iface->write_xml = write_xml;
}

static void
mp_progress_report_class_init (MpProgressReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_progress_report_finalize;
}

static void
mp_progress_report_init (MpProgressReport *self)
{
}

static const MpPaper *
choose_paper (MpProgressReport *self)
{
  const char *country = NULL;

  if (self->all->len > 0)
    country = mp_progress_report_get_data (self, 0)->office.country;
  return mp_paper_for_country (country);
}

/**
 * mp_progress_report_load:
 * @mentees: (array length=n_mentees): their ids, in the order of the report
 * @options: what to tell and how
 * @cancellable: (nullable): to give up
 * @error: set to an #MpStoreError when a record cannot be read
 *
 * Reads all that the report says; it does not follow later changes.
 *
 * Returns: (transfer full) (nullable): the report, with a part for each mentee
 */
MpProgressReport *
mp_progress_report_load (MpStore                  *store,
                         const gint64             *mentees,
                         gsize                     n_mentees,
                         const MpProgressOptions  *options,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  g_autoptr (MpProgressReport) self = NULL;
  MpProgressPeriod period;

  g_return_val_if_fail (MP_IS_STORE (store) && options != NULL, NULL);

  period = options->period;
  if (!mp_date_is_set (period.to))
    period.to = mp_store_get_today (store);

  self = g_object_new (MP_TYPE_PROGRESS_REPORT, NULL);
  self->all = mp_progress_data_load (store, mentees, n_mentees, &period, !options->without_notes,
                                     cancellable, error);
  if (self->all == NULL)
    return NULL;

  self->words = mp_catalogue_open (options->language);
  self->paper = options->paper != NULL ? options->paper : choose_paper (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  gint64 id;
  char *sort_name;
} Named;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->sort_name);
}

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  const Named *first = a;
  const Named *second = b;
  int order = g_strcmp0 (first->sort_name, second->sort_name);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static gboolean
add_named (MpStore        *store,
           const MpMentee *mentee,
           GArray         *named,
           GError        **error)
{
  g_autoptr (MpPerson) person = mp_store_get (store, &mp_person_table, mentee->row.id, error);
  Named entry;

  if (person == NULL)
    return FALSE;
  if (mp_date_is_set (person->archived_on))
    return TRUE;
  entry = (Named){ person->row.id, g_strdup (person->sort_name) };
  g_array_append_val (named, entry);
  return TRUE;
}

static GArray *
take_ids (const GArray *named)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), named->len);

  for (guint i = 0; i < named->len; i++)
    g_array_append_val (ids, g_array_index (named, Named, i).id);
  return ids;
}

/**
 * mp_progress_report_list_cohort:
 * @cohort: its id
 * @error: set to an #MpStoreError when a record cannot be read
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the mentees of a cohort who are not
 *   archived, in the order of their names
 */
GArray *
mp_progress_report_list_cohort (MpStore  *store,
                                gint64    cohort,
                                GError  **error)
{
  g_autoptr (GPtrArray) mentees = NULL;
  g_autoptr (GArray) named = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  mentees = mp_store_list_of (store, &mp_mentee_table, "cohort", cohort, error);
  if (mentees == NULL)
    return NULL;

  named = g_array_new (FALSE, FALSE, sizeof (Named));
  g_array_set_clear_func (named, clear_named);
  for (guint i = 0; i < mentees->len; i++)
    if (!add_named (store, g_ptr_array_index (mentees, i), named, error))
      return NULL;

  g_array_sort (named, compare_named);
  return take_ids (named);
}

/**
 * mp_progress_report_get_data:
 * @part: from 0
 *
 * Returns: (transfer none): what the report says about a mentee
 */
const MpProgressData *
mp_progress_report_get_data (MpProgressReport *self,
                             guint             part)
{
  g_return_val_if_fail (MP_IS_PROGRESS_REPORT (self) && part < self->all->len, NULL);

  return g_ptr_array_index (self->all, part);
}

/**
 * mp_progress_report_get_paper:
 *
 * Returns: (transfer none): the size of its pages
 */
const MpPaper *
mp_progress_report_get_paper (MpProgressReport *self)
{
  g_return_val_if_fail (MP_IS_PROGRESS_REPORT (self), NULL);

  return self->paper;
}
