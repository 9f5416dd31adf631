/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts any program under X11, and tells when its window has real pixels, and its memory. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds after which it is too late, and without drawing after which all is drawn. */
#define TOO_LATE 60000.0
#define QUIET 700.0

/* Splash screens and tooltips are smaller. */
#define SMALLEST_WIDTH 300
#define SMALLEST_HEIGHT 200

/* A blank window with its frame has fewer. */
#define COLOURS_OF_CONTENT 16

typedef struct
{
  Display *display;
  int damage_event;
  pid_t group;
  double start;
  Window window;
  double mapped;
  double painted;
  double drawn_last;
} Watch;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec * 1e-6;
}

/* Windows come and go; what is asked about one that has gone has no answer. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static int
count_colours (XImage *image)
{
  unsigned long colours[COLOURS_OF_CONTENT + 1];
  int n_colours = 0;

  for (int y = 2; y < image->height; y += 3)
    for (int x = 1; x < image->width; x += 2)
      {
        unsigned long pixel = XGetPixel (image, x, y);
        int i = 0;

        while (i < n_colours && colours[i] != pixel)
          i++;
        if (i == n_colours)
          colours[n_colours++] = pixel;
        if (n_colours > COLOURS_OF_CONTENT)
          return n_colours;
      }
  return n_colours;
}

static int
has_content (Watch *watch)
{
  XWindowAttributes facts;
  XImage *image;
  int n_colours;

  if (!XGetWindowAttributes (watch->display, watch->window, &facts)
      || facts.map_state != IsViewable)
    return 0;
  image = XGetImage (watch->display, watch->window, 0, 0, (unsigned int) facts.width,
                     (unsigned int) facts.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return 0;
  n_colours = count_colours (image);
  XDestroyImage (image);
  return n_colours > COLOURS_OF_CONTENT;
}

static void
look (Watch *watch)
{
  if (watch->window != 0 && watch->painted == 0 && has_content (watch))
    watch->painted = now () - watch->start;
}

static void
take_window (Watch *watch, const XMapEvent *event)
{
  XWindowAttributes facts;

  if (event->event != DefaultRootWindow (watch->display) || event->override_redirect
      || !XGetWindowAttributes (watch->display, event->window, &facts)
      || facts.width < SMALLEST_WIDTH || facts.height < SMALLEST_HEIGHT)
    return;
  if (watch->mapped == 0)
    watch->mapped = now () - watch->start;
  watch->window = event->window;
  watch->painted = 0;
  watch->drawn_last = now () - watch->start;
  XDamageCreate (watch->display, event->window, XDamageReportNonEmpty);
}

static void
take_event (Watch *watch)
{
  XEvent event;

  XNextEvent (watch->display, &event);
  if (event.type == MapNotify)
    take_window (watch, &event.xmap);
  else if (event.type == watch->damage_event + XDamageNotify)
    {
      const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) &event;

      XDamageSubtract (watch->display, damage->damage, None, None);
      watch->drawn_last = now () - watch->start;
    }
}

/* Whether there is nothing to wait for any more. */
static int
is_over (const Watch *watch)
{
  double time = now () - watch->start;

  return time > TOO_LATE || (watch->painted > 0 && time - watch->drawn_last > QUIET)
         || (watch->window == 0 && waitpid (watch->group, NULL, WNOHANG) == watch->group);
}

static void
wait_until_settled (Watch *watch)
{
  struct pollfd connection = { ConnectionNumber (watch->display), POLLIN, 0 };

  while (!is_over (watch))
    {
      while (XPending (watch->display) > 0)
        take_event (watch);
      look (watch);
      poll (&connection, 1, 5);
    }
}

static long
read_pss (int pid)
{
  char path[64], line[256];
  long kibibytes = 0;
  FILE *file;

  snprintf (path, sizeof path, "/proc/%d/smaps_rollup", pid);
  file = fopen (path, "r");
  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (sscanf (line, "Pss: %ld", &kibibytes) == 1)
      break;
  if (file != NULL)
    fclose (file);
  return kibibytes;
}

/* Of the program and whatever it started. */
static double
sum_pss (pid_t group)
{
  DIR *processes = opendir ("/proc");
  struct dirent *entry;
  long kibibytes = 0;

  while (processes != NULL && (entry = readdir (processes)) != NULL)
    if (atoi (entry->d_name) > 0 && getpgid (atoi (entry->d_name)) == group)
      kibibytes += read_pss (atoi (entry->d_name));
  if (processes != NULL)
    closedir (processes);
  return (double) kibibytes / 1024;
}

static void
become (char **words, int display_fd)
{
  int nothing = open ("/dev/null", O_WRONLY);

  setpgid (0, 0);
  close (display_fd);
  dup2 (nothing, STDOUT_FILENO);
  dup2 (nothing, STDERR_FILENO);
  execvp (words[0], words);
  _exit (127);
}

static void
end_all (pid_t group)
{
  kill (-group, SIGTERM);
  for (int i = 0; i < 50 && waitpid (group, NULL, WNOHANG) == 0; i++)
    usleep (20000);
  kill (-group, SIGKILL);
  while (waitpid (-group, NULL, 0) > 0)
    ;
}

int
main (int argc, char **argv)
{
  Watch watch = { .display = XOpenDisplay (NULL) };
  int ignored;
  double pss;

  if (argc < 2 || watch.display == NULL
      || !XDamageQueryExtension (watch.display, &watch.damage_event, &ignored))
    return 2;
  XSetErrorHandler (ignore_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.start = now ();
  watch.group = fork ();
  if (watch.group == 0)
    become (argv + 1, ConnectionNumber (watch.display));
  setpgid (watch.group, watch.group);
  wait_until_settled (&watch);
  pss = sum_pss (watch.group);
  end_all (watch.group);

  if (watch.painted == 0)
    {
      fprintf (stderr, "%s showed nothing.\n", argv[1]);
      return 1;
    }
  printf ("mapped %.3f\npainted %.3f\nsettled %.3f\npss %.3f\n", watch.mapped, watch.painted,
          watch.drawn_last, pss);
  return 0;
}
