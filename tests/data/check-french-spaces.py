#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where the French has not the spaces of Canadian French: one that does not break before a
colon and inside quotation marks, none before a semicolon, a question or an exclamation mark."""

import ast
import os
import re
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
# What is wrong, and what it should be. A colon without a space before it may be one of a time, an
# address or an option.
FAULTS = (
    (re.compile(r"(?<!\xa0):(?= |\n|$)"), "a space that does not break before a colon"),
    (re.compile(r"«(?!\xa0)|(?<!\xa0)»"), "spaces that do not break inside quotation marks"),
    (re.compile(r"[ \xa0][;?!]"), "no space before ; ? and !"),
    (re.compile(r"[\d%][dus]? %%"), "a space that does not break before %"),
    (re.compile(r"\w'\w"), "’ as apostrophe"),
)


def translations(path):
    """Each translated text with the line that it begins in, without the header."""
    text, start = None, 0
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate([*file, ""], 1):
            if line.startswith("msgstr"):
                text, start = ast.literal_eval(line[line.index('"'):]), number
            elif line.startswith('"') and text is not None:
                text += ast.literal_eval(line)
            elif text is not None:
                if not text.startswith("Project-Id-Version"):
                    yield start, text
                text = None


def main():
    path = os.path.join(ROOT, "po", "fr.po")
    faults = [f"po/fr.po:{line}: should have {rule}: {text}"
              for line, text in translations(path) for fault, rule in FAULTS if fault.search(text)]
    print("\n".join(faults) or "French has its spaces.")
    sys.exit(1 if faults else 0)


main()
