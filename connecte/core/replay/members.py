"""Read the arrays of a NumPy archive, checking sizes before unpacking.

At most the size in the archive's directory is unpacked of a member, and the shape in an array's
header must match the member's size, so that a forged file cannot cause a large allocation.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping

import numpy as np

MOST_MEMBERS = 30
_LONGEST_ITEM = 400
"""Limit of bytes of one number or word."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods whose unpacking can be limited."""


class MembersError(Exception):
    """An archive that holds anything but plain arrays of acceptable size."""


def read_members(archive: bytes, most: int) -> Mapping[str, np.ndarray]:
    """Return the arrays of an archive by name, at most `most` bytes in all. Raises MembersError."""
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
        # It is not documented what zipfile, zlib and NumPy raise for forged bytes.
        raise MembersError from error


def _array(data: bytes) -> np.ndarray:
    """Return the array of one member, which must hold exactly what its header says."""
    file = io.BytesIO(data)
    if np.lib.format.read_magic(file) != (1, 0):
        raise MembersError
    shape, fortran, dtype = np.lib.format.read_array_header_1_0(file)
    if dtype.kind not in "iufU" or dtype.itemsize > _LONGEST_ITEM or any(size < 0 for size in shape):
        raise MembersError
    if len(data) - file.tell() != math.prod(shape) * dtype.itemsize:
        raise MembersError
    return np.frombuffer(data, dtype, offset=file.tell()).reshape(shape, order="F" if fortran else "C")
