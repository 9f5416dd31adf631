/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page is: a header bar with a title and a place for buttons, a search, a content. */

#pragma once

#include "gui/mp-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_PAGE (mp_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MpPage, mp_page, MP, PAGE, GtkWidget)

/**
 * MpPageClass:
 * @focus_content: (nullable): gives the keyboard to where work begins, unless the first control of
 *   the content is the place; returns whether something there takes it
 * @shown: the page has come into view, also after going back to it
 * @save_state: (nullable): what to remember until the next start, such as columns and sorting
 * @restore_state: takes what @save_state gave, possibly from an older version of the program
 */
struct _MpPageClass
{
  GtkWidgetClass parent_class;

  gboolean (*focus_content) (MpPage *self);
  void (*shown) (MpPage *self);
  GVariant *(*save_state) (MpPage *self);
  void (*restore_state) (MpPage *self, GVariant *state);
};

MpContext          *mp_page_get_context     (MpPage *self);
MpStore            *mp_page_get_store       (MpPage *self);
const char         *mp_page_get_title       (MpPage *self);
void                mp_page_set_title       (MpPage *self, const char *title);
const char         *mp_page_get_subtitle    (MpPage *self);
void                mp_page_set_subtitle    (MpPage *self, const char *subtitle);
const char         *mp_page_get_search_text (MpPage *self);
void                mp_page_set_search_text (MpPage *self, const char *text);
void                mp_page_open_search     (MpPage *self);
void                mp_page_close_search    (MpPage *self);
GSimpleActionGroup *mp_page_get_actions     (MpPage *self);
void                mp_page_shown           (MpPage *self);
void                mp_page_focus_content   (MpPage *self);
void                mp_page_take_focus      (MpPage *self);
void                mp_page_leave           (MpPage *self);
GVariant           *mp_page_save_state      (MpPage *self);
void                mp_page_restore_state   (MpPage *self, GVariant *state);

G_END_DECLS
