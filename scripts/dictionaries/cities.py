#!/usr/bin/env python3
"""Writes cities.tsv out of Debian's package libgeonames0: the cities of GeoNames above 15,000 inhabitants.

The package holds them inside the library, as a compressed GVariant of type a(sssssssudd): identifier, name, code and name
of the first-level division, code and name of the country, time zone, population, latitude, longitude.

A name of one word that is also a word of English, the name of a person or in another dictionary is left out: news has
the person more often than the town."""

import re
import struct
import zlib

from debian import DICTIONARIES, folded, one_path, package_root, read_table, write_table
from names import without_marks

LEAST_POPULATION = 15_000
HEAD = ["key", "name", "names", "kind", "country", "stands_for", "population"]
# Dependencies and special regions with cities of their own: the state they belong to.
STATE_OF = {"AX": "FIN", "AS": "USA", "AW": "NLD", "BM": "GBR", "BQ": "NLD", "CW": "NLD", "EH": "", "FK": "GBR",
            "FO": "DNK", "GF": "FRA", "GG": "GBR", "GI": "GBR", "GL": "DNK", "GP": "FRA", "GU": "USA", "HK": "CHN",
            "IM": "GBR", "JE": "GBR", "KY": "GBR", "MF": "FRA", "MO": "CHN", "MP": "USA", "MQ": "FRA", "NC": "FRA",
            "PF": "FRA", "PM": "FRA", "PR": "USA", "RE": "FRA", "SX": "NLD", "TC": "GBR", "VG": "GBR", "VI": "USA",
            "YT": "FRA", "CK": "NZL", "BL": "FRA", "WF": "FRA", "AI": "GBR", "MS": "GBR", "SH": "GBR", "NU": "NZL"}


def geonames(library):
    """Yields (name, division, country, population) of the cities in the library."""
    content = library.read_bytes()
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            data = zlib.decompressobj().decompress(content[start.start():])
        except zlib.error:
            continue
        if b"Europe/Andorra" in data:
            break
    else:
        raise SystemExit(f"{library}: no list of cities found")
    end_of_elements = struct.unpack("<I", data[-4:])[0]
    start = 0
    for (end,) in struct.iter_unpack("<I", data[end_of_elements:]):
        start = (start + 7) // 8 * 8
        *texts, rest = data[start:end].split(b"\0", 7)
        after_texts = end - start - len(rest)
        population = struct.unpack_from("<I", data, start + (after_texts + 3) // 4 * 4)[0]
        name, division, country = (texts[i].decode() for i in (1, 3, 4))
        yield name, division, country, population
        start = end


def slug(name):
    plain = re.sub(r"['’`.]", "", without_marks(name).lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def names_of(file, columns):
    """All names in these columns, folded."""
    found = set()
    for row in read_table(DICTIONARIES / file):
        for column in columns:
            found |= {folded(name) for name in row[column].split("|") if name}
    return found


def main():
    library = one_path(package_root(__doc__), "usr/lib/*/libgeonames.so.0.*")
    states = {row["alpha2"]: row["alpha3"] for row in read_table(DICTIONARIES / "states.tsv") if not row["from"]}
    states |= STATE_OF
    given = names_of("given_names.tsv", ["name"])
    surnames = names_of("surnames.tsv", ["name"])
    known = (names_of("states.tsv", ["name", "names", "adjectives", "peoples"])
             | names_of("places.tsv", ["name", "names"]) | names_of("organizations.tsv", ["name", "names"])
             | names_of("people.tsv", ["name", "names"]) | names_of("stop_names.tsv", ["name"])
             | {"batman"})
    words = (given | surnames | names_of("common_words.tsv", ["word"]) | names_of("titles.tsv", ["title"])
             | names_of("organization_heads.tsv", ["word"]) | names_of("place_heads.tsv", ["word"]))
    taken = {row["key"] for row in read_table(DICTIONARIES / "places.tsv")}
    rows = {}
    for name, division, country, population in geonames(library):
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
