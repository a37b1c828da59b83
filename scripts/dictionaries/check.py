#!/usr/bin/env python3
"""Checks the dictionaries: heads, columns, keys, references, dates, offices that contradict each other, and duplicates.

Errors are printed as file:line:column; the exit status is 1 where there are any. Names that two entries of one kind claim
are listed, and are no error: the loader leaves open which one is meant."""

import argparse
import collections
import datetime
import json
import pathlib
import re
import sys
import unicodedata

from debian import DICTIONARIES, folded

HEADS = {
    "states": "key name alpha2 alpha3 names adjectives peoples capital from until codes",
    "places": "key name names kind country stands_for population adjectives peoples",
    "cities": "key name names kind country stands_for population",
    "provinces": "key name names kind country stands_for population",
    "organizations": "key name names kind country part_of stands_for",
    "people": "key name names gender country",
    "offices": "person office body start end source",
    "titles": "title kind gender",
    "title_modifiers": "word sense",
    "given_names": "name gender tradition",
    "surnames": "name tradition",
    "name_particles": "word position",
    "organization_heads": "word kind after",
    "place_heads": "word position",
    "publishers": "name names country kind key",
    "common_words": "word",
    "stop_names": "name reason",
    "abbreviations": "word kind",
}
ORGANIZATION_KINDS = set("seat government ministry agency party military armed-group media wire international university "
                         "company court parliament church club other".split())
KINDS = {
    "places": set("capital city region province dependency continent sea river mountain site".split()),
    "cities": {"city"},
    "provinces": {"province"},
    "organizations": ORGANIZATION_KINDS,
    "organization_heads": ORGANIZATION_KINDS,
    "titles": set("honorific office rank role profession kin".split()),
    "publishers": set("government state-agency party-paper wire paper broadcaster site".split()),
}
KEY_PREFIX = {"states": "state", "places": "place", "cities": "place", "provinces": "place", "organizations": "organization",
              "people": "person"}
KEY = re.compile(r"[a-z]+:[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
UNIQUE = {name: ["key"] for name in KEY_PREFIX} | {
    "titles": ["title"], "title_modifiers": ["word"], "given_names": ["name"], "surnames": ["name"],
    "name_particles": ["word"], "organization_heads": ["word"], "place_heads": ["word", "position"],
    "publishers": ["key"], "common_words": ["word"], "stop_names": ["name"], "abbreviations": ["word"],
    "offices": ["person", "office", "body", "start"],
}
REFERENCES = {
    "states": {"capital": "places"}, "places": {"country": "states", "stands_for": "any"},
    "cities": {"country": "states", "stands_for": "any"},
    "provinces": {"country": "states", "stands_for": "any"},
    "organizations": {"country": "states", "part_of": "any", "stands_for": "any"}, "people": {"country": "states"},
    "offices": {"person": "people", "office": "titles", "body": "any"},
    "publishers": {"country": "states", "key": "organizations"},
}
# Offices that one person at a time holds in one body.
SINGLE = {"president", "prime minister", "premier", "chancellor", "foreign minister", "foreign secretary",
          "secretary of state", "defence minister", "defense minister", "secretary of defense", "defence secretary",
          "finance minister", "treasury secretary", "vice president", "king", "queen", "emperor", "pope", "emir",
          "sultan", "supreme leader", "crown prince", "secretary-general", "secretary general", "general secretary",
          "attorney general", "director", "director general", "managing director", "high representative",
          "chancellor of the exchequer", "chair", "chairman", "governor", "national security adviser",
          "press secretary", "chief executive", "high commissioner", "chairperson", "speaker", "home minister",
          "home secretary", "commerce secretary", "commerce minister"}
SAME_OFFICE = {"defence minister": "defense minister", "chairman": "chair"}


class Check:
    """Reads the files, and collects errors and doubtful names."""

    def __init__(self, folder):
        self.folder, self.tables, self.errors, self.keys = folder, {}, [], {}

    def error(self, name, line, column, message):
        self.errors.append((f"{self.folder / name}.tsv", line, column, message))

    def run(self):
        for name in HEADS:
            self.read(name)
        for name, rows in self.tables.items():
            for line, row in rows:
                self.check_cells(name, line, row)
            self.check_unique(name, rows)
            if name in KEY_PREFIX:
                self.keys |= {row["key"]: name for _, row in rows}
        self.check_key_files()
        for name in REFERENCES:
            self.check_references(name)
        self.check_dates()
        self.check_offices()

    def read(self, name):
        path = self.folder / f"{name}.tsv"
        if not path.exists():
            if name not in ("cities", "provinces"):
                self.error(name, 1, 1, "the file is missing")
            self.tables[name] = []
            return
        content = path.read_bytes()
        if b"\r" in content or not content.endswith(b"\n"):
            self.error(name, 1, 1, "lines must end with LF alone, the last one too")
        lines = content.decode("utf-8").split("\n")[:-1]
        head, rows = None, []
        for number, line in enumerate(lines, 1):
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if head is None:
                head = cells
                if head != HEADS[name].split():
                    self.error(name, number, 1, f"the head must be {HEADS[name]!r}")
                    break
            elif len(cells) != len(head):
                self.error(name, number, len(cells), f"{len(cells)} columns instead of {len(head)}")
            else:
                rows.append((number, dict(zip(head, cells))))
        self.tables[name] = rows

    def column(self, name, column):
        return HEADS[name].split().index(column) + 1

    def check_cells(self, name, line, row):
        for column, cell in row.items():
            at = self.column(name, column)
            values = cell.split("|") if cell else []
            if cell != unicodedata.normalize("NFC", cell):
                self.error(name, line, at, f"{cell!r} is not in normal form C")
            if any(value != value.strip() or not value for value in values):
                self.error(name, line, at, f"blank or empty value in {cell!r}")
            if len(set(values)) != len(values):
                self.error(name, line, at, f"a value stands twice in {cell!r}")
            if "://" in cell or re.search(r"\bQ\d{3,}\b", cell):
                self.error(name, line, at, f"address or foreign identifier {cell!r}")
        first = next(iter(row))
        if not row[first]:
            self.error(name, line, 1, f"{first} is empty")
        if name in KEY_PREFIX:
            if not KEY.fullmatch(row["key"]) or not row["key"].startswith(KEY_PREFIX[name] + ":"):
                self.error(name, line, 1, f"bad key {row['key']!r}")
            if not row["name"]:
                self.error(name, line, 2, "name is empty")
            if row["name"] in row["names"].split("|"):
                self.error(name, line, self.column(name, "names"), f"{row['name']!r} stands in name and names")
        if name in KINDS and row["kind"] not in KINDS[name]:
            self.error(name, line, self.column(name, "kind"), f"unknown kind {row['kind']!r}")
        if "gender" in row and row["gender"] not in ("", "m", "f", "u"):
            self.error(name, line, self.column(name, "gender"), f"unknown gender {row['gender']!r}")
        if row.get("population") and not row["population"].isdigit():
            self.error(name, line, self.column(name, "population"), f"{row['population']!r} is no number")

    def check_unique(self, name, rows):
        seen = {}
        for line, row in rows:
            key = tuple(row[column] for column in UNIQUE[name])
            if key in seen:
                self.error(name, line, 1, f"{' '.join(key)!r} stands in line {seen[key]} already")
            seen.setdefault(key, line)

    def check_key_files(self):
        seen = {}
        for name in KEY_PREFIX:
            for line, row in self.tables[name]:
                if row["key"] in seen and seen[row["key"]] != name:
                    self.error(name, line, 1, f"{row['key']!r} stands in {seen[row['key']]}.tsv already")
                seen.setdefault(row["key"], name)

    def check_references(self, name):
        titles = {row["title"] for _, row in self.tables["titles"]}
        for line, row in self.tables[name]:
            for column, target in REFERENCES[name].items():
                for value in filter(None, row[column].split("|")):
                    good = value in titles if target == "titles" else (
                        value in self.keys and target in ("any", self.keys[value]))
                    if not good:
                        self.error(name, line, self.column(name, column), f"unknown {column} {value!r}")

    def check_dates(self):
        for line, row in self.tables["states"]:
            for column in ("from", "until"):
                if row[column] and not row[column].isdigit():
                    self.error("states", line, self.column("states", column), f"{row[column]!r} is no year")
            if row["from"] and row["until"] and int(row["from"]) > int(row["until"]):
                self.error("states", line, self.column("states", "until"), "it ends before it starts")
        for line, row in self.tables["offices"]:
            for column in ("start", "end"):
                if row[column]:
                    try:
                        datetime.date.fromisoformat(row[column])
                    except ValueError:
                        self.error("offices", line, self.column("offices", column), f"{row[column]!r} is no ISO date")
            if row["start"] and row["end"] and row["start"] >= row["end"]:
                self.error("offices", line, self.column("offices", "end"), "it does not end after its start")
            if not row["source"]:
                self.error("offices", line, self.column("offices", "source"), "the source is missing")

    def check_offices(self):
        held = collections.defaultdict(list)
        for line, row in self.tables["offices"]:
            office = SAME_OFFICE.get(row["office"], row["office"])
            held[(office, row["body"])].append((row["start"] or "0001-01-01", row["end"] or "9999-12-31", line, row))
        for (office, body), periods in held.items():
            periods.sort(key=lambda period: period[:3])
            for i, (_, end, _, row) in enumerate(periods):
                for start, _, line, other in periods[i + 1:]:
                    if start < end and (row["person"] == other["person"] or office in SINGLE):
                        self.error("offices", line, self.column("offices", "start"),
                                   f"{other['person']} is {office} of {body} while {row['person']} is, until {end}")

    def claimed_twice(self):
        """Lines about names that two entries of one kind claim."""
        for kind, files in {"state": ["states"], "place": ["places", "cities", "provinces"], "organization": ["organizations"],
                            "person": ["people"]}.items():
            claims = collections.defaultdict(set)
            for file in files:
                for _, row in self.tables[file]:
                    for column in ("name", "names", "adjectives", "peoples"):
                        for value in filter(None, row.get(column, "").split("|")):
                            claims[folded(value)].add((value, row["key"]))
            for name, values in sorted(claims.items()):
                keys = sorted({key for _, key in values})
                if len(keys) > 1:
                    yield f"{kind}\t{min(value for value, _ in values)}\t{' '.join(keys)}"


def check_against_iso(check, path):
    """Every alpha-3 code of ISO 3166-1 is a state or the country of a place; codes and short codes agree."""
    entries = json.loads(path.read_text(encoding="utf-8"))["3166-1"]
    alpha2 = {entry["alpha_3"]: entry["alpha_2"] for entry in entries}
    for line, row in check.tables["states"]:
        if not row["from"] and row["alpha3"] != "XKX" and alpha2.get(row["alpha3"]) != row["alpha2"]:
            check.error("states", line, 3, f"{row['alpha3']} {row['alpha2']} are no pair of ISO 3166-1")
    states = {row["alpha3"] for _, row in check.tables["states"]}
    places = {folded(value) for _, row in check.tables["places"] for value in [row["name"], *row["names"].split("|")]}
    for entry in entries:
        names = {folded(part) for part in re.split(r" \(|, ", entry["name"])}
        names |= {folded(entry[field]) for field in ("name", "official_name", "common_name") if field in entry}
        if entry["alpha_3"] not in states and not names & places:
            check.error("states", 1, 1, f"{entry['alpha_3']} {entry['name']} is neither a state nor a place")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionaries", type=pathlib.Path, default=DICTIONARIES)
    parser.add_argument("--iso-codes", type=pathlib.Path, default=pathlib.Path("/usr/share/iso-codes/json/iso_3166-1.json"),
                        help="list of package iso-codes; not asked where the file is missing")
    parser.add_argument("--claims", action="store_true", help="list the names that two entries of one kind claim")
    arguments = parser.parse_args()
    check = Check(arguments.dictionaries)
    check.run()
    if arguments.iso_codes.exists():
        check_against_iso(check, arguments.iso_codes)
    for file, line, column, message in sorted(check.errors):
        print(f"{file}:{line}:{column}: {message}", file=sys.stderr)
    claims = list(check.claimed_twice())
    if arguments.claims:
        print("\n".join(claims))
    print(f"{sum(map(len, check.tables.values()))} entries, {len(check.errors)} errors, "
          f"{len(claims)} names claimed twice", file=sys.stderr)
    return 1 if check.errors else 0


if __name__ == "__main__":
    sys.exit(main())
