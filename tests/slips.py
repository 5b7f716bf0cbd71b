"""Files near the limit of 256 kB that are one slip of writing again and again."""

from __future__ import annotations

REPEATED = {
    "a key again": b"k: 1\n" * 50_000,
    "unknown keys": b"".join(b"k%d: 1\n" % number for number in range(22_000)),
    "no space after the dash": b"-n: 1\n" * 40_000,
    "slips after a long list": b"a: [" + b"1," * 125_000 + b"1]\nminutes:5\nb: 1\ntitle:7\nk: 1\nx:9\n",
    "brackets": b"- [[[[[[[[]]]]]]]]\n" * 12_000,
    "question marks": b"? ? ? ? ? ? ? ? a\n" * 12_000,
    "comments": b"a: 1 #\n" * 35_000,
}
