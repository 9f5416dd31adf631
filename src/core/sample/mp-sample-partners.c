/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, employers and other partners of the sample, with their people and check-ins. */

#include "sample/mp-sample-partners.h"

#include "base/mp-fold.h"
#include "sample/mp-sample-figure.h"
#include "sample/mp-sample-texts.h"

#include <string.h>

/* Which sequence of numbers each kind of record takes. */
enum
{
  STREAM_SITE = 11,
  STREAM_PARTNER,
  STREAM_CONTACT,
  STREAM_CHECK_IN,
};

static char *
make_domain (const char *name)
{
  g_autofree char *key = mp_fold_key (name);
  g_autofree char *ascii = g_str_to_ascii (key, "C");
  GString *domain = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (domain, *c);
  g_string_append (domain, ".example.org");
  return g_string_free (domain, FALSE);
}

/**
 * mp_sample_site_new:
 * @index: which of the sites
 * @seed: of the sample
 * @today: the day it is made
 *
 * Returns: (transfer full): a site, not stored
 */
MpSite *
mp_sample_site_new (guint  index,
                    guint  seed,
                    MpDate today)
{
  const MpSampleSite *place = &mp_sample_sites[index];
  g_autofree char *domain = make_domain (place->town);
  MpSite *site = mp_site_new ();
  MpSampleRandom random;

  mp_sample_random_init (&random, seed, STREAM_SITE, index);
  mp_sample_random_uuid (&random, today, site->row.uuid);
  mp_set_text (&site->name, place->town);
  mp_set_text (&site->town, place->town);
  mp_set_text (&site->coordinator, place->coordinator);
  site->email = g_strdup_printf ("mentoring@%s", domain);
  site->phone = mp_sample_phone (index);
  return site;
}

static void
fill_employer (MpOrganisation *organisation,
               guint           number)
{
  const MpSampleSite *site = &mp_sample_sites[number % mp_sample_n_sites];
  const MpSampleTrade *trade;

  trade = &mp_sample_trades[(number / mp_sample_n_sites + number) % mp_sample_n_trades];
  organisation->name = g_strdup_printf ("%s %s", site->town, trade->name);
  organisation->kind = MP_ORGANISATION_EMPLOYER;
  mp_set_text (&organisation->industry, trade->industry);
}

/**
 * mp_sample_partner_site:
 * @index: which of the partners; employers come after those of the table
 *
 * Returns: the place of its site in mp_sample_sites
 */
guint
mp_sample_partner_site (guint index)
{
  if (index < mp_sample_n_partners)
    return mp_sample_partners[index].site;
  return (index - mp_sample_n_partners) % mp_sample_n_sites;
}

/**
 * mp_sample_partner_new:
 * @index: which of the partners; employers come after those of the table
 * @seed: of the sample
 * @today: the day it is made
 *
 * Returns: (transfer full): an organisation without its site, not stored
 */
MpOrganisation *
mp_sample_partner_new (guint  index,
                       guint  seed,
                       MpDate today)
{
  const MpSampleSite *site = &mp_sample_sites[mp_sample_partner_site (index)];
  MpOrganisation *organisation = mp_organisation_new ();
  g_autofree char *domain = NULL;
  MpSampleRandom random;

  mp_sample_random_init (&random, seed, STREAM_PARTNER, index);
  mp_sample_random_uuid (&random, today, organisation->row.uuid);
  if (index < mp_sample_n_partners)
    {
      organisation->kind = mp_sample_partners[index].kind;
      mp_set_text (&organisation->name, mp_sample_partners[index].name);
      mp_set_text (&organisation->industry, mp_sample_partners[index].industry);
    }
  else
    {
      fill_employer (organisation, index - mp_sample_n_partners);
    }
  organisation->street = g_strdup_printf ("%u %s", 100 + mp_sample_random_below (&random, 900),
                                          mp_sample_random_word (&random, mp_sample_streets));
  mp_set_text (&organisation->town, site->town);
  mp_set_text (&organisation->province, "NS");
  mp_set_text (&organisation->postal_code, site->postal_code);
  mp_set_text (&organisation->country, "Canada");
  domain = make_domain (organisation->name);
  organisation->phone = mp_sample_phone ((10 + index) % 200);
  organisation->email = g_strdup_printf ("office@%s", domain);
  organisation->website = g_strdup_printf ("https://%s/", domain);
  organisation->external_id = g_strdup_printf ("sample-partner-%03u", index + 1);
  return organisation;
}

static const char *
contact_role (MpOrganisationKind kind,
              guint              number)
{
  static const char *const school[] = { "Guidance counsellor", "Teacher" };
  static const char *const employer[] = { "Owner", "Supervisor" };
  static const char *const other[] = { "Coordinator", "Front desk" };

  if (kind == MP_ORGANISATION_SCHOOL || kind == MP_ORGANISATION_POST_SECONDARY)
    return school[number % 2];
  return kind == MP_ORGANISATION_EMPLOYER ? employer[number % 2] : other[number % 2];
}

/**
 * mp_sample_contact_new:
 * @index: which of the partners
 * @number: which of its people, from 0; the first is the main contact
 * @seed: of the sample
 * @organisation: the partner, stored
 *
 * Returns: (transfer full): somebody to talk to there
 */
MpOrganisationContact *
mp_sample_contact_new (guint                 index,
                       guint                 number,
                       guint                 seed,
                       const MpOrganisation *organisation)
{
  MpOrganisationContact *contact = mp_organisation_contact_new ();
  const MpSampleCommunity *community;
  const char *const *given;
  MpSampleRandom random;
  g_autofree char *key = NULL;

  mp_sample_random_init (&random, seed, STREAM_CONTACT, 8 * index + number);
  mp_sample_random_uuid (&random, mp_date_new (2020, 1, 1), contact->row.uuid);
  community = mp_sample_community_pick (&random);
  given = mp_sample_random_one_in (&random, 2) ? community->women : community->men;
  contact->organisation = organisation->row.id;
  contact->name = g_strdup_printf ("%s %s", mp_sample_random_word (&random, given),
                                   mp_sample_random_word (&random, community->families));
  mp_set_text (&contact->role, contact_role (organisation->kind, number));
  key = make_domain (contact->name);
  contact->email = g_strdup_printf ("%.*s@%s", (int) (strlen (key) - strlen (".example.org")), key,
                                    strchr (organisation->email, '@') + 1);
  contact->phone = mp_sample_phone ((10 + index) % 200);
  contact->main_contact = number == 0;
  return contact;
}

/**
 * mp_sample_check_in_new:
 * @index: which of the partners
 * @number: which of the check-ins with it, from 0
 * @seed: of the sample
 * @organisation: the partner, stored
 * @today: no check-in comes after it
 *
 * Returns: (transfer full): a check-in, about one in three months
 */
MpPartnerCheckIn *
mp_sample_check_in_new (guint                 index,
                        guint                 number,
                        guint                 seed,
                        const MpOrganisation *organisation,
                        MpDate                today)
{
  const MpSampleSite *site = &mp_sample_sites[mp_sample_partner_site (index)];
  MpPartnerCheckIn *check_in = mp_partner_check_in_new ();
  MpSampleRandom random;

  mp_sample_random_init (&random, seed, STREAM_CHECK_IN, 8 * index + number);
  mp_sample_random_uuid (&random, today, check_in->row.uuid);
  check_in->organisation = organisation->row.id;
  check_in->held_on = mp_date_add_days (today, -(int) (90 * number
                                                       + mp_sample_random_below (&random, 80)));
  check_in->kind = (MpCheckInKind) (1 + mp_sample_random_below (&random, MP_CHECK_IN_LETTER));
  mp_set_text (&check_in->author, site->coordinator);
  mp_set_text (&check_in->summary, mp_sample_random_word (&random, mp_sample_check_in_notes));
  if (mp_sample_random_one_in (&random, 3))
    {
      check_in->follow_up_on = mp_date_add_days (check_in->held_on, 30);
      check_in->followed_up = number > 0;
    }
  return check_in;
}
