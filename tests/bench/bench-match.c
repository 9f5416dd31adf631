/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes matching problems for the benchmarks, and solves them. */

#include "match/mp-match-verify.h"
#include "mp-bench.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* A problem as the baselines read it: this, and then its arcs, or a dense one's costs by rows. */
typedef struct
{
  gint32 is_dense;
  gint32 n_mentees;
  gint32 n_mentors;
  gint32 capacity;
  gint32 n_arcs;
} Header;

typedef struct
{
  gint32 mentee;
  gint32 mentor;
  gint32 cost;
} Arc;

typedef struct
{
  gint32 career;
  gint32 town;
  gint32 language;
  guint32 times;
} Person;

/* Where costs come from: from people, if there are any, or from need and ability. */
typedef struct
{
  GRand *rand;
  gboolean is_product;
  Person *mentees;
  Person *mentors;
} Draw;

void bench_solve (const MpMatchProblem *problem, MpMatching **matching);

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* What the kernel says of this process under that name, in MiB. */
static double
memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, name);
  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : 0;
}

/* From now on the peak is that of what is in memory now. */
static void
forget_peak (void)
{
  FILE *file;

  malloc_trim (0);
  file = fopen ("/proc/self/clear_refs", "w");
  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static Person *
draw_people (GRand *rand, gint32 n)
{
  Person *people = g_new (Person, MAX (n, 1));

  for (gint32 i = 0; i < n; i++)
    {
      /* Some careers and towns have many people and some few. */
      people[i].career = MIN (g_rand_int_range (rand, 0, 24), g_rand_int_range (rand, 0, 24));
      people[i].town = MIN (g_rand_int_range (rand, 0, 12), g_rand_int_range (rand, 0, 12));
      people[i].language = g_rand_int_range (rand, 0, 5) == 0;
      people[i].times = g_rand_int (rand) & g_rand_int (rand) & 0x3ff;
    }

  return people;
}

/* A score as people get it: few parts that count, so that many pairs are as good. */
static gint32
score (const Person *mentee, const Person *mentor, GRand *rand)
{
  gint32 points = 10 * MIN (__builtin_popcount (mentee->times & mentor->times), 3);

  if (mentee->career == mentor->career)
    points += 40;
  else if (mentee->career / 4 == mentor->career / 4)
    points += 20;
  points += mentee->town == mentor->town ? 15 : 0;
  points += mentee->language == mentor->language ? 10 : 0;
  /* They have met and chosen each other. */
  points += g_rand_int_range (rand, 0, 500) == 0 ? 50 : 0;

  return -points;
}

static gint32
draw_cost (Draw *draw, gint32 mentee, gint32 mentor)
{
  if (draw->is_product)
    return (mentee + 1) * (mentor + 1);
  if (draw->mentees == NULL)
    return g_rand_int_range (draw->rand, 0, 1000001);

  return score (&draw->mentees[mentee], &draw->mentors[mentor], draw->rand);
}

static void
write_dense (FILE *file, const Header *header, Draw *draw)
{
  for (gint32 i = 0; i < header->n_mentees; i++)
    for (gint32 j = 0; j < header->n_mentors; j++)
      {
        gint32 cost = draw_cost (draw, i, j);

        if (header->capacity > 1 && g_rand_int_range (draw->rand, 0, 20) == 0)
          cost = MP_MATCH_FORBIDDEN;
        fwrite (&cost, sizeof cost, 1, file);
      }
}

/* Each mentee with as many different mentors. */
static void
write_sparse (FILE *file, const Header *header, Draw *draw)
{
  const gint32 degree = header->n_arcs / header->n_mentees;
  g_autofree gint32 *taken_by = g_new0 (gint32, header->n_mentors);

  for (gint32 i = 0; i < header->n_mentees; i++)
    for (gint32 k = 0; k < degree; )
      {
        Arc arc = { i, g_rand_int_range (draw->rand, 0, header->n_mentors), 0 };

        if (taken_by[arc.mentor] == i + 1)
          continue;
        taken_by[arc.mentor] = i + 1;
        arc.cost = draw_cost (draw, arc.mentee, arc.mentor);
        fwrite (&arc, sizeof arc, 1, file);
        k++;
      }
}

static int
make (char **words)
{
  const gboolean realistic = g_str_equal (words[1], "realistic");
  const gint32 degree = atoi (words[5]);
  Header header = { degree == 0, atoi (words[2]), atoi (words[3]), atoi (words[4]), 0 };
  Draw draw = { g_rand_new_with_seed (4), g_str_equal (words[1], "product"), NULL, NULL };
  int result;
  FILE *file = fopen (words[0], "wb");

  if (file == NULL)
    return 1;
  header.n_arcs = degree * header.n_mentees;
  if (realistic)
    {
      draw.mentees = draw_people (draw.rand, header.n_mentees);
      draw.mentors = draw_people (draw.rand, header.n_mentors);
    }
  fwrite (&header, sizeof header, 1, file);
  if (header.is_dense)
    write_dense (file, &header, &draw);
  else
    write_sparse (file, &header, &draw);
  result = fclose (file) == 0 ? 0 : 1;

  g_free (draw.mentees);
  g_free (draw.mentors);
  g_rand_free (draw.rand);
  return result;
}

static MpMatchProblem *
read_sparse (FILE *file, const Header *header)
{
  g_autofree MpMatchArc *arcs = g_new (MpMatchArc, header->n_arcs);
  MpMatchProblem *problem;
  GError *error = NULL;

  for (gint32 k = 0; k < header->n_arcs; k++)
    {
      Arc arc;

      g_assert_cmpuint (fread (&arc, sizeof arc, 1, file), ==, 1);
      arcs[k] = (MpMatchArc) { (guint) arc.mentee, (guint) arc.mentor, arc.cost };
    }
  problem = mp_match_problem_new_sparse ((guint) header->n_mentees, (guint) header->n_mentors, arcs,
                                         (gsize) header->n_arcs, &error);
  mp_bench_check (error);

  return problem;
}

static MpMatchProblem *
read_problem (const char *path)
{
  FILE *file = fopen (path, "rb");
  MpMatchProblem *problem;
  Header header;

  g_assert_nonnull (file);
  g_assert_cmpuint (fread (&header, sizeof header, 1, file), ==, 1);
  if (header.is_dense)
    {
      const gsize n = (gsize) header.n_mentees * header.n_mentors;

      problem = mp_match_problem_new_dense ((guint) header.n_mentees, (guint) header.n_mentors);
      g_assert_cmpuint (fread (problem->dense, sizeof (gint32), n, file), ==, n);
    }
  else
    {
      problem = read_sparse (file, &header);
    }
  fclose (file);
  for (gint32 j = 0; j < header.n_mentors; j++)
    problem->capacities[j] = (guint) header.capacity;

  return problem;
}

/* Has a name of its own so that its instructions can be counted. */
__attribute__ ((noinline)) void
bench_solve (const MpMatchProblem *problem, MpMatching **matching)
{
  GError *error = NULL;

  *matching = mp_match_solve (problem, MP_MATCH_MOST, NULL, NULL, NULL, &error);
  mp_bench_check (error);
}

/* The memory is that of the problem and of the search, the program itself aside. */
static int
solve (const char *path)
{
  const double before = memory ("VmRSS:");
  g_autoptr (MpMatchProblem) problem = read_problem (path);
  g_autoptr (MpMatching) matching = NULL;
  GError *error = NULL;
  double start;

  forget_peak ();
  start = processor_seconds ();
  bench_solve (problem, &matching);
  mp_bench_tell ("seconds", processor_seconds () - start);
  mp_bench_tell ("memory", memory ("VmHWM:") - before);
  mp_bench_tell ("total", (double) matching->total);
  mp_bench_tell ("pairs", matching->pairs->len);
  mp_match_verify (problem, MP_MATCH_MOST, matching, &error);
  mp_bench_check (error);

  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 2)
    return solve (argv[1]);
  if (argc == 8 && g_str_equal (argv[1], "make"))
    return make (argv + 2);

  g_printerr ("Usage: bench-match PROBLEM\n"
              "       bench-match make PROBLEM KIND MENTEES MENTORS CAPACITY ARCS\n"
              "KIND is uniform, realistic or product.\n");
  return 2;
}
