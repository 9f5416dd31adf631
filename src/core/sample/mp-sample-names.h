/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Given and family names of the communities that the sample programme serves. */

#pragma once

#include "model/mp-person.h"
#include "sample/mp-sample-random.h"

G_BEGIN_DECLS

/**
 * MpSampleScriptName:
 * @latin: a given name as forms have it
 * @native: the same name in its own script
 */
typedef struct
{
  const char *latin;
  const char *native;
} MpSampleScriptName;

/**
 * MpSampleCommunity:
 * @share: how many of a hundred people
 * @women: (array zero-terminated=1): given names
 * @men: (array zero-terminated=1): given names
 * @families: (array zero-terminated=1): family names
 * @languages: (array zero-terminated=1): what people speak, each a whole list
 * @scripts: (nullable): names that some prefer in their own script, ended by an empty entry
 * @french: whether notes about these people are written in French
 */
typedef struct
{
  guint share;
  const char *const *women;
  const char *const *men;
  const char *const *families;
  const char *const *languages;
  const MpSampleScriptName *scripts;
  gboolean french;
} MpSampleCommunity;

const MpSampleCommunity *mp_sample_community_pick   (MpSampleRandom *random);
const MpSampleCommunity *mp_sample_community_french (void);
const char              *mp_sample_community_native (const MpSampleCommunity *community,
                                                     const char *given);

G_END_DECLS
