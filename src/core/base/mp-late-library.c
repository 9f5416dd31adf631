/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that few runs need, opened when one does instead of at every start. */

#include "config.h"

#include "base/mp-late-library.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>

static gboolean
fail (const MpLateLibrary  *self,
      GError              **error)
{
  const char *reason = dlerror ();

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               /* Translators: the file name of a library, and what the system says, in English */
               _("The library %s, which this needs, cannot be used: %s. Nothing was changed. "
                 "Install it and try again."),
               self->soname, reason != NULL ? reason : "?");
  return FALSE;
}

static gboolean
find_functions (MpLateLibrary  *self,
                gpointer        handle,
                GError        **error)
{
  for (gsize i = 0; i < self->n_functions; i++)
    {
      self->functions[i] = dlsym (handle, self->names[i]);
      if (self->functions[i] == NULL)
        return fail (self, error);
    }
  return TRUE;
}

static gboolean
open_now (MpLateLibrary  *self,
          GError        **error)
{
  gpointer handle = dlopen (self->soname, RTLD_LAZY | RTLD_LOCAL);

  if (handle == NULL)
    return fail (self, error);
  if (!find_functions (self, handle, error))
    {
      dlclose (handle);
      return FALSE;
    }
  self->handle = handle;
  return TRUE;
}

/**
 * mp_late_library_open:
 * @self: what to open, unless it is
 * @error: set to %G_IO_ERROR_NOT_SUPPORTED when it is missing or lacks a function
 *
 * Any thread may call this at any time.  What is open stays so; what was missing is looked for
 * again.
 *
 * Returns: whether all of its functions can be called
 */
gboolean
mp_late_library_open (MpLateLibrary  *self,
                      GError        **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->handle != NULL || open_now (self, error);
}
