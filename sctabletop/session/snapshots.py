"""A state in bytes: a cache of what the events say, one a turn, quick to show."""

from typing import Any

import msgspec
import numpy as np

from sctabletop.domain.state import State

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(dict[str, tuple[list[int], bytes]])


def encode(state: State) -> bytes:
    """The state of one world in bytes."""
    return _encoder.encode({name: (list(block.shape), block.tobytes()) for name, block in state.blocks()})


def decode(blob: bytes) -> State:
    """The state that ``encode`` wrote. Raises msgspec.DecodeError for anything else."""
    rows: dict[str, Any] = _decoder.decode(blob)
    return State(**{name: np.frombuffer(data).reshape(shape) for name, (shape, data) in rows.items()})
