"""Templates that this process has compiled: a preview, which builds again and again, compiles each once."""

from typing import ClassVar

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Jinja's way to keep what it compiled, here in memory: a file of code could be damaged."""

    _code: ClassVar[dict[tuple[str, str], bytes]] = {}
    """By the template's key and its content's checksum."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the template's code if it was compiled before."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template's code."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
