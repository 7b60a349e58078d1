"""Pictures of pages as files: a PDF that holds nothing else, TIFF, PNG, JPEG."""
import io

from PIL import Image


def jpeg(image, quality):
    """The bytes of a JPEG file."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality)
    return target.getvalue()


def fax_bytes(image):
    """A picture of one bit a pixel, packed as fax machines do (CCITT group 4)."""
    target = io.BytesIO()
    image.save(target, "TIFF", compression="group4", strip_size=image.width * image.height)  # all in one strip
    packed = Image.open(target)
    start, = packed.tag_v2[273]
    length, = packed.tag_v2[279]
    return target.getvalue()[start:start + length]


def picture_object(image, quality):
    """Dictionary entries and bytes of a picture as PDF has it."""
    size = f"/Width {image.width} /Height {image.height}"
    if image.mode == "1":
        parameters = f"<< /K -1 /BlackIs1 true /Columns {image.width} /Rows {image.height} >>"
        entries = f"{size} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms {parameters}"
        return entries, fax_bytes(image)
    space = "/DeviceRGB" if image.mode == "RGB" else "/DeviceGray"
    return f"{size} /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", jpeg(image, quality)


def pdf(pages, quality, rotate=0, arrived=1):
    """A file of one picture a page.  `pages`: (picture, width, height in points), as stored; `rotate`: degrees
    clockwise by which a reader turns each before it shows it; `arrived`: the part of the last picture that the file
    has."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for image, width, height in pages:
        entries, data = picture_object(image, quality)
        if len(kids) + 1 == len(pages):
            data = data[:round(len(data) * arrived)]
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        shown = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode()
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Rotate {rotate} "
                       f"/Contents {first + 1} 0 R /Resources << /XObject << /P {first + 2} 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown))
        objects.append(f"<< /Type /XObject /Subtype /Image {entries} /Length {len(data)} >>\nstream\n".encode() + data
                       + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    made, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)
    return bytes(made)
