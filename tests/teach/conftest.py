"""A small plan to break, and numbers made by hand."""

import copy

import pytest

from jiama import typed
from jiama.teach.checks import check
from jiama.teach.errors import PlanError
from jiama.teach.numbers import Number
from jiama.teach.plan import Plan

TABLES = {
    "number": "99",
    "title": "试",
    "minutes": 20,
    "argument": "论点",
    "summary": "提要",
    "cover": {"afterwards": ["能"]},
    "transfer": {"task": "查一个数"},
    "sandbox": {"levers": ["habit"], "charts": ["amplification"]},
    "numbers": {"times": {"outcome": "amplification"}, "line": {"level": "target"}},
    "predict": {
        "first": {
            "form": "number",
            "ask": "多少？",
            "answer": "times",
            "why": "因为{answer}",
            "say": {"close": "准", "below": "低", "above": "高"},
        }
    },
    "beat": [
        {"kind": "scene", "id": "start", "say": "你在", "ask": "多少？"},
        {"kind": "guess", "id": "guess", "predict": "first"},
        {"kind": "tell", "id": "after", "title": "是", "text": "是{times}倍"},
    ],
    "quiz": [
        {
            "id": "one",
            "ask": "哪一个？",
            "option": [
                {"text": "甲", "say": "对", "right": True},
                {"text": "乙", "say": "错"},
                {"text": "丙", "say": "也错"},
            ],
        }
    ],
}


@pytest.fixture
def tables():
    """The tables of a plan in order, to be changed by a test."""
    return copy.deepcopy(TABLES)


@pytest.fixture
def loaded():
    """A function that turns tables into a checked plan."""

    def load(tables) -> Plan:
        plan = typed.read(Plan, tables, "99.toml", PlanError)
        check(plan, tables, "99.toml")
        return plan

    return load


@pytest.fixture
def number():
    """A function that makes a number, or a line of numbers."""
    return lambda value, style=".2f": Number(value, style)
