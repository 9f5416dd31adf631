/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member of a record, described once: its kind, limits, words and place in the struct. */

#pragma once

#include "base/mp-date.h"

#include <stddef.h>

G_BEGIN_DECLS

typedef enum
{
  MP_KIND_INT,
  MP_KIND_REAL,
  MP_KIND_BOOL,
  MP_KIND_TEXT,
  MP_KIND_LONG_TEXT,
  MP_KIND_ENUM,
  MP_KIND_DATE,
  MP_KIND_INSTANT,
  MP_KIND_REF,
} MpKind;

/**
 * MpFieldFlags:
 * @MP_FIELD_REQUIRED: a record without it is refused
 * @MP_FIELD_PRIVATE: never leaves in a report, an export or a packet unless chosen (P-4)
 * @MP_FIELD_UNIQUE: no two records of the table share a value
 * @MP_FIELD_SEARCH: its words are found by the search
 * @MP_FIELD_DERIVED: computed from the other fields before writing; in no form and no file
 */
typedef enum
{
  MP_FIELD_NONE = 0,
  MP_FIELD_REQUIRED = 1 << 0,
  MP_FIELD_PRIVATE = 1 << 1,
  MP_FIELD_UNIQUE = 1 << 2,
  MP_FIELD_SEARCH = 1 << 3,
  MP_FIELD_DERIVED = 1 << 4,
} MpFieldFlags;

/* No number given.  An unset real is NAN, an unset text NULL, an unset reference or choice 0. */
#define MP_INT_UNSET G_MININT64

/**
 * MpChoice:
 * @value: the enumeration's value, at least 1
 * @name: how files and the command line write it
 * @label: how people read it, untranslated
 */
typedef struct
{
  int value;
  const char *name;
  const char *label;
} MpChoice;

/**
 * MpField:
 * @name: the struct member, the SQL column, the widget's id and the XML element
 * @label: what people call it, untranslated
 * @offset: where the member lies in its struct
 * @choices: for %MP_KIND_ENUM, ended by an entry without a name
 * @target: for %MP_KIND_REF, the name of the table referred to
 * @min: the smallest number allowed; for texts the smallest length in characters
 * @max: the largest number allowed; for texts the largest length; 0 and 0 mean no limit
 */
typedef struct
{
  const char *name;
  const char *label;
  MpKind kind;
  guint flags;
  gsize offset;
  const MpChoice *choices;
  const char *target;
  double min;
  double max;
} MpField;

/* The member's offset, if its address has the C type that goes with the kind: anything else does
 * not compile, since no other association is listed. */
#define MP_MEMBER(Type, member, ctype) \
  _Generic (&((Type *) 0)->member, ctype *: offsetof (Type, member))

#define MP_INT(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_INT, \
    .offset = MP_MEMBER (Type, member, gint64), __VA_ARGS__ }
#define MP_REAL(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_REAL, \
    .offset = MP_MEMBER (Type, member, double), __VA_ARGS__ }
#define MP_BOOL(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_BOOL, \
    .offset = MP_MEMBER (Type, member, _Bool), __VA_ARGS__ }
#define MP_TEXT(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_TEXT, \
    .offset = MP_MEMBER (Type, member, char *), __VA_ARGS__ }
#define MP_LONG_TEXT(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_LONG_TEXT, \
    .offset = MP_MEMBER (Type, member, char *), __VA_ARGS__ }
#define MP_ENUM(Type, member, words, list, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_ENUM, .choices = list, \
    .offset = MP_MEMBER (Type, member, unsigned int), __VA_ARGS__ }
#define MP_DATE(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_DATE, \
    .offset = MP_MEMBER (Type, member, MpDate), __VA_ARGS__ }
#define MP_INSTANT(Type, member, words, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_INSTANT, \
    .offset = MP_MEMBER (Type, member, MpInstant), __VA_ARGS__ }
#define MP_REF(Type, member, words, table, ...) \
  { .name = #member, .label = words, .kind = MP_KIND_REF, .target = table, \
    .offset = MP_MEMBER (Type, member, gint64), __VA_ARGS__ }

const char *mp_field_get_label    (const MpField *field);
gboolean    mp_field_is_text      (const MpField *field);
const char *mp_choice_get_name    (const MpChoice *choices, unsigned int value);
const char *mp_choice_get_label   (const MpChoice *choices, unsigned int value);
unsigned int mp_choice_find       (const MpChoice *choices, const char *name);
gboolean    mp_choice_parse       (const MpChoice *choices, const char *text, unsigned int *value);

G_END_DECLS
