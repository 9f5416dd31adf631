/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that one row of a source makes, before anybody decides what becomes of them. */

#include "config.h"

#include "exchange/mp-import-draft.h"

#include "exchange/mp-import-choice.h"
#include "exchange/mp-import-date.h"
#include "exchange/mp-import-name.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>
#include <string.h>

/* More different spellings of a choice than this are not remembered. */
#define MAX_SPELLINGS 1000

/* Room for the text of a usual row. */
#define FIRST_TEXT_SIZE 1024

static const struct
{
  const MpTable *table;
  gsize offset;
} parts[MP_N_IMPORT_PARTS] = {
  [MP_IMPORT_PART_PERSON] = { &mp_person_table, offsetof (MpImportDraft, person) },
  [MP_IMPORT_PART_MENTEE] = { &mp_mentee_table, offsetof (MpImportDraft, mentee) },
  [MP_IMPORT_PART_MENTOR] = { &mp_mentor_table, offsetof (MpImportDraft, mentor) },
  [MP_IMPORT_PART_ORGANISATION] = { &mp_organisation_table,
                                    offsetof (MpImportDraft, organisation) },
  [MP_IMPORT_PART_CONTACT] = { &mp_organisation_contact_table,
                               offsetof (MpImportDraft, contact) },
};

/* Which records the rows of a source make. */
static const guint kind_parts[] = {
  [MP_IMPORT_AS_MENTEES] = 1 << MP_IMPORT_PART_PERSON | 1 << MP_IMPORT_PART_MENTEE,
  [MP_IMPORT_AS_MENTORS] = 1 << MP_IMPORT_PART_PERSON | 1 << MP_IMPORT_PART_MENTOR,
  [MP_IMPORT_AS_ORGANISATIONS] = 1 << MP_IMPORT_PART_ORGANISATION | 1 << MP_IMPORT_PART_CONTACT,
  [MP_IMPORT_AS_ONEROSTER] = 1 << MP_IMPORT_PART_PERSON | 1 << MP_IMPORT_PART_MENTEE
                             | 1 << MP_IMPORT_PART_ORGANISATION | 1 << MP_IMPORT_PART_CONTACT,
};

static void
clear_problems (MpProblems **problems)
{
  if (mp_problems_get_count (*problems) == 0)
    return;
  mp_problems_free (*problems);
  *problems = mp_problems_new ();
}

static void
clear_derived (MpImportDraft *self,
               MpImportPart   part)
{
  const MpTable *table = parts[part].table;

  if (table->derive == NULL)
    return;
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].flags & MP_FIELD_DERIVED)
      g_free (*mp_row_string (mp_import_draft_get_row (self, part), &table->fields[i]));
}

static void
add_problem (MpImportDraft *self,
             const MpField *field,
             const char    *text,
             const char    *problem)
{
  g_autofree char *shown = g_utf8_strlen (text, -1) > 40 ? g_utf8_substring (text, 0, 40) : NULL;

  /* Translators: a column's label, what stands in it, and what is wrong with that. */
  mp_problems_add (self->problems, field, NULL, _("%s, “%s”: %s"), mp_field_get_label (field),
                   shown != NULL ? shown : text, problem);
}

static gboolean
parse_choice (MpImportDraft  *self,
              const MpChoice *choices,
              const char     *text,
              unsigned int   *value)
{
  GHashTable *known = g_hash_table_lookup (self->choices, choices);
  gpointer found;

  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->choices, (gpointer) choices, known);
    }
  if (g_hash_table_lookup_extended (known, text, NULL, &found))
    {
      *value = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  if (!mp_import_choice_parse (choices, text, value))
    return FALSE;
  if (g_hash_table_size (known) < MAX_SPELLINGS)
    g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (*value));

  return TRUE;
}

static void
set_date (MpImportDraft *self,
          gpointer       row,
          const MpField *field,
          const char    *text)
{
  MpDate *date = mp_row_date (row, field);

  if (mp_date_parse_iso (text, date)
      || mp_import_date_parse (text, self->date_order, self->today, date))
    return;
  add_problem (self, field, text, _("This is not a day in the order of the other days."));
}

static void
set_other (MpImportDraft *self,
           gpointer       row,
           const MpField *field,
           const char    *text)
{
  g_autofree char *problem = NULL;

  if (!mp_row_field_parse (row, field, text, &problem))
    add_problem (self, field, text, problem);
}

/* One line of text has no line ends in it, and no text has control characters. */
static void
clean_controls (char     *text,
                gboolean  many_lines)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20 && (!many_lines || (*text != '\n' && *text != '\t')))
      *text = ' ';
}

static char *
keep (MpImportDraft *self,
      char          *text)
{
  g_return_val_if_fail (self->n_owned < G_N_ELEMENTS (self->owned), NULL);

  self->owned[self->n_owned++] = text;
  return text;
}

static void
set_whole_name (MpImportDraft *self,
                MpImportWhole  whole,
                const char    *text)
{
  char *given, *family;

  mp_import_split_name (text, whole, &given, &family);
  mp_import_draft_set_field (self, MP_IMPORT_PART_PERSON,
                             mp_table_find_field (&mp_person_table, "given_name"),
                             keep (self, given));
  mp_import_draft_set_field (self, MP_IMPORT_PART_PERSON,
                             mp_table_find_field (&mp_person_table, "family_name"),
                             keep (self, family));
}

/**
 * mp_import_choices_new:
 *
 * Returns: (transfer full): what several drafts remember together about spellings of choices
 */
GHashTable *
mp_import_choices_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

/**
 * mp_import_draft_new:
 * @kind: what the rows become
 * @today: which day it is
 * @date_order: how the source writes days
 * @choices: the spellings of choices met so far; for drafts of one thread
 *
 * Returns: (transfer full): a draft that is used for one row after the other
 */
MpImportDraft *
mp_import_draft_new (MpImportKind kind,
                     MpDate       today,
                     MpDateOrder  date_order,
                     GHashTable  *choices)
{
  MpImportDraft *self = g_new0 (MpImportDraft, 1);

  self->today = today;
  self->date_order = date_order;
  self->problems = mp_problems_new ();
  self->new_problems = mp_problems_new ();
  self->choices = g_hash_table_ref (choices);
  self->parts = kind_parts[kind];
  for (MpImportPart part = 0; part < MP_N_IMPORT_PARTS; part++)
    {
      self->empty[part] = mp_row_new (parts[part].table);
      self->prepared[part] = mp_prepared_new ();
      memcpy (mp_import_draft_get_row (self, part), self->empty[part], parts[part].table->size);
    }

  return self;
}

/**
 * mp_import_draft_free:
 * @self: what to free
 */
void
mp_import_draft_free (MpImportDraft *self)
{
  mp_import_draft_begin (self, NULL, 0, 0);
  for (MpImportPart part = 0; part < MP_N_IMPORT_PARTS; part++)
    {
      mp_row_free (self->empty[part]);
      mp_prepared_free (self->prepared[part]);
    }
  mp_problems_free (self->problems);
  mp_problems_free (self->new_problems);
  g_hash_table_unref (self->choices);
  g_free (self->text);
  g_free (self);
}

/**
 * mp_import_draft_begin:
 * @self: a draft
 * @file: (nullable): the name of the file that the row stands in, borrowed
 * @line: where in it
 * @record: the hash of the row
 *
 * Forgets the row before it.
 */
void
mp_import_draft_begin (MpImportDraft *self,
                       const char    *file,
                       guint          line,
                       guint64        record)
{
  g_return_if_fail (self != NULL);

  for (MpImportPart part = 0; part < MP_N_IMPORT_PARTS; part++)
    if (self->parts >> part & 1)
      {
        clear_derived (self, part);
        memcpy (mp_import_draft_get_row (self, part), self->empty[part],
                parts[part].table->size);
        self->given[part] = 0;
      }
  for (guint i = 0; i < self->n_owned; i++)
    g_free (self->owned[i]);
  self->n_owned = 0;
  self->n_names = 0;
  g_clear_pointer (&self->remark, g_free);
  self->file = file;
  self->line = line;
  self->record = record;
  self->match = MP_IMPORT_NO_MATCH;
  clear_problems (&self->problems);
  clear_problems (&self->new_problems);
}

/**
 * mp_import_draft_copy_text:
 * @self: a draft
 * @text: what stands in the source about the row
 * @length: of @text in bytes
 *
 * Returns: (transfer none): the draft's own copy of it, of the same length and with a NUL behind
 *   it, until the next one
 */
char *
mp_import_draft_copy_text (MpImportDraft *self,
                           const char    *text,
                           gsize          length)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (self->text_size < length + 1)
    {
      self->text_size = MAX (length + 1, FIRST_TEXT_SIZE);
      g_free (self->text);
      self->text = g_malloc (self->text_size);
    }
  memcpy (self->text, text, length);
  self->text[length] = '\0';

  return self->text;
}

/**
 * mp_import_draft_set:
 * @self: a draft
 * @target: what the value is for
 * @text: (nullable): the value without spaces around it; borrowed and cleaned in place
 */
void
mp_import_draft_set (MpImportDraft        *self,
                     const MpImportTarget *target,
                     char                 *text)
{
  g_return_if_fail (self != NULL && target != NULL);

  if (text == NULL || *text == '\0')
    return;
  if (target->whole == MP_IMPORT_WHOLE_NONE)
    mp_import_draft_set_field (self, mp_import_part_of_table (target->table), target->field,
                               text);
  else
    set_whole_name (self, target->whole, text);
}

/**
 * mp_import_draft_set_field:
 * @self: a draft
 * @part: which of its records
 * @field: which field of it
 * @text: (nullable): the value without spaces around it; borrowed and cleaned in place
 *
 * No value, or an empty one, leaves the field as it is.
 */
void
mp_import_draft_set_field (MpImportDraft *self,
                           MpImportPart   part,
                           const MpField *field,
                           char          *text)
{
  gpointer row = mp_import_draft_get_row (self, part);

  g_return_if_fail (self != NULL && field != NULL);

  if (text == NULL || *text == '\0')
    return;
  clean_controls (text, field->kind == MP_KIND_LONG_TEXT);
  switch (field->kind)
    {
    case MP_KIND_TEXT:
    case MP_KIND_LONG_TEXT:
      *mp_row_string (row, field) = text;
      break;
    case MP_KIND_ENUM:
      if (!parse_choice (self, field->choices, text, mp_row_enum (row, field)))
        add_problem (self, field, text, _("This is not one of the choices."));
      break;
    case MP_KIND_DATE:
      set_date (self, row, field, text);
      break;
    case MP_KIND_REF:
      mp_import_draft_set_name (self, (MpImportName){ part, field, text, 0, FALSE });
      break;
    case MP_KIND_INT:
    case MP_KIND_REAL:
    case MP_KIND_BOOL:
    case MP_KIND_INSTANT:
    default:
      set_other (self, row, field, text);
      break;
    }
  self->given[part] |= G_GUINT64_CONSTANT (1) << (field - parts[part].table->fields);
}

/**
 * mp_import_draft_set_name:
 * @self: a draft
 * @name: what one of its records refers to; the text is borrowed
 */
void
mp_import_draft_set_name (MpImportDraft *self,
                          MpImportName   name)
{
  g_return_if_fail (self != NULL && name.field != NULL && name.text != NULL);
  g_return_if_fail (self->n_names < MP_IMPORT_MAX_NAMES);

  self->names[self->n_names++] = name;
}

/**
 * mp_import_draft_get_row:
 * @self: a draft
 * @part: which of its records
 *
 * Returns: (transfer none): the row
 */
gpointer
mp_import_draft_get_row (MpImportDraft *self,
                         MpImportPart   part)
{
  g_return_val_if_fail (self != NULL && part < MP_N_IMPORT_PARTS, NULL);

  return (char *) self + parts[part].offset;
}

/**
 * mp_import_draft_prepare:
 * @self: a draft
 * @part: which of its records
 *
 * Makes the record ready to be inserted; what would keep it from that is added to the problems of a
 * new one.
 */
void
mp_import_draft_prepare (MpImportDraft *self,
                         MpImportPart   part)
{
  g_return_if_fail (self != NULL && part < MP_N_IMPORT_PARTS);

  mp_prepared_set (self->prepared[part], mp_import_draft_get_row (self, part),
                   self->new_problems);
}

/**
 * mp_import_draft_is_given:
 * @self: a draft
 * @part: which of its records
 * @field: which field of it
 *
 * Returns: whether the row has a value for it
 */
gboolean
mp_import_draft_is_given (const MpImportDraft *self,
                          MpImportPart         part,
                          const MpField       *field)
{
  g_return_val_if_fail (self != NULL && part < MP_N_IMPORT_PARTS && field != NULL, FALSE);

  return self->given[part] >> (field - parts[part].table->fields) & 1;
}

/**
 * mp_import_part_get_table:
 * @part: which record of a draft
 *
 * Returns: its type
 */
const MpTable *
mp_import_part_get_table (MpImportPart part)
{
  g_return_val_if_fail (part < MP_N_IMPORT_PARTS, NULL);

  return parts[part].table;
}

/**
 * mp_import_part_of_table:
 * @table: a type of record that a draft has
 *
 * Returns: which of its records
 */
MpImportPart
mp_import_part_of_table (const MpTable *table)
{
  for (MpImportPart part = 0; part < MP_N_IMPORT_PARTS; part++)
    if (parts[part].table == table)
      return part;
  g_return_val_if_reached (MP_IMPORT_PART_PERSON);
}
