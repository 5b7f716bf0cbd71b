"""Read the IDX format of MNIST: a header of big-endian numbers, then one byte a cell; perhaps gzipped."""

from __future__ import annotations

import math
import struct
import zlib

from connecte.language.i18n import _
from connecte.language.numbers import thousands

_BYTE = 8
"""The type of unsigned bytes in an IDX header, which follows two zeros."""
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's code for the gzip format


class PicturesError(ValueError):
    """A file that holds no pictures; its text is the reason, in French, for a sentence."""


def is_idx(data: bytes) -> bool:
    """Whether bytes begin as an IDX file of unsigned bytes does, or as a gzipped file."""
    return data[:3] == bytes((0, 0, _BYTE)) or data[:2] == _GZIP


def read_idx(data: bytes, axes: int, most: int) -> tuple[tuple[int, ...], bytes]:
    """Return the sizes of the axes, and the cells, of an IDX file of so many axes: 3 for pictures, 1 for
    labels.

    At most `most` bytes are unpacked, whatever the file promises. Raises PicturesError.
    """
    plain = _unpacked(data, most) if data[:2] == _GZIP else data
    start = 4 + 4 * axes
    if plain[:3] != bytes((0, 0, _BYTE)) or len(plain) < 4:
        raise PicturesError(_("ce n'est pas un fichier IDX"))
    if plain[3] != axes:
        raise PicturesError(_wrong_axes(axes))
    if len(plain) < start:
        raise PicturesError(_("le fichier est coupé"))
    sizes = struct.unpack(f">{axes}I", plain[4:start])
    promised, found = math.prod(sizes), len(plain) - start
    if promised != found:
        message = _("cases annoncées : {promised}, présentes : {found}")
        raise PicturesError(message.format(promised=thousands(promised), found=thousands(found)))
    return sizes, plain[start:]


def _wrong_axes(axes: int) -> str:
    if axes == 1:
        return _("il contient autre chose que des étiquettes")
    return _("il contient autre chose que des images en gris")


def _unpacked(data: bytes, most: int) -> bytes:
    unpack = zlib.decompressobj(_GZIP_WINDOW)
    try:
        plain = unpack.decompress(data, most + 1)
    except zlib.error as error:
        raise PicturesError(_("le fichier gzip est abîmé")) from error
    if len(plain) > most:
        raise PicturesError(_("décompressé, il serait trop grand"))
    if not unpack.eof:
        raise PicturesError(_("le fichier est coupé"))
    return plain
