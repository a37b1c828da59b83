"""What the dictionary scripts share: where packages and dictionaries are, and how a table is written."""

import argparse
import pathlib
import unicodedata

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
DICTIONARIES = REPOSITORY / "loader" / "rules" / "dictionaries"
COMMON_KNOWLEDGE = pathlib.Path(__file__).resolve().parent / "common_knowledge"


def package_root(description):
    """The folder below which the packages are installed, or unpacked with `dpkg-deb -x PACKAGE FOLDER`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path("/"),
                        help="folder the Debian packages are installed or unpacked in (default: /)")
    return parser.parse_args().root


def one_path(root, pattern):
    """The one path below root that matches pattern; an error that says so where there is none."""
    found = sorted(root.glob(pattern))
    if not found:
        raise SystemExit(f"nothing matches {root / pattern}: install or unpack the package first")
    return found[-1]


def folded(name):
    """A name as the loader compares it: NFKD, marks, apostrophes and full stops dropped, case folded."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`.")
    return plain.casefold()


def read_table(path):
    """The rows of a dictionary file as dicts; comments are skipped."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def write_table(path, head, rows):
    """Writes the rows (dicts or sequences) in their order."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(head) + "\n")
        for row in rows:
            cells = [row[column] for column in head] if isinstance(row, dict) else row
            out.write("\t".join(cells) + "\n")
    print(f"{path.name}: {len(rows)} entries")
