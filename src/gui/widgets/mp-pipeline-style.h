/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and the size of the pipeline on the screen that a widget is on. */

#pragma once

#include "report/mp-pipeline-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const MpPipelinePalette *mp_pipeline_style_get_palette (GtkWidget *widget);
double                   mp_pipeline_style_get_scale   (GtkWidget *widget);

G_END_DECLS
