/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a language of one's own choice: a report may be in French where the screen is not.
 *
 * gettext() knows one language a process, and only those that the system has a locale for.  This
 * reads the same compiled catalogues (the GNU .mo format) by itself. */

#include "config.h"

#include "base/mp-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MO_MAGIC 0x950412deU

/**
 * MpCatalogue:
 * @language: a BCP 47 tag, such as "fr-CA"
 * @file: (nullable): the compiled catalogue, or %NULL for the language of the source
 * @n_texts: how many texts it has, sorted
 * @originals: (nullable): pairs of length and place of each text
 * @translations: (nullable): pairs of length and place of its translation
 */
struct _MpCatalogue
{
  gatomicrefcount n_references;
  char *language;
  GMappedFile *file;
  guint32 n_texts;
  const guint32 *originals;
  const guint32 *translations;
};

static const char *
get_folder (void)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);

  return folder != NULL ? folder : LOCALEDIR;
}

static char *
build_path (const char *language)
{
  return g_build_filename (get_folder (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
}

/* Every text with its final NUL lies inside the file, so that look-ups need no more checks. */
static gboolean
texts_are_inside (const char    *data,
                  gsize          size,
                  const guint32 *pairs,
                  guint32        n_texts)
{
  for (guint32 i = 0; i < n_texts; i++)
    {
      guint64 end = (guint64) pairs[2 * i] + pairs[2 * i + 1];

      if (end >= size || data[end] != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
table_is_inside (gsize   size,
                 guint32 place,
                 guint32 n_texts)
{
  return place % sizeof (guint32) == 0 && place + 8 * (guint64) n_texts <= size;
}

static gboolean
read_tables (MpCatalogue *self)
{
  const char *data = g_mapped_file_get_contents (self->file);
  gsize size = g_mapped_file_get_length (self->file);
  const guint32 *header = (const guint32 *) data;

  if (size < 5 * sizeof (guint32) || header[0] != MO_MAGIC
      || !table_is_inside (size, header[3], header[2])
      || !table_is_inside (size, header[4], header[2]))
    return FALSE;

  self->n_texts = header[2];
  self->originals = header + header[3] / sizeof (guint32);
  self->translations = header + header[4] / sizeof (guint32);
  return texts_are_inside (data, size, self->originals, self->n_texts)
         && texts_are_inside (data, size, self->translations, self->n_texts);
}

static gboolean
open_file (MpCatalogue *self,
           const char  *language)
{
  g_autofree char *path = build_path (language);

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file != NULL && read_tables (self))
    return TRUE;

  g_clear_pointer (&self->file, g_mapped_file_unref);
  self->n_texts = 0;
  return FALSE;
}

/* A catalogue serves all countries of its language, so "fr_CA" is content with "fr". */
static gboolean
open_nearest (MpCatalogue *self,
              const char  *language)
{
  g_auto (GStrv) variants = g_get_locale_variants (language);

  for (guint i = 0; variants[i] != NULL; i++)
    if (open_file (self, variants[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_source_language (const char *language)
{
  return g_str_has_prefix (language, "en")
         && (language[2] == '\0' || strchr ("_.@-", language[2]) != NULL);
}

static char *
make_tag (const char *language)
{
  g_autofree char *tag = g_strdup (language);

  tag[strcspn (tag, ".@")] = '\0';
  return g_strdelimit (g_steal_pointer (&tag), "_", '-');
}

static gboolean
choose (MpCatalogue *self,
        const char  *language)
{
  if (!is_source_language (language) && !open_nearest (self, language))
    return FALSE;

  self->language = make_tag (language);
  return TRUE;
}

static void
choose_by_locale (MpCatalogue *self)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL && self->language == NULL; i++)
    choose (self, names[i]);
}

/**
 * mp_catalogue_open:
 * @language: (nullable): a language such as "fr" or "fr_CA", or %NULL for that of the locale
 *
 * Texts for which there is no translation, and all those of a language without a catalogue, stay
 * in the language of the source, English.
 *
 * Returns: (transfer full): the texts; safe to use from several threads
 */
MpCatalogue *
mp_catalogue_open (const char *language)
{
  MpCatalogue *self = g_new0 (MpCatalogue, 1);
  g_autofree char *posix = g_strdup (language);

  g_atomic_ref_count_init (&self->n_references);
  if (posix != NULL)
    choose (self, g_strdelimit (posix, "-", '_'));
  else
    choose_by_locale (self);

  if (self->language == NULL)
    self->language = g_strdup ("en");
  return self;
}

/**
 * mp_catalogue_ref:
 *
 * Returns: (transfer full): @self
 */
MpCatalogue *
mp_catalogue_ref (MpCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

/**
 * mp_catalogue_unref:
 * @self: (transfer full): texts; those that it returned go with the last reference
 */
void
mp_catalogue_unref (MpCatalogue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self->language);
  g_free (self);
}

/**
 * mp_catalogue_get_language:
 *
 * Returns: (transfer none): the language that the texts are in, as a BCP 47 tag such as "fr-CA"
 */
const char *
mp_catalogue_get_language (const MpCatalogue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

static const char *
find (const MpCatalogue *self,
      const char        *key)
{
  const char *data = self->file != NULL ? g_mapped_file_get_contents (self->file) : NULL;
  guint32 first = 0;
  guint32 end = self->n_texts;

  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      int order = strcmp (key, data + self->originals[2 * middle + 1]);

      if (order == 0)
        return data + self->translations[2 * middle + 1];
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }
  return NULL;
}

/**
 * mp_catalogue_get:
 * @text: a text of the source, marked with N_() for translators
 *
 * Returns: (transfer none): the text in the language of @self, valid as long as both
 */
const char *
mp_catalogue_get (const MpCatalogue *self,
                  const char        *text)
{
  const char *translation;

  g_return_val_if_fail (self != NULL && text != NULL, text);

  translation = *text != '\0' ? find (self, text) : NULL;
  return translation != NULL && *translation != '\0' ? translation : text;
}

/**
 * mp_catalogue_get_context:
 * @self: (nullable): or %NULL for the language of the screen
 * @context: tells apart texts that are the same in English
 * @text: a text of the source, marked with NC_() for translators
 *
 * Returns: (transfer none): the text in the language of @self, valid as long as both
 */
const char *
mp_catalogue_get_context (const MpCatalogue *self,
                          const char        *context,
                          const char        *text)
{
  g_autofree char *key = NULL;
  const char *translation;

  g_return_val_if_fail (context != NULL && text != NULL, text);

  if (self == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
  if (self->file == NULL)
    return text;
  key = g_strconcat (context, "\004", text, NULL);
  translation = find (self, key);
  return translation != NULL && *translation != '\0' ? translation : text;
}

static const char *const short_months[] = {
  NC_("short month in a date", "Jan"),
  NC_("short month in a date", "Feb"),
  NC_("short month in a date", "Mar"),
  NC_("short month in a date", "Apr"),
  NC_("short month in a date", "May"),
  NC_("short month in a date", "Jun"),
  NC_("short month in a date", "Jul"),
  NC_("short month in a date", "Aug"),
  NC_("short month in a date", "Sep"),
  NC_("short month in a date", "Oct"),
  NC_("short month in a date", "Nov"),
  NC_("short month in a date", "Dec"),
};

static const char *const months[] = {
  NC_("month in a date", "January"),
  NC_("month in a date", "February"),
  NC_("month in a date", "March"),
  NC_("month in a date", "April"),
  NC_("month in a date", "May"),
  NC_("month in a date", "June"),
  NC_("month in a date", "July"),
  NC_("month in a date", "August"),
  NC_("month in a date", "September"),
  NC_("month in a date", "October"),
  NC_("month in a date", "November"),
  NC_("month in a date", "December"),
};

/**
 * mp_catalogue_format_date:
 *
 * Returns: (transfer full): the day in full, such as "4 October 2026", or an empty string for no
 *   date
 */
char *
mp_catalogue_format_date (const MpCatalogue *self,
                          MpDate             date)
{
  const char *month;

  g_return_val_if_fail (self != NULL, NULL);

  if (!mp_date_is_set (date))
    return g_strdup ("");

  month = mp_catalogue_get_context (self, "month in a date", months[mp_date_month (date) - 1]);
  if (mp_date_day (date) == 1)
    return g_strdup_printf (
        /* Translators: the first day of a month: month and year, such as "1er octobre 2026" in
         * French; reorder with %1$s, %2$d */
        mp_catalogue_get_context (self, "first of a month", NC_("first of a month", "1 %s %d")),
        month, mp_date_year (date));
  return g_strdup_printf (
      /* Translators: day, month and year; reorder with %1$d, %2$s, %3$d */
      mp_catalogue_get_context (self, "day of a month", NC_("day of a month", "%d %s %d")),
      mp_date_day (date), month, mp_date_year (date));
}

/**
 * mp_catalogue_format_short_date:
 * @self: (nullable): or %NULL for the language of the screen
 * @with_year: whether to name the year
 *
 * Returns: (transfer full): the day in little room, such as "4 Oct 2026" or "4 Oct", or an empty
 *   string for no date
 */
char *
mp_catalogue_format_short_date (const MpCatalogue *self,
                                MpDate             date,
                                gboolean           with_year)
{
  const char *month;

  if (!mp_date_is_set (date))
    return g_strdup ("");

  month = mp_catalogue_get_context (self, "short month in a date",
                                    short_months[mp_date_month (date) - 1]);
  if (with_year)
    return g_strdup_printf (
        /* Translators: day, short month and year; reorder with %1$d, %2$s, %3$d */
        mp_catalogue_get_context (self, "day of a short month",
                                  NC_("day of a short month", "%d %s %d")),
        mp_date_day (date), month, mp_date_year (date));
  return g_strdup_printf (
      /* Translators: day and short month; reorder with %1$d, %2$s */
      mp_catalogue_get_context (self, "day of a short month",
                                NC_("day of a short month", "%d %s")),
      mp_date_day (date), month);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * mp_catalogue_list_languages:
 *
 * Returns: (transfer full) (array zero-terminated=1): the languages that there are texts in,
 *   sorted, such as "en" and "fr"
 */
char **
mp_catalogue_list_languages (void)
{
  g_autoptr (GDir) folder = g_dir_open (get_folder (), 0, NULL);
  GPtrArray *languages = g_ptr_array_new ();
  const char *name;

  g_ptr_array_add (languages, g_strdup ("en"));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = build_path (name);

      if (!is_source_language (name) && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (languages, g_strdup (name));
    }
  g_ptr_array_sort (languages, compare_names);
  g_ptr_array_add (languages, NULL);
  return (char **) g_ptr_array_free (languages, FALSE);
}
