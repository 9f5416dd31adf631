#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the templates in ui/ against GTK, libadwaita and the classes in src/gui.

GTK's own validator stops at the first class of ours, so this reads the type system itself: classes,
properties and signals exist, ids are unique, references lead somewhere, what the C file binds is in
the template, and nothing is used that the program avoids.
"""

import os
import re
import sys
import xml.etree.ElementTree as ElementTree

import gi

gi.require_version("Adw", "1")
gi.require_version("Gtk", "4.0")
from gi.repository import Adw, Gio, GObject, Gtk, Pango  # noqa: E402

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
LIBRARIES = {"Adw": Adw, "G": Gio, "Gtk": Gtk, "Pango": Pango}
AVOIDED = ("GtkTreeView", "GtkComboBox", "GtkComboBoxText", "GtkDialog", "GtkMessageDialog",
           "GtkInfoBar", "GtkAssistant", "GtkEntryCompletion")
WITH_ID = ("object", "template", "menu", "submenu", "section")
REFERENCES = ("bind-source", "object")
BOUND_CHILD = re.compile(
    r"gtk_widget_class_bind_template_child(?:_private|_internal)?\s*\(\s*\w+,\s*\w+,\s*(\w+)\s*\)")
BOUND_CALLBACK = re.compile(
    r"gtk_widget_class_bind_template_callback(?:_full)?\s*\(\s*\w+,\s*\"?(\w+)\"?")


def gtype_of(name):
    """The GType of a class of a library, or None."""
    for prefix, library in LIBRARIES.items():
        if re.match(prefix + "[A-Z]", name) and hasattr(library, name[len(prefix):]):
            return getattr(library, name[len(prefix):]).__gtype__
    return None


def file_name_of(name):
    """mp-pipeline-view for MpPipelineView."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def c_files():
    found = {}
    for folder, _, names in os.walk(os.path.join(ROOT, "src", "gui")):
        found.update({name[:-2]: os.path.join(folder, name)
                      for name in names if name.endswith(".c")})
    return found


class Template:
    def __init__(self, path, sources):
        self.path = path
        self.sources = sources
        self.ids = []
        self.references = []
        self.handlers = []
        self.wrong = []

    def complain(self, text):
        self.wrong.append(f"{os.path.relpath(self.path, ROOT)}: {text}")

    def check(self):
        root = ElementTree.parse(self.path).getroot()
        templates = root.findall("template")

        if root.tag != "interface":
            self.complain("is no <interface>")
        if len(templates) > 1:
            self.complain("has more than one template")
        for template in templates:
            self.check_template(template)
        for element in root.iter():
            self.check_element(element)
        for name in {name for name in self.ids if self.ids.count(name) > 1}:
            self.complain(f"id {name} stands twice")
        for name in sorted(set(self.references) - set(self.ids)):
            self.complain(f"nothing has the id {name}")
        for template in templates:
            self.check_source(template.get("class"))
        return self.wrong

    def check_template(self, template):
        name = template.get("class")
        self.ids.append(name)
        if os.path.basename(self.path) != file_name_of(name) + ".ui":
            self.complain(f"should be named {file_name_of(name)}.ui")

    def check_element(self, element):
        if element.tag in WITH_ID and element.get("id"):
            self.ids.append(element.get("id"))
        if element.tag in ("object", "template"):
            self.check_class(element)
        self.references += [element.get(key) for key in REFERENCES
                            if element.get(key) and element.tag in ("property", "signal")]
        if element.tag in ("signal", "closure"):
            self.handlers.append(element.get("handler") or element.get("function"))

    def check_class(self, element):
        name = element.get("parent") if element.tag == "template" else element.get("class")
        if name in AVOIDED:
            self.complain(f"uses {name}")
        if name.startswith("Mp"):
            if file_name_of(name) not in self.sources:
                self.complain(f"nobody defines {name}")
            return

        gtype = gtype_of(name)
        if gtype is None:
            self.complain(f"there is no {name}")
            return
        own = element.tag == "template"
        for member in element:
            self.check_member(name, gtype, member, own)

    def check_member(self, name, gtype, member, own):
        text = member.get("name")
        if member.tag in ("property", "binding") and not own:
            if not self.has_property(gtype, text):
                self.complain(f"{name} has no property {text}")
        if member.tag == "signal" and not own:
            signal = text.split("::")[0]
            if not self.has_signal(gtype, signal):
                self.complain(f"{name} has no signal {signal}")

    @staticmethod
    def has_property(gtype, name):
        names = {spec.name for spec in GObject.list_properties(gtype)}
        return name.replace("_", "-") in names

    @staticmethod
    def has_signal(gtype, name):
        GObject.list_properties(gtype)  # loads the class, and with it its signals
        return GObject.signal_lookup(name.replace("_", "-"), gtype) != 0

    def check_source(self, name):
        source = self.sources.get(file_name_of(name))
        if source is None:
            self.complain(f"there is no {file_name_of(name)}.c")
            return
        with open(source, encoding="utf-8") as file:
            text = file.read()
        for child in BOUND_CHILD.findall(text):
            if child not in self.ids:
                self.complain(f"lacks {child}, which {os.path.basename(source)} binds")
        callbacks = set(BOUND_CALLBACK.findall(text))
        for handler in sorted(set(self.handlers) - callbacks):
            if not handler.startswith("gtk_"):
                self.complain(f"{handler} is not bound in {os.path.basename(source)}")
        for callback in sorted(callbacks - set(self.handlers)):
            self.complain(f"{callback} is bound in {os.path.basename(source)}, but not used")


def main():
    folder = os.path.join(ROOT, "ui")
    sources = c_files()
    found = []
    for name in sorted(os.listdir(folder) if os.path.isdir(folder) else []):
        if name.endswith(".ui"):
            found += Template(os.path.join(folder, name), sources).check()

    print("\n".join(found) or "The templates are sound.")
    sys.exit(1 if found else 0)


main()
