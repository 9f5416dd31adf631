/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that somebody looks like people in the file, and asks what to do about it (P-3). */

#pragma once

#include "store/mp-query-duplicates.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_DUPLICATES_DIALOG (mp_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MpDuplicatesDialog, mp_duplicates_dialog, MP, DUPLICATES_DIALOG,
                      AdwMessageDialog)

/**
 * MpDuplicatesAnswer:
 * @MP_DUPLICATES_OPEN: look at the other instead
 * @MP_DUPLICATES_MERGE: save, then merge with the other
 * @MP_DUPLICATES_SAVE: these are two people
 */
typedef enum
{
  MP_DUPLICATES_OPEN,
  MP_DUPLICATES_MERGE,
  MP_DUPLICATES_SAVE,
} MpDuplicatesAnswer;

GtkWidget *mp_duplicates_dialog_new (GtkWindow *parent, MpStore *store, const MpPerson *person,
                                     GArray *duplicates);

G_END_DECLS
