"""The reference's §6, seven steps, written down once more, as plainly as possible.

Independent of the package: its own data, its own loop. Tests and the benchmark compare with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

X = np.array(
    [[7, 7, 7, 8, 6, 7], [6, 4, 9, 6, 6, 7], [7, 4, 7, 6, 6, 6], [4, 5, 8, 5, 7, 5],
     [2, 9, 5, 5, 5, 6], [1, 10, 3, 3, 5, 6], [4, 9, 6, 7, 6, 6], [2, 8, 8, 7, 5, 6],
     [5, 9, 4, 5, 7, 6], [5, 9, 4, 4, 7, 7], [8, 7, 6, 5, 6, 10], [4, 9, 6, 4, 8, 7],
     [3, 8, 7, 7, 6, 5], [4, 7, 8, 7, 7, 5], [4, 7, 7, 5, 6, 7], [5, 6, 7, 6, 7, 5]],
    dtype=float,
)  # fmt: skip
LABELS = np.array([0] * 4 + [1] * 4 + [2] * 4 + [3] * 4)
W0 = np.array(
    [[-1, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, -1], [0, 0, 1, 1, 1, 0],
     [0, 1, 0, -1, 0, 1], [1, 0, 0, 0, 1, 1], [0, 0, 0, 1, -1, 1]],
    dtype=float,
)  # fmt: skip
P0 = np.array(
    [[-1, -1, 1, -1, 1, 1], [1, 1, -1, 1, -1, 0], [-1, 1, -1, 1, 1, -1], [1, 1, 1, -1, -1, 0]],
    dtype=float,
)
THETA0 = np.array([8, 7, 18, 6, 16, 5], dtype=float)
PHI0 = np.array([7, 5, 6, 5], dtype=float)
STEP, A = 0.0001, 0.7

State = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]


def run(iterations: int, step: float = STEP) -> Iterator[State]:
    """(W, θ, P, φ) after each iteration, the same arrays each time; the cost before it."""
    W, theta, P, phi = W0.copy(), THETA0.copy(), P0.copy(), PHI0.copy()
    M = (W != 0).astype(float)
    s = np.where(np.arange(4)[None, :] == LABELS[:, None], -1, 1)
    for _ in range(iterations):
        S = np.dot(X, W.T) - theta
        H = np.maximum(0, S)
        Z = np.dot(H, P.T) - phi
        cost = np.sum(np.exp(A * s * Z))
        G = A * s * np.exp(A * s * Z)
        phi += 10 * step * np.sum(G, axis=0)
        P -= step * np.dot(G.T, H)
        Gh = np.dot(G, P) * (H != 0)
        theta += step * np.sum(Gh, axis=0)
        W -= step * np.dot(Gh.T, X)
        W *= M
        yield W, theta, P, phi, cost
