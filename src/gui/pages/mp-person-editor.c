/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds or edits a person with the mentee and mentor parts, saying what is wrong while typing. */

#include "config.h"

#include "gui/pages/mp-person-editor.h"

#include "gui/model/mp-profile-layout.h"
#include "gui/pages/mp-duplicates-dialog.h"
#include "gui/pages/mp-merge-window.h"
#include "gui/pages/mp-reference-adder.h"
#include "gui/widgets/mp-form-references.h"
#include "model/mp-programme.h"
#include "rules/mp-people-rules.h"
#include "store/mp-people-actions.h"

#include <glib/gi18n.h>

#define MAX_DUPLICATES 5

enum
{
  PART_PERSON,
  PART_MENTEE,
  PART_MENTOR,
  N_PARTS,
};

static const MpTable *const part_tables[N_PARTS] = {
  [PART_PERSON] = &mp_person_table,
  [PART_MENTEE] = &mp_mentee_table,
  [PART_MENTOR] = &mp_mentor_table,
};

struct _MpPersonEditor
{
  MpFormWindow parent_instance;

  MpContext *context;
  MpProfile *before;
  MpProgramme *programme;
  MpForm *forms[N_PARTS];
  gboolean has[N_PARTS];
  GPtrArray *groups[N_PARTS];
  gint64 merge_into;

  GtkBox *groups_box;
  GtkWidget *mentee_button;
  GtkWidget *mentor_button;
};

G_DEFINE_FINAL_TYPE (MpPersonEditor, mp_person_editor, MP_TYPE_FORM_WINDOW)

static MpStore *
store_of (MpPersonEditor *self)
{
  return mp_context_get_store (self->context);
}

static int
part_of (const MpTable *table)
{
  for (int i = 0; i < N_PARTS; i++)
    if (part_tables[i] == table)
      return i;

  g_return_val_if_reached (PART_PERSON);
}

static void
check_age (MpPersonEditor *self, MpProblems *problems)
{
  const MpPerson *person = mp_form_get_draft (self->forms[PART_PERSON]);
  const MpMentee *mentee = mp_form_get_draft (self->forms[PART_MENTEE]);

  const MpMentee *stored = self->before->mentee;

  if (stored != NULL && stored->row.id == 0)
    stored = NULL;
  if (self->has[PART_MENTEE]
      && !mp_people_keeps_age (self->before->person, stored, person, mentee))
    mp_people_check_intake (person, mentee, self->programme,
                            mp_store_get_today (store_of (self)), problems);
}

static void
check_person (gconstpointer draft, MpProblems *problems, gpointer user_data)
{
  check_age (user_data, problems);
}

/* The rule is about two days: it is said at the one that somebody changes, too. */
static void
check_mentee (gconstpointer draft, MpProblems *problems, gpointer user_data)
{
  g_autoptr (MpProblems) about_age = mp_problems_new ();

  check_age (user_data, about_age);
  if (mp_problems_get_count (about_age) > 0)
    mp_problems_add (problems, mp_table_find_field (&mp_mentee_table, "intake_on"), "P-1", "%s",
                     mp_problems_get (about_age, 0)->message);
}

static void
person_changed_cb (MpPersonEditor *self)
{
  mp_form_refresh (self->forms[PART_MENTEE]);
}

static void
mentee_changed_cb (MpPersonEditor *self)
{
  mp_form_refresh (self->forms[PART_PERSON]);
}

static void
show_parts (MpPersonEditor *self)
{
  for (int part = 0; part < N_PARTS; part++)
    for (guint i = 0; i < self->groups[part]->len; i++)
      gtk_widget_set_visible (self->groups[part]->pdata[i], self->has[part]);

  gtk_widget_set_visible (self->mentee_button, !self->has[PART_MENTEE]);
  gtk_widget_set_visible (self->mentor_button, !self->has[PART_MENTOR]);
}

static void
add_part (MpPersonEditor *self, int part)
{
  self->has[part] = TRUE;
  show_parts (self);
  gtk_widget_child_focus (self->groups[part]->pdata[0], GTK_DIR_TAB_FORWARD);
}

static void
also_mentee_cb (MpPersonEditor *self)
{
  add_part (self, PART_MENTEE);
}

static void
also_mentor_cb (MpPersonEditor *self)
{
  add_part (self, PART_MENTOR);
}

static void
build_groups (MpPersonEditor *self)
{
  guint n_groups;
  const MpProfileGroup *groups = mp_profile_layout_get_groups (&n_groups);

  for (guint i = 0; i < n_groups; i++)
    {
      int part = part_of (groups[i].table);
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(groups[i].title));
      if (groups[i].description != NULL)
        adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                               _(groups[i].description));
      mp_form_add_fields (self->forms[part], ADW_PREFERENCES_GROUP (group),
                          groups[i].field_names);
      gtk_box_append (self->groups_box, group);
      g_ptr_array_add (self->groups[part], group);
    }
}

/* What every part that is shown holds now, or NULL if something is wrong with one of them. */
static MpProfile *
collect (MpPersonEditor *self)
{
  g_autoptr (MpProfile) profile = g_new0 (MpProfile, 1);

  profile->person = mp_form_collect (self->forms[PART_PERSON]);
  if (self->has[PART_MENTEE])
    profile->mentee = mp_form_collect (self->forms[PART_MENTEE]);
  if (self->has[PART_MENTOR])
    profile->mentor = mp_form_collect (self->forms[PART_MENTOR]);

  if (profile->person == NULL || (self->has[PART_MENTEE] && profile->mentee == NULL)
      || (self->has[PART_MENTOR] && profile->mentor == NULL))
    return NULL;

  return g_steal_pointer (&profile);
}

static void
show_wrong (MpPersonEditor *self)
{
  gboolean focused = FALSE;

  for (int part = 0; part < N_PARTS; part++)
    {
      g_autofree char *problem = NULL;

      if (!self->has[part])
        continue;
      problem = mp_form_dup_problem (self->forms[part], NULL);
      if (problem != NULL)
        mp_form_window_show_problem (MP_FORM_WINDOW (self), problem);
      focused = focused || mp_form_focus_problem (self->forms[part]);
    }
}

static void
open_merge (MpPersonEditor *self, gint64 kept, gint64 other)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  MpMergeWindow *window = mp_merge_window_new (self->context, GTK_WIDGET (parent), kept, other,
                                               &error);

  if (window == NULL)
    mp_context_show_error (self->context, _("Not Merged"), error);
  else
    gtk_window_present (GTK_WINDOW (window));
}

static void
say_done (MpPersonEditor *self, const MpProfile *profile)
{
  g_autofree char *name = mp_person_dup_display_name (profile->person);
  g_autofree char *done = NULL;

  if (self->before->person->row.id == 0)
    {
      /* Translators: %s is a person's name. */
      done = g_strdup_printf (_("%s added"), name);
      mp_context_toast_person (self->context, done, profile->person->row.id);
      return;
    }

  /* Translators: %s is a person's name. */
  done = g_strdup_printf (_("%s saved"), name);
  mp_context_toast_done (self->context, done);
}

static void
save_profile (MpPersonEditor *self, MpProfile *profile)
{
  gboolean is_new = profile->person->row.id == 0;
  g_autoptr (GError) error = NULL;

  if ((!is_new && !mp_profile_catch_up (profile, self->before, store_of (self), &error))
      || !mp_people_save (store_of (self), profile, NULL, &error))
    {
      mp_form_window_show_problem (MP_FORM_WINDOW (self), error->message);
      return;
    }

  say_done (self, profile);
  if (self->merge_into != 0)
    open_merge (self, self->merge_into, profile->person->row.id);
  else if (is_new)
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                                "win.open-person", "x", profile->person->row.id);
  mp_form_window_close (MP_FORM_WINDOW (self));
}

static void
duplicates_answered_cb (MpPersonEditor *self, MpDuplicatesAnswer answer, gint64 other)
{
  g_autoptr (MpProfile) profile = NULL;

  if (answer == MP_DUPLICATES_OPEN)
    {
      gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                                  "win.open-person", "x", other);
      mp_form_window_close (MP_FORM_WINDOW (self));
      return;
    }

  profile = collect (self);
  if (profile == NULL)
    return;
  self->merge_into = answer == MP_DUPLICATES_MERGE ? other : 0;
  save_profile (self, profile);
}

/* Somebody who is edited is looked for again only when what is compared has changed. */
static gboolean
has_new_key (MpPersonEditor *self, const MpPerson *person)
{
  const MpPerson *before = self->before->person;
  g_autoptr (MpPerson) derived = NULL;

  if (before->row.id == 0)
    return TRUE;

  derived = mp_row_copy (person);
  mp_row_derive (derived);
  return g_strcmp0 (derived->sort_name, before->sort_name) != 0
         || g_strcmp0 (derived->email_key, before->email_key) != 0
         || g_strcmp0 (derived->phone_key, before->phone_key) != 0
         || mp_date_compare (derived->birth_date, before->birth_date) != 0;
}

static gboolean
ask_about_duplicates (MpPersonEditor *self, const MpPerson *person)
{
  g_autoptr (GArray) found = NULL;
  GtkWidget *dialog;

  if (!has_new_key (self, person))
    return FALSE;

  found = mp_query_duplicates_of_person (store_of (self), person, MAX_DUPLICATES, NULL);
  if (found == NULL || found->len == 0)
    return FALSE;

  dialog = mp_duplicates_dialog_new (GTK_WINDOW (self), store_of (self), person, found);
  g_signal_connect_object (dialog, "answered", G_CALLBACK (duplicates_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
mp_person_editor_save (MpFormWindow *window)
{
  MpPersonEditor *self = MP_PERSON_EDITOR (window);
  g_autoptr (MpProfile) profile = collect (self);

  mp_form_window_show_problem (window, NULL);
  if (profile == NULL)
    {
      show_wrong (self);
      return;
    }

  if (!ask_about_duplicates (self, profile->person))
    save_profile (self, profile);
}

static gboolean
mp_person_editor_is_changed (MpFormWindow *window)
{
  MpPersonEditor *self = MP_PERSON_EDITOR (window);

  for (int part = 0; part < N_PARTS; part++)
    if (self->has[part] && mp_form_is_changed (self->forms[part]))
      return TRUE;

  return FALSE;
}

static void
mp_person_editor_dispose (GObject *object)
{
  MpPersonEditor *self = MP_PERSON_EDITOR (object);

  for (int part = 0; part < N_PARTS; part++)
    g_clear_object (&self->forms[part]);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_PERSON_EDITOR);

  G_OBJECT_CLASS (mp_person_editor_parent_class)->dispose (object);
}

static void
mp_person_editor_finalize (GObject *object)
{
  MpPersonEditor *self = MP_PERSON_EDITOR (object);

  for (int part = 0; part < N_PARTS; part++)
    g_clear_pointer (&self->groups[part], g_ptr_array_unref);
  g_clear_pointer (&self->before, mp_profile_free);
  g_clear_pointer (&self->programme, mp_programme_free);

  G_OBJECT_CLASS (mp_person_editor_parent_class)->finalize (object);
}

static void
mp_person_editor_class_init (MpPersonEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_person_editor_dispose;
  object_class->finalize = mp_person_editor_finalize;
  MP_FORM_WINDOW_CLASS (klass)->save = mp_person_editor_save;
  MP_FORM_WINDOW_CLASS (klass)->is_changed = mp_person_editor_is_changed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/mp-person-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MpPersonEditor, groups_box);
  gtk_widget_class_bind_template_child (widget_class, MpPersonEditor, mentee_button);
  gtk_widget_class_bind_template_child (widget_class, MpPersonEditor, mentor_button);
  gtk_widget_class_bind_template_callback (widget_class, also_mentee_cb);
  gtk_widget_class_bind_template_callback (widget_class, also_mentor_cb);
}

static void
mp_person_editor_init (MpPersonEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int part = 0; part < N_PARTS; part++)
    {
      self->forms[part] = mp_form_new (part_tables[part]);
      self->groups[part] = g_ptr_array_new ();
    }
  build_groups (self);
  g_signal_connect_object (self->forms[PART_PERSON], "changed", G_CALLBACK (person_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forms[PART_MENTEE], "changed", G_CALLBACK (mentee_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
load_programme (MpPersonEditor *self)
{
  g_autoptr (GPtrArray) rows = mp_store_list (store_of (self), &mp_programme_table, NULL);

  if (rows != NULL && rows->len > 0)
    self->programme = mp_row_copy (rows->pdata[0]);
}

/* A part that the person does not have yet starts empty, a mentee with today as intake. */
static gpointer
dup_or_new (MpPersonEditor *self, int part)
{
  gpointer row = mp_profile_get_part (self->before, part_tables[part]);

  if (row != NULL)
    return mp_row_copy (row);

  row = mp_row_new (part_tables[part]);
  if (part == PART_MENTEE)
    ((MpMentee *) row)->intake_on = mp_store_get_today (store_of (self));
  return row;
}

static void
load (MpPersonEditor *self)
{
  g_autoptr (GError) error = NULL;

  mp_form_set_check (self->forms[PART_PERSON], check_person, self);
  mp_form_set_check (self->forms[PART_MENTEE], check_mentee, self);
  for (int part = 0; part < N_PARTS; part++)
    {
      gpointer row = dup_or_new (self, part);

      self->has[part] = mp_profile_get_part (self->before, part_tables[part]) != NULL;
      mp_form_set_today (self->forms[part], mp_store_get_today (store_of (self)));
      mp_form_load (self->forms[part], row);
      if (!mp_form_load_references (self->forms[part], store_of (self), &error))
        {
          mp_form_window_show_problem (MP_FORM_WINDOW (self), error->message);
          g_clear_error (&error);
        }
      mp_row_free (row);
    }
  show_parts (self);
}

static void
attach_adders (MpPersonEditor *self)
{
  static const struct
  {
    int part;
    const char *field_name;
  } references[] = {
    { PART_MENTEE, "organisation" },
    { PART_MENTEE, "cohort" },
    { PART_MENTEE, "site" },
    { PART_MENTOR, "site" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    mp_reference_adder_attach (self->forms[references[i].part], references[i].field_name,
                               self->context);
}

static MpPersonEditor *
open_editor (MpContext *context, GtkWidget *parent, MpProfile *profile, const char *title)
{
  MpPersonEditor *self = g_object_new (MP_TYPE_PERSON_EDITOR,
                                       "title", title,
                                       "transient-for", gtk_widget_get_root (parent),
                                       NULL);

  self->context = g_object_ref (context);
  self->before = profile;
  load_programme (self);
  load (self);
  attach_adders (self);
  gtk_widget_grab_focus (mp_form_get_widget (self->forms[PART_PERSON], "given_name"));
  return self;
}

/**
 * mp_person_editor_new:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @part: what the person becomes: of mentees, of mentors, or of people for neither
 * @name: (nullable): what is known of the name already
 *
 * Returns: (transfer none): an editor for somebody new
 */
MpPersonEditor *
mp_person_editor_new (MpContext *context, GtkWidget *parent, const MpTable *part,
                      const char *name)
{
  MpProfile *profile;
  const char *title = _("New Person");

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  profile = mp_profile_new ();
  if (name != NULL)
    mp_people_split_name (name, &profile->person->given_name, &profile->person->family_name);
  if (part == &mp_mentee_table)
    {
      profile->mentee = mp_mentee_new ();
      profile->mentee->intake_on = mp_store_get_today (mp_context_get_store (context));
      title = _("New Mentee");
    }
  else if (part == &mp_mentor_table)
    {
      profile->mentor = mp_mentor_new ();
      title = _("New Mentor");
    }

  return open_editor (context, parent, profile, title);
}

/**
 * mp_person_editor_new_for_person:
 * @context: of the window
 * @parent: a widget of the window that it belongs to
 * @person: whom to edit
 * @error: an #MpStoreError
 *
 * Returns: (transfer none) (nullable): an editor, or %NULL with @error set if the person cannot be
 *   read
 */
MpPersonEditor *
mp_person_editor_new_for_person (MpContext *context, GtkWidget *parent, gint64 person,
                                 GError **error)
{
  MpProfile *profile;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  profile = mp_profile_load (mp_context_get_store (context), person, error);
  if (profile == NULL)
    return NULL;

  name = mp_person_dup_display_name (profile->person);
  /* Translators: %s is a person's name. */
  title = g_strdup_printf (_("Edit %s"), name);
  return open_editor (context, parent, profile, title);
}

/**
 * mp_person_editor_focus_field:
 * @field: a table and a field: "mentee.guardian_name"
 *
 * Puts the cursor where something is missing.
 */
void
mp_person_editor_focus_field (MpPersonEditor *self, const char *field)
{
  g_auto (GStrv) names = NULL;
  GtkWidget *widget = NULL;

  g_return_if_fail (MP_IS_PERSON_EDITOR (self));
  g_return_if_fail (field != NULL);

  names = g_strsplit (field, ".", 2);
  for (int part = 0; part < N_PARTS; part++)
    if (names[0] != NULL && names[1] != NULL && g_str_equal (part_tables[part]->name, names[0]))
      widget = mp_form_get_widget (self->forms[part], names[1]);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

/**
 * mp_person_editor_get_form:
 * @table: of people, mentees or mentors
 *
 * Returns: (transfer none): the form of that part
 */
MpForm *
mp_person_editor_get_form (MpPersonEditor *self, const MpTable *table)
{
  g_return_val_if_fail (MP_IS_PERSON_EDITOR (self), NULL);

  return self->forms[part_of (table)];
}
