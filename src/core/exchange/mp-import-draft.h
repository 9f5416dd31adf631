/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that one row of a source makes, before anybody decides what becomes of them. */

#pragma once

#include "exchange/mp-import-match.h"
#include "exchange/mp-import-target.h"
#include "model/mp-mentee.h"
#include "model/mp-mentor.h"
#include "model/mp-organisation.h"
#include "store/mp-prepared.h"

G_BEGIN_DECLS

/**
 * MpImportPart: the records of a draft
 */
typedef enum
{
  MP_IMPORT_PART_PERSON,
  MP_IMPORT_PART_MENTEE,
  MP_IMPORT_PART_MENTOR,
  MP_IMPORT_PART_ORGANISATION,
  MP_IMPORT_PART_CONTACT,
} MpImportPart;

#define MP_N_IMPORT_PARTS 5

/* References are given by name: to a school, a cohort, a site. */
#define MP_IMPORT_MAX_NAMES 8

/**
 * MpImportName:
 * @part: the record that refers
 * @field: its field
 * @text: the name of what it refers to
 * @id: the id of what it refers to, where the source knows it by more than the name, or 0
 * @guessed: nobody said so: a record that refers to something already keeps that
 */
typedef struct
{
  MpImportPart part;
  const MpField *field;
  const char *text;
  gint64 id;
  gboolean guessed;
} MpImportName;

/**
 * MpImportDraft:
 * @file: the name of the file that the row stands in
 * @line: where in it
 * @record: hash of the row
 * @text: the row's own copy of what stands in the source
 * @text_size: how much room there is in @text
 * @prepared: of each part, the row ready to be inserted, once mp_import_draft_prepare() was called
 * @given: of each part, a bit for each field that the row gives a value for
 * @names: what the row refers to by name
 * @problems: what was wrong with the form of values
 * @new_problems: what would keep it from being added as something new
 * @match: whether it is about somebody who is known
 * @remark: (nullable): what is worth saying about the row although it is imported
 * @parts: a bit for each of its records that is in use
 * @empty: of each part, a row in which nothing is set
 * @owned: texts that are not in the source as they are
 * @date_order: how the source writes days
 * @today: which day it is
 * @choices: the spellings of choices met so far
 *
 * The texts of the rows lie in @text or are borrowed; only those that are derived belong to the
 * rows, which must not be freed by mp_row_free().
 */
typedef struct
{
  const char *file;
  guint line;
  guint64 record;
  char *text;
  gsize text_size;
  MpPerson person;
  MpMentee mentee;
  MpMentor mentor;
  MpOrganisation organisation;
  MpOrganisationContact contact;
  guint parts;
  gpointer empty[MP_N_IMPORT_PARTS];
  MpPrepared *prepared[MP_N_IMPORT_PARTS];
  guint64 given[MP_N_IMPORT_PARTS];
  MpImportName names[MP_IMPORT_MAX_NAMES];
  guint n_names;
  MpProblems *problems;
  MpProblems *new_problems;
  MpImportMatch match;
  char *remark;
  char *owned[4];
  guint n_owned;
  MpDateOrder date_order;
  MpDate today;
  GHashTable *choices;
} MpImportDraft;

MpImportDraft *mp_import_draft_new       (MpImportKind kind, MpDate today,
                                          MpDateOrder date_order, GHashTable *choices);
void           mp_import_draft_free      (MpImportDraft *self);
void           mp_import_draft_begin     (MpImportDraft *self, const char *file, guint line,
                                          guint64 record);
char          *mp_import_draft_copy_text (MpImportDraft *self, const char *text, gsize length);
void           mp_import_draft_set       (MpImportDraft *self, const MpImportTarget *target,
                                          char *text);
void           mp_import_draft_set_field (MpImportDraft *self, MpImportPart part,
                                          const MpField *field, char *text);
void           mp_import_draft_set_name  (MpImportDraft *self, MpImportName name);
gpointer       mp_import_draft_get_row   (MpImportDraft *self, MpImportPart part);
void           mp_import_draft_prepare   (MpImportDraft *self, MpImportPart part);
gboolean       mp_import_draft_is_given  (const MpImportDraft *self, MpImportPart part,
                                          const MpField *field);

GHashTable    *mp_import_choices_new     (void);

const MpTable *mp_import_part_get_table  (MpImportPart part);
MpImportPart   mp_import_part_of_table   (const MpTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpImportDraft, mp_import_draft_free)

G_END_DECLS
