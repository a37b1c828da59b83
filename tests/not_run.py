#!/usr/bin/env python3
"""usage: not_run.py JUNIT.xml

Names every test of a ctest run that did not run, with its reason, and fails if there is one. The
one reason that is let pass: a test needs the texts of the folder READOUT_SHARED, which are not
part of the repository, and says so ("SKIPPED: READOUT_SHARED ...").
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

LET_PASS = re.compile(r"^SKIPPED: READOUT_SHARED\b", re.MULTILINE)


def tests_not_run(junit_file):
    """(name, reason, is it let pass) of each test that did not run."""
    for case in ElementTree.parse(junit_file).iter("testcase"):
        if case.get("status") not in ("run", "fail"):
            output = case.findtext("system-out") or ""
            said = re.search(r"^SKIPPED:.*", output, re.MULTILINE)
            skipped = case.find("skipped")
            reason = skipped.get("message", "") if skipped is not None else case.get("status")
            yield case.get("name"), said.group() if said else reason, bool(LET_PASS.search(output))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    unexpected = 0
    for name, reason, let_pass in tests_not_run(sys.argv[1]):
        unexpected += not let_pass
        print(f"{'left out' if let_pass else 'NOT RUN'}: {name}: {reason}", file=sys.stderr)
    if unexpected:
        sys.exit(f"error: {unexpected} tests did not run; make them run or remove them")


if __name__ == "__main__":
    main()
