"""English words that dates, money and numbers are made of, and the spelling that leads a mistyped one back to them.

Knows words only: what they mean together is said by the readers.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA


def words(text: str) -> frozenset[str]:
    """A set of words from a text of them."""
    return frozenset(text.split())


MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
ORDINALS = {word: number for number, word in enumerate(_PLACES, 1)}

# A word, and every other way to write it: abbreviations, plurals, and slips in words too short to be told by their
# letters.
_OTHER_WAYS = """
january jan|february feb|march mar|april apr aprl|june jun juen|july jul juli jly|august aug agust
september sep sept|october oct|november nov|december dec christmas xmas|autumn fall
year yr yrs years|quarter quarters qtr qtrs|month months mth mths|week weeks|day days|decade decades|half halves
financial fiscal|until til till|through thru|onwards onward|between btw|from frm|before befor|after afer aftr
since sinc|next nxt|last lst|current curent|tomorrow tomorow
million millions mn mil mill mio mln milion|billion billions bn bil bln bilion|thousand thousands|hundred hundreds
dollar dollars|approximately approx|least leat|than thn|more mroe|less les|under undr|over ovr|above abov|below belo
about abt|around arnd|forty fourty|fourth forth|twelfth twelth|fifth fith|eighth eigth|two tow|three thre|five fivr
"""
_SAME = {
    other: first
    for first, *others in (row.split() for line in _OTHER_WAYS.split("\n") for row in line.split("|") if row)
    for other in others
}
_SPELT = words(
    """
    quarter month year financial between before after since until through earlier later onwards million billion
    thousand hundred dollar exactly about around roughly approximately exceeding excess under below above least
    current previous spring summer autumn winter today yesterday tomorrow beginning cheaper maximum minimum greater
    larger smaller decade expensive largest biggest cheapest smallest upwards calendar starting prior latest
    earliest highest lowest longest shortest
    """
).union(MONTH_NAMES, NUMBERS, ORDINALS)
# Ordinary words one letter away from a word above.
_ORDINARY = words(
    """
    match marsh mouth mouths monthly yearly quarterly quartet order older wonder alter latter layer latex light think
    thirst thirds seconds firsts lease leave beast feast abode abort bellow singe single trough though billing
    bullion pillion mission minion stating staring string sprint springs marches marched priory priority summery
    filth fights sights eights ninths tents tenths hours fours ether currant decide decode decoder excise exact
    great grater lager smalls wither sting larges large lowers lower higher elects augur seven sever severe serve
    server fever never party plenty dirty inter rafter units unites unties rough tough ground aground extensive
    there these those their threw threes laser lather latte leash aster apron prion darkest largess shorten
    lighter bother rounds months's cheaply charter starling starring
    """
)
_SHORTEST = 5  # letters: shorter words are too near to one another to guess among
_BY_FIRST_LETTER: dict[str, list[str]] = {}
for _word in sorted({word for word in (*_SPELT, *_SAME) if len(word) >= _SHORTEST + (word in NUMBERS)}):
    _BY_FIRST_LETTER.setdefault(_word[0], []).append(_word)


@lru_cache(maxsize=8192)
def spell(word: str) -> str:
    """The word that a lower-case `word` stands for: its plain form, or the key word that it misspells, or itself."""
    if word in _SPELT or word in _ORDINARY:
        return word
    if word in _SAME:
        return _SAME[word]
    if not _SHORTEST <= len(word) <= 16:
        return word
    found, nearest = word, 3
    for known in _BY_FIRST_LETTER.get(word[0], ()):
        allowed = 2 if len(word) >= 8 and (len(known) >= 9 or known in MONTHS) else 1
        if abs(len(known) - len(word)) <= allowed:
            distance = OSA.distance(word, known, score_cutoff=min(allowed, nearest - 1))
            if distance <= allowed and distance < nearest:
                found, nearest = known, distance
    return _SAME.get(found, found)
