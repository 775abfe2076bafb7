"""The benchmark's library, called by ctypes on Arrow's buffers: what a user writes by hand."""

import ctypes
from pathlib import Path

import numpy as np

COLUMNS = 2000
# Records that are scored at a time, so that columns stay in the cache.
BATCH = 1024


class _Model(ctypes.Structure):
    _fields_ = [
        ("abi", ctypes.c_uint32),
        ("open", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p,
                                  ctypes.POINTER(ctypes.c_void_p), ctypes.c_char_p, ctypes.c_size_t)),
        ("score", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
                                   ctypes.c_char_p, ctypes.c_size_t)),
        ("close", ctypes.c_void_p)]


class _Batch(ctypes.Structure):
    _fields_ = [("rows", ctypes.c_int64), ("column_count", ctypes.c_int32),
                ("columns", ctypes.c_void_p)]


class _Scores(ctypes.Structure):
    _fields_ = [("rank", ctypes.c_void_p), ("binary", ctypes.c_void_p)]


def read_inputs(catalog, count):
    """The columns that each of the first models reads, from models.txt."""
    inputs = []
    with open(Path(catalog) / "models.txt") as lines:
        for line in lines:
            if len(inputs) == count:
                break
            kind, *words = line.split()
            at, columns = 21, []
            while at < len(words):
                columns.append(int(words[at]))
                at += 2 if kind == "linear" else 2 * int(words[at + 1]) + 3
            inputs.append(columns)
    return inputs


class Library:
    def __init__(self, catalog, count):
        library = ctypes.CDLL(str(Path(catalog) / "binaries/libscorecards.so"))
        self.inputs = np.array(read_inputs(catalog, count))
        self.count = count
        self.calls = []
        error = ctypes.create_string_buffer(1000)
        for i in range(count):
            symbol = f"model_{i + 1:04d}"
            model = _Model.in_dll(library, symbol)
            state = ctypes.c_void_p()
            parameters = str(Path(catalog) / f"parameters/{symbol}.csv").encode()
            if model.open(symbol.encode(), parameters, ctypes.byref(state), error, 1000):
                raise RuntimeError(error.value.decode())
            self.calls.append((model.score, state))

    def score(self, columns, rows):
        """Scores records of Arrow columns c0..c1999; returns ranks and binaries, a row a model."""
        table = np.zeros((COLUMNS, 3), np.uint64)
        widths = np.zeros(COLUMNS, np.uint64)
        for i, column in enumerate(columns):
            validity, values = column.buffers()
            width = column.type.bit_width // 8
            if column.offset % 8:
                raise ValueError("a slice that does not begin on a byte of its bitmap")
            table[i, 0] = values.address + column.offset * width
            table[i, 1] = 0 if validity is None else validity.address + column.offset // 8
            widths[i] = width
        has_validity = (table[:, 1] != 0).astype(np.uint64)
        rank = np.empty((self.count, rows), np.int32)
        binary = np.empty((self.count, rows), np.uint8)
        rank_at, binary_at = rank.ctypes.data, binary.ctypes.data
        error = ctypes.create_string_buffer(1000)
        for begin in range(0, rows, BATCH):
            size = min(BATCH, rows - begin)
            at = table.copy()
            at[:, 0] += widths * np.uint64(begin)
            at[:, 1] += has_validity * np.uint64(begin // 8)
            # For every model its martlet_columns, side by side.
            models = np.ascontiguousarray(at[self.inputs])
            models_at = models.ctypes.data
            batch = _Batch(size, models.shape[1], 0)
            scores = _Scores(0, 0)
            batch_at, scores_at = ctypes.byref(batch), ctypes.byref(scores)
            for i, (score, state) in enumerate(self.calls):
                batch.columns = models_at + i * models.strides[0]
                scores.rank = rank_at + i * rank.strides[0] + 4 * begin
                scores.binary = binary_at + i * binary.strides[0] + begin
                if score(state, batch_at, scores_at, error, 1000):
                    raise RuntimeError(error.value.decode())
        return rank, binary
