"""The arrays of a NumPy archive, their sizes judged before anything is unpacked.

What an archive's directory says of a member is what is unpacked of it at most, and what an array's
header says of its shape has to be what the member holds: nothing is allocated on the word of a file.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping

import numpy as np

MOST_MEMBERS = 30
_LONGEST_ITEM = 400
"""Bytes of a number or a word."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Whose unpacking stops where it is told to."""


class MembersError(Exception):
    """An archive that is not one of plain arrays of a bearable size."""


def read_members(archive: bytes, most: int) -> Mapping[str, np.ndarray]:
    """The arrays of an archive by name, `most` bytes of them at most. Raises MembersError."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            found = opened.infolist()
            if len(found) > MOST_MEMBERS or sum(member.file_size for member in found) > most:
                raise MembersError
            if any(member.compress_type not in _PACKED for member in found):
                raise MembersError
            return {member.filename.removesuffix(".npy"): _array(opened.read(member)) for member in found}
    except MembersError:
        raise
    except Exception as error:
        # What zipfile, zlib and NumPy raise for bytes made on purpose is not documented.
        raise MembersError from error


def _array(data: bytes) -> np.ndarray:
    """One member: numbers, bytes or words, exactly as many as its header says."""
    file = io.BytesIO(data)
    if np.lib.format.read_magic(file) != (1, 0):
        raise MembersError
    shape, fortran, dtype = np.lib.format.read_array_header_1_0(file)
    if dtype.kind not in "iufU" or dtype.itemsize > _LONGEST_ITEM or any(size < 0 for size in shape):
        raise MembersError
    if len(data) - file.tell() != math.prod(shape) * dtype.itemsize:
        raise MembersError
    return np.frombuffer(data, dtype, offset=file.tell()).reshape(shape, order="F" if fortran else "C")
