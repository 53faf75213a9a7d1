"""The reading rules of English, gathered under the names that every language offers."""

from languages.en.chatter import CHATTER
from languages.en.joints import read_joints
from languages.en.lengths import read_lengths
from languages.en.money import read_money
from languages.en.numbers import read_numbers
from languages.en.periods import read_periods
from languages.en.wishes import read_wishes

__all__ = ["CHATTER", "read_joints", "read_lengths", "read_money", "read_numbers", "read_periods", "read_wishes"]
