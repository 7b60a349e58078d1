"""What scanner, camera, copier and fax do to a page.  Each function gives a step Sheet → Sheet."""
import dataclasses
import math

import numpy as np
from PIL import Image, ImageFilter

from scan_marks import soft_noise


def changed(sheet, pixels):
    return dataclasses.replace(sheet, pixels=np.clip(pixels, 0, 255).astype(np.float32))


def blur(mm):
    def step(sheet):
        return sheet.with_images([i.convert("L").filter(ImageFilter.GaussianBlur(sheet.dots(mm)))
                                  for i in sheet.images()])
    return step


def turn(degrees):
    """Turned clockwise by a few degrees on the glass; what comes into view is paper."""
    def step(sheet):
        return sheet.with_images([i.rotate(-degrees, Image.BICUBIC, fillcolor=255) for i in sheet.images()])
    return step


def quarter_turns(count):
    """Laid into the scanner sideways or upside down: turned clockwise by so many right angles."""
    def step(sheet):
        return dataclasses.replace(sheet, pixels=np.ascontiguousarray(np.rot90(sheet.pixels, -count)))
    return step


def scanned(paper=247, ink=26, noise=2.5, soft=.06):
    """A scanner's picture of it: soft edges, paper that is not quite white, ink that is not quite black, noise."""
    def step(sheet):
        sheet = blur(soft)(sheet)
        height, width, _ = sheet.pixels.shape
        pixels = ink + sheet.pixels / 255 * (paper - ink)
        pixels += 1.2 * soft_noise(sheet.rng, height, width, sheet.dots(6))[:, :, None]
        return changed(sheet, pixels + noise * sheet.rng.standard_normal(sheet.pixels.shape, dtype=np.float32))
    return step


def print_through(strength=.16, lines=True):
    """The back of thin paper shines through: mirrored, blurred, paler."""
    def step(sheet):
        back = dataclasses.replace(sheet, pixels=np.ascontiguousarray(sheet.pixels[:, ::-1]))
        back = blur(.22)(back)
        shift = round(sheet.dots(7)) if lines else 0
        return changed(sheet, sheet.pixels - strength * (255 - np.roll(back.pixels, shift, axis=0)))
    return step


def specks(per_square_centimetre, largest=.35):
    """Dust: dark dots of up to `largest` millimetres."""
    def step(sheet):
        pixels = sheet.pixels.copy()
        height, width, _ = pixels.shape
        count = int(per_square_centimetre * height * width / sheet.dots(10) ** 2)
        for x, y, size in zip(sheet.rng.integers(0, width, count), sheet.rng.integers(0, height, count),
                              sheet.rng.uniform(.08, largest, count)):
            side = max(1, round(sheet.dots(size)))
            pixels[y:y + side, x:x + max(1, side - int(sheet.rng.integers(0, 2)))] *= .25
        return changed(sheet, pixels)
    return step


def dark_borders(mm=6):
    """What lies beside the page: black along left edge and top, a wedge on the right, shadows of punched holes."""
    def step(sheet):
        height, width, _ = sheet.pixels.shape
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        wave = soft_noise(sheet.rng, height, width, sheet.dots(40)) * sheet.dots(.4)
        edge = sheet.dots(mm)
        dark = (x < edge + wave) | (y < edge * .6 + wave * .5) | (x - width > -edge * .9 * y / height + wave)
        for part in (.29, .56):
            dark |= (x - edge - sheet.dots(9)) ** 2 + (y - part * height) ** 2 < sheet.dots(2.8) ** 2
        soft = Image.fromarray(np.where(dark, 0, 255).astype(np.uint8)).filter(
            ImageFilter.GaussianBlur(sheet.dots(.15)))
        light = np.asarray(soft, dtype=np.float32)[:, :, None] / 255
        return changed(sheet, sheet.pixels * light + (1 - light) * 18)
    return step


def streaks():
    """Dirt on the glass of a feeder: thin dark lines down the whole page, one broken, one pale."""
    def step(sheet):
        pixels = sheet.pixels.copy()
        height, width, _ = pixels.shape
        for part, mm, dark, length in [(.043, .25, .2, 1), (.382, .12, .45, 1), (.71, .2, .35, .55), (.952, .4, .3, 1)]:
            left, thick = round(part * width), max(1, round(sheet.dots(mm)))
            tone = 1 - (1 - dark) * np.clip(1 + .2 * sheet.rng.standard_normal((round(height * length), 1, 1)), 0, 1.3)
            pixels[:tone.shape[0], left:left + thick] *= np.clip(tone, 0, 1)
        return changed(sheet, pixels)
    return step


def perspective_coefficients(inside, outside):
    """Of Pillow's transform: where the corners `outside` of the picture come from."""
    rows, values = [], []
    for (x, y), (u, v) in zip(outside, inside):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float))


def photographed():
    """Taken with a telephone on a desk: seen a little from the side, uneven light, the shadow of a hand, warm paper."""
    def step(sheet):
        height, width, _ = sheet.pixels.shape
        page = [(0, 0), (width, 0), (width, height), (0, height)]
        seen = [(.030 * width, .022 * height), (.965 * width, .030 * height),
                (.985 * width, .975 * height), (.016 * width, .968 * height)]
        coefficients = perspective_coefficients(page, seen)
        desk = np.array([92, 70, 54], dtype=np.float32)
        images = [i.convert("L").transform((width, height), Image.PERSPECTIVE, coefficients, Image.BICUBIC,
                                           fillcolor=255) for i in sheet.images()]
        shape = Image.new("L", (width, height), 255).transform((width, height), Image.PERSPECTIVE, coefficients,
                                                               Image.BICUBIC, fillcolor=0)
        sheet = sheet.with_images(images)
        here = np.asarray(shape, dtype=np.float32)[:, :, None] / 255
        grain = 7 * soft_noise(sheet.rng, height, width, sheet.dots(1.5))[:, :, None]
        pixels = sheet.pixels * np.array([.97, .94, .86], dtype=np.float32) * here + (desk + grain) * (1 - here)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        x, y = x / width, y / height
        lamp = 1.02 - .38 * np.hypot(x - .25, .9 * (y - .2))
        hand = 1 - .42 / (1 + np.exp(-(x * .8 + y - 1.22 + .05 * np.sin(9 * y)) / .035))
        return blur(.1)(changed(sheet, pixels * (lamp * hand)[:, :, None]))
    return step


def fax(coarse=False):
    """One bit a pixel, as a fax machine sees it; `coarse` machines scan half as many lines."""
    def step(sheet):
        sheet = blur(.09)(sheet)
        height, width, _ = sheet.pixels.shape
        pixels = sheet.pixels + 16 * sheet.rng.standard_normal(sheet.pixels.shape, dtype=np.float32)
        pixels += 8 * soft_noise(sheet.rng, height, width, sheet.dots(3))[:, :, None]
        bits = np.where(pixels < 148, 0, 255).astype(np.float32)
        for row in sheet.rng.integers(0, height, 3):  # lines that were lost on the way
            bits[row:row + 1] = bits[row - 1:row]
        salt = sheet.rng.random(bits.shape)
        bits[salt < .0006] = 0
        bits[salt > .9994] = 255
        return dataclasses.replace(sheet, pixels=bits[::2] if coarse else bits)
    return step


def erased(sheet):
    """An empty page; its words are gone with it."""
    return dataclasses.replace(sheet, pixels=np.full_like(sheet.pixels, 255), words=[])


def landscape_photograph(sheet):
    """A picture without a word: hills, a sky, water, trees."""
    height, width, channels = sheet.pixels.shape
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None] * np.ones((1, width), dtype=np.float32)
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :] * np.ones((height, 1), dtype=np.float32)
    sky = np.stack([150 + 70 * y, 180 + 50 * y, 235 - 10 * y], axis=2)
    for base, ink in [(.42, (96, 120, 130)), (.5, (70, 104, 84)), (.6, (44, 82, 52))]:
        ridge = base + .05 * np.sin(7 * x + 20 * base) + .02 * np.sin(31 * x + 9 * base) + .006 * np.sin(173 * x)
        hills = np.array(ink) * (1 + .22 * soft_noise(sheet.rng, height, width, 9)[:, :, None])
        sky = np.where((y > ridge)[:, :, None], hills, sky)
    water = np.stack([70 + 40 * y, 96 + 30 * y, 120 + 20 * y], axis=2)
    water *= (1 + .15 * np.sin(900 * y * y + 3 * np.sin(11 * x)))[:, :, None]
    sky = np.where((y > .78 + .01 * np.sin(5 * x))[:, :, None], water, sky)
    for part in (.12, .2, .83):
        trunk = (np.abs(x - part - .004 * np.sin(14 * y)) < .006 + .01 * (y - .5)) & (y > .35) & (y < .86)
        sky = np.where(trunk[:, :, None], np.array([52, 40, 34]), sky)
    if channels == 1:
        sky = sky @ np.array([[.3], [.59], [.11]])
    return changed(dataclasses.replace(sheet, words=[]), sky)


def angle_for(rng):
    """A feeder's usual slope: a third of a degree, now this way, now that."""
    return math.copysign(rng.uniform(.1, .4), rng.random() - .5)
