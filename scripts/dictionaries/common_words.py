#!/usr/bin/env python3
"""Writes common_words.tsv out of Debian's package scowl: the words of English that are common in small letters."""

import re

from debian import DICTIONARIES, one_path, package_root, write_table

SIZES = (10, 20, 35, 40, 50)
SPELLINGS = ("english", "american", "british")
WORD = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")


def main():
    root = package_root(__doc__)
    folder = one_path(root, "usr/share/dict/scowl")
    words = set()
    for spelling in SPELLINGS:
        for size in SIZES:
            path = folder / f"{spelling}-words.{size}"
            for word in path.read_text(encoding="latin-1").split("\n"):
                if WORD.fullmatch(word) and not word.endswith("'s"):
                    words.add(word)
    words |= {"a", "i"}
    write_table(DICTIONARIES / "common_words.tsv", ["word"], [[word] for word in sorted(words)])


if __name__ == "__main__":
    main()
