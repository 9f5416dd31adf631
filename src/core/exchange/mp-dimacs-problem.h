/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matching problem from a DIMACS file, and which of its nodes is whom. */

#pragma once

#include "match/mp-match-problem.h"

G_BEGIN_DECLS

/**
 * MpDimacsProblem:
 * @problem: mentees and mentors in the order of their nodes' numbers
 * @mentee_nodes: (array): the node of each mentee
 * @mentor_nodes: (array): the node of each mentor
 * @sink: the node where all flow goes, or 0 in an assignment
 * @closed: (element-type MpMatchPair): pairs whose arc has no capacity, by mentee and by mentor
 * @name: of the file, without its folder
 * @ends_line: whether the last line is whole; if not, the file may be cut off
 * @extreme_line: where the arc stands whose cost is farthest from nought, or 0 if there is none
 */
typedef struct
{
  MpMatchProblem *problem;
  guint *mentee_nodes;
  guint *mentor_nodes;
  guint sink;
  GArray *closed;
  char *name;
  guint extreme_line;
  gboolean ends_line;
} MpDimacsProblem;

void     mp_dimacs_problem_free        (MpDimacsProblem *self);
gboolean mp_dimacs_problem_find_mentee (const MpDimacsProblem *self, guint node,
                                        guint *mentee);
gboolean mp_dimacs_problem_find_mentor (const MpDimacsProblem *self, guint node,
                                        guint *mentor);
gboolean mp_dimacs_problem_is_closed   (const MpDimacsProblem *self, guint mentee, guint mentor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpDimacsProblem, mp_dimacs_problem_free)

G_END_DECLS
