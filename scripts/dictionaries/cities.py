#!/usr/bin/env python3
"""Writes cities.tsv out of Debian's package libgeonames0: the cities of GeoNames above 15,000 inhabitants.

A name of one word that is also a word of English, the name of a person or in another dictionary is left out: news has
the person more often than the town."""

from debian import DICTIONARIES, folded, package_root, read_table, write_table
from geonames import HEAD, cities_below, known_names, names_of, other_words, slug, states_by_code
from names import without_marks

LEAST_POPULATION = 15_000


def main():
    root = package_root(__doc__)
    states = states_by_code()
    given = names_of("given_names.tsv", ["name"])
    surnames = names_of("surnames.tsv", ["name"])
    known = known_names()
    words = other_words()
    taken = {row["key"] for row in read_table(DICTIONARIES / "places.tsv")}
    rows = {}
    for name, division, country, population in cities_below(root):
        if country == "KR":
            name = name.removesuffix("-si")
        small = folded(name)
        parts = small.split()
        like_a_person = len(parts) > 1 and parts[0] in given and parts[-1] in surnames
        if population < LEAST_POPULATION or small in known or like_a_person or "(" in name or "/" in name:
            continue
        if len(parts) == 1 and (small in words or len(small) < 4 or (len(small) == 4 and population < 100_000)):
            continue
        if country not in states:
            raise SystemExit(f"{name}: no state for country code {country}")
        rows.setdefault((slug(name), states[country]), []).append((name, division, population))
    table = []
    for (name_slug, state), cities in rows.items():
        end = f".{state}" if state else ""
        for name, division, population in cities:
            middle = f".{slug(division)}" if len(cities) > 1 else ""
            plain = without_marks(name)
            other = plain if folded(plain) != folded(name) else ""
            key = f"place:{name_slug}{middle}{end}"
            if not name_slug or key in taken:
                continue
            table.append([key, name, other, "city", f"state:{state}" if state else "", "", str(population)])
    table.sort(key=lambda row: (row[0], -int(row[6])))
    unique = [row for i, row in enumerate(table) if i == 0 or row[0] != table[i - 1][0]]
    write_table(DICTIONARIES / "cities.tsv", HEAD, unique)


if __name__ == "__main__":
    main()
