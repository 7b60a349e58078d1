"""How the program is used: help, wrong use, completion, the man page in step with both."""

import re
import shutil
import subprocess
import unittest

from program import COMMANDS, SOURCE, ProgramTest


def options_in(text):
    return set(re.findall(r"--[a-z]+(?:-[a-z]+)*", text))


class Help(ProgramTest):
    def test_every_subcommand_has_examples(self):
        for command in ("", *COMMANDS):
            text = self.output(*command.split(), "--help")
            self.assertIn("Examples:", text)
            self.assertRegex(text.partition("Examples:")[2], rf"vanthu {command}")
            for option in ("--help", "--db", "--vocabulary", "--lang", "--quiet"):
                self.assertIn(option, text)

    def test_names_every_subcommand(self):
        listed = re.findall(r"^  ([a-z]+) ", self.output("--help").partition("Subcommands:")[2], re.MULTILINE)
        self.assertEqual(tuple(listed[:len(COMMANDS)]), COMMANDS)

    def test_examples_use_options_that_exist(self):
        for command in COMMANDS:
            text = self.output(command, "--help")
            for line in text.partition("Examples:")[2].splitlines():
                if line.startswith(f"  vanthu {command}"):
                    for option in options_in(line):
                        self.assertIn(f"{option} ", text.partition("Examples:")[0], line)

    def test_version(self):
        self.assertRegex(self.output("--version"), r"^vanthu \d+\.\d+\.\d+\n$")


class WrongUse(ProgramTest):
    def test_has_status_2_and_says_where_help_is(self):
        for arguments in ([], ["frobnicate"], ["--frobnicate"], ["tasks", "--frobnicate"], ["import"], ["extract"],
                          ["show"], ["show", "1", "2"], ["tasks", "--role", "chief"], ["tasks", "--format", "xml"],
                          ["export", "--format", "table"], ["export", "--what", "tasks"], ["completion", "tcsh"],
                          ["tasks", "--due", "someday"], ["tasks", "--before", "2026-02-30"],
                          ["tasks", "--min-confidence", "2"], ["tasks", "--max-confidence", "0.5.."],
                          ["review", "--below", "high"], ["tasks", "--limit", "-1"],
                          ["due"], ["due", "--within", "30x"], ["due", "--within", "d"], ["due", "--month", "2026"],
                          ["due", "--quarter", "Q5/2026"], ["due", "--month", "2026-05", "--within", "3d"],
                          ["due", "--month", "2026-05", "--on", "2026-05-01"], ["due", "--within", "100m"],
                          ["due", "--within", "3d", "--on", "2026-05"], ["tasks", "--unit", b"\xff"], ["--lang", "de", "tasks"],
                          ["tasks", "--unit"]):
            for language in ("C.UTF-8", "vi_VN.UTF-8"):
                done = self.vanthu(*arguments, status=2, LANG=language)
                self.assertEqual(done.stdout, b"")
                self.assertTrue(done.stderr.startswith(b"vanthu: "), done.stderr)
                self.assertTrue(done.stderr.rstrip().endswith(b"]"), done.stderr)

    def test_a_file_may_have_the_name_of_a_subcommand(self):
        self.plan("tasks")
        self.plan("import", "tan-loc.txt")
        self.vanthu("import", "tasks", "import")
        self.assertEqual(len(self.objects("export")), 2)


class Completion(ProgramTest):
    def test_scripts_know_every_subcommand_and_option(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.output("completion", shell)
            for command in COMMANDS:
                self.assertIn(command, script)
                for option in options_in(self.output(command, "--help").partition("Examples:")[0]):
                    self.assertIn(option[2:], script)

    def test_scripts_are_valid(self):
        for shell in ("bash", "zsh", "fish"):
            if shutil.which(shell) is None:
                continue
            path = self.folder / f"completion.{shell}"
            path.write_text(self.output("completion", shell))
            subprocess.run([shell, "-n", path], check=True)

    def complete(self, *words):
        """What bash offers for the last of `words`."""
        script = self.folder / "completion.bash"
        script.write_text(self.output("completion", "bash"))
        done = subprocess.run(
            ["bash", "-c", 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _vanthu; printf "%s\\n" "${COMPREPLY[@]}"',
             script, *words], capture_output=True, check=True)
        return done.stdout.decode().split()

    def test_bash_offers_what_fits(self):
        self.assertEqual(self.complete("vanthu", "ex"), ["extract", "export"])
        self.assertEqual(self.complete("vanthu", "tasks", "--role", ""), ["lead", "implement", "coordinate"])
        self.assertEqual(self.complete("vanthu", "tasks", "--un"), ["--unit"])
        self.assertEqual(self.complete("vanthu", "export", "--format", "c"), ["csv"])
        self.assertEqual(self.complete("vanthu", "completion", "z"), ["zsh"])
        self.assertEqual(self.complete("vanthu", "import", "pla"), [])


class ManPage(ProgramTest):
    page = (SOURCE / "docs" / "vanthu.1").read_text().replace("\\-", "-")

    def test_names_every_subcommand_and_option(self):
        for command in COMMANDS:
            self.assertIn(f"vanthu {command}", self.page)
            for option in options_in(self.output(command, "--help").partition("Examples:")[0]):
                self.assertIn(option, self.page)

    def test_names_nothing_that_does_not_exist(self):
        known = set().union(*(options_in(self.output(*c.split(), "--help")) for c in ("", *COMMANDS)))
        self.assertEqual(options_in(self.page) - known, set())

    def test_has_the_programs_version(self):
        self.assertIn(f'"{self.output("--version").strip()}"', self.page)


if __name__ == "__main__":
    unittest.main()
