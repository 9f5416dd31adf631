/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as people compare it: without accents, case, spacing or punctuation. */

#include "base/mp-fold.h"

#include <string.h>

/* Of as many apostrophes in a word what follows is a word of its own. */
#define MAX_TAILS 4

typedef struct
{
  gunichar letter;
  const char *folded;
} Letter;

/* Letters that Unicode does not decompose but that people type without their stroke. */
static const Letter letters[] = {
  { 0x00c6, "ae" }, { 0x00d0, "d" },  { 0x00d8, "o" },  { 0x00de, "th" }, { 0x00df, "ss" },
  { 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0110, "d" },
  { 0x0111, "d" },  { 0x0126, "h" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0141, "l" },
  { 0x0142, "l" },  { 0x0152, "oe" }, { 0x0153, "oe" }, { 0x0166, "t" },  { 0x0167, "t" },
  { 0x1e9e, "ss" },
};

static const char *
find_letter (gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return letters[i].folded;
  return NULL;
}

/* Apostrophes join what stands around them: O'Brien and OBrien are one word. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == '`';
}

/**
 * Folding:
 * @gap: whether the next letter begins a word
 * @word: where in @folded the present word begins
 * @with_tails: whether what follows an apostrophe is a word by itself as well
 * @tails: where in @folded the letters after an apostrophe begin
 */
typedef struct
{
  GString *folded;
  gboolean gap;
  gsize word;
  gboolean with_tails;
  gsize tails[MAX_TAILS];
  guint n_tails;
} Folding;

/* "d'Entremont" is looked for as "entremont", too; the s of "Mary's" by nobody. */
static void
append_tails (Folding *self)
{
  gsize end = self->folded->len;

  for (guint i = 0; i < self->n_tails; i++)
    if (self->tails[i] + 1 < end)
      {
        g_autofree char *tail
          = g_strndup (self->folded->str + self->tails[i], end - self->tails[i]);

        g_string_append_c (self->folded, ' ');
        g_string_append (self->folded, tail);
      }
  self->n_tails = 0;
}

static inline void
end_word (Folding *self)
{
  self->gap = TRUE;
  if (G_UNLIKELY (self->n_tails > 0))
    append_tails (self);
}

static inline void
begin_word (Folding *self)
{
  GString *folded = self->folded;

  if (self->gap)
    {
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
      self->word = folded->len;
    }
  self->gap = FALSE;
}

static void
note_apostrophe (Folding *self)
{
  if (self->with_tails && !self->gap && self->folded->len > self->word
      && self->n_tails < MAX_TAILS)
    self->tails[self->n_tails++] = self->folded->len;
}

static void
append_decomposed (Folding *self, gunichar c)
{
  GString *folded = self->folded;
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      const char *known = find_letter (parts[i]);

      if (known != NULL)
        {
          begin_word (self);
          g_string_append (folded, known);
        }
      else if (g_unichar_isalnum (parts[i]))
        {
          begin_word (self);
          g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
        }
      else if (is_apostrophe (parts[i]))
        note_apostrophe (self);
      else if (!g_unichar_ismark (parts[i]))
        end_word (self);
    }
}

static void
append (GString *folded, const char *text, gboolean with_tails)
{
  Folding folding = { .folded = folded, .gap = TRUE, .with_tails = with_tails };

  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0';)
    {
      guchar c = (guchar) *p;

      if (c < 0x80)
        {
          if (g_ascii_isalnum (c))
            {
              begin_word (&folding);
              g_string_append_c (folded, g_ascii_tolower ((char) c));
            }
          else if (is_apostrophe (c))
            note_apostrophe (&folding);
          else
            end_word (&folding);
          p++;
        }
      else
        {
          append_decomposed (&folding, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
  end_word (&folding);
}

/**
 * mp_fold_append:
 * @folded: words folded so far, to which @text is added as further words
 * @text: (nullable): UTF-8
 *
 * Adds the words by which @text is found: in lower case, without accents and punctuation, one space
 * between two.  What follows an apostrophe is a word of its own, too: "d'Entremont" becomes
 * "dentremont entremont".
 */
void
mp_fold_append (GString *folded, const char *text)
{
  append (folded, text, TRUE);
}

/**
 * mp_fold_words:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): the words of @text in lower case without accents and punctuation, one
 *   space between two; "Zoë  O’Brien-Lévis" becomes "zoe obrien levis"
 */
char *
mp_fold_words (const char *text)
{
  GString *folded = g_string_new (NULL);

  append (folded, text, FALSE);
  return g_string_free (folded, FALSE);
}

/**
 * mp_fold_key:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): the same without spaces, so that "Jean-Pierre", "Jean Pierre" and
 *   "jeanpierre" are equal (P-3)
 */
char *
mp_fold_key (const char *text)
{
  char *words = mp_fold_words (text);
  char *to = words;

  for (const char *from = words; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return words;
}

/**
 * mp_fold_phone:
 * @text: (nullable): a telephone number as people write it
 *
 * An extension is kept, and the 1 before a North American number is not.
 *
 * Returns: (transfer full) (nullable): its digits, or %NULL with fewer than seven of them
 */
char *
mp_fold_phone (const char *text)
{
  GString *digits;

  if (text == NULL)
    return NULL;
  digits = g_string_sized_new (16);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
    }
  if (digits->len == 11 && digits->str[0] == '1')
    g_string_erase (digits, 0, 1);
  return g_string_free (digits, digits->len < 7);
}

static char *
fold_unicode_email (char *stripped)
{
  char *lower = g_utf8_strdown (stripped, -1);

  g_free (stripped);
  return lower;
}

/**
 * mp_fold_email:
 * @text: (nullable): an e-mail address
 *
 * Returns: (transfer full) (nullable): the address in lower case without spaces around it, or
 *   %NULL if there is none
 */
char *
mp_fold_email (const char *text)
{
  char *stripped;

  if (text == NULL)
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      g_free (stripped);
      return NULL;
    }
  /* Nearly all addresses are ASCII, for which Unicode's tables are a long way round. */
  if (g_str_is_ascii (stripped))
    {
      for (char *p = stripped; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      return stripped;
    }
  return fold_unicode_email (stripped);
}

static gboolean
has_prefix_word (const char *folded, const char *prefix)
{
  gsize length = strlen (prefix);

  for (const char *word = folded; word != NULL;)
    {
      if (strncmp (word, prefix, length) == 0)
        return TRUE;
      word = strchr (word, ' ');
      if (word != NULL)
        word++;
    }
  return FALSE;
}

/**
 * mp_fold_words_have_prefixes:
 * @folded: words as mp_fold_words() returns them
 * @prefixes: (array zero-terminated=1): beginnings of words, folded
 *
 * Returns: whether every one of @prefixes begins a word of @folded
 */
gboolean
mp_fold_words_have_prefixes (const char *folded, const char *const *prefixes)
{
  g_return_val_if_fail (folded != NULL && prefixes != NULL, FALSE);

  for (gsize i = 0; prefixes[i] != NULL; i++)
    if (!has_prefix_word (folded, prefixes[i]))
      return FALSE;
  return TRUE;
}
