"""What has to hold across the whole knowledge base, beyond what each file's model says."""

from generator.checks.rules import RULES, Rule, Subject, check

__all__ = ["RULES", "Rule", "Subject", "check"]
