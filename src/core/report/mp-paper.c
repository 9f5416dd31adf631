/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes of paper that reports are made for. */

#include "config.h"

#include "report/mp-paper.h"

#include "base/mp-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MpPaper papers[] = {
  { "letter", N_("Letter (8.5 × 11 in)"), 612, 792 },
  { "a4", N_("A4 (210 × 297 mm)"), 595.276, 841.890 },
};

/* Where offices print on Letter; names as mp_fold_key() leaves them. */
static const char *const letter_countries[] = {
  "ca", "can", "canada", "us", "usa", "unitedstates", "etatsunis", "mx", "mexico", "mexique", NULL,
};

/**
 * mp_paper_list:
 * @n_papers: (out): how many there are
 *
 * Returns: (array length=n_papers) (transfer none): all sizes
 */
const MpPaper *
mp_paper_list (guint *n_papers)
{
  g_return_val_if_fail (n_papers != NULL, NULL);

  *n_papers = G_N_ELEMENTS (papers);
  return papers;
}

/**
 * mp_paper_find:
 * @name: (nullable): such as "letter"
 *
 * Returns: (transfer none) (nullable): the size of that name
 */
const MpPaper *
mp_paper_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      return &papers[i];
  return NULL;
}

/**
 * mp_paper_for_country:
 * @country: (nullable): a country as people or codes write it; Canada if it is missing
 *
 * Returns: (transfer none): the size that its offices use
 */
const MpPaper *
mp_paper_for_country (const char *country)
{
  g_autofree char *key = mp_fold_key (country);

  if (*key == '\0' || g_strv_contains (letter_countries, key))
    return mp_paper_find ("letter");
  return mp_paper_find ("a4");
}
