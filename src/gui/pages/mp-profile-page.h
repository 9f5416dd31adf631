/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile of a person, mentee, mentor or both: who it is, what is missing, what happened. */

#pragma once

#include "gui/pages/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_PROFILE_PAGE (mp_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (MpProfilePage, mp_profile_page, MP, PROFILE_PAGE, MpPage)

MpPage *mp_profile_page_new        (MpContext *context, gint64 person);
gint64  mp_profile_page_get_person (MpProfilePage *self);

G_END_DECLS
