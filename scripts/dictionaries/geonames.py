"""What GeoNames' cities, as Debian's package libgeonames0 holds them, give the dictionaries of cities and provinces.

The package holds them inside the library, as a compressed GVariant of type a(sssssssudd): identifier, name, code and name
of the first-level division, code and name of the country, time zone, population, latitude, longitude."""

import re
import struct
import zlib

from debian import DICTIONARIES, folded, one_path, read_table
from names import without_marks

HEAD = ["key", "name", "names", "kind", "country", "stands_for", "population"]
# Dependencies and special regions with cities of their own: the state they belong to.
STATE_OF = {"AX": "FIN", "AS": "USA", "AW": "NLD", "BM": "GBR", "BQ": "NLD", "CW": "NLD", "EH": "", "FK": "GBR",
            "FO": "DNK", "GF": "FRA", "GG": "GBR", "GI": "GBR", "GL": "DNK", "GP": "FRA", "GU": "USA", "HK": "CHN",
            "IM": "GBR", "JE": "GBR", "KY": "GBR", "MF": "FRA", "MO": "CHN", "MP": "USA", "MQ": "FRA", "NC": "FRA",
            "PF": "FRA", "PM": "FRA", "PR": "USA", "RE": "FRA", "SX": "NLD", "TC": "GBR", "VG": "GBR", "VI": "USA",
            "YT": "FRA", "CK": "NZL", "BL": "FRA", "WF": "FRA", "AI": "GBR", "MS": "GBR", "SH": "GBR", "NU": "NZL"}


def cities_below(root):
    """Yields (name, division, country code, population) of the cities in the library below this folder."""
    library = one_path(root, "usr/lib/*/libgeonames.so.0.*")
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


def states_by_code():
    """The key of the state of each two-letter code, without what is before the colon; empty where there is none."""
    return {row["alpha2"]: row["alpha3"] for row in read_table(DICTIONARIES / "states.tsv") if not row["from"]} | STATE_OF


def known_names():
    """All names that stand in another dictionary of entities, folded."""
    return (names_of("states.tsv", ["name", "names", "adjectives", "peoples"])
            | names_of("places.tsv", ["name", "names", "adjectives", "peoples"]) | names_of("organizations.tsv", ["name", "names"])
            | names_of("people.tsv", ["name", "names"]) | names_of("stop_names.tsv", ["name"])
            | {"batman"})


def other_words():
    """Words that mean something else more often than a place, folded."""
    return (names_of("given_names.tsv", ["name"]) | names_of("surnames.tsv", ["name"])
            | names_of("common_words.tsv", ["word"]) | names_of("titles.tsv", ["title"])
            | names_of("organization_heads.tsv", ["word"]) | names_of("place_heads.tsv", ["word"]))
