"""The moves of a kernel that slides over the drawing. They are part of `moves.Move`."""

from __future__ import annotations

from connecte.language.value import Value


class Slide(Value):
    """Go to the kernel: slide it over the drawing, place after place."""


class Pool(Value):
    """Go to the largest number of each square of the map, once the map is complete."""


class ChooseKernel(Value):
    """Take another kernel, by its number from 0. What its map already has is kept."""

    number: int


class PlaceKernel(Value):
    """Lay the kernel's upper left corner on a place of the map; among squares, look at one of them."""

    row: int
    column: int


class SayHere(Value):
    """Record the number that a pupil says for the place where the kernel lies, or for the square."""

    value: int


class CorrectHere(Value):
    """Replace a wrong number said there by the correct one."""


SlideMove = Slide | Pool | ChooseKernel | PlaceKernel | SayHere | CorrectHere
