/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window shows instead of a programme that could not be opened: why, and what to do. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_FAILURE_VIEW (mp_failure_view_get_type ())
G_DECLARE_FINAL_TYPE (MpFailureView, mp_failure_view, MP, FAILURE_VIEW, GtkWidget)

GtkWidget *mp_failure_view_new (GFile *file, const GError *error);

const char *mp_failure_heading (const GError *error);

G_END_DECLS
