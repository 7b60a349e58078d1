"""Installs the build, builds docs/examples against it outside the tree, and runs that on a plan."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["VANTHU_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["VANTHU_BUILD_DIR"])
PROGRAM = os.environ["VANTHU_PROGRAM"]
CMAKE = os.environ["CMAKE_COMMAND"]
EXAMPLE = SOURCE / "docs" / "examples"
PAGE = SOURCE / "docs" / "library.md"

# What a project that links an instrumented library has to have in common with it.
SHARED_VARIABLES = ("CMAKE_CXX_COMPILER", "CMAKE_CXX_COMPILER_LAUNCHER", "CMAKE_CXX_FLAGS", "CMAKE_EXE_LINKER_FLAGS",
                    "CMAKE_BUILD_TYPE", "CMAKE_GENERATOR", "CMAKE_MAKE_PROGRAM")


def cache_variables():
    """The variables of the build that the example is configured with too."""
    lines = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8").splitlines()
    pairs = dict(re.fullmatch(r"([^:#/]+):\w+=(.*)", line).groups() for line in lines
                 if re.fullmatch(r"([^:#/]+):\w+=(.*)", line))
    return {name: pairs[name] for name in SHARED_VARIABLES if pairs.get(name)}


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, capture_output=True, timeout=280, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


def blocks(language):
    """The page's code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="vanthu-package-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.prefix = cls.folder / "prefix"
        run(CMAKE, "--install", str(BUILD), "--prefix", str(cls.prefix), cwd=cls.folder)
        cls.project = cls.folder / "project"
        shutil.copytree(EXAMPLE, cls.project)
        # A project's own header of a name that vanthu has as well.
        (cls.project / "parsers").mkdir()
        (cls.project / "parsers" / "document.h").write_text("#error the project's own parsers/document.h\n")
        options = [f"-D{name}={value}" for name, value in cache_variables().items()
                   if name not in ("CMAKE_GENERATOR", "CMAKE_MAKE_PROGRAM")]
        run(CMAKE, "-S", str(cls.project), "-B", "build", "-G", cache_variables()["CMAKE_GENERATOR"],
            f"-DCMAKE_PREFIX_PATH={cls.prefix}", "-DCMAKE_INCLUDE_CURRENT_DIR=ON", *options, cwd=cls.folder)
        run(CMAKE, "--build", "build", cwd=cls.folder)

    def example(self, store, *files):
        return run(str(self.folder / "build" / "read_plans"), str(self.folder / store), *files, cwd=SOURCE)

    def test_the_example_says_what_the_program_says(self):
        plan = "corpus/plans/giam-ngheo-ea-sup.txt"
        record = json.loads(run(PROGRAM, "--quiet", "extract", plan, cwd=SOURCE))
        printed = self.example("plans.db", plan).splitlines()
        self.assertEqual(printed[0], record["header"]["title"])
        tasks = [line[2:].split(" | ") for line in printed if line.startswith("- ")]
        self.assertEqual(len(tasks), len(record["assignments"]))
        for (leads, deadline, task), recorded in zip(tasks, record["assignments"]):
            self.assertEqual(leads, "; ".join(unit["unit"] for unit in recorded["lead"]) or "nobody")
            self.assertTrue(deadline.startswith((recorded["deadline"] or {"raw": "no time given"})["raw"]))
            self.assertEqual(task, recorded["task"])

    def test_the_program_goes_on_with_the_examples_store(self):
        plan = "corpus/plans/giam-ngheo-ea-sup.txt"
        self.example("shared.db", plan)
        store = str(self.folder / "shared.db")
        imported = subprocess.run([PROGRAM, "--db", store, "--lang", "en", "import", plan], cwd=SOURCE, timeout=280,
                                  capture_output=True, check=True).stderr.decode()
        self.assertIn("unchanged: 1", imported)

    def test_a_file_that_cannot_be_read_is_named_and_the_others_are_stored(self):
        done = subprocess.run([str(self.folder / "build" / "read_plans"), str(self.folder / "other.db"), "no-such-file",
                               "corpus/plans/giam-ngheo-ea-sup.txt"], cwd=SOURCE, capture_output=True, timeout=280,
                              check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no-such-file: no such file", done.stderr.decode())
        self.assertIn(" leads ", done.stdout.decode())

    def test_the_page_shows_the_example_and_what_it_prints(self):
        source = (EXAMPLE / "main.cpp").read_text(encoding="utf-8")
        for block in blocks("cpp"):
            self.assertIn(re.sub(r"\s+", " ", block).strip(), re.sub(r"\s+", " ", source))
        self.assertEqual(blocks("cmake"), [(EXAMPLE / "CMakeLists.txt").read_text(encoding="utf-8")])
        (shown,) = blocks("text")
        command, _, expected = shown.partition("\n")
        self.assertTrue(command.startswith("$ build/read_plans plans.db "), command)
        self.assertEqual(self.example("page.db", *command.split()[3:]), expected)

    def test_installed_headers_reach_nothing_outside(self):
        headers = self.prefix / "include" / "vanthu"
        for header in headers.rglob("*.h"):
            text = header.read_text(encoding="utf-8")
            self.assertNotRegex(text, '#include "', header)
            for included in re.findall("#include <vanthu/(.*)>", text):
                self.assertTrue((headers / included).exists(), f"{header}: {included}")

    def test_the_installed_program_runs(self):
        version = run(str(self.prefix / "bin" / "vanthu"), "--version", cwd=self.folder).split()[1]
        config = next(self.prefix.rglob("vanthuConfigVersion.cmake")).read_text(encoding="utf-8")
        self.assertIn(f'set(PACKAGE_VERSION "{version}")', config)
        self.assertTrue((self.prefix / "share" / "doc" / "vanthu" / "LICENSE").exists())


if __name__ == "__main__":
    if not any(BUILD.rglob("libvanthu.a")):
        print("skipped: the library is not built in", BUILD)
        sys.exit(77)
    unittest.main()
