/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page of a report belongs to which of its parts. */

#include "config.h"

#include "report/mp-report-index.h"

/**
 * MpReportIndex:
 * @starts: (element-type guint): the first page of each part, and at last the number of pages
 */
struct _MpReportIndex
{
  GArray *starts;
};

static guint
get_start (const MpReportIndex *self,
           guint                part)
{
  return g_array_index (self->starts, guint, part);
}

static guint
count_parts (const MpReportIndex *self)
{
  return self->starts->len - 1;
}

/**
 * mp_report_index_new:
 * @progress: (nullable) (scope call): told how far it is, in the caller's thread
 * @cancellable: (nullable): to give up
 * @error: set to %G_IO_ERROR_CANCELLED after that
 *
 * Composes all parts once to see how many pages each has.
 *
 * Returns: (transfer full) (nullable): the pages of @report
 */
MpReportIndex *
mp_report_index_new (MpReport               *report,
                     MpReportIndexProgress   progress,
                     gpointer                user_data,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autoptr (MpReportIndex) self = NULL;
  g_autoptr (MpTypesetter) typesetter = NULL;
  guint n_parts, n_pages = 0;

  g_return_val_if_fail (MP_IS_REPORT (report), NULL);

  self = g_new0 (MpReportIndex, 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, n_pages);
  typesetter = mp_report_new_typesetter (report);
  n_parts = mp_report_get_n_parts (report);
  for (guint part = 0; part < n_parts; part++)
    {
      g_autoptr (MpComposition) pages = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      pages = mp_report_compose (report, part, typesetter);
      n_pages += mp_composition_get_n_pages (pages);
      g_array_append_val (self->starts, n_pages);
      if (progress != NULL)
        progress ((part + 1) / (double) n_parts, user_data);
    }
  return g_steal_pointer (&self);
}

/**
 * mp_report_index_free:
 * @self: (transfer full): the pages of a report
 */
void
mp_report_index_free (MpReportIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->starts);
  g_free (self);
}

/**
 * mp_report_index_get_n_pages:
 *
 * Returns: how many pages all parts have together
 */
guint
mp_report_index_get_n_pages (const MpReportIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_start (self, count_parts (self));
}

/**
 * mp_report_index_get_n_pages_of:
 * @part: from 0
 *
 * Returns: how many pages a part has
 */
guint
mp_report_index_get_n_pages_of (const MpReportIndex *self,
                                guint                part)
{
  g_return_val_if_fail (self != NULL && part < count_parts (self), 0);

  return get_start (self, part + 1) - get_start (self, part);
}

/**
 * mp_report_index_find:
 * @page: from 0
 * @page_of_part: (out): the page within its part, from 0
 *
 * Returns: the part that @page belongs to, from 0
 */
guint
mp_report_index_find (const MpReportIndex *self,
                      guint                page,
                      guint               *page_of_part)
{
  guint first = 0;
  guint last;

  g_return_val_if_fail (self != NULL && page_of_part != NULL, 0);
  g_return_val_if_fail (page < mp_report_index_get_n_pages (self), 0);

  last = count_parts (self) - 1;
  while (first < last)
    {
      guint middle = (first + last + 1) / 2;

      if (get_start (self, middle) <= page)
        first = middle;
      else
        last = middle - 1;
    }
  *page_of_part = page - get_start (self, first);
  return first;
}
