#!/usr/bin/env python3
"""That scripts/postgres starts a server, passes on the status, and leaves nothing behind."""

import contextlib
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "scripts/postgres"


class Postgres(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory(prefix="pg", dir="/tmp"))
        os.chmod(self.folder, 0o755)
        self.environment = dict(os.environ, TMPDIR=self.folder)

    def start(self, script):
        return subprocess.Popen(
            [SCRIPT, "run", "bash", "-c", script],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def assert_nothing_left(self):
        self.assertEqual(os.listdir(self.folder), [])
        for arguments in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):  # it may just have ended
                self.assertNotIn(self.folder.encode(), arguments.read_bytes())

    def test_the_command_sees_a_utf8_server_of_its_own(self):
        query = "select current_setting('server_encoding'), current_setting('listen_addresses')"
        process = self.start(f'psql "$READOUT_TEST_POSTGRES" -AtXc "{query}"')
        stdout, stderr = process.communicate()
        self.assertEqual((process.returncode, stdout), (0, "UTF8|\n"), stderr)
        self.assert_nothing_left()

    def test_the_status_is_passed_on(self):
        process = self.start("exit 7")
        process.communicate()
        self.assertEqual(process.returncode, 7)
        self.assert_nothing_left()

    def test_a_signal_ends_command_and_server(self):
        process = self.start("echo started; sleep 60")
        self.assertEqual(process.stdout.readline(), "started\n")
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(process.returncode, 128 + signal.SIGTERM)
        self.assert_nothing_left()


if __name__ == "__main__":
    unittest.main()
