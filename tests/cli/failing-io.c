/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded before the program: counts what it writes to files, and makes one of those calls fail. */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/*
 * In the environment:
 * FAIL_AT: the number of the call that fails, from 1; none fails without it
 * FAIL_HOW: once; always, with all after it; half, which writes half of it first; or kill
 * FAIL_WITH: the errno
 * FAIL_COUNT: the file that gets the number of calls at a normal end
 */

static long n_calls;

ssize_t pwrite64 (int fd, const void *buffer, size_t size, off64_t offset);
ssize_t write (int fd, const void *buffer, size_t size);
int fsync (int fd);
int fdatasync (int fd);
int ftruncate64 (int fd, off64_t length);
int unlink (const char *path);
int rename (const char *from, const char *to);

static void *
next (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
is_how (const char *how)
{
  const char *wanted = getenv ("FAIL_HOW");

  return wanted != NULL && strcmp (wanted, how) == 0;
}

/* Whether this call is to fail; sets errno. */
static int
fails (void)
{
  const char *at = getenv ("FAIL_AT");
  const char *with = getenv ("FAIL_WITH");
  long number = ++n_calls;

  if (at == NULL || (is_how ("always") ? number < atol (at) : number != atol (at)))
    return 0;
  if (is_how ("kill"))
    raise (SIGKILL);
  errno = with != NULL ? atoi (with) : EIO;
  return 1;
}

__attribute__ ((destructor)) static void
tell (void)
{
  const char *path = getenv ("FAIL_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%ld\n", n_calls);
  fclose (file);
}

ssize_t
pwrite64 (int fd, const void *buffer, size_t size, off64_t offset)
{
  ssize_t (*real) (int, const void *, size_t, off64_t) = next ("pwrite64");

  if (!fails ())
    return real (fd, buffer, size, offset);
  if (is_how ("half") && size > 1)
    {
      int because = errno;

      real (fd, buffer, size / 2, offset);
      errno = because;
    }
  return -1;
}

/* What goes to a terminal or a pipe is none of this. */
ssize_t
write (int fd, const void *buffer, size_t size)
{
  ssize_t (*real) (int, const void *, size_t) = next ("write");
  struct stat facts;

  if (fd <= STDERR_FILENO || fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode) || !fails ())
    return real (fd, buffer, size);
  return -1;
}

int
fsync (int fd)
{
  int (*real) (int) = next ("fsync");

  return fails () ? -1 : real (fd);
}

int
fdatasync (int fd)
{
  int (*real) (int) = next ("fdatasync");

  return fails () ? -1 : real (fd);
}

int
ftruncate64 (int fd, off64_t length)
{
  int (*real) (int, off64_t) = next ("ftruncate64");

  return fails () ? -1 : real (fd, length);
}

int
unlink (const char *path)
{
  int (*real) (const char *) = next ("unlink");

  return fails () ? -1 : real (path);
}

int
rename (const char *from, const char *to)
{
  int (*real) (const char *, const char *) = next ("rename");

  return fails () ? -1 : real (from, to);
}
