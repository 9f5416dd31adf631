/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong between the program and its file. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MP_STORE_ERROR (mp_store_error_quark ())

/**
 * MpStoreError:
 * @MP_STORE_ERROR_FAILED: anything else
 * @MP_STORE_ERROR_NEWER: the file was written by a newer version of the program
 * @MP_STORE_ERROR_FOREIGN: the file belongs to another program or is no programme at all
 * @MP_STORE_ERROR_DAMAGED: the file's pages contradict each other
 * @MP_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @MP_STORE_ERROR_FULL: the disk is full; the change was not made
 * @MP_STORE_ERROR_BUSY: another program held the file for too long; the change was not made
 * @MP_STORE_ERROR_EXISTS: there is a file already where one was to be made
 * @MP_STORE_ERROR_NOT_FOUND: no such file or record
 * @MP_STORE_ERROR_INVALID: a record breaks a rule; nothing was saved
 * @MP_STORE_ERROR_NOTHING: there is nothing to undo or redo
 */
typedef enum
{
  MP_STORE_ERROR_FAILED,
  MP_STORE_ERROR_NEWER,
  MP_STORE_ERROR_FOREIGN,
  MP_STORE_ERROR_DAMAGED,
  MP_STORE_ERROR_READ_ONLY,
  MP_STORE_ERROR_FULL,
  MP_STORE_ERROR_BUSY,
  MP_STORE_ERROR_EXISTS,
  MP_STORE_ERROR_NOT_FOUND,
  MP_STORE_ERROR_INVALID,
  MP_STORE_ERROR_NOTHING,
} MpStoreError;

GQuark mp_store_error_quark (void);

G_END_DECLS
