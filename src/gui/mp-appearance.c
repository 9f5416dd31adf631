/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Light or dark, and how large text is, as the settings say. */

#include "config.h"

#include "gui/mp-appearance.h"

/**
 * MpAppearance:
 *
 * Follows the settings `color-scheme` and `text-size` for as long as it lives.
 */
struct _MpAppearance
{
  GObject parent_instance;

  GSettings *settings;
  gboolean scaled; /* whether the text's size is not the system's */
};

G_DEFINE_FINAL_TYPE (MpAppearance, mp_appearance, G_TYPE_OBJECT)

/* By the value of the setting `color-scheme`. */
static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

static void
apply_color_scheme (MpAppearance *self)
{
  const guint scheme = (guint) g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      color_schemes[scheme % G_N_ELEMENTS (color_schemes)]);
}

/* In percent of the system's size, which has already been scaled for the screen and the person. */
static void
apply_text_size (MpAppearance *self)
{
  const int percent = g_settings_get_enum (self->settings, "text-size");
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  int dpi;

  if (gtk_settings == NULL)
    return;

  if (self->scaled)
    gtk_settings_reset_property (gtk_settings, "gtk-xft-dpi");
  self->scaled = percent != 100;
  if (!self->scaled)
    return;

  g_object_get (gtk_settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi > 0)
    g_object_set (gtk_settings, "gtk-xft-dpi", dpi * percent / 100, NULL);
}

static void
mp_appearance_finalize (GObject *object)
{
  g_clear_object (&MP_APPEARANCE (object)->settings);

  G_OBJECT_CLASS (mp_appearance_parent_class)->finalize (object);
}

static void
mp_appearance_class_init (MpAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_appearance_finalize;
}

static void
mp_appearance_init (MpAppearance *self)
{
}

/**
 * mp_appearance_new:
 * @settings: of the application
 *
 * Returns: (transfer full): keeps the interface as the settings say
 */
MpAppearance *
mp_appearance_new (GSettings *settings)
{
  MpAppearance *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MP_TYPE_APPEARANCE, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (apply_text_size), self,
                           G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  apply_text_size (self);

  return self;
}
