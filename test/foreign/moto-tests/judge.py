"""Compares a run of moto's tests with the failures that are expected.

Usage: judge.py <JUnit report> <expected failures>

Each line of the second file is the name of a test, a tab, the kind of the reason and a colon, and the reason. A test
that fails without a line, and a line whose test does not fail, are errors. After a question mark the test may pass.
A property «mend» in the report says that an input of the test was mended first (mends.py).
"""

import sys
import xml.etree.ElementTree as ET
from collections import Counter

report, expectations = sys.argv[1:]
# What would fail on AWS too; what only moto has; what is a difference of the local pool.
KINDS = ("aws", "moto", "here")

outcomes = {}
mended = 0
for case in ET.parse(report).iter("testcase"):
    failed = case.find("failure") is not None or case.find("error") is not None
    outcome = "failed" if failed else "skipped" if case.find("skipped") is not None else "passed"
    module = case.get("classname").removeprefix("tests.test_cognitoidp.")
    outcomes[f"{module}::{case.get('name')}"] = outcome
    mended += outcome == "passed" and case.find("properties/property[@name='mend']") is not None

expected = {}
may_pass = set()
for line in open(expectations):
    if line.startswith("#") or not line.strip():
        continue
    name, reason = line.rstrip("\n").split("\t")
    kind = reason.split(":")[0]
    if kind.endswith("?"):
        may_pass.add(name)
        kind = kind[:-1]
    assert kind in KINDS, line
    expected[name] = kind

failed = {name for name, outcome in outcomes.items() if outcome == "failed"}
new = sorted(failed - expected.keys())
stale = sorted(expected.keys() - failed - may_pass)
for name in new:
    print(f"fails unexpectedly: {name}")
for name in stale:
    print(f"listed as failing, and does not: {name}")
counts = Counter(outcomes.values())
kinds = Counter(expected[name] for name in failed if name in expected)
print(
    f"moto's tests: {counts['passed']} pass ({mended} after a mend of their input), {counts['failed']} fail "
    f"({', '.join(f'{kinds[kind]} {kind}' for kind in KINDS)}), {counts['skipped']} skipped"
)
sys.exit(1 if new or stale or counts["passed"] == 0 else 0)
