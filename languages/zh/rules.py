"""The reading rules of Chinese, gathered under the names that every language offers."""

from languages.zh.chatter import CHATTER
from languages.zh.joints import read_joints
from languages.zh.lengths import read_lengths
from languages.zh.money import read_money
from languages.zh.numbers import read_numbers
from languages.zh.periods import read_periods
from languages.zh.wishes import read_wishes

__all__ = ["CHATTER", "read_joints", "read_lengths", "read_money", "read_numbers", "read_periods", "read_wishes"]
