/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note about a mentee that is meant for the school and stands in the progress report. */

#include "model/mp-school-note.h"

#include <glib/gi18n-lib.h>

static const MpField fields[] = {
  MP_REF (MpSchoolNote, mentee, N_("Mentee"), "mentee", .flags = MP_FIELD_REQUIRED),
  MP_DATE (MpSchoolNote, written_on, N_("Date"), .flags = MP_FIELD_REQUIRED),
  MP_TEXT (MpSchoolNote, author, N_("By")),
  MP_LONG_TEXT (MpSchoolNote, text, N_("Note for the school"), .flags = MP_FIELD_REQUIRED),
};

const MpTable mp_school_note_table = {
  .name = "school_note",
  .label = N_("Note for the school"),
  .plural = N_("Notes for the school"),
  .size = sizeof (MpSchoolNote),
  MP_FIELDS (fields),
};
