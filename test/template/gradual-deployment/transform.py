"""Prints what SAM's translator makes of a template: transform.py TEMPLATE Key=Value ...

The translator is the one that CloudFormation runs. It takes packaged code only, so the code's folder becomes an object.
"""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names managed policies by their ARNs."""

    def load(self):
        return {}


path, *pairs = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    template = yaml_parse(file)
template["Globals"]["Function"]["CodeUri"] = "s3://bucket/code.zip"
defaults = {name: str(one.get("Default", "")) for name, one in template["Parameters"].items()}
parameters = {**defaults, **dict(pair.split("=", 1) for pair in pairs)}
json.dump(transform(template, parameters, NoManagedPolicies()), sys.stdout)
