/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of a window share: the programme, the settings, the site, and a way to speak. */

#include "config.h"

#include "gui/mp-context.h"

#include <glib/gi18n.h>

/**
 * MpContext:
 *
 * Handed to every page when it is made.  One open programme in one window has one context.
 */
struct _MpContext
{
  GObject parent_instance;

  MpStore *store;
  GSettings *settings;
  gint64 site;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_SETTINGS,
  PROP_SITE,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  SIGNAL_PERSON_DONE,
  SIGNAL_MESSAGE,
  SIGNAL_FAILED,
  SIGNAL_ATTENTION,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpContext, mp_context, G_TYPE_OBJECT)

static void
mp_context_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  MpContext *self = MP_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SITE:
      g_value_set_int64 (value, self->site);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_context_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  MpContext *self = MP_CONTEXT (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_SITE:
      mp_context_set_site (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mp_context_finalize (GObject *object)
{
  MpContext *self = MP_CONTEXT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mp_context_parent_class)->finalize (object);
}

static void
mp_context_class_init (MpContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mp_context_get_property;
  object_class->set_property = mp_context_set_property;
  object_class->finalize = mp_context_finalize;

  properties[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, MP_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SITE] =
    g_param_spec_int64 ("site", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MpContext::done:
   * @label: what was done, a whole sentence
   *
   * Something was written that undo takes back.
   */
  signals[SIGNAL_DONE] =
    g_signal_new ("done", MP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * MpContext::person-done:
   * @label: what was done, a whole sentence
   * @person: whom it was done to
   *
   * Something was written that undo takes back, and the person is worth looking at.
   */
  signals[SIGNAL_PERSON_DONE] =
    g_signal_new ("person-done", MP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  /**
   * MpContext::message:
   * @text: a whole sentence
   *
   * Something is worth saying in passing.
   */
  signals[SIGNAL_MESSAGE] =
    g_signal_new ("message", MP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * MpContext::failed:
   * @heading: what could not be done
   * @error: why
   *
   * Something asked for was not done, and the person has to know.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", MP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  /**
   * MpContext::attention:
   * @place: the name of an entry of the sidebar
   * @count: how many things need attention there
   *
   * A page has counted.
   */
  signals[SIGNAL_ATTENTION] =
    g_signal_new ("attention", MP_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
mp_context_init (MpContext *self)
{
}

/**
 * mp_context_new:
 * @store: the open programme
 * @settings: of the application
 *
 * Returns: (transfer full): a context that shows all sites
 */
MpContext *
mp_context_new (MpStore   *store,
                GSettings *settings)
{
  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  return g_object_new (MP_TYPE_CONTEXT, "store", store, "settings", settings, NULL);
}

/**
 * mp_context_get_store:
 *
 * Returns: (transfer none): the open programme
 */
MpStore *
mp_context_get_store (MpContext *self)
{
  g_return_val_if_fail (MP_IS_CONTEXT (self), NULL);

  return self->store;
}

/**
 * mp_context_get_settings:
 *
 * Returns: (transfer none) (nullable): the application's settings
 */
GSettings *
mp_context_get_settings (MpContext *self)
{
  g_return_val_if_fail (MP_IS_CONTEXT (self), NULL);

  return self->settings;
}

/**
 * mp_context_get_site:
 *
 * Returns: the site whose people are shown, or 0 for all sites
 */
gint64
mp_context_get_site (MpContext *self)
{
  g_return_val_if_fail (MP_IS_CONTEXT (self), 0);

  return self->site;
}

/**
 * mp_context_set_site:
 * @site: the id of a site, or 0 for all sites
 *
 * Lists follow `notify::site`.
 */
void
mp_context_set_site (MpContext *self,
                     gint64     site)
{
  g_return_if_fail (MP_IS_CONTEXT (self));

  if (self->site == site)
    return;

  self->site = site;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
}

/**
 * mp_context_apply:
 * @batch: what to write
 * @done: (nullable): what was done, for the toast with its Undo, or %NULL for silence
 *
 * Writes, then says so; if it fails, shows why.  A form that wants to show a refusal beside its
 * fields calls mp_store_apply() itself.
 *
 * Returns: whether it was written
 */
gboolean
mp_context_apply (MpContext  *self,
                  MpBatch    *batch,
                  const char *done)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MP_IS_CONTEXT (self), FALSE);

  if (!mp_store_apply (self->store, batch, &error))
    {
      mp_context_show_error (self, _("Not Saved"), error);
      return FALSE;
    }

  if (done != NULL)
    mp_context_toast_done (self, done);

  return TRUE;
}

/**
 * mp_context_toast_done:
 * @label: what was done, a whole sentence without a full stop, such as "Meeting logged"
 *
 * Shows a toast with an Undo button that takes back the newest step.
 */
void
mp_context_toast_done (MpContext  *self,
                       const char *label)
{
  g_return_if_fail (MP_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_DONE], 0, label);
}

/**
 * mp_context_toast_person:
 * @label: what was done, a whole sentence without a full stop, such as "Zoë Lambert added"
 * @person: whom it was done to
 *
 * Shows a toast with an Undo button, and another that opens the person's profile.
 */
void
mp_context_toast_person (MpContext  *self,
                         const char *label,
                         gint64      person)
{
  g_return_if_fail (MP_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_PERSON_DONE], 0, label, person);
}

/**
 * mp_context_toast:
 * @text: a whole sentence without a full stop
 *
 * Shows a toast without a button.
 */
void
mp_context_toast (MpContext  *self,
                  const char *text)
{
  g_return_if_fail (MP_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text);
}

/**
 * mp_context_show_error:
 * @heading: what could not be done, such as "Not Saved"
 * @error: why; its message is shown as it is
 *
 * Shows a dialog, for something that the person asked for and that did not happen.
 */
void
mp_context_show_error (MpContext    *self,
                       const char   *heading,
                       const GError *error)
{
  g_return_if_fail (MP_IS_CONTEXT (self));
  g_return_if_fail (error != NULL);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, heading, error);
}

/**
 * mp_context_set_attention:
 * @place: the name of an entry of the sidebar
 * @count: how many things need attention there; 0 for none
 *
 * Shows a number beside the entry.
 */
void
mp_context_set_attention (MpContext  *self,
                          const char *place,
                          gint64      count)
{
  g_return_if_fail (MP_IS_CONTEXT (self));

  g_signal_emit (self, signals[SIGNAL_ATTENTION], 0, place, count);
}
