"""What `doctor --before-deploy` says of an account in moto's server, before and after its sender is verified.

Usage: before_deploy_on_moto.py <moto endpoint>
"""

import json
import subprocess
import sys

import boto3

MOTO = sys.argv[1]
REGION = "us-east-1"


def client(name):
    return boto3.client(name, endpoint_url=MOTO, region_name=REGION,
                        aws_access_key_id="local", aws_secret_access_key="local")


def ask(*overrides):
    run = subprocess.run(
        ["npm", "run", "--silent", "doctor", "--", "--before-deploy", "--region", REGION, "--endpoint-url", MOTO,
         "--json", "--parameter-overrides", *overrides], capture_output=True, text=True, check=False)
    if not run.stdout:
        raise SystemExit(run.stderr)
    report = json.loads(run.stdout)
    return run.returncode, report["verdict"], {finding["id"]: finding for finding in report["findings"]}, report


def expect(title, ok, told):
    print(f"{'ok' if ok else 'NOT OK'}  {title}")
    if not ok:
        raise SystemExit(json.dumps(told, indent=2))


def main():
    ses = client("sesv2")
    sender = "SenderAddress=no-reply@preflight.example"

    code, verdict, found, report = ask(sender)
    expect("a domain that SES does not know is an error", code == 3 and "identity-missing" in found, report)
    expect("the first sentence says that there would be no first code",
           verdict.startswith("sam deploy would not end in a first code"), report)

    ses.create_email_identity(EmailIdentity="preflight.example")
    verified = ses.get_email_identity(EmailIdentity="preflight.example")["VerifiedForSendingStatus"]
    code, verdict, found, report = ask(sender)
    expect("an identity is judged as moto has it",
           "identity-missing" not in found and ("identity-not-verified" in found) == (not verified), report)

    code, verdict, found, report = ask(sender, "SesConfigurationSet=none-such")
    expect("a configuration set that does not exist is an error", "configuration-set-missing" in found, report)

    ses.create_configuration_set(ConfigurationSetName="mail")
    code, verdict, found, report = ask(sender, "SesConfigurationSet=mail")
    expect("one that exists is not", "configuration-set-missing" not in found, report)
    expect("what moto does not have is a note", found["not-looked-at"]["severity"] == "note", report)



main()
