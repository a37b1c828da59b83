#!/usr/bin/env python3
"""That the golden runner accepts what agrees, shows what differs, and writes what it reads."""

import contextlib
import io
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import run

PROGRAM = """#!/usr/bin/env bash
case $1 in
  say) printf '%s\\n' "${@:2}" ;;
  fail) echo "error: $2" >&2; exit 2 ;;
  hang) sleep 60 ;;
  raw) printf "$2" ;;
esac
"""


class Runner(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.program = self.folder / "program"
        self.program.write_text(PROGRAM, encoding="utf-8")
        self.program.chmod(0o755)
        self.case = self.folder / "case.test"

    def result_of(self, text, update=False):
        """Status and what was printed for a case of this text."""
        self.case.write_text(text, encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            status = run.check_file(self.case, self.program, update)
        return status, printed.getvalue()

    def test_output_and_status_that_agree_are_accepted(self):
        self.assertEqual(self.result_of("=== command\nreadout say a b\n=== stdout\na\nb\n")[0], 0)
        failing = "=== command\nreadout fail no\n=== status\n2\n=== stderr\nerror: no\n"
        self.assertEqual(self.result_of(failing)[0], 0)

    def test_other_output_is_shown_as_a_diff(self):
        status, printed = self.result_of("=== command\nreadout say a\n=== stdout\nb\n")
        self.assertEqual(status, 1)
        self.assertIn("-b\n+a", printed)

    def test_output_that_is_not_expected_is_refused(self):
        self.assertEqual(self.result_of("=== command\nreadout say a\n")[0], 1)

    def test_output_on_the_other_stream_is_refused(self):
        text = "=== command\nreadout fail no\n=== status\n2\n=== stdout\nerror: no\n"
        self.assertEqual(self.result_of(text)[0], 1)

    def test_another_status_is_refused(self):
        text = "=== command\nreadout fail no\n=== stderr\nerror: no\n"
        status, printed = self.result_of(text)
        self.assertEqual(status, 1)
        self.assertIn("+=== status\n+2", printed)

    def test_a_missing_last_newline_is_seen(self):
        self.assertEqual(self.result_of("=== command\nreadout raw a\n=== stdout\na\n")[0], 1)

    def test_three_dots_stand_for_any_lines(self):
        text = "=== command\nreadout say a b c d\n=== stdout\na\n...\nd\n"
        self.assertEqual(self.result_of(text)[0], 0)
        self.assertEqual(self.result_of(text.replace("\nd\n", "\ne\n"))[0], 1)

    def test_update_writes_what_came_and_keeps_what_holds(self):
        text = (
            "# a comment\n\n=== command\nreadout say a b\n=== stdout\n...\nb\n\n"
            "=== command\nreadout fail x\n"
        )
        self.assertEqual(self.result_of(text, update=True)[0], 0)
        wanted = text + "=== status\n2\n=== stderr\nerror: x\n"
        self.assertEqual(self.case.read_text(encoding="utf-8"), wanted)
        self.assertEqual(run.check_file(self.case, self.program, False), 0)

    def test_update_survives_odd_output(self):
        output = r"\n=== stdout\n\\=== stdout\n\n"
        text = f"=== command\nreadout raw '{output}'\n\n=== command\nreadout raw 'x\\r\\ny'\n"
        self.result_of(text, update=True)
        self.assertEqual(run.check_file(self.case, self.program, False), 0)

    def test_places_of_this_machine_have_names(self):
        text = '=== command\nreadout say "$PWD" "$SAMPLES/a"\n=== stdout\n<TMP>\n<SAMPLES>/a\n'
        self.assertEqual(self.result_of(text)[0], 0)

    def test_the_head_replaces_what_varies(self):
        text = "replace: [0-9.]+ s -> N s\n=== command\nreadout say '1.25 s'\n=== stdout\nN s\n"
        self.assertEqual(self.result_of(text)[0], 0)

    def test_the_steps_of_a_case_share_a_folder(self):
        text = "=== command\nreadout say a > file\n\n=== command\ncat file\n=== stdout\na\n"
        self.assertEqual(self.result_of(text)[0], 0)

    def test_a_command_that_hangs_is_ended(self):
        status, printed = self.result_of("timeout: 0.2\n=== command\nreadout hang\n")
        self.assertEqual(status, 1)
        self.assertIn("no end after 0.2 seconds", printed)

    def test_a_case_runs_on_each_of_its_databases(self):
        text = 'databases: sqlite\n=== command\nreadout say "$DB"\n=== stdout\n<DB>\n'
        self.assertEqual(self.result_of(text)[0], 0)
        server = os.environ.get("READOUT_TEST_POSTGRES")
        both = text.replace("sqlite", "sqlite postgres")
        self.assertEqual(self.result_of(both)[0], 0 if server else run.SKIPPED)
        ask = "databases: postgres\n=== command\npsql -AtX \"$DB\" -c 'select 1'\n=== stdout\n1\n"
        if server:
            self.assertEqual(self.result_of(ask)[0], 0)

    def test_without_a_server_sqlite_is_still_checked(self):
        text = "databases: sqlite postgres\n=== command\nreadout say a\n"
        with mock.patch.dict(os.environ):
            os.environ.pop("READOUT_TEST_POSTGRES", None)
            self.assertEqual(self.result_of(text)[0], 1)
            self.assertEqual(self.result_of(text + "=== stdout\na\n")[0], run.SKIPPED)

    def test_a_case_that_cannot_be_read_is_refused_with_its_place(self):
        for text, place in (
            ("readout say\n", ":1:"),
            ("databases: oracle\n=== command\n", ":1:"),
            ("=== command\nx\n=== stdout\na\n=== stdout\nb\n", ":5:"),
        ):
            with self.assertRaisesRegex(run.CaseError, place):
                self.result_of(text)


if __name__ == "__main__":
    unittest.main()
