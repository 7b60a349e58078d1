"""What people put on a printed page: seals, signatures, stamps of the post room, numbers written by hand.

Each function gives a step Sheet → Sheet.  Ink is laid over what stands there as ink is: the darker of both shows.
Places are millimetres on the printed page, or beside words that are found on it; a page without those words stays
as it is.
"""
import dataclasses
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

RED, BLUE, BLACK = (205, 38, 52), (38, 62, 158), (28, 26, 30)
BOLD = "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"
SERIF = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"
OVERSIZE = 3  # drawn larger by this, so that edges are soft when it is brought to size

# Strokes of figures as a pen makes them: x to the right, y down, in units of the figure's height.
STROKES = {
    "0": [[(.30, .02), (.06, .28), (.05, .74), (.26, .98), (.47, .72), (.47, .26), (.28, .03)]],
    "1": [[(.08, .26), (.28, .02), (.26, .50), (.24, 1.0)]],
    "2": [[(.06, .24), (.20, .03), (.44, .14), (.40, .44), (.05, .97), (.24, .90), (.54, .96)]],
    "3": [[(.06, .10), (.30, .01), (.42, .22), (.20, .46), (.46, .62), (.36, .94), (.03, .92)]],
    "4": [[(.34, .02), (.16, .34), (.03, .64), (.52, .60)], [(.40, .36), (.38, .68), (.34, 1.0)]],
    "5": [[(.12, .04), (.09, .44), (.32, .40), (.48, .64), (.34, .94), (.04, .92)], [(.12, .05), (.46, .02)]],
    "6": [[(.40, .03), (.14, .34), (.05, .76), (.26, .98), (.44, .76), (.28, .54), (.08, .70)]],
    "7": [[(.04, .08), (.28, .07), (.48, .04), (.30, .46), (.20, 1.0)], [(.14, .52), (.42, .48)]],
    "8": [[(.42, .14), (.20, .02), (.10, .24), (.40, .62), (.36, .94), (.10, .92), (.12, .64), (.42, .30), (.40, .12)]],
    "9": [[(.42, .20), (.22, .03), (.06, .24), (.20, .46), (.42, .24), (.40, .60), (.28, 1.0)]],
    "/": [[(.40, -.06), (.22, .50), (.02, 1.08)]],
}


def smooth(points, steps=12):
    """A Catmull-Rom curve through the points."""
    p = np.array([points[0], *points, points[-1]], dtype=float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        parts.append(.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*parts, p[-1:]])


def soft_noise(rng, height, width, grain):
    """Values of mean 0 and spread about 1 that change over `grain` pixels."""
    small = rng.standard_normal((max(2, int(height / grain) + 2), max(2, int(width / grain) + 2))).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC))


class Drawing:
    """A mask of ink, drawn oversize in millimetres from its own top left."""

    def __init__(self, sheet, width, height):
        self.scale = sheet.dpi / 25.4 * OVERSIZE
        self.image = Image.new("L", (round(width * self.scale), round(height * self.scale)), 0)
        self.draw = ImageDraw.Draw(self.image)

    def line(self, points, width):
        dots = [(x * self.scale, y * self.scale) for x, y in points]
        thick = max(1, round(width * self.scale))
        self.draw.line(dots, fill=255, width=thick, joint="curve")

    def box(self, left, top, right, bottom, width):
        self.line([(left, top), (right, top), (right, bottom), (left, bottom), (left, top), (right, top)], width)

    def ring(self, x, y, radius, width):
        box = [(v) * self.scale for v in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, outline=255, width=max(1, round(width * self.scale)))

    def text(self, x, y, words, height, face=BOLD, anchor="mm"):
        self.draw.text((x * self.scale, y * self.scale), words, fill=255, anchor=anchor,
                       font=ImageFont.truetype(face, round(height * self.scale)))

    def figures(self, rng, x, y, words, height, width=.45):
        """Writes figures by hand with their feet at y; tells where the last one ends."""
        for sign in words:
            for stroke in STROKES.get(sign, []):
                points = np.array(stroke) * (1 + rng.normal(0, .05)) + rng.normal(0, .025, (len(stroke), 2))
                points[:, 0] += .22 * (1 - points[:, 1])  # leans to the right
                self.line(smooth([(x + px * height, y + (py - 1) * height) for px, py in points]), width)
            x += (.68 if sign in STROKES else .4) * height
        return x


def lay(sheet, drawing, left, top, ink, turn=0, uneven=.25, strength=.92):
    """Lays the ink of a drawing on the sheet, turned by degrees counter-clockwise, thinner here and there."""
    image = drawing.image.rotate(turn, Image.BICUBIC, expand=True)
    image = image.resize((image.width // OVERSIZE, image.height // OVERSIZE), Image.BOX)
    mask = np.asarray(image, dtype=np.float32) / 255 * strength
    mask = mask * np.clip(1 - uneven * np.abs(soft_noise(sheet.rng, *mask.shape, sheet.dots(2.5))), .15, 1)
    x, y = round(sheet.dots(left)), round(sheet.dots(top))
    pixels = sheet.pixels.copy()
    target = pixels[max(0, y):y + mask.shape[0], max(0, x):x + mask.shape[1]]
    mask = mask[max(0, -y):, max(0, -x):][:target.shape[0], :target.shape[1], None]
    tone = np.array(ink if pixels.shape[2] == 3 else [.3 * ink[0] + .59 * ink[1] + .11 * ink[2]], dtype=np.float32)
    target *= 1 - mask * (1 - tone / 255)
    return dataclasses.replace(sheet, pixels=pixels)


def round_seal(sheet, words, x, y, turn=0, diameter=36):
    """The seal of an office, its middle at x and y: two rings, the body's name around, a star."""
    drawing, middle = Drawing(sheet, diameter + 2, diameter + 2), (diameter + 2) / 2
    drawing.ring(middle, middle, diameter / 2, .9)
    drawing.ring(middle, middle, diameter / 2 - 1.5, .35)
    drawing.ring(middle, middle, diameter / 2 - 7, .35)
    step = 2 * math.pi / (len(words) + 3)
    for n, letter in enumerate(words):
        one = Drawing(sheet, 6, 6)
        one.text(3, 3, letter, 3.4)
        angle = n * step - math.pi / 2 - len(words) / 2 * step
        part = one.image.rotate(-math.degrees(angle) - 90, Image.BICUBIC)
        radius = diameter / 2 - 4.3
        place = [round((middle + radius * f(angle) - 3) * drawing.scale) for f in (math.cos, math.sin)]
        drawing.image.paste(255, (place[0], place[1]), part)
    star = [(middle + r * math.sin(k * math.pi / 5), middle - r * math.cos(k * math.pi / 5))
            for k, r in zip(range(10), [7, 2.7] * 5)]
    drawing.draw.polygon([(px * drawing.scale, py * drawing.scale) for px, py in star], fill=255)
    return lay(sheet, drawing, x - middle, y - middle, RED, turn)


def signature(sheet, x, y, ink=BLUE):
    """A signature of some 45 mm that begins at x, its line at y."""
    drawing, rng = Drawing(sheet, 60, 34), sheet.rng
    t = np.linspace(0, 1, 15)
    rise = 9 * np.exp(-3 * t) + 2.5
    points = [(6 + 40 * a, 18 + r * math.sin(9.5 * a * math.pi + 1) + rng.normal(0, .8)) for a, r in zip(t, rise)]
    drawing.line(smooth(points), .5)
    drawing.line(smooth([(44, 20), (30, 25), (14, 24), (40, 21), (54, 17)]), .45)
    return lay(sheet, drawing, x, y - 18, ink, uneven=.12)


def sealed_signature(body, below="TỊCH"):
    """Signature and seal between the signer's title, whose last word is given, and the name."""
    def step(sheet):
        box = sheet.find(below, last=True)
        if box is None:
            return sheet
        sheet = signature(sheet, (box[0] + box[2]) / 2 - 20, box[3] + 9)
        return round_seal(sheet, body, (box[0] + box[2]) / 2 - 20, box[3] + 12, turn=9)
    return step


def seal_over(phrase, body, right=0, down=0):
    """A seal whose middle lies on these words: over a table, over running text."""
    def step(sheet):
        box = sheet.find(phrase)
        if box is None:
            return sheet
        return round_seal(sheet, body, (box[0] + box[2]) / 2 + right, (box[1] + box[3]) / 2 + down, turn=-14)
    return step


def incoming_stamp(office, number, day):
    """The post room's stamp below the letterhead's number: its own number and day, written by hand."""
    def step(sheet):
        box = sheet.find("Số:")
        if box is None:
            return sheet
        drawing = Drawing(sheet, 46, 26)
        drawing.box(1, 1, 45, 25, .5)
        drawing.text(23, 4, office, 2.7)
        drawing.text(2.5, 11, "ĐẾN", 4.2, SERIF, "lm")
        for row, label in enumerate(["Số:", "Ngày:", "Chuyển:"]):
            y = 9.5 + row * 6
            drawing.text(13, y, label, 2.8, SERIF, "lm")
            for dot in np.arange(21 if row < 2 else 25, 44, 1.1):
                drawing.draw.ellipse([v * drawing.scale for v in (dot, y + 1, dot + .3, y + 1.3)], fill=255)
        written = Drawing(sheet, 46, 26)
        written.figures(sheet.rng, 22, 10.8, number, 3.8)
        written.figures(sheet.rng, 22, 17.4, day, 3.2)
        turn, left, top = 2.5, box[0] - 19, box[3] + 4
        return lay(lay(sheet, drawing, left, top, RED, turn), written, left, top, BLUE, turn, uneven=.1)
    return step


def handwritten_number(number):
    """The number between "Số:" and the sign, written by hand into the room that the typist left."""
    def step(sheet):
        box = sheet.find("Số:")
        if box is None:
            return sheet
        sign = next(w for w in sheet.words if w[1] > box[2] - .1 and abs(w[2] - box[1]) < 2 and "/" in w[0])
        printed, pixels = sign[0].index("/"), sheet.pixels.copy()
        ends = [sheet.dots(v) for v in (sign[1], sign[2] - .3, sign[3], sign[4] + .3)]
        left, top, right, bottom = (round(v) for v in ends)
        # The figures that the plan has printed there: some 1.8 mm each, as the sign's other letters tell.
        cut = round(left + sheet.dots(printed * 2.12))
        pixels[top:bottom, left:cut] = 255
        moved = pixels[top:bottom, cut:right].copy()
        pixels[top:bottom, cut:right] = 255
        room = round(sheet.dots(6.5))
        pixels[top:bottom, cut + room:right + room] = moved
        written = Drawing(sheet, 24, 14)
        written.figures(sheet.rng, 2, 10, number, 5.6)
        return lay(dataclasses.replace(sheet, pixels=pixels), written, sign[1] - 1.5, sign[4] - 10.2, BLUE, uneven=.1)
    return step
