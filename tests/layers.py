#!/usr/bin/env python3
"""usage: layers.py [ROOT]

Checks every #include below schema/, queries/ and loader/ of ROOT (default: this repository)
against tests/layers.txt: includes run one way, no files include each other in a circle, and a
confined library shows only where it may. One line, file:line: message, for each violation.
"""

import pathlib
import re
import sys
from typing import NamedTuple

TOP_FOLDERS = ("schema", "queries", "loader")
SUFFIXES = (".hpp", ".cpp", ".h")
PROGRAMS = ("loader/main.cpp", "loader/compile_rules.cpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Rules(NamedTuple):
    order: dict  # folder: its place in the list
    confined: dict  # beginning of a header's name: the places that may include it


class Include(NamedTuple):
    file: str
    line: int
    name: str
    is_quoted: bool

    def violation(self, message):
        return f"{self.file}:{self.line}: {message}"


def read_rules(text):
    order, confined = {}, {}
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if words and words[0] == "only":
            confined[words[1]] = words[2:]
        elif words:
            order[words[0]] = len(order)
    return Rules(order, confined)


def source_files(root):
    for top in TOP_FOLDERS:
        for path in sorted((root / top).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                yield path.relative_to(root).as_posix()


def includes_of(root, file):
    with open(root / file, encoding="utf-8", errors="replace") as source:
        for number, line in enumerate(source, 1):
            match = INCLUDE.match(line)
            if match:
                yield Include(file, number, match.group(2), match.group(1) == '"')


def is_within(file, place):
    return file == place or file.startswith(place + "/")


def folder_of(file):
    return "/".join(file.split("/")[:2])


def misplaced_files(files, rules):
    for file in files:
        if file not in PROGRAMS and folder_of(file) not in rules.order:
            yield f"{file}:1: the folder {folder_of(file)} is not in tests/layers.txt"


def confinement_violations(includes, rules):
    for include in includes:
        for beginning, places in rules.confined.items():
            allowed = any(is_within(include.file, place) for place in places)
            if include.name.startswith(beginning) and not allowed:
                yield include.violation(f"{include.name} may be included only in {', '.join(places)}")


def direction_violations(includes, files, rules):
    above_all = len(rules.order)
    for include in includes:
        own = rules.order.get(folder_of(include.file), above_all)
        other = rules.order.get(folder_of(include.name), above_all)
        if include.is_quoted and include.name not in files:
            yield include.violation(
                f'there is no {include.name}; name own headers from the top ("schema/text/...")'
            )
        elif not include.is_quoted and include.name in files:
            yield include.violation(f'own headers stand in quotation marks: "{include.name}"')
        elif include.is_quoted and other > own:
            yield include.violation(
                f"{folder_of(include.file)} may not include {folder_of(include.name)},"
                " which comes later in tests/layers.txt"
            )


def cycle_violations(includes, files):
    """One line for each circle of includes, at the include that closes it."""
    by_file = {file: [] for file in files}
    for include in includes:
        if include.is_quoted and include.name in by_file:
            by_file[include.file].append(include)
    done = set()
    for start in files:
        stack = [] if start in done else [(start, iter(by_file[start]))]
        while stack:
            file, rest = stack[-1]
            trail = [visited for visited, _ in stack]
            include = next(rest, None)
            if include is None:
                done.add(file)
                stack.pop()
            elif include.name in trail:
                circle = trail[trail.index(include.name):] + [include.name]
                yield include.violation("files include each other: " + " > ".join(circle))
            elif include.name not in done:
                stack.append((include.name, iter(by_file[include.name])))


def violations(root, rules):
    files = dict.fromkeys(source_files(root))
    includes = [include for file in files for include in includes_of(root, file)]
    yield from misplaced_files(files, rules)
    yield from confinement_violations(includes, rules)
    yield from direction_violations(includes, files, rules)
    yield from cycle_violations(includes, files)


def main():
    here = pathlib.Path(__file__).resolve().parent
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent
    rules = read_rules((here / "layers.txt").read_text(encoding="utf-8"))
    found = sorted(set(violations(root, rules)))
    for violation in found:
        print(violation)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
