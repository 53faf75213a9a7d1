"""How Chinese (Traditional, plain) joins conditions: 2023年批或者超過十億, 要麼係警務處要麼5億以上, 符合其一（…，或…）."""

from __future__ import annotations

import re

from languages.joints import AND, EITHER, OR, find_joints
from languages.reading import Mark

# What stands after 或 where it joins no two conditions: 2億或以上, 2024年或之後, 警務處或其他部門.
_NO_CONDITION = "以上|以下|以後|以前|以內|之後|之前|之內|更|其他|其它|另|者其他|者其它|多個|少許|左右|然|許|會|有"
_PATTERNS = {
    EITHER: re.compile(
        r"並?符合(?:以下)?其(?:一|中一[項樣])[:(]*|(?:要麼|要嘛|一係|一是)(?=.*(?:要麼|要嘛|一係|一是))"
    ),
    OR: re.compile(
        rf"(?:又|抑|亦)?或(?!{_NO_CONDITION})(?:者(?:[係是]|話)?|[係是])?|還是|定[係是]|要麼|要嘛|一係|一是"
        r"|(?<![一決指預肯確約既特法穩訂鎖假固必未])定(?![期義下位於立案額時必會])"
    ),
    AND: re.compile(r"以及|而且|並且|同埋|同時|及|和|與|同|並|而|且|又|兼|但"),
}


def read_joints(text: str) -> list[Mark]:
    """The joints of the text, as Marks of kind "joint"."""
    return find_joints(text, _PATTERNS)
