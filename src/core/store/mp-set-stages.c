/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a stage of one or many mentees as one step, or of none of them (S-2). */

#include "store/mp-query-stages.h"

#include "model/mp-mentee.h"
#include "store/mp-query-names.h"
#include "store/mp-row-sql.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

/* How many mentees a refusal names. */
#define MAX_NAMED 5

/* What is to happen, and to whom. */
typedef struct
{
  MpStore *store;
  const MpStageRequest *request;
  GPtrArray *pipelines;
  GPtrArray *refusals;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->pipelines, g_ptr_array_unref);
  g_clear_pointer (&plan->refusals, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
check_exist (MpStore *store, const gint64 *mentees, gsize n_mentees, GError **error)
{
  for (gsize i = 0; i < n_mentees; i++)
    {
      g_autoptr (MpMentee) mentee = mp_store_get (store, &mp_mentee_table, mentees[i], error);

      if (mentee == NULL)
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_once (const gint64 *mentees, gsize n_mentees)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *once = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_mentees; i++)
    if (g_hash_table_add (seen, (gpointer) &mentees[i]))
      g_array_append_val (once, mentees[i]);
  return once;
}

/* Keeps the pipelines that the request would change; all of them if it would change none, so that
 * the refusal can say so. */
static void
drop_unchanged (Plan *plan)
{
  MpStage stage = plan->request->stage;
  GPtrArray *changing = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_pipeline_free);

  for (guint i = plan->pipelines->len; i-- > 0;)
    if (mp_pipeline_get_status (plan->pipelines->pdata[i], stage)->state != plan->request->state)
      g_ptr_array_insert (changing, 0, g_ptr_array_steal_index (plan->pipelines, i));

  if (changing->len > 0)
    {
      g_ptr_array_unref (plan->pipelines);
      plan->pipelines = changing;
    }
  else
    g_ptr_array_unref (changing);
}

static gboolean
is_overridable (const MpPipeline *pipeline, const MpStageRequest *request, MpDate today)
{
  MpStageRequest overriding = *request;
  g_autoptr (MpProblems) problems = mp_problems_new ();

  if (request->override)
    return FALSE;

  overriding.override = TRUE;
  overriding.reason = "any";
  return mp_stage_check (pipeline, &overriding, today, problems);
}

static void
check_one (Plan *plan, const MpPipeline *pipeline)
{
  MpDate today = mp_store_get_today (plan->store);
  g_autoptr (MpProblems) problems = mp_problems_new ();
  MpStageRefusal *refusal;

  if (mp_stage_check (pipeline, plan->request, today, problems))
    return;

  refusal = g_new0 (MpStageRefusal, 1);
  refusal->mentee = pipeline->mentee;
  refusal->name = mp_store_dup_name (plan->store, &mp_mentee_table, pipeline->mentee);
  refusal->overridable = mp_stage_breaks_order (pipeline, plan->request)
                         && is_overridable (pipeline, plan->request, today);
  refusal->problems = g_steal_pointer (&problems);
  g_ptr_array_add (plan->refusals, refusal);
}

static gboolean
make_plan (Plan *plan, const gint64 *mentees, gsize n_mentees, GError **error)
{
  g_autoptr (GArray) once = list_once (mentees, n_mentees);
  const gint64 *ids = (const gint64 *) (gconstpointer) once->data;

  if (!check_exist (plan->store, ids, once->len, error))
    return FALSE;
  plan->pipelines = mp_stages_load_many (plan->store, ids, once->len, error);
  if (plan->pipelines == NULL)
    return FALSE;

  drop_unchanged (plan);
  plan->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_stage_refusal_free);
  for (guint i = 0; i < plan->pipelines->len; i++)
    check_one (plan, plan->pipelines->pdata[i]);
  return TRUE;
}

static gboolean
all_overridable (GPtrArray *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    if (!((const MpStageRefusal *) refusals->pdata[i])->overridable)
      return FALSE;
  return TRUE;
}

static void
append_refusal (GString *text, const MpStageRefusal *refusal)
{
  g_autofree char *problems = mp_problems_to_text (refusal->problems);

  /* Translators: a person's name and what speaks against a change of stage. */
  g_string_append_printf (text, _("%s: %s"), refusal->name, problems);
  g_string_append_c (text, '\n');
}

static gboolean
refuse (GPtrArray *refusals, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < refusals->len && i < MAX_NAMED; i++)
    append_refusal (text, refusals->pdata[i]);
  if (refusals->len > MAX_NAMED)
    {
      guint n_more = refusals->len - MAX_NAMED;

      /* Translators: after the names of some mentees. */
      g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", n_more), n_more);
      g_string_append_c (text, '\n');
    }
  if (all_overridable (refusals))
    {
      g_string_append (text, _("The order of stages can be overridden with a reason."));
      g_string_append_c (text, '\n');
    }
  g_string_append (text, _("Nothing was saved."));
  g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_INVALID, text->str);
  return FALSE;
}

static MpBatch *
new_batch (const Plan *plan)
{
  const char *letter = mp_stage_get_letter (plan->request->stage);
  const char *state = mp_choice_get_label (mp_stage_states, plan->request->state);
  guint n_mentees = plan->pipelines->len;
  g_autofree char *label = NULL;

  if (n_mentees == 1)
    {
      const MpPipeline *pipeline = plan->pipelines->pdata[0];
      g_autofree char *name = mp_store_dup_name (plan->store, &mp_mentee_table, pipeline->mentee);

      /* Translators: as in "Set stage B to “Under way” for Zoë L.". */
      return mp_batch_new_printf (_("Set stage %s to “%s” for %s"), letter, state, name);
    }
  label = g_strdup_printf (ngettext ("Set stage %s to “%s” for %u mentee",
                                     "Set stage %s to “%s” for %u mentees", n_mentees),
                           letter, state, n_mentees);
  return mp_batch_new (label);
}

/* The stored state of a stage, or an empty row; %NULL if it cannot be read. */
static MpStageRecord *
get_record (MpStore *store, gint64 mentee, MpStage stage, GError **error)
{
  g_autofree char *sql
      = g_strconcat (mp_row_sql_select (&mp_stage_record_table), " WHERE mentee = ? AND stage = ?",
                     NULL);
  g_autoptr (MpStatement) statement = mp_db_prepare (mp_store_get_db (store), sql, error);

  if (statement == NULL)
    return NULL;
  mp_statement_bind_int (statement, 1, mentee);
  mp_statement_bind_text (statement, 2, mp_stage_get_letter (stage));
  switch (mp_statement_step (statement, error))
    {
    case MP_STEP_ROW:
      return mp_row_sql_read (statement, &mp_stage_record_table);
    case MP_STEP_DONE:
      return mp_stage_record_new ();
    default:
      return NULL;
    }
}

static gboolean
add_to_batch (const Plan *plan, const MpPipeline *pipeline, MpBatch *batch, GError **error)
{
  g_autoptr (MpStageRecord) record
      = get_record (plan->store, pipeline->mentee, plan->request->stage, error);
  g_autoptr (MpStageChange) change = mp_stage_change_new ();

  if (record == NULL)
    return FALSE;

  mp_stage_fulfil (pipeline, plan->request, record, change);
  mp_set_text (&change->author, plan->store->author);
  if (record->row.id != 0)
    mp_batch_update (batch, record);
  else
    mp_batch_take (batch, g_steal_pointer (&record));
  mp_batch_take (batch, g_steal_pointer (&change));
  return TRUE;
}

static gboolean
add_all_to_batch (const Plan *plan, MpBatch *batch, GError **error)
{
  for (guint i = 0; i < plan->pipelines->len; i++)
    if (!add_to_batch (plan, plan->pipelines->pdata[i], batch, error))
      return FALSE;
  return TRUE;
}

/* Inside the transaction, nobody else can change what the plan rests on. */
typedef struct
{
  MpStore *store;
  const gint64 *mentees;
  gsize n_mentees;
  const MpStageRequest *request;
} Order;

static gboolean
feed (MpBatch *batch, gboolean *more, gpointer user_data, GError **error)
{
  const Order *order = user_data;
  g_auto (Plan) plan = { .store = order->store, .request = order->request };

  *more = FALSE;
  if (!make_plan (&plan, order->mentees, order->n_mentees, error))
    return FALSE;
  if (plan.refusals->len > 0)
    return refuse (plan.refusals, error);
  return add_all_to_batch (&plan, batch, error);
}

/**
 * mp_stages_check:
 * @store: a programme
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are
 * @request: what is wanted of one of their stages
 * @error: an #MpStoreError if that cannot be found out
 *
 * Asks what mp_stages_set() would refuse.  Mentees who are in that state already count only if all
 * of them are.
 *
 * Returns: (transfer full) (element-type MpStageRefusal): one for each mentee for whom it is not
 *   possible, which may be none
 */
GPtrArray *
mp_stages_check (MpStore *store, const gint64 *mentees, gsize n_mentees,
                 const MpStageRequest *request, GError **error)
{
  g_auto (Plan) plan = { .store = store, .request = request };

  g_return_val_if_fail (MP_IS_STORE (store), NULL);
  g_return_val_if_fail (mentees != NULL && n_mentees > 0 && request != NULL, NULL);

  return make_plan (&plan, mentees, n_mentees, error) ? g_steal_pointer (&plan.refusals) : NULL;
}

/**
 * mp_stages_set:
 * @store: a programme
 * @mentees: (array length=n_mentees): ids of mentees
 * @n_mentees: how many there are
 * @request: what is wanted of one of their stages
 * @error: an #MpStoreError; %MP_STORE_ERROR_INVALID names each mentee for whom it is not possible
 *
 * Sets a stage of all of them in one step that can be undone, and writes each change into the
 * history.  Those who are in that state already stay as they are, unless all of them are: that is
 * refused.  If it is not possible for one (S-2), it is done for none.
 *
 * Returns: whether it was done
 */
gboolean
mp_stages_set (MpStore *store, const gint64 *mentees, gsize n_mentees,
               const MpStageRequest *request, GError **error)
{
  g_auto (Plan) plan = { .store = store, .request = request };
  Order order
      = { .store = store, .mentees = mentees, .n_mentees = n_mentees, .request = request };
  g_autoptr (MpBatch) batch = NULL;

  g_return_val_if_fail (MP_IS_STORE (store), FALSE);
  g_return_val_if_fail (mentees != NULL && n_mentees > 0 && request != NULL, FALSE);

  if (!make_plan (&plan, mentees, n_mentees, error))
    return FALSE;
  if (plan.refusals->len > 0)
    return refuse (plan.refusals, error);

  batch = new_batch (&plan);
  mp_batch_set_feed (batch, feed, &order);
  return mp_store_apply (store, batch, error);
}

void
mp_stage_refusal_free (MpStageRefusal *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->problems, mp_problems_free);
  g_free (self);
}
