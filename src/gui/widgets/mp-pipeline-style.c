/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and the size of the pipeline on the screen that a widget is on. */

#include "config.h"

#include "gui/widgets/mp-pipeline-style.h"

#include <adwaita.h>

#define USUAL_DPI (96 * 1024)

/**
 * mp_pipeline_style_get_palette:
 * @widget: a widget
 *
 * Returns: (transfer none): the colours for light or dark, with high contrast or without
 */
const MpPipelinePalette *
mp_pipeline_style_get_palette (GtkWidget *widget)
{
  AdwStyleManager *manager
      = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return mp_pipeline_palette_get (dark ? MP_PIPELINE_DARK_CONTRAST : MP_PIPELINE_LIGHT_CONTRAST);
  return mp_pipeline_palette_get (dark ? MP_PIPELINE_DARK : MP_PIPELINE_LIGHT);
}

/**
 * mp_pipeline_style_get_scale:
 * @widget: a widget
 *
 * Asks the settings and not the font of @widget, for which each row of a list would have to load
 * one.
 *
 * Returns: how large letters are, 1 being usual
 */
double
mp_pipeline_style_get_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double) dpi / USUAL_DPI : 1;
}
