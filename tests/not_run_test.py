#!/usr/bin/env python3
"""That not_run.py finds the tests that did not run, with a real ctest run of five tests."""

import pathlib
import subprocess
import tempfile
import unittest

import not_run

TESTS = """
add_test(passes true)
add_test(fails false)
add_test(skips echo "SKIPPED: no server")
add_test(lacks_texts echo "SKIPPED: READOUT_SHARED names no folder")
add_test(is_missing no_such_program)
set_tests_properties(skips lacks_texts PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED:")
"""


class NotRun(unittest.TestCase):
    def test_all_tests_without_a_run_are_named_with_their_reason(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "CTestTestfile.cmake").write_text(TESTS, encoding="utf-8")
            command = ["ctest", "--test-dir", folder, "--output-junit", "junit.xml"]
            subprocess.run(command, capture_output=True, check=False)
            found = list(not_run.tests_not_run(pathlib.Path(folder, "junit.xml")))
        self.assertEqual([name for name, _, _ in found], ["skips", "lacks_texts", "is_missing"])
        self.assertEqual([let_pass for _, _, let_pass in found], [False, True, False])
        self.assertEqual(found[0][1], "SKIPPED: no server")


if __name__ == "__main__":
    unittest.main()
