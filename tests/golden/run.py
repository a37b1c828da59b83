#!/usr/bin/env python3
"""Runs golden command-line cases: commands, and the status and output that they must have.

Exit status: 0 as expected, 1 something differs (a unified diff says what), 2 a case that cannot be
read, 77 the part of a case that needs PostgreSQL was left out. README.md says how to write a case.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import NamedTuple

import databases

SKIPPED = 77
SECTIONS = ("command", "status", "stdout", "stderr")
SECTION_LINE = re.compile(rf"=== ({'|'.join(SECTIONS)})$")
ANY_LINES = "..."
NO_NEWLINE = "<NO NEWLINE>"
SOURCE = pathlib.Path(__file__).resolve().parents[2]


class CaseError(Exception):
    """A case file that cannot be read."""


class Step(NamedTuple):
    """One command and what it must do, each as a list of lines."""

    command: list
    status: list
    stdout: list
    stderr: list


class Case(NamedTuple):
    path: pathlib.Path
    head: list  # the lines before the first command, kept as they are by --update
    databases: list
    replacements: list  # (regular expression, text)
    timeout: float
    steps: list


def parse_head(path, lines):
    names, replacements, timeout = ["none"], [], 120.0
    for number, line in enumerate(lines, 1):
        key, _, value = line.partition(":")
        value = value.strip()
        if not line.strip() or line.startswith("#"):
            continue
        if key == "databases" and set(value.split()) <= {"sqlite", "postgres"}:
            names = value.split()
        elif key == "replace" and " -> " in value:
            pattern, text = value.split(" -> ", 1)
            replacements.append((re.compile(pattern, re.MULTILINE), text))
        elif key == "timeout":
            timeout = float(value)
        else:
            raise CaseError(
                f"{path}:{number}: cannot read '{line}' (known: databases: sqlite postgres,"
                " replace: REGEX -> TEXT, timeout: SECONDS, # comment, then === command)"
            )
    return names, replacements, timeout


def section_lines(lines, begin, end):
    """A section's body: without the one empty line that may stand before the next command."""
    if end < len(lines) and lines[end] == "=== command" and lines[end - 1] == "":
        end -= 1
    # A line of output that looks like a section is written with a backslash before it.
    return [re.sub(r"^\\(\\*===)", r"\1", line) for line in lines[begin + 1 : end]]


def parse_case(path):
    lines = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    marks = [number for number, line in enumerate(lines) if SECTION_LINE.match(line)]
    if not marks or lines[marks[0]] != "=== command":
        raise CaseError(f"{path}:1: a case needs a line '=== command' before its other sections")
    steps = []
    for begin, end in zip(marks, marks[1:] + [len(lines)]):
        section = SECTION_LINE.match(lines[begin]).group(1)
        if section == "command":
            steps.append(Step([], [], [], []))
        body = getattr(steps[-1], section)
        if body:
            raise CaseError(f"{path}:{begin + 1}: a second '=== {section}' for one command")
        body += section_lines(lines, begin, end)
    head = lines[: marks[0]]
    return Case(path, head, *parse_head(path, head), steps)


def section_text(name, lines):
    escaped = [re.sub(r"^(\\*===)", r"\\\1", line) for line in lines]
    return "\n".join([f"=== {name}", *escaped]) + "\n"


def case_text(case, steps):
    """The case as a file; what is empty or status 0 is left out."""
    head = "".join(line + "\n" for line in case.head)
    texts = []
    for step in steps:
        kept = [("command", step.command)]
        kept += [("status", step.status)] if step.status not in ([], ["0"]) else []
        kept += [(name, getattr(step, name)) for name in ("stdout", "stderr") if getattr(step, name)]
        texts.append("".join(section_text(name, lines) for name, lines in kept))
    return head + "\n".join(texts)


def lines_of(output):
    lines = output.split("\n")
    last = lines.pop()
    return lines + [last, NO_NEWLINE] if last else lines


def matches(expected, actual):
    """Whether the lines agree, where an expected line `...` stands for any number of lines."""
    if ANY_LINES not in expected:
        return expected == actual
    pattern = "".join(
        r"(?:[^\n]*\n)*" if line == ANY_LINES else re.escape(line + "\n") for line in expected
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def project_version():
    text = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"project\(\w+ VERSION ([\d.]+)", text).group(1)


def known_places(folder, database):
    """What differs from machine to machine or release to release, longest first, with its name."""
    places = {str(folder): "<TMP>", str(SOURCE / "samples"): "<SAMPLES>", str(SOURCE): "<SOURCE>"}
    places[os.environ.get("READOUT_SHARED", "")] = "<SHARED>"
    places[project_version()] = "<VERSION>"
    places[database] = "<DB>"
    places.pop("", None)
    return sorted(places.items(), key=lambda place: -len(place[0]))


def normalised(output, places, replacements):
    for place, name in places:
        output = output.replace(place, name)
    for pattern, text in replacements:
        output = pattern.sub(text, output)
    return lines_of(output)


def environment(folder, readout, database):
    """A small fixed environment: no setting of the user's changes what a case prints."""
    bin_folder = folder.parent / "bin"
    bin_folder.mkdir(exist_ok=True)
    program = bin_folder / "readout"
    if not program.is_symlink():
        program.symlink_to(readout)
    values = {
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
        "HOME": str(folder.parent / "home"),
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "SAMPLES": str(SOURCE / "samples"),
        "SOURCE": str(SOURCE),
        "DB": database,
    }
    kept = ("READOUT_SHARED", "READOUT_TEST_POSTGRES", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR")
    values.update({name: os.environ[name] for name in kept if name in os.environ})
    values["SHARED"] = os.environ.get("READOUT_SHARED", "")
    return values


def run_script(script, folder, variables, timeout):
    """Status, output and errors of a bash script; what it started ends with it."""
    shell = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        stdout, stderr = shell.communicate(timeout=timeout)
        status = str(shell.returncode)
    except subprocess.TimeoutExpired:
        os.killpg(shell.pid, signal.SIGKILL)
        stdout, stderr = shell.communicate()
        status = f"no end after {timeout:g} seconds"
    return status, stdout, stderr


def run_step(case, step, folder, variables, places):
    script = "\n".join(step.command)
    status, *outputs = run_script(script, folder, variables, case.timeout)
    stdout, stderr = (
        normalised(output.decode("utf-8", "backslashreplace"), places, case.replacements)
        for output in outputs
    )
    return Step(step.command, [status], stdout, stderr)


def agreed(expected, actual):
    """`actual`, with the expectation kept wherever it holds (it may be wider, with `...`)."""
    kept = {}
    for name in ("status", "stdout", "stderr"):
        wanted, seen = getattr(expected, name), getattr(actual, name)
        wanted = wanted or (["0"] if name == "status" else [])
        kept[name] = wanted if matches(wanted, seen) else seen
    return actual._replace(**kept)


def run_case(case, readout, database):
    """The steps as they went; a step's expectations stand in it where they hold."""
    with tempfile.TemporaryDirectory(prefix="readout-golden-") as top:
        folder = pathlib.Path(top, "work")
        folder.mkdir()
        with databases.made(database, folder) as address:
            variables = environment(folder, readout, address)
            places = known_places(folder, address)
            return [
                agreed(step, run_step(case, step, folder, variables, places))
                for step in case.steps
            ]


def difference(case, steps, database):
    """A unified diff of what is expected and what came; nothing if they agree."""
    before, after = (case_text(case, some).splitlines() for some in (case.steps, steps))
    title = f"{case.path.name} expected", f"{case.path.name} came, database: {database}"
    return "\n".join(difflib.unified_diff(before, after, *title, lineterm="", n=5))


def check_case(case, readout, update):
    """Runs a case on each of its databases; the exit status."""
    status = 0
    for database in case.databases:
        if database == "postgres" and not os.environ.get("READOUT_TEST_POSTGRES"):
            print("SKIPPED: READOUT_TEST_POSTGRES is not set; start the tests with scripts/test")
            status = status or SKIPPED
            continue
        steps = run_case(case, readout, database)
        differs = difference(case, steps, database)
        if differs and update:
            case.path.write_text(case_text(case, steps), encoding="utf-8")
            case = parse_case(case.path)
            print(f"{case.path}: updated")
        elif differs:
            print(differs)
            status = 1
    return status


def needs_missing_texts(case):
    uses = any("$SHARED" in line for step in case.steps for line in step.command)
    return uses and not os.path.isdir(os.environ.get("READOUT_SHARED", ""))


def check_file(path, readout, update):
    case = parse_case(path)
    if needs_missing_texts(case):
        print("SKIPPED: READOUT_SHARED names no folder")
        return SKIPPED
    return check_case(case, readout, update)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readout", default=SOURCE / "build/release/readout", type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="write what came into the cases")
    parser.add_argument("cases", nargs="+", type=pathlib.Path)
    return parser.parse_args()


def main():
    options = arguments()
    if not options.readout.is_file() or not shutil.which(options.readout):
        sys.exit(f"error: {options.readout} is no program; build it, or name it with --readout")
    readout = options.readout.resolve()
    try:
        results = {check_file(path, readout, options.update) for path in options.cases}
    except CaseError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
    sys.exit(1 if 1 in results else max(results))


if __name__ == "__main__":
    main()
