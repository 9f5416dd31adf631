/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with a file that comes from elsewhere or goes there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MP_EXCHANGE_ERROR (mp_exchange_error_quark ())

/**
 * MpExchangeError:
 * @MP_EXCHANGE_ERROR_FOREIGN: the file is of another kind than was expected
 * @MP_EXCHANGE_ERROR_SYNTAX: the file breaks the rules of its format; the message says where
 * @MP_EXCHANGE_ERROR_LIMIT: the file is larger than anything honest would be
 * @MP_EXCHANGE_ERROR_HEADERS: the columns that are needed are not there
 * @MP_EXCHANGE_ERROR_QUESTION: only a person can say; the message says what to answer
 * @MP_EXCHANGE_ERROR_NOT_FOUND: no such mapping, file or member of an archive
 * @MP_EXCHANGE_ERROR_REFUSED: a row cannot be imported, and nobody has said to leave such rows out
 */
typedef enum
{
  MP_EXCHANGE_ERROR_FOREIGN,
  MP_EXCHANGE_ERROR_SYNTAX,
  MP_EXCHANGE_ERROR_LIMIT,
  MP_EXCHANGE_ERROR_HEADERS,
  MP_EXCHANGE_ERROR_QUESTION,
  MP_EXCHANGE_ERROR_NOT_FOUND,
  MP_EXCHANGE_ERROR_REFUSED,
} MpExchangeError;

GQuark mp_exchange_error_quark (void);

G_END_DECLS
