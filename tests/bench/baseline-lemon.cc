/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solves the problems of bench-match by LEMON's network simplex, the solver to compare with. */

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

typedef lemon::SmartDigraph Graph;
typedef lemon::NetworkSimplex<Graph, int, long long> Solver;

struct Header
{
  int is_dense, n_mentees, n_mentors, capacity, n_arcs;
};

struct Arc
{
  int mentee, mentor, cost;
};

struct Problem
{
  Header header;
  Graph graph;
  std::vector<Graph::Node> mentees, mentors;
  Graph::Node sink;
  Graph::ArcMap<int> capacities;
  Graph::ArcMap<long long> costs;
  Graph::NodeMap<int> supplies;

  Problem () : capacities (graph), costs (graph), supplies (graph) { }
};

extern "C" void bench_solve (Solver &solver, const Problem &problem, Solver::ProblemType &type);

static double
processor_seconds ()
{
  timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
take (void *to, size_t size, FILE *file)
{
  if (std::fread (to, size, 1, file) != 1)
    std::exit (1);
}

static void
add_nodes (Problem &problem)
{
  const Header &header = problem.header;

  problem.graph.reserveNode (header.n_mentees + header.n_mentors + 1);
  for (int i = 0; i < header.n_mentees; i++)
    problem.mentees.push_back (problem.graph.addNode ());
  for (int j = 0; j < header.n_mentors; j++)
    problem.mentors.push_back (problem.graph.addNode ());
  problem.sink = problem.graph.addNode ();
  for (int i = 0; i < header.n_mentees; i++)
    problem.supplies[problem.mentees[i]] = 1;
  problem.supplies[problem.sink] = -header.n_mentees;
  for (int j = 0; j < header.n_mentors; j++)
    problem.capacities[problem.graph.addArc (problem.mentors[j], problem.sink)] = header.capacity;
}

static void
add_arc (Problem &problem, int mentee, int mentor, int cost)
{
  const Graph::Arc arc = problem.graph.addArc (problem.mentees[mentee], problem.mentors[mentor]);

  problem.capacities[arc] = 1;
  problem.costs[arc] = cost;
}

static void
read_problem (const char *path, Problem &problem)
{
  FILE *file = std::fopen (path, "rb");

  if (file == nullptr)
    std::exit (1);
  take (&problem.header, sizeof (Header), file);
  add_nodes (problem);
  for (int i = 0; problem.header.is_dense && i < problem.header.n_mentees; i++)
    for (int j = 0; j < problem.header.n_mentors; j++)
      {
        int cost;

        take (&cost, sizeof cost, file);
        if (cost != INT_MAX)
          add_arc (problem, i, j, cost);
      }
  for (int k = 0; k < problem.header.n_arcs; k++)
    {
      Arc arc;

      take (&arc, sizeof arc, file);
      add_arc (problem, arc.mentee, arc.mentor, arc.cost);
    }
  std::fclose (file);
}

/* Has a name of its own so that its instructions can be counted. */
extern "C" __attribute__ ((noinline)) void
bench_solve (Solver &solver, const Problem &problem, Solver::ProblemType &type)
{
  solver.upperMap (problem.capacities).costMap (problem.costs).supplyMap (problem.supplies);
  type = solver.run ();
}

int
main (int argc, char **argv)
{
  Problem problem;
  Solver::ProblemType type;

  if (argc != 2)
    return 2;
  read_problem (argv[1], problem);
  Solver solver (problem.graph);

  const double start = processor_seconds ();
  bench_solve (solver, problem, type);
  const double seconds = processor_seconds () - start;

  if (type != Solver::OPTIMAL)
    return 1;
  std::printf ("seconds %.6f\ntotal %lld\n", seconds, solver.totalCost<long long> ());
  return 0;
}
