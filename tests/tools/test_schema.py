"""The worked questions of docs/schema.md, asked of the store of corpus/plans: their answers stand behind them.
VANTHU_REWRITE=1 writes what is answered into the page."""

import os
import re
import subprocess
import unittest

from program import SOURCE, ProgramTest

PAGE = SOURCE / "docs/schema.md"
QUESTION = re.compile(r"(^### \d+\. [^\n]+\n.*?```sql\n)(.*?)(```\n\n```text\n)(.*?)(```)", re.S | re.M)


class WorkedQuestions(ProgramTest):
    def answer(self, sql):
        done = subprocess.run(["sqlite3", "-readonly", "-bail", "-header", "-separator", " | ", str(self.folder / "worked.db")],
                              input=sql, capture_output=True, text=True, check=True)
        return done.stdout

    def test_have_the_answers_that_stand_in_the_page(self):
        self.vanthu("--db", "worked.db", "import", str(SOURCE / "corpus/plans"))
        page = PAGE.read_text(encoding="utf-8")
        questions = QUESTION.findall(page)
        self.assertGreaterEqual(len(questions), 10)
        if os.environ.get("VANTHU_REWRITE"):
            answered = QUESTION.sub(lambda q: q[1] + q[2] + q[3] + self.answer(q[2]) + q[5], page)
            PAGE.write_text(answered, encoding="utf-8")
            return
        for head, sql, _, answer, _ in questions:
            with self.subTest(head.splitlines()[0]):
                self.assertTrue(answer)
                self.assertEqual(self.answer(sql), answer)


if __name__ == "__main__":
    unittest.main()
