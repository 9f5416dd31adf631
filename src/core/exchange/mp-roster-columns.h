/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of OneRoster files that are of use here; "password" is in none of these lists. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum
{
  USER_ID,
  USER_STATUS,
  USER_ENABLED,
  USER_ORGS,
  USER_ROLE,
  USER_GIVEN,
  USER_FAMILY,
  USER_EMAIL,
  USER_SMS,
  USER_PHONE,
  USER_AGENTS,
  USER_GRADES,
  USER_PREFERRED_GIVEN,
  USER_PRIMARY_ORG,
  USER_PRONOUNS,
  N_USER_COLUMNS,
};

static const char *const user_columns[N_USER_COLUMNS] = {
  [USER_ID] = "sourcedId",
  [USER_STATUS] = "status",
  [USER_ENABLED] = "enabledUser",
  [USER_ORGS] = "orgSourcedIds",
  [USER_ROLE] = "role",
  [USER_GIVEN] = "givenName",
  [USER_FAMILY] = "familyName",
  [USER_EMAIL] = "email",
  [USER_SMS] = "sms",
  [USER_PHONE] = "phone",
  [USER_AGENTS] = "agentSourcedIds",
  [USER_GRADES] = "grades",
  [USER_PREFERRED_GIVEN] = "preferredGivenName",
  [USER_PRIMARY_ORG] = "primaryOrgSourcedId",
  [USER_PRONOUNS] = "pronouns",
};

enum
{
  ORG_ID,
  ORG_STATUS,
  ORG_NAME,
  ORG_TYPE,
  N_ORG_COLUMNS,
};

static const char *const org_columns[N_ORG_COLUMNS] = {
  [ORG_ID] = "sourcedId",
  [ORG_STATUS] = "status",
  [ORG_NAME] = "name",
  [ORG_TYPE] = "type",
};

G_END_DECLS
