"""Parliament on policies in JSON: standard input {name: policy}, standard output [{name, issue, detail}]."""

import json
import sys
import warnings

warnings.simplefilter("ignore", UserWarning)

import parliament  # noqa: E402


def findings(name, policy):
    judged = parliament.analyze_policy_string(json.dumps(policy), include_community_auditors=True)
    for finding in judged.findings:
        yield {
            "name": name,
            "issue": finding.issue,
            "detail": f"{finding.detail} {finding.location}"[:400],
        }


policies = json.load(sys.stdin)
json.dump([found for name, policy in policies.items() for found in findings(name, policy)], sys.stdout)
