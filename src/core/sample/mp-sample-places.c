/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sites, partners and cohorts of the sample programme, all of them invented. */

#include "sample/mp-sample-places.h"

enum
{
  KENTVILLE,
  BRIDGEWATER,
  SYDNEY,
  HALIFAX,
  DIGBY,
  TRURO,
  ANTIGONISH,
  YARMOUTH,
};

const MpSampleSite mp_sample_sites[] = {
  [KENTVILLE] = { "Kentville", "Marion Illsley-Frost", "B4N 0A0" },
  [BRIDGEWATER] = { "Bridgewater", "Otto Wentzell-Gray", "B4V 0A0" },
  [SYDNEY] = { "Sydney", "Catriona MacAskill-Hart", "B1P 0A0" },
  [HALIFAX] = { "Halifax", "Rosalyn Sparks-Tynes", "B3H 0A0" },
  [DIGBY] = { "Digby", "Mireille Comeau-Babin", "B0V 1A0" },
  [TRURO] = { "Truro", "Ma'li Knockwood-Reid", "B2N 0A0" },
  [ANTIGONISH] = { "Antigonish", "Hector Chisholm-Bell", "B2G 0A0" },
  [YARMOUTH] = { "Yarmouth", "Noëlla Surette-Amirault", "B5A 0A0" },
};
const guint mp_sample_n_sites = G_N_ELEMENTS (mp_sample_sites);

enum
{
  BLOMIDON,
  LAHAVE,
  HARBOUR,
  NORTHWEST,
  MOUETTES,
  TIDAL,
  SAMQWAN,
  PHARE,
  FUNDY,
  DAWN,
  ANSE,
  WELCOME,
  SECOND,
  CIRCLE,
  OCEAN,
  ORCHARD,
};

const MpSamplePartner mp_sample_partners[] = {
  [BLOMIDON] = { "Blomidon View High School", MP_ORGANISATION_SCHOOL, KENTVILLE, NULL },
  [LAHAVE] = { "LaHave Bend Secondary School", MP_ORGANISATION_SCHOOL, BRIDGEWATER, NULL },
  [HARBOUR] = { "Harbour Lights Collegiate", MP_ORGANISATION_SCHOOL, SYDNEY, NULL },
  [NORTHWEST] = { "Northwest Arm High School", MP_ORGANISATION_SCHOOL, HALIFAX, NULL },
  [MOUETTES] = { "École de la Baie-aux-Mouettes", MP_ORGANISATION_SCHOOL, DIGBY, NULL },
  [TIDAL] = { "Tidal Bore High School", MP_ORGANISATION_SCHOOL, TRURO, NULL },
  [SAMQWAN] = { "Samqwan Mi'kmaw School", MP_ORGANISATION_SCHOOL, ANTIGONISH, NULL },
  [PHARE] = { "École du Phare-Vert", MP_ORGANISATION_SCHOOL, YARMOUTH, NULL },
  [FUNDY] = { "Fundy Shore College", MP_ORGANISATION_POST_SECONDARY, KENTVILLE, NULL },
  [DAWN] = { "Atlantic Dawn University", MP_ORGANISATION_POST_SECONDARY, HALIFAX, NULL },
  [ANSE] = { "Collège de l'Anse-Dorée", MP_ORGANISATION_POST_SECONDARY, DIGBY, NULL },
  [WELCOME] = { "Newcomers' Welcome House", MP_ORGANISATION_AGENCY, HALIFAX, NULL },
  [SECOND] = { "Second Careers Cape Breton", MP_ORGANISATION_AGENCY, SYDNEY, NULL },
  [CIRCLE] = { "South Shore Circle of Retired Trades", MP_ORGANISATION_OTHER, BRIDGEWATER, NULL },
  [OCEAN] = { "Ocean Trades Council of the Two Shores", MP_ORGANISATION_SECTOR_COUNCIL, HALIFAX,
              "Ocean technology" },
  [ORCHARD] = { "Orchard and Farm Skills Council", MP_ORGANISATION_SECTOR_COUNCIL, KENTVILLE,
                "Agriculture" },
};
const guint mp_sample_n_partners = G_N_ELEMENTS (mp_sample_partners);

const MpSampleTrade mp_sample_trades[] = {
  { "Boatworks", "Boat building" },
  { "Family Dental Group", "Health care" },
  { "Regional Credit Union", "Finance" },
  { "Apple Packers", "Food processing" },
  { "Heat Pump and Electric", "Skilled trades" },
  { "Community Theatre", "Arts" },
  { "Veterinary Clinic", "Animal care" },
  { "Wind and Tide Power", "Energy" },
  { "Early Years Centre", "Child care" },
  { "Timber Framing", "Construction" },
  { "Web and Print Studio", "Design" },
  { "Sea Vegetables", "Aquaculture" },
  { "Long-Term Care Home", "Health care" },
  { "Bakery and Bistro", "Hospitality" },
  { "Survey and Mapping", "Engineering" },
  { "Trucking and Storage", "Transport" },
};
const guint mp_sample_n_trades = G_N_ELEMENTS (mp_sample_trades);

const MpSampleCohort mp_sample_cohorts[] = {
  { "Grade 12, Blomidon View", MP_COHORT_GRADE, BLOMIDON, MP_SAMPLE_RUNNING, "12", FALSE },
  { "12e année, Baie-aux-Mouettes", MP_COHORT_GRADE, MOUETTES, MP_SAMPLE_RUNNING, "12", TRUE },
  { "Grade 12, Harbour Lights, last year", MP_COHORT_GRADE, HARBOUR, MP_SAMPLE_FINISHED, "12",
    FALSE },
  { "Careers class 11B, LaHave Bend", MP_COHORT_CLASS, LAHAVE, MP_SAMPLE_BEGINNING, "11", FALSE },
  { "Community Studies, Fundy Shore", MP_COHORT_COURSE, FUNDY, MP_SAMPLE_RUNNING, NULL, FALSE },
  { "Newcomers looking for work", MP_COHORT_JOB_SEEKERS, WELCOME, MP_SAMPLE_RUNNING, NULL,
    FALSE },
  { "Grade 12, Samqwan", MP_COHORT_GRADE, SAMQWAN, MP_SAMPLE_RUNNING, "12", FALSE },
  { "Second careers and new businesses", MP_COHORT_OTHER, SECOND, MP_SAMPLE_BEGINNING, NULL,
    FALSE },
};
const guint mp_sample_n_cohorts = G_N_ELEMENTS (mp_sample_cohorts);
