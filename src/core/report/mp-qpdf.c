/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF library qpdf, which is loaded at its first use. */

#include "config.h"

#include "report/mp-qpdf.h"

#include "base/mp-late-library.h"

#define NAME(name) "qpdf_" #name,

static const char *const names[] = { MP_QPDF_FUNCTIONS (NAME) };

static MpQpdf functions;

static MpLateLibrary library = {
  .soname = QPDF_SONAME,
  .names = names,
  .functions = (gpointer *) &functions,
  .n_functions = G_N_ELEMENTS (names),
};

G_STATIC_ASSERT (sizeof functions == G_N_ELEMENTS (names) * sizeof (gpointer));

/**
 * mp_qpdf_get:
 * @error: set to %G_IO_ERROR_NOT_SUPPORTED when the library is missing
 *
 * Any thread may ask.
 *
 * Returns: (nullable): the functions of the library, which stay
 */
const MpQpdf *
mp_qpdf_get (GError **error)
{
  return mp_late_library_open (&library, error) ? &functions : NULL;
}
