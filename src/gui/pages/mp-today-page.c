/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what needs the coordinator now, and the first steps in a new programme. */

#include "config.h"

#include "gui/pages/mp-today-page.h"

#include "gui/model/mp-recent-people.h"
#include "gui/pages/mp-page-records.h"
#include "gui/widgets/mp-count-tile.h"
#include "gui/widgets/mp-welcome-view.h"
#include "model/mp-schema.h"
#include "store/mp-query-today.h"

#include <glib/gi18n.h>

/* In each group, until somebody asks for more. */
#define FEW_ITEMS 6
#define MOST_ITEMS 200
#define MOST_RECENT 6

struct _MpTodayPage
{
  MpPage parent_instance;

  MpJob *job;
  gboolean stale;
  gboolean show_all;
  guint first_frame;
  guint first_look;
  GPtrArray *rows; /* (element-type GtkWidget): those made from what was read */

  GtkStack *stack;
  MpCountTile *mentees_tile;
  MpCountTile *mentors_tile;
  MpCountTile *partners_tile;
  AdwPreferencesGroup *calm_group;
  AdwPreferencesGroup *due_group;
  AdwPreferencesGroup *guardian_group;
  AdwPreferencesGroup *recent_group;
};

G_DEFINE_FINAL_TYPE (MpTodayPage, mp_today_page, MP_TYPE_PAGE)

static void
remove_rows (MpTodayPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static AdwActionRow *
add_row (MpTodayPage         *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 2);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
lead_to (AdwActionRow *row,
         const char   *action,
         gint64        id)
{
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

static void
add_done_button (AdwActionRow      *row,
                 const MpTodayItem *item)
{
  const char *table = item->kind == MP_TODAY_CALL_PERSON ? mp_contact_log_table.name
                                                         : mp_partner_check_in_table.name;
  GtkWidget *button = gtk_button_new_with_label (_("Done"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", table, item->record_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.follow-up-done");
  adw_action_row_add_suffix (row, button);
}

static char *
describe_due (const MpTodayItem *item,
              MpDate             today)
{
  g_autofree char *day = mp_date_to_relative (item->due_on, today);
  g_autofree char *due = NULL;

  /* Translators: when something was to be done, such as "today" or "3 days ago". */
  due = g_strdup_printf (_("Due %s"), day);
  if (item->text == NULL || *item->text == '\0')
    return g_steal_pointer (&due);

  return g_strdup_printf ("%s · %s", due, item->text);
}

static void
show_due (MpTodayPage   *self,
          const MpToday *today)
{
  const MpDate day = mp_store_get_today (mp_page_get_store (MP_PAGE (self)));

  for (guint i = 0; i < today->due->len; i++)
    {
      const MpTodayItem *item = today->due->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *subtitle = describe_due (item, day);
      AdwActionRow *row;

      /* Translators: %s is a person or a partner to get in touch with. */
      title = g_strdup_printf (_("Follow up with %s"), item->name);
      row = add_row (self, self->due_group, title, subtitle);
      add_done_button (row, item);
      lead_to (row, item->kind == MP_TODAY_CALL_PERSON ? "win.open-person"
                                                       : "win.open-organisation",
               item->subject_id);
    }
}

static void
show_guardians (MpTodayPage   *self,
                const MpToday *today)
{
  for (guint i = 0; i < today->no_guardian->len; i++)
    {
      const MpTodayItem *item = today->no_guardian->pdata[i];
      const char *subtitle = item->text != NULL
                           ? _("The guardian’s phone number or e-mail address is missing.")
                           : _("The guardian’s name is missing.");

      lead_to (add_row (self, self->guardian_group, item->name, subtitle), "win.open-person",
               item->subject_id);
    }
}

static void
say_what_is_left_out (MpTodayPage         *self,
                      AdwPreferencesGroup *group,
                      gint64               n,
                      guint                n_shown)
{
  g_autofree char *text = NULL;
  AdwActionRow *row;

  if (n <= n_shown)
    return;

  text = g_strdup_printf (ngettext ("Show %d more", "Show %d more", (gulong) (n - n_shown)),
                          (int) (n - n_shown));
  row = add_row (self, group, text, NULL);
  if (self->show_all)
    return;

  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.show-all");
}

static void
show_recent (MpTodayPage *self)
{
  GSettings *settings = mp_context_get_settings (mp_page_get_context (MP_PAGE (self)));
  g_autoptr (GPtrArray) people = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), FALSE);
  if (settings == NULL)
    return;

  people = mp_recent_people_list (settings, mp_page_get_store (MP_PAGE (self)), MOST_RECENT);
  for (guint i = 0; i < people->len; i++)
    {
      const MpPerson *person = people->pdata[i];
      g_autofree char *name = mp_person_dup_display_name (person);

      lead_to (add_row (self, self->recent_group, name, NULL), "win.open-person",
               person->row.id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), people->len > 0);
}

static void
show_counts (MpTodayPage   *self,
             const MpToday *today)
{
  mp_count_tile_set (self->mentees_tile, today->n_mentees,
                     ngettext ("mentee", "mentees", (gulong) today->n_mentees));
  mp_count_tile_set (self->mentors_tile, today->n_mentors,
                     ngettext ("mentor", "mentors", (gulong) today->n_mentors));
  mp_count_tile_set (self->partners_tile, today->n_partners,
                     ngettext ("partner", "partners", (gulong) today->n_partners));
}

static void
show_view (MpTodayPage *self,
           gboolean     empty)
{
  if (empty && gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
    gtk_stack_add_named (self->stack, mp_welcome_view_new (), "welcome");

  gtk_stack_set_visible_child_name (self->stack, empty ? "welcome" : "main");
}

/* What waits is what one comes for; without any, the first steps or the numbers. */
static gboolean
mp_today_page_focus_content (MpPage *page)
{
  MpTodayPage *self = MP_TODAY_PAGE (page);
  AdwPreferencesGroup *const groups[] = { self->due_group, self->guardian_group,
                                          self->recent_group };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (gtk_widget_get_mapped (GTK_WIDGET (groups[i]))
        && gtk_widget_child_focus (GTK_WIDGET (groups[i]), GTK_DIR_TAB_FORWARD))
      return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Which of the rows has the keyboard, or -1; rows are made anew with every change. */
static int
find_focused_row (MpTodayPage *self,
                  gboolean    *on_button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  *on_button = GTK_IS_BUTTON (focus);
  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      return (int) i;

  return -1;
}

/* Whoever goes through what waits goes on with the next of it. */
static void
focus_row (MpTodayPage *self,
           int          position,
           gboolean     on_button)
{
  GtkWidget *row;

  if (self->rows->len == 0)
    return;

  row = self->rows->pdata[MIN ((guint) position, self->rows->len - 1)];
  gtk_widget_grab_focus (row);
  if (on_button)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
show_today (MpTodayPage   *self,
            const MpToday *today)
{
  const gint64 n_waiting = today->n_due + today->n_no_guardian;
  gboolean on_button;
  const int focused = find_focused_row (self, &on_button);

  remove_rows (self);
  show_counts (self, today);
  show_due (self, today);
  say_what_is_left_out (self, self->due_group, today->n_due, today->due->len);
  show_guardians (self, today);
  say_what_is_left_out (self, self->guardian_group, today->n_no_guardian,
                        today->no_guardian->len);
  show_recent (self);

  gtk_widget_set_visible (GTK_WIDGET (self->calm_group), n_waiting == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->due_group), today->n_due > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->guardian_group), today->n_no_guardian > 0);
  show_view (self, today->n_people + today->n_partners == 0);
  if (focused >= 0)
    focus_row (self, focused, on_button);
  else
    mp_page_take_focus (MP_PAGE (self));
  mp_context_set_attention (mp_page_get_context (MP_PAGE (self)), "today", n_waiting);
}

typedef struct
{
  gint64 site;
  guint limit;
} Question;

static gpointer
read_in_thread (MpJob    *job,
                MpStore  *store,
                gpointer  data,
                GError  **error)
{
  const Question *question = data;

  return mp_query_today (store, question->site, question->limit, error);
}

static void refresh (MpTodayPage *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MpTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MpToday) today = mp_job_finish (MP_JOB (source), result, &error);

  g_clear_object (&self->job);
  if (today != NULL)
    show_today (self, today);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mp_context_show_error (mp_page_get_context (MP_PAGE (self)), _("Today Cannot Be Shown"),
                           error);

  if (self->stale)
    refresh (self);
}

/* What changes while it reads is read again afterwards. */
static void
refresh (MpTodayPage *self)
{
  MpContext *context = mp_page_get_context (MP_PAGE (self));
  Question *question;

  self->stale = self->job != NULL;
  if (self->stale)
    return;

  question = g_new (Question, 1);
  question->site = mp_context_get_site (context);
  question->limit = self->show_all ? MOST_ITEMS : FEW_ITEMS;
  self->job = mp_job_new (mp_context_get_store (context), _("Looking at today"));
  mp_job_start (self->job, read_in_thread, question, g_free, (GDestroyNotify) mp_today_free,
                read_cb, g_object_ref (self));
}

static gboolean
first_look_cb (gpointer user_data)
{
  MpTodayPage *self = user_data;

  self->first_look = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

/* While the frame is prepared; what waits at low priority comes after it has been drawn. */
static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  MpTodayPage *self = MP_TODAY_PAGE (widget);

  self->first_frame = 0;
  self->first_look = g_idle_add_full (G_PRIORITY_LOW, first_look_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

/* After the first frame: laying out the rows takes longer than all the rest of the window, and
 * reading them keeps the disk and a processor busy, which the frame needs. */
static void
look_soon (MpTodayPage *self)
{
  if (self->first_frame == 0 && self->first_look == 0)
    self->first_frame
      = gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

static void
follow_up_done_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  mp_page_finish_follow_up (user_data, mp_schema_find (table), id);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MpTodayPage *self = user_data;

  self->show_all = TRUE;
  refresh (self);
}

static void
mp_today_page_shown (MpPage *page)
{
  MpTodayPage *self = MP_TODAY_PAGE (page);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = NULL;

  /* Translators: the day under the title "Today", such as "Tuesday, 4 November"; see strftime. */
  day = g_date_time_format (now, _("%A, %-e %B"));
  mp_page_set_subtitle (page, day);
  look_soon (self);
}

static void
mp_today_page_constructed (GObject *object)
{
  MpTodayPage *self = MP_TODAY_PAGE (object);
  MpContext *context = mp_page_get_context (MP_PAGE (self));

  G_OBJECT_CLASS (mp_today_page_parent_class)->constructed (object);

  g_signal_connect_object (mp_context_get_store (context), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::site", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
mp_today_page_dispose (GObject *object)
{
  MpTodayPage *self = MP_TODAY_PAGE (object);

  self->stale = FALSE;
  if (self->first_frame != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->first_frame);
  self->first_frame = 0;
  g_clear_handle_id (&self->first_look, g_source_remove);
  if (self->job != NULL)
    mp_job_cancel (self->job);
  g_signal_handlers_disconnect_by_data (mp_page_get_store (MP_PAGE (self)), self);
  g_signal_handlers_disconnect_by_data (mp_page_get_context (MP_PAGE (self)), self);

  G_OBJECT_CLASS (mp_today_page_parent_class)->dispose (object);
}

static void
mp_today_page_finalize (GObject *object)
{
  MpTodayPage *self = MP_TODAY_PAGE (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mp_today_page_parent_class)->finalize (object);
}

static void
mp_today_page_class_init (MpTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_today_page_constructed;
  object_class->dispose = mp_today_page_dispose;
  object_class->finalize = mp_today_page_finalize;
  MP_PAGE_CLASS (klass)->focus_content = mp_today_page_focus_content;
  MP_PAGE_CLASS (klass)->shown = mp_today_page_shown;

  g_type_ensure (MP_TYPE_COUNT_TILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, mentees_tile);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, mentors_tile);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, partners_tile);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, calm_group);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, due_group);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, guardian_group);
  gtk_widget_class_bind_template_child (widget_class, MpTodayPage, recent_group);
}

static void
mp_today_page_init (MpTodayPage *self)
{
  static const GActionEntry actions[] = {
    { .name = "follow-up-done", .activate = follow_up_done_cb, .parameter_type = "(sx)" },
    { .name = "show-all", .activate = show_all_cb },
  };

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (mp_page_get_actions (MP_PAGE (self))), actions,
                                   G_N_ELEMENTS (actions), self);
}

/**
 * mp_today_page_new:
 * @context: of the window
 *
 * Returns: (transfer floating): the page
 */
MpPage *
mp_today_page_new (MpContext *context)
{
  return g_object_new (MP_TYPE_TODAY_PAGE, "context", context, NULL);
}
