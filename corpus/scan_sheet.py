"""A printed page on its way through a scanner: its pixels, and where its words stand."""
import dataclasses
import html
import io
import re
import subprocess

import numpy as np
from PIL import Image

POINTS_PER_MM = 72 / 25.4


@dataclasses.dataclass
class Sheet:
    pixels: np.ndarray  # float32, height x width x channels (1 or 3); 0 is black, 255 white
    dpi: int
    words: list  # (text, left, top, right, bottom) in millimetres, as printed
    rng: np.random.Generator

    def dots(self, mm):
        return mm * self.dpi / 25.4

    def images(self):
        """The channels as pictures of Pillow, which turns and blurs one channel at a time."""
        return [Image.fromarray(np.ascontiguousarray(self.pixels[:, :, c])) for c in range(self.pixels.shape[2])]

    def with_images(self, images):
        pixels = np.stack([np.asarray(image, dtype=np.float32) for image in images], axis=2)
        return dataclasses.replace(self, pixels=pixels)

    def find(self, phrase, last=False):
        """The box in millimetres of the first or last place where these words stand one behind another."""
        wanted = phrase.split()
        texts = [word[0] for word in self.words]
        places = [n for n in range(len(texts)) if texts[n:n + len(wanted)] == wanted]
        if not places:
            return None
        run = self.words[places[-1 if last else 0]:][:len(wanted)]
        return min(w[1] for w in run), min(w[2] for w in run), max(w[3] for w in run), max(w[4] for w in run)


def page_count(pdf):
    told = subprocess.run(["pdfinfo", pdf], check=True, stdout=subprocess.PIPE, text=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)", told, re.M).group(1))


def read_words(pdf, number):
    told = subprocess.run(["pdftotext", "-bbox", "-f", str(number), "-l", str(number), pdf, "-"], check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")
    words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told)
    return [(html.unescape(w[4]), *(float(v) / POINTS_PER_MM for v in w[:4])) for w in words]


def print_page(pdf, number, dpi, colour, seed):
    """The page as the printer laid it down: black on white."""
    shown = subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-f", str(number), "-l", str(number), pdf],
                           check=True, stdout=subprocess.PIPE).stdout
    pixels = np.asarray(Image.open(io.BytesIO(shown)), dtype=np.float32)[:, :, None]
    if colour:
        pixels = np.repeat(pixels, 3, axis=2)
    return Sheet(pixels, dpi, read_words(pdf, number), np.random.default_rng(seed))
