/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What surrounds a progress report: letterhead, name and facts, signatures, running lines. */

#include "config.h"

#include "report/mp-letter.h"

#include "report/mp-progress-words.h"

#include <glib/gi18n-lib.h>

#define RULE_WEIGHT 1.0
#define RULE_GREY 0.15
#define HAIRLINE 0.5
#define HAIRLINE_GREY 0.70
#define FACT_GAP 8.0
#define N_FACTS 4
#define SIGNATURE_HEIGHT 54.0
#define SIGNATURE_GREY 0.30
#define SIGNATURE_GAP 24.0
#define FOOTER_HEIGHT 44.0

typedef struct
{
  const char *label;
  char *value;
} Fact;

/* Addresses are longer than days. */
static const double fact_shares[N_FACTS] = { 0.21, 0.21, 0.215, 0.365 };

static void
write_at_end (const MpLetter *letter,
              MpStyle         style,
              const char     *text,
              double          y)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (letter->pages);
  PangoLayout *layout = mp_typesetter_lay_out (typesetter, style, text, MP_UNWRAPPED);

  mp_composition_place (letter->pages, layout, NULL, MP_AT_END,
                        mp_letter_left (letter) + mp_letter_width (letter), y);
}

/* Puts a text that may be of any length into one line; returns its height. */
static double
write_cut (const MpLetter *letter,
           const char     *text,
           const char     *tag,
           double          x,
           double          y,
           double          width)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (letter->pages);
  PangoLayout *layout = mp_typesetter_lay_out_line (typesetter, MP_STYLE_LABEL, text, width);

  return mp_composition_place (letter->pages, layout, tag, MP_AT_START, x, y);
}

static void
rule (const MpLetter *letter,
      double          weight,
      double          grey)
{
  mp_composition_box (letter->pages, mp_letter_left (letter), mp_composition_get_y (letter->pages),
                      mp_letter_width (letter), weight, grey);
  mp_composition_skip (letter->pages, weight);
}

static void
write_letterhead (const MpLetter *letter)
{
  const MpProgressOffice *office = &letter->data->office;
  g_autofree char *organisation = mp_letter_join (office->organisation, " · ", office->site);
  g_autofree char *date = mp_catalogue_format_date (letter->words, letter->data->written_on);
  double width = mp_letter_width (letter) * 0.68;
  double y = mp_composition_get_y (letter->pages);

  write_at_end (letter, MP_STYLE_LETTERHEAD, mp_letter_say (letter, N_("Progress report")), y);
  y += mp_composition_write (letter->pages, MP_STYLE_LETTERHEAD, office->programme, "P",
                             mp_letter_left (letter), y, width);
  y += 2;
  write_at_end (letter, MP_STYLE_LABEL, date, y);
  y += mp_composition_write (letter->pages, MP_STYLE_LABEL, organisation,
                             organisation != NULL ? "P" : NULL, mp_letter_left (letter), y, width);
  mp_composition_set_y (letter->pages, y + 8);
  rule (letter, RULE_WEIGHT, RULE_GREY);
}

/* On every page but the first. */
static void
write_running_head (MpComposition *pages,
                    gpointer       user_data)
{
  const MpLetter *letter = user_data;
  double y = mp_composition_get_y (pages);

  write_at_end (letter, MP_STYLE_LABEL, mp_letter_say (letter, N_("Progress report")), y);
  y += write_cut (letter, letter->data->name, NULL, mp_letter_left (letter), y,
                  mp_composition_get_width (pages) * 0.68);
  mp_composition_set_y (pages, y + 4);
  rule (letter, HAIRLINE, HAIRLINE_GREY);
  mp_composition_skip (pages, 12);
}

static void
write_title (const MpLetter *letter)
{
  g_autofree char *since = mp_catalogue_format_date (letter->words, letter->data->intake_on);

  mp_composition_skip (letter->pages, 12);
  mp_composition_flow (letter->pages, MP_STYLE_TITLE, letter->data->name, "H1",
                       mp_letter_left (letter), mp_letter_width (letter));
  if (*since != '\0')
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: below a mentee's name: the day of intake */
          mp_letter_say (letter, N_("In the mentoring programme since %s")), since);

      mp_composition_flow (letter->pages, MP_STYLE_SUBTITLE, text, "P", mp_letter_left (letter),
                           mp_letter_width (letter));
    }
  mp_composition_skip (letter->pages, 10);
}

static void
take_fact (Fact       *facts,
           guint      *n_facts,
           const char *label,
           char       *value)
{
  if (value != NULL && *value != '\0')
    facts[(*n_facts)++] = (Fact){ label, value };
  else
    g_free (value);
}

static char *
dup_class (const MpLetter *letter)
{
  g_autofree char *grade = mp_progress_dup_grade (letter->words, letter->data->grade);
  g_autofree char *cohort = mp_letter_join (letter->data->cohort, ", ", letter->data->school_year);

  return mp_letter_join (grade, "\n", cohort);
}

static char *
dup_coordinator (const MpLetter *letter)
{
  const MpProgressOffice *office = &letter->data->office;
  g_autofree char *address = mp_letter_join (office->email, "\n", office->phone);

  return mp_letter_join (office->coordinator, "\n", address);
}

static guint
gather_facts (const MpLetter *letter,
              Fact           *facts)
{
  const MpProgressData *data = letter->data;
  guint n_facts = 0;

  take_fact (facts, &n_facts, mp_letter_say (letter, N_("School")),
             data->school != NULL ? mp_letter_join (data->school, "\n", data->school_town)
                                  : g_strdup (mp_letter_say (letter, N_("Not given"))));
  take_fact (facts, &n_facts, mp_letter_say (letter, N_("Class or group")), dup_class (letter));
  take_fact (facts, &n_facts, mp_letter_say (letter, N_("Period")),
             mp_progress_dup_period (letter->words, &data->period));
  take_fact (facts, &n_facts,
             mp_catalogue_get_context (letter->words, "progress report",
                                       NC_("progress report", "Mentor coordinator")),
             dup_coordinator (letter));
  return n_facts;
}

/* Labels over their values, side by side, each in its share of the width. */
static void
write_fact_row (const MpLetter *letter,
                const Fact     *facts,
                guint           n_facts)
{
  MpTypesetter *typesetter = mp_composition_get_typesetter (letter->pages);
  PangoLayout *labels[N_FACTS];
  PangoLayout *values[N_FACTS];
  double x = mp_letter_left (letter);
  double label_height = 0;
  double value_height = 0;

  for (guint i = 0; i < n_facts; i++)
    {
      double width = mp_letter_width (letter) * fact_shares[i] - FACT_GAP;

      labels[i] = mp_typesetter_lay_out (typesetter, MP_STYLE_LABEL, facts[i].label, width);
      values[i] = mp_typesetter_lay_out (typesetter, MP_STYLE_BODY, facts[i].value, width);
      label_height = MAX (label_height, mp_layout_get_height (labels[i]) + 1);
      value_height = MAX (value_height, mp_layout_get_height (values[i]));
    }

  mp_composition_keep_together (letter->pages, label_height + value_height);
  for (guint i = 0; i < n_facts; i++)
    {
      double y = mp_composition_get_y (letter->pages);

      mp_composition_place (letter->pages, labels[i], "P", MP_AT_START, x, y);
      mp_composition_place (letter->pages, values[i], "P", MP_AT_START, x, y + label_height);
      x += mp_letter_width (letter) * fact_shares[i];
    }
  mp_composition_skip (letter->pages, label_height + value_height);
}

static void
write_facts (const MpLetter *letter)
{
  Fact facts[N_FACTS];
  guint n_facts = gather_facts (letter, facts);

  rule (letter, HAIRLINE, HAIRLINE_GREY);
  mp_composition_skip (letter->pages, 7);
  write_fact_row (letter, facts, n_facts);
  mp_composition_skip (letter->pages, 8);
  rule (letter, HAIRLINE, HAIRLINE_GREY);

  for (guint i = 0; i < n_facts; i++)
    g_free (facts[i].value);
}

static void
write_signature (const MpLetter *letter,
                 const char     *role,
                 const char     *name,
                 double          x,
                 double          width)
{
  double y = mp_composition_get_y (letter->pages) + SIGNATURE_HEIGHT - 26;

  mp_composition_box (letter->pages, x, y, width, HAIRLINE, SIGNATURE_GREY);
  y += 4;
  y += write_cut (letter, role, "P", x, y, width);
  if (name != NULL)
    write_cut (letter, name, "P", x, y, width);
}

static void
write_signatures (const MpLetter *letter)
{
  const MpProgressData *data = letter->data;
  double step = (mp_letter_width (letter) + SIGNATURE_GAP) / 3;
  double width = step - SIGNATURE_GAP;

  mp_composition_skip (letter->pages, MP_LETTER_GAP);
  mp_composition_keep_together (letter->pages, SIGNATURE_HEIGHT);
  write_signature (letter, mp_letter_say (letter, N_("Mentor coordinator, date")),
                   data->office.coordinator, mp_letter_left (letter), width);
  write_signature (letter, mp_letter_say (letter, N_("Mentee, date")), data->name,
                   mp_letter_left (letter) + step, width);
  write_signature (letter, mp_letter_say (letter, N_("For the school, date")), data->school,
                   mp_letter_left (letter) + 2 * step, width);
  mp_composition_skip (letter->pages, SIGNATURE_HEIGHT);
}

static void
write_footer (const MpLetter *letter,
              guint           page,
              guint           n_pages)
{
  double y = mp_composition_get_paper (letter->pages)->height - FOOTER_HEIGHT;
  double width = mp_letter_width (letter);
  /* Translators: under every page: its number, then how many there are for this mentee */
  g_autofree char *number = g_strdup_printf (mp_letter_say (letter, N_("Page %u of %u")), page + 1,
                                             n_pages);
  g_autofree char *about = mp_letter_join (letter->data->name, " · ",
                                           letter->data->office.programme);

  mp_composition_go_to_page (letter->pages, page);
  mp_composition_box (letter->pages, mp_letter_left (letter), y, width, HAIRLINE, HAIRLINE_GREY);
  write_at_end (letter, MP_STYLE_LABEL, number, y + 6);
  write_cut (letter, about, NULL, mp_letter_left (letter), y + 6, width * 0.75);
}

/**
 * mp_letter_join:
 * @first: (nullable): a text
 * @separator: what stands between both
 * @second: (nullable): a text
 *
 * Returns: (transfer full) (nullable): both, or the one that there is
 */
char *
mp_letter_join (const char *first,
                const char *separator,
                const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strconcat (first, separator, second, NULL);
}

/**
 * mp_letter_open:
 *
 * Writes letterhead, name and facts on the first page, and has later ones begin with a line.
 */
void
mp_letter_open (MpLetter *self)
{
  mp_composition_set_page_start (self->pages, write_running_head, self);
  write_letterhead (self);
  write_title (self);
  write_facts (self);
}

/**
 * mp_letter_close:
 *
 * Writes the lines to sign on, and the running lines under all pages.
 */
void
mp_letter_close (MpLetter *self)
{
  guint n_pages;

  write_signatures (self);
  n_pages = mp_composition_get_n_pages (self->pages);
  for (guint i = 0; i < n_pages; i++)
    write_footer (self, i, n_pages);
  mp_composition_set_page_start (self->pages, NULL, NULL);
}
