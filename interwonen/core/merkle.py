"""A Merkle tree (RFC 9162, 2.1): one hash of many things, and a short proof that one is among them."""

from collections.abc import Iterable
from hashlib import sha256

Path = list[
    tuple[str, bytes]
]  # from a leaf up: the side on which the other hash stands, and that hash


def leaf_hash(content: bytes) -> bytes:
    """The hash of what stands at a leaf."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes beside each other."""
    return sha256(b"\x01" + left + right).digest()


class MerkleTree:
    """Hashes of leaves in an order that stays; a new leaf, or another hash, costs one way up."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        """The one hash; that of nothing for a tree without leaves."""
        return self._levels[-1][0] if len(self) else sha256(b"").digest()

    def append(self, leaf: bytes) -> None:
        """Add a leaf at the end."""
        self._put(len(self), leaf)

    def __setitem__(self, place: int, leaf: bytes) -> None:
        """Put another hash in a place; raises IndexError when there is none."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        self._put(place, leaf)

    def path(self, place: int) -> Path:
        """The proof for the leaf in a place: `root_above` gives the root with it."""
        found: Path = []
        for level in self._levels[:-1]:
            beside = place ^ 1
            if beside < len(level):
                found.append(("left" if beside < place else "right", level[beside]))
            place //= 2
        return found

    def _put(self, place: int, found: bytes) -> None:
        for height in range(len(self._levels)):
            level = self._levels[height]
            level[place : place + 1] = [found]
            place //= 2
            pair = level[2 * place : 2 * place + 2]
            found = node_hash(*pair) if len(pair) == 2 else pair[0]  # one without a pair goes up
        if len(self._levels[-1]) > 1:
            self._levels.append([found])


def root_above(leaf: bytes, path: Path) -> bytes:
    """The root of the tree in which the leaf has this path."""
    found = leaf
    for side, beside in path:
        found = node_hash(beside, found) if side == "left" else node_hash(found, beside)
    return found
