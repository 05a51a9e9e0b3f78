from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plangraph.store.engine.frames import Kind, Unpacker, packed

MESSAGES = st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=200)), max_size=8)


@given(MESSAGES, st.integers(1, 50))
def test_messages_come_out_as_they_went_in_however_the_stream_is_cut(messages: list[tuple[Kind, bytes]], size: int):
    stream = b"".join(packed(kind, content) for kind, content in messages)
    unpacker = Unpacker()
    parts = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert [message for part in parts for message in unpacker.feed(part)] == messages
