/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text can be an e-mail address. */

#include "model/mp-email.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * mp_email_is_plausible:
 *
 * Catches what people mistype (no @, a space, a comma for a point, no domain), not everything that
 * RFC 5321 forbids.
 *
 * Returns: whether @text may be an address
 */
gboolean
mp_email_is_plausible (const char *text)
{
  const char *at, *dot;

  if (text == NULL || strpbrk (text, " \t\r\n,;<>()[]\"\\") != NULL)
    return FALSE;
  at = strchr (text, '@');
  if (at == NULL || at == text || strchr (at + 1, '@') != NULL)
    return FALSE;
  dot = strrchr (at, '.');
  return dot != NULL && dot > at + 1 && dot[1] != '\0' && strstr (text, "..") == NULL;
}

/**
 * mp_email_check:
 * @text: (nullable): what was typed; nothing is no problem
 */
void
mp_email_check (const char *text, const MpField *field, MpProblems *problems)
{
  if (text != NULL && *text != '\0' && !mp_email_is_plausible (text))
    mp_problems_add (problems, field, NULL,
                     _("“%s” is not an e-mail address such as name@example.org."), text);
}
