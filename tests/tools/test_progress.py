"""The bar: on a terminal, within its width, taken away before any message; nowhere else."""

import os
import re
import signal
import unittest

from program import PROGRAM, ProgramTest
from terminal import Screen, resize, run_in_terminal

LONG = "Kế hoạch triển khai thực hiện công tác cải cách hành chính và chuyển đổi số năm 2026"


class Progress(ProgramTest):
    def plans(self, count):
        text = (self.folder / self.plan()).read_text()
        for i in range(count):
            path = self.folder / f"Kế hoạch năm/{i:02} {LONG} 計画.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.replace("41/KH-UBND", f"{i + 1}/KH-UBND"))
        return "Kế hoạch năm"

    def import_in_terminal(self, columns, *arguments, status=0, on_output=None, language="C.UTF-8"):
        command = [PROGRAM, "import", *arguments]
        environment = {"LANG": language, "TERM": "xterm", "PATH": os.environ["PATH"]}
        ended, said = run_in_terminal(command, columns, self.folder, environment, on_output)
        self.assertEqual(ended, status, said)
        return said

    def drawn_lines(self, said):
        return re.findall(r"\r([^\r\n\x1b]+)\x1b\[J\r", said)

    def test_fits_the_terminal_whatever_its_width(self):
        folder = self.plans(20)
        for columns in (20, 79, 80, 140, 400):
            screen = Screen(columns)
            said = self.import_in_terminal(columns, folder, "--db", f"{columns}.db")
            bars, _, messages = said.rpartition("\x1b[J")
            screen.write(bars)
            self.assertFalse(screen.wrapped, said)
            self.assertTrue(self.drawn_lines(said))
            self.assertTrue(messages.startswith("vanthu: "), said)

    def test_says_how_far_it_is_and_what_is_read(self):
        said = self.import_in_terminal(140, self.plans(120))  # more than are read between two drawings
        first = self.drawn_lines(said)[0]
        self.assertRegex(first, r"^\[[#-]+\] +\d+/120")
        self.assertTrue(any(line.endswith("計画.txt") for line in self.drawn_lines(said)), said)

    def test_is_taken_away_before_messages_and_at_the_end(self):
        folder = self.plans(3)
        (self.folder / folder / "00.txt").touch()
        said = self.import_in_terminal(200, folder, status=1)
        screen = Screen(200)
        screen.write(said)
        shown = [line for line in screen.text() if line]
        self.assertEqual([line.partition(": ")[0] for line in shown], ["vanthu"] * len(shown), shown)
        self.assertTrue(shown[0].endswith("[file-empty]"))
        self.assertEqual(shown[-1], "vanthu: files: 4; read: 3; unchanged: 0; failed: 1")

    def test_is_in_vietnamese_too(self):
        folder = self.plans(3)
        (self.folder / folder / "00.txt").touch()
        said = self.import_in_terminal(200, folder, status=1, language="vi_VN.UTF-8")
        self.assertTrue(said.rstrip().endswith("tệp: 4; đã đọc: 3; không đổi: 0; lỗi: 1"))

    def test_follows_the_terminal_that_grows_narrower(self):
        def narrower(_, terminal, __):
            resize(terminal, 40)

        said = self.import_in_terminal(200, self.plans(120), on_output=narrower)
        widths = [len(line) for line in self.drawn_lines(said)]
        if len(widths) > 2:  # a fast machine may draw it but once
            self.assertLess(widths[-1], 40)

    def test_is_not_drawn_with_quiet(self):
        self.assertEqual(self.import_in_terminal(80, self.plans(2), "--quiet"), "")

    def test_is_not_drawn_into_a_pipe(self):
        done = self.vanthu("import", self.plans(2))
        self.assertNotIn(b"\x1b", done.stderr)
        self.assertNotIn(b"\r", done.stderr)

    def test_ctrl_c_is_told_and_leaves_no_bar(self):
        pressed = []

        def press_once(_, terminal, text):
            if not pressed and b"/120" in text:
                pressed.append(True)
                os.write(terminal, b"\x03")

        folder = self.plans(120)
        ended, said = run_in_terminal([PROGRAM, "import", folder, "--jobs", "1"], 100, self.folder,
                                      {"LANG": "C.UTF-8", "TERM": "xterm"}, press_once)
        if ended == 0:
            self.skipTest("the import ended before it could be stopped")
        self.assertEqual(ended, 128 + signal.SIGINT)
        self.assertIn("finishing the files in hand", said)
        last = said.rstrip().splitlines()[-1]
        counts = {name: int(count) for name, count in re.findall(r"([a-z][a-z ]*): (\d+)", last.rpartition("vanthu: ")[2])}
        self.assertEqual(counts.pop("files"), 120)
        self.assertEqual(sum(counts.values()), 120)
        self.assertGreater(counts["not come to"], 0)
        again = self.errors("import", folder)
        self.assertIn("going on from there", again)
        self.assertIn("files: 120;", again.splitlines()[-1])


if __name__ == "__main__":
    unittest.main()
