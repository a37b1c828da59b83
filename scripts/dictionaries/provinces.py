#!/usr/bin/env python3
"""Writes provinces.tsv out of Debian's package libgeonames0: the first-level divisions of states that its cities are in.

"State of Bahia" is called Bahia, "Sindh Province" Sindh; both are names of it. A name of one word that is also a word of
English, the name of a person or in another dictionary is left out, and so is what only says where in a state something
is ("Eastern Province"), and a province that is called like a city of its state."""

import re

from debian import DICTIONARIES, folded, package_root, read_table, write_table
from geonames import HEAD, cities_below, known_names, other_words, slug, states_by_code
from names import without_marks

LEAST_POPULATION = 15_000
KIND = ("autonomous city|autonomous region|autonomous republic|autonomous oblast|autonomous okrug|special capital region|"
        "metropolitan|metropolitan city|special self-governing province|province|region|state|governorate|oblast[’']?|"
        "county|prefecture|municipality|department|district|division|voivodeship|republic|city|area|canton|krai|kray|"
        "novads|parish|emirate|wilaya|community|d\\.c\\.|f\\.d\\.|-do|-si")
BEFORE = re.compile(rf"^(?:the )?(?:{KIND}|free and sovereign state|estado|departamento|national capital territory|"
                    r"union territory|capital) (?:of|de|del|do) (?:the )?(.+)$", re.IGNORECASE)
BEHIND = re.compile(rf"^(.+?)(?: (?:{KIND})|-do|-si)$", re.IGNORECASE)
# Words that alone make no name of a province.
DIRECTIONS = set("""north south east west northern southern eastern western central centre center centro centre-nord upper lower
    norte sur este oeste nord sud est ouest nacional national capital federal distrito district province region state
    and of the coast coastal delta new old great greater inner outer mid hills lakes islands island plateaux bay sal
    north-east north-west south-east south-west northeast northwest southeast southwest""".split())


def short_name(division):
    """What is left of a division's name without the word for its kind, as news calls it."""
    for pattern in (BEFORE, BEHIND):
        found = pattern.match(division)
        if found:
            division = found.group(1)
    return division


def is_own_name(name, known, words):
    """Whether these words mean the province, wherever they stand with capitals."""
    small = folded(name)
    parts = small.split()
    if small in known or any(c in name for c in "(/") or all(part in DIRECTIONS for part in parts):
        return False
    return len(parts) > 1 or (small not in words and len(small) >= 4)


def main():
    states = states_by_code()
    known = known_names()
    words = other_words()
    cities = {(folded(name), row["country"]) for row in read_table(DICTIONARIES / "cities.tsv")
              for name in (row["name"], row["names"])}
    taken = {row["key"] for file in ("places.tsv", "cities.tsv") for row in read_table(DICTIONARIES / file)}
    populations = {}
    for _, division, country, population in cities_below(package_root(__doc__)):
        populations[division, country] = populations.get((division, country), 0) + population
    rows = {}
    for (division, country), population in sorted(populations.items()):
        name = short_name(division)
        state = f"state:{states[country]}" if states.get(country) else ""
        if population < LEAST_POPULATION or (folded(name), state) in cities or not is_own_name(name, known, words):
            continue
        key = f"place:{slug(name)}{state.replace('state:', '.')}"
        others = {without_marks(name), division, without_marks(division)} - {name}
        if key not in taken:
            rows.setdefault(key, [key, name, "|".join(sorted(others)), "province", state, "", str(population)])
    write_table(DICTIONARIES / "provinces.tsv", HEAD, [rows[key] for key in sorted(rows)])


if __name__ == "__main__":
    main()
