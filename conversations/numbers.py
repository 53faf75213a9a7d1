"""Finds numbers that belong to a person: HKID, payment cards, Hong Kong telephones. Knows nothing of markers, and needs
ordinary characters (characters.py).

Eight digits that can be money, years or a date stay, unless a word before them says that they are a telephone's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

Span = tuple[int, int]

_APART = r"(?:\d{3}[ .-]?\d{3}|\d(?:[ .-]{1,2}\d){5})"  # six digits, in halves or one by one
_HKID = re.compile(
    rf"(?<![A-Za-z0-9])([A-Za-z]{{1,2}})[ .-]{{0,2}}({_APART})"
    r"(?: {0,2}[(\[{<【「] ?([\dAa]) ?[)\]}>】」]|[ .-]{0,2}([\dAa])(?![A-Za-z0-9]))"
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
# Groups of digits with the separators that people put between them.
_RUN = re.compile(r"\d+(?:(?: {0,3}[-.] {0,3}|\) {0,3}-? {0,3}| {1,3})\(?\d+)*")
_GROUP = re.compile(r"\d+")
_CARD = re.compile(  # the ranges of the issuers that are in use in Hong Kong
    r"4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|4[4-9]\d|5\d\d)\d{12}|62\d{14,17}"
)
_CARD_GROUPS = re.compile(r"\d{13,19}|(?:4 ){3,4}\d|4 6 [45]|8 8|4 12|12 4|6 10|4 4 8|8 4 4|4 8 4|(?:1 ){12,18}1")
NUMERAL = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_IN_WORDS = re.compile(rf"\b{NUMERAL}(?:[ ,.-]{{1,3}}{NUMERAL}\b)+", re.IGNORECASE)
_ONE_BY_ONE = (1,) * 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELEPHONE = re.compile(
    r"(?:tel|telephone|phone|whatsapp|wechat|signal|sms|fax|call|(?:mobile|cell|contact|my) (?:no|number)|\+"
    r"|(?:reach|text|ring|contact) me|電話|电话|手機|手机|手提|致電|致电|來電|来电|傳真|传真|聯絡|联络|联系)"
    r"(?:(?!over|above|than|under|below|least|most|about|cost|[$€£¥])[^\d\n]){0,12}$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|hkd|usd|rmb|cny|港幣|港币|港元|美元|人民幣|人民币) ?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:than|over|above|under|below|least|most|exactly|costs?|worth) ?$"
    r"|(?:超過|超过|多過|多过|高於|高于|低於|低于|少於|少于|至少|最多) ?$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r" ?(?:dollars?|hkd|usd|bucks|millions?|billions?|thousand|mn\b|bn\b|[mbk]\b|[%元蚊萬万億亿百千塊块圓])",
    re.IGNORECASE,
)
_ORDERS = ((slice(4), slice(4, 6), slice(6, 8)), (slice(4, 8), slice(2, 4), slice(2)))  # 20240628 and 28062024


def find_hkids(text: str) -> Iterator[Span]:
    """Identity card numbers whose check digit is right, with or without brackets around it."""
    for match in _HKID.finditer(text):
        letters, apart, bracketed, bare = match.groups()
        weighed = [36] * (2 - len(letters)) + [ord(letter) - 55 for letter in letters.upper()]
        weighed += [int(digit, 16) for digit in "".join(_GROUP.findall(apart)) + (bracketed or bare)]
        if sum(value * weight for value, weight in zip(weighed, range(9, 0, -1), strict=True)) % 11 == 0:
            yield match.span()


def find_cards(text: str) -> Iterator[Span]:
    """Payment card numbers: an issuer's range, its length, and a right check digit (Luhn)."""
    for groups in _runs(text):
        first = 0
        while first < len(groups):
            span = _card_at(text, groups[first : first + 19])
            if span:
                yield span
            first += sum(span[0] <= group[0] < span[1] for group in groups[first : first + 19]) if span else 1


def find_phones(text: str) -> Iterator[Span]:
    """Telephone numbers of eight digits, with the country code where it stands before them."""
    for groups in _runs(text):
        first = 0
        while first < len(groups):
            taken, span = _phone_at(text, groups, first)
            if span:
                yield span
            first += taken
    for match in _IN_WORDS.finditer(text):
        if len(re.findall("[A-Za-z]+", match.group())) == 8:
            yield match.span()


def _runs(text: str) -> Iterator[list[Span]]:
    uuids = [match.span() for match in _UUID.finditer(text)]
    for run in _RUN.finditer(text):
        if not any(start <= run.start() < stop for start, stop in uuids):
            yield [match.span() for match in _GROUP.finditer(text, *run.span())]


def _card_at(text: str, groups: list[Span]) -> Span | None:
    for count in range(min(19, len(groups)), 0, -1):
        parts = [text[start:stop] for start, stop in groups[:count]]
        digits = "".join(parts)
        shape = digits if count == 1 else " ".join(str(len(part)) for part in parts)
        if _CARD_GROUPS.fullmatch(shape) and _CARD.fullmatch(digits) and _luhn(digits):
            return groups[0][0], groups[count - 1][1]
    return None


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _phone_at(text: str, groups: list[Span], first: int) -> tuple[int, Span | None]:
    """How many groups were looked at, and where the number stands that begins with group `first`."""
    parts = [text[start:stop] for start, stop in groups[first : first + 9]]
    start = groups[first][0]
    abroad = parts[0].removeprefix("00").startswith("852")
    if abroad and len(parts[0].removeprefix("00")) == 11:
        return 1, (_with_plus(text, start), groups[first][1])
    if abroad and parts[0].removeprefix("00") == "852" and (count := _length(parts[1:], told=True)):
        return 1 + count, (_with_plus(text, start), groups[first + count][1])
    told = bool(_TELEPHONE.search(text, max(0, start - 40), start))
    if not told and _YEAR.fullmatch(parts[0]) and _length(parts[1:], told=False) == 2:
        return 1, None  # a year before a number in two halves
    count = _length(parts, told)
    around = groups[max(0, first - 1) : first] + groups[first + count : first + count + 1]
    counted = count == len(_ONE_BY_ONE) and any(after - before == 1 for before, after in around)
    if not count or (counted and not told):  # 1 2 3 4 5 6 7 8 9
        return 1, None
    stop = groups[first + count - 1][1]
    if (told or _can_only_be_a_phone(parts[:count])) and not _is_part_of_more(text, start, stop, told):
        return count, (start, stop)
    return 1, None


def _with_plus(text: str, start: int) -> int:
    return len(text[:start].rstrip("+("))


def _length(parts: list[str], told: bool) -> int:
    """Of how many of the first groups a telephone number consists, 0 if they are none.

    Where it is told to be one, in any groups of eight digits together; else in one, in halves, or digit by digit.
    """
    for count in range(1, min(8, len(parts)) + 1):
        shape = tuple(len(part) for part in parts[:count])
        if sum(shape) == 8 and parts[0][0] in "23456789":
            return count if told or shape in ((8,), (4, 4), _ONE_BY_ONE) else 0
    return 0


def _can_only_be_a_phone(parts: list[str]) -> bool:
    if len(parts) == len(_ONE_BY_ONE):
        return True
    if len(parts) == 2:
        first, second = parts
        years = bool(_YEAR.fullmatch(first) and _YEAR.fullmatch(second))
        sums = first.endswith("00") and second.endswith("00") and first < second
        return not (years or sums)
    years = bool(_YEAR.fullmatch(parts[0][:4]) and _YEAR.fullmatch(parts[0][4:]))
    return not (years or parts[0].endswith("0000") or any(_is_date(parts[0], *order) for order in _ORDERS))


def _is_date(digits: str, year: slice, month: slice, day: slice) -> bool:
    try:
        return 1950 <= int(digits[year]) < 2050 and bool(date(*(int(digits[part]) for part in (year, month, day))))
    except ValueError:
        return False


def _is_part_of_more(text: str, start: int, stop: int, told: bool) -> bool:
    """Whether the digits belong to a sum of money, a decimal or a longer name."""
    before, after = text[max(0, start - 12) : start], text[stop : stop + 12]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return True
    if re.search(r"\d\.$", before) or re.match(r"\.\d|,\d{3}(?!\d)", after):
        return True
    in_a_name = re.search(r"[A-Za-z]$", before) or re.match(r"[A-Za-z]", after)
    return not told and bool(in_a_name or _COMPARED.search(before))
