/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call, letter or talk between staff and a person, with its follow-up (area 2). */

#pragma once

#include "model/mp-organisation.h"
#include "model/mp-person.h"

G_BEGIN_DECLS

typedef struct
{
  MpRow row;
  gint64 person;
  MpDate held_on;
  MpContactWay kind;
  char *author;
  char *summary;
  MpDate follow_up_on;
  _Bool followed_up;
} MpContactLog;

MP_DECLARE_ROW (MpContactLog, mp_contact_log)

char *mp_contact_log_say_follow_up (MpDate follow_up_on, MpDate today);

G_END_DECLS
