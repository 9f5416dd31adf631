/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typography of all reports: a few styles of text, laid out the same on screen and paper. */

#include "config.h"

#include "report/mp-typesetter.h"

#include <string.h>

/* The first of them that is installed; the others step in for scripts that it lacks. */
#define FAMILIES "Cantarell, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"

/**
 * TypeStyle:
 * @size: in points
 * @weight: of the letters
 * @line_height: from one line to the next, as a factor of the font's own
 * @grey: 0 for black, 1 for white
 */
typedef struct
{
  double size;
  PangoWeight weight;
  double line_height;
  double grey;
} TypeStyle;

static const TypeStyle styles[MP_N_STYLES] = {
  [MP_STYLE_TITLE] = { 20, PANGO_WEIGHT_BOLD, 1.0, 0.05 },
  [MP_STYLE_SUBTITLE] = { 11, PANGO_WEIGHT_NORMAL, 1.05, 0.30 },
  [MP_STYLE_HEADING] = { 11.5, PANGO_WEIGHT_BOLD, 1.0, 0.05 },
  [MP_STYLE_LETTERHEAD] = { 12, PANGO_WEIGHT_BOLD, 1.0, 0.05 },
  [MP_STYLE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, 1.08, 0.10 },
  [MP_STYLE_PROSE] = { 9.5, PANGO_WEIGHT_NORMAL, 1.08, 0.10 },
  [MP_STYLE_STRONG] = { 9.5, PANGO_WEIGHT_BOLD, 1.08, 0.05 },
  [MP_STYLE_LABEL] = { 8, PANGO_WEIGHT_NORMAL, 1.05, 0.38 },
};

/* Of a thousand reports most say the same in most places, so short texts are laid out once.  No
 * more than so many are kept. */
#define MAX_KEPT 1024
#define MAX_KEPT_LENGTH 80

/**
 * MpTypesetter:
 * @context: measures in points, whatever the device
 * @kept: (element-type Key PangoLayout): short texts that are laid out already
 */
struct _MpTypesetter
{
  PangoContext *context;
  PangoFontDescription *fonts[MP_N_STYLES];
  GHashTable *kept;
};

typedef struct
{
  MpStyle style;
  int width;
  gboolean one_line;
  char *text;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) key->width ^ (guint) key->style << 24;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->style == second->style && first->width == second->width
         && first->one_line == second->one_line && g_str_equal (first->text, second->text);
}

static Key *
copy_key (const Key *key)
{
  Key *copy = g_memdup2 (key, sizeof *key);

  copy->text = g_strdup (key->text);
  return copy;
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_free (key->text);
  g_free (key);
}

/* Under which a layout remembers its style. */
static GQuark
style_quark (void)
{
  return g_quark_from_static_string ("mp-style");
}

/* Without hinting a line breaks at the same word at every zoom and on every printer. */
static void
forget_the_device (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

/**
 * mp_typesetter_new:
 * @language: a BCP 47 tag, such as "fr-CA"
 *
 * Has fonts of its own: one typesetter may work in one thread while another does elsewhere.
 *
 * Returns: (transfer full): a typesetter
 */
MpTypesetter *
mp_typesetter_new (const char *language)
{
  MpTypesetter *self = g_new0 (MpTypesetter, 1);
  PangoFontMap *map = pango_cairo_font_map_new ();

  self->context = pango_font_map_create_context (map);
  g_object_unref (map);
  forget_the_device (self->context);
  pango_context_set_language (self->context, pango_language_from_string (language));
  for (guint i = 0; i < MP_N_STYLES; i++)
    {
      self->fonts[i] = pango_font_description_from_string (FAMILIES);
      pango_font_description_set_size (self->fonts[i], (int) (styles[i].size * PANGO_SCALE));
      pango_font_description_set_weight (self->fonts[i], styles[i].weight);
    }
  pango_context_set_font_description (self->context, self->fonts[MP_STYLE_BODY]);
  self->kept = g_hash_table_new_full (hash_key, equal_keys, free_key, g_object_unref);
  return self;
}

/**
 * mp_typesetter_free:
 * @self: (transfer full): a typesetter; its layouts live as long as somebody holds them
 */
void
mp_typesetter_free (MpTypesetter *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->kept);
  for (guint i = 0; i < MP_N_STYLES; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * mp_typesetter_get_context:
 *
 * Returns: (transfer none): for drawings that bring their own text; its font is that of the body
 */
PangoContext *
mp_typesetter_get_context (MpTypesetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->context;
}

/* A hyphen at the end of a line would seem to belong to a name or an address. */
static void
forbid_hyphens (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
make_layout (MpTypesetter *self,
             const Key    *key)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[key->style]);
  pango_layout_set_width (layout, key->width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, key->style == MP_STYLE_PROSE);
  pango_layout_set_line_spacing (layout, (float) styles[key->style].line_height);
  if (key->one_line)
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (key->style != MP_STYLE_PROSE)
    forbid_hyphens (layout);
  pango_layout_set_text (layout, key->text, -1);
  g_object_set_qdata (G_OBJECT (layout), style_quark (), GUINT_TO_POINTER (key->style));
  return layout;
}

static PangoLayout *
find_or_make (MpTypesetter *self,
              const Key    *key)
{
  PangoLayout *layout;

  if (strlen (key->text) > MAX_KEPT_LENGTH)
    return make_layout (self, key);
  layout = g_hash_table_lookup (self->kept, key);
  if (layout != NULL)
    return g_object_ref (layout);

  layout = make_layout (self, key);
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  g_hash_table_insert (self->kept, copy_key (key), g_object_ref (layout));
  return layout;
}

/**
 * mp_typesetter_lay_out:
 * @style: how it looks
 * @text: (nullable): what it says
 * @width: in points, or %MP_UNWRAPPED
 *
 * Lays out one or several paragraphs.
 *
 * Returns: (transfer full): the text, for pango_cairo_show_layout() in points; not to be changed
 */
PangoLayout *
mp_typesetter_lay_out (MpTypesetter *self,
                       MpStyle       style,
                       const char   *text,
                       double        width)
{
  Key key = { style, width < 0 ? -1 : (int) (width * PANGO_SCALE), FALSE, (char *) "" };

  g_return_val_if_fail (self != NULL && style < MP_N_STYLES, NULL);

  if (text != NULL)
    key.text = (char *) text;
  return find_or_make (self, &key);
}

/**
 * mp_typesetter_lay_out_line:
 * @style: how it looks
 * @text: (nullable): what it says
 * @width: in points
 *
 * Lays out one line.  What does not fit is left out, and the line shows so.
 *
 * Returns: (transfer full): the text, for pango_cairo_show_layout() in points; not to be changed
 */
PangoLayout *
mp_typesetter_lay_out_line (MpTypesetter *self,
                            MpStyle       style,
                            const char   *text,
                            double        width)
{
  Key key = { style, (int) (width * PANGO_SCALE), TRUE, (char *) "" };

  g_return_val_if_fail (self != NULL && style < MP_N_STYLES && width > 0, NULL);

  if (text != NULL)
    key.text = (char *) text;
  return find_or_make (self, &key);
}

/**
 * mp_layout_get_grey:
 * @layout: a text that mp_typesetter_lay_out() made
 *
 * Returns: how light its letters are, 0 for black and 1 for white
 */
double
mp_layout_get_grey (PangoLayout *layout)
{
  guint style = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (layout), style_quark ()));

  g_return_val_if_fail (style < MP_N_STYLES, 0);

  return styles[style].grey;
}

/**
 * mp_layout_get_width:
 *
 * Returns: in points
 */
double
mp_layout_get_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.width / (double) PANGO_SCALE;
}

/**
 * mp_layout_get_height:
 *
 * Returns: in points
 */
double
mp_layout_get_height (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.height / (double) PANGO_SCALE;
}
