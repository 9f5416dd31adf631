/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A progress report while it is being composed, as its parts see it. */

#pragma once

#include "base/mp-catalogue.h"
#include "report/mp-composition.h"
#include "report/mp-progress-data.h"

G_BEGIN_DECLS

#define MP_LETTER_GAP 12.0

/**
 * MpLetter:
 * @pages: what is being composed
 * @data: what to say
 * @words: the language to say it in
 */
typedef struct
{
  MpComposition *pages;
  const MpProgressData *data;
  const MpCatalogue *words;
} MpLetter;

G_GNUC_FORMAT (2)
static inline const char *
mp_letter_say (const MpLetter *self,
                        const char             *text)
{
  return mp_catalogue_get (self->words, text);
}

static inline double
mp_letter_left (const MpLetter *self)
{
  return mp_composition_get_left (self->pages);
}

static inline double
mp_letter_width (const MpLetter *self)
{
  return mp_composition_get_width (self->pages);
}

char *mp_letter_join  (const char *first, const char *separator, const char *second);
void  mp_letter_open  (MpLetter *self);
void  mp_letter_close (MpLetter *self);

G_END_DECLS
