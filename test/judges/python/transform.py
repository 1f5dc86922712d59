"""SAM's transform, as CloudFormation runs it, of templates in JSON, in place: transform.py FILE...

The templates have no parameters and no conditions. A bundle that is not uploaded yet gets an address in S3.
"""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402


def transform(template):
    template.get("Globals", {}).get("Function", {})["CodeUri"] = "s3://bundles/functions.zip"
    if "Transform" not in template:
        return template
    return Translator({}, Parser()).translate(template, {})


for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        transformed = transform(json.load(file))
    with open(name, "w", encoding="utf-8") as file:
        json.dump(transformed, file, indent=1)
