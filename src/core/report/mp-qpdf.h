/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF library qpdf, which is loaded at its first use. */

#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* What of it is used: members without the prefix, of the types in its header. */
#define MP_QPDF_FUNCTIONS(X) \
  X (cleanup) \
  X (get_error) \
  X (get_error_full_text) \
  X (get_root) \
  X (get_trailer) \
  X (has_error) \
  X (init) \
  X (oh_get_array_item) \
  X (oh_get_array_n_items) \
  X (oh_get_int_value_as_int) \
  X (oh_get_key) \
  X (oh_get_object_id) \
  X (oh_is_array) \
  X (oh_is_dictionary) \
  X (oh_new_bool) \
  X (oh_new_dictionary) \
  X (oh_new_integer) \
  X (oh_new_name) \
  X (oh_new_unicode_string) \
  X (oh_release) \
  X (oh_remove_key) \
  X (oh_replace_key) \
  X (oh_unparse) \
  X (oh_unparse_resolved) \
  X (oh_wrap_in_array) \
  X (read_memory) \
  X (set_suppress_warnings) \
  X (silence_errors)

#define MP_QPDF_MEMBER(name) __typeof__ (qpdf_ ## name) *name;

typedef struct
{
  MP_QPDF_FUNCTIONS (MP_QPDF_MEMBER)
} MpQpdf;

#undef MP_QPDF_MEMBER

const MpQpdf *mp_qpdf_get (GError **error);

G_END_DECLS
