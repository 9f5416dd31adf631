/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place in a list of people or partners, as an object that views can follow. */

#include "config.h"

#include "gui/model/mp-record.h"

struct _MpRecord
{
  GObject parent_instance;

  guint position;
  MpPeopleRow *row;
};

/* It is a place and not a person, so that another order of the list is no news to the view: the
 * 200 objects that it holds show other people, instead of being taken down and put up again. */

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MpRecord, mp_record, G_TYPE_OBJECT)

static void
mp_record_finalize (GObject *object)
{
  MpRecord *self = MP_RECORD (object);

  mp_people_row_free (self->row);

  G_OBJECT_CLASS (mp_record_parent_class)->finalize (object);
}

static void
mp_record_class_init (MpRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_finalize;

  /**
   * MpRecord::changed:
   *
   * The row has other values, or is about somebody else.
   */
  changed_signal = g_signal_new ("changed", MP_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
mp_record_init (MpRecord *self)
{
}

/**
 * mp_record_new:
 * @position: in the list
 * @row: (transfer full): its values
 *
 * Returns: (transfer full): a record
 */
MpRecord *
mp_record_new (guint position, MpPeopleRow *row)
{
  MpRecord *self = g_object_new (MP_TYPE_RECORD, NULL);

  self->position = position;
  self->row = row;
  return self;
}

/**
 * mp_record_get_position:
 *
 * Returns: its place in the list
 */
guint
mp_record_get_position (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), 0);

  return self->position;
}

/**
 * mp_record_get_id:
 *
 * Returns: the key of the person or the organisation that is at this place now
 */
gint64
mp_record_get_id (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), 0);

  return self->row->id;
}

/**
 * mp_record_get_row:
 *
 * Returns: (transfer none): the values, until they change
 */
const MpPeopleRow *
mp_record_get_row (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), NULL);

  return self->row;
}

/**
 * mp_record_take_row:
 * @row: (transfer full): what is at this place now
 *
 * Tells those who show the record, if it looks different.
 */
void
mp_record_take_row (MpRecord *self, MpPeopleRow *row)
{
  g_return_if_fail (MP_IS_RECORD (self));
  g_return_if_fail (row != NULL);

  if (mp_people_row_equal (self->row, row))
    {
      mp_people_row_free (row);
      return;
    }
  mp_people_row_free (self->row);
  self->row = row;
  g_signal_emit (self, changed_signal, 0);
}
