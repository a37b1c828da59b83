#!/usr/bin/env python3
"""That layers.py refuses what it should: small trees, each broken in one way."""

import pathlib
import tempfile
import unittest

import layers

RULES = layers.read_rules(
    """
    schema/text   # the bottom
    schema/store
    queries/graph
    loader/commands
    only sqlite3.h schema/store/sqlite
    only CLI/      loader/commands loader/main.cpp
    """
)


class Layers(unittest.TestCase):
    def found_in(self, tree):
        """The violations in a tree given as {file: text}."""
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in tree.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return list(layers.violations(root, RULES))

    def test_includes_that_run_down_are_accepted(self):
        tree = {
            "schema/text/fold.hpp": "#include <string>\n",
            "schema/text/fold.cpp": '#include "schema/text/fold.hpp"\n',
            "schema/store/sqlite/file.cpp": '#include "schema/text/fold.hpp"\n#include <sqlite3.h>\n',
            "loader/main.cpp": '#include "schema/text/fold.hpp"\n#include <CLI/CLI.hpp>\n',
        }
        self.assertEqual(self.found_in(tree), [])

    def test_an_include_that_runs_up_is_refused_with_its_place(self):
        tree = {
            "queries/graph/path.hpp": "",
            "schema/text/fold.cpp": '\n#include "queries/graph/path.hpp"\n',
        }
        (violation,) = self.found_in(tree)
        self.assertTrue(violation.startswith("schema/text/fold.cpp:2: schema/text may not include"))

    def test_an_include_within_one_top_folder_that_runs_up_is_refused(self):
        tree = {
            "schema/store/a.hpp": "",
            "schema/text/b.hpp": '#include "schema/store/a.hpp"\n',
        }
        self.assertEqual(len(self.found_in(tree)), 1)

    def test_a_circle_of_files_is_refused_once(self):
        tree = {
            "schema/text/a.hpp": '#include "schema/text/b.hpp"\n',
            "schema/text/b.hpp": '#include "schema/text/c.hpp"\n',
            "schema/text/c.hpp": '#include "schema/text/b.hpp"\n',
        }
        (violation,) = self.found_in(tree)
        self.assertIn("schema/text/b.hpp > schema/text/c.hpp > schema/text/b.hpp", violation)
        self.assertTrue(violation.startswith("schema/text/c.hpp:1: "))

    def test_a_file_that_includes_itself_is_refused(self):
        self.assertEqual(
            len(self.found_in({"schema/text/a.hpp": '#include "schema/text/a.hpp"\n'})), 1
        )

    def test_two_ways_to_one_header_are_no_circle(self):
        tree = {
            "schema/text/a.hpp": '#include "schema/text/b.hpp"\n#include "schema/text/c.hpp"\n',
            "schema/text/b.hpp": '#include "schema/text/c.hpp"\n',
            "schema/text/c.hpp": "",
        }
        self.assertEqual(self.found_in(tree), [])

    def test_a_confined_library_is_refused_elsewhere(self):
        tree = {
            "schema/store/verify.cpp": "#include <sqlite3.h>\n",
            "schema/text/fold.cpp": "#  include <CLI/CLI.hpp>\n",
            "schema/store/sqlite_dump.cpp": "#include <sqlite3.h>\n",
        }
        self.assertEqual(len(self.found_in(tree)), 3)

    def test_a_folder_that_is_not_listed_is_refused(self):
        (violation,) = self.found_in({"queries/new/file.cpp": ""})
        self.assertIn("queries/new is not in tests/layers.txt", violation)

    def test_a_source_beside_the_program_is_refused(self):
        self.assertEqual(len(self.found_in({"loader/other.cpp": ""})), 1)

    def test_an_own_header_that_does_not_exist_is_refused(self):
        (violation,) = self.found_in({"schema/text/fold.cpp": '#include "fold.hpp"\n'})
        self.assertIn("there is no fold.hpp", violation)

    def test_an_own_header_in_angle_brackets_is_refused(self):
        tree = {"schema/text/a.hpp": "", "schema/text/b.hpp": "#include <schema/text/a.hpp>\n"}
        self.assertEqual(len(self.found_in(tree)), 1)


if __name__ == "__main__":
    unittest.main()
