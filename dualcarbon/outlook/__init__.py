"""The outlook of a region: its targets, each compiled once, in many scenarios, each judged as it streams by."""

from dualcarbon.outlook.answers import Answer, answers, answers_counted
from dualcarbon.outlook.hearing import Heard
from dualcarbon.outlook.questions import Questions, ask, questions

__all__ = ["Answer", "Heard", "Questions", "answers", "answers_counted", "ask", "questions"]
