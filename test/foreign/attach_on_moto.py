"""The whole attach cycle against moto's server, which we did not write and which resets what an update leaves out.

Usage: attach_on_moto.py <moto endpoint>
"""

import http.server
import io
import json
import subprocess
import sys
import tempfile
import threading
import urllib.request
import zipfile

import boto3

MOTO = sys.argv[1]
REGION = "us-east-1"
FUNCTIONS = {"PreSignUp": "pre-sign-up", "PostConfirmation": "post-confirmation", "PreTokenGeneration": "token"}

# What moto 5.2.5 does to these on any update, however complete; UpdateUserPool cannot set them at all.
LOST_BY_MOTO = {"UsernameAttributes", "UsernameConfiguration"}
MOVES_BY_ITSELF = {"LastModifiedDate", "EstimatedNumberOfUsers"}


class Relay(http.server.BaseHTTPRequestHandler):
    """Mends one thing in moto: it dies of an operation that it does not have, where the protocol has an error for that."""

    def do_any(self):
        length = int(self.headers.get("content-length") or 0)
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "content-length")}
        body = self.rfile.read(length) if length else None
        request = urllib.request.Request(MOTO + self.path, data=body, headers=headers, method=self.command)
        try:
            with urllib.request.urlopen(request) as answer:
                status, answer_headers, data = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            status, answer_headers, data = error.code, error.headers, error.read()
        operation = self.headers.get("x-amz-target", "").partition(".")[2]
        if operation == "GetUserPoolSessionConfiguration":
            status, data = 400, json.dumps({"__type": "UnknownOperationException"}).encode()
        self.send_response(status)
        for name in ("content-type", "x-amzn-errortype", "date"):
            if answer_headers.get(name):
                self.send_header(name, answer_headers[name])
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_DELETE = do_PUT = do_any

    def log_message(self, *_):
        pass


def client(name):
    return boto3.client(name, endpoint_url=MOTO, region_name=REGION,
                        aws_access_key_id="local", aws_secret_access_key="local")


cognito, functions, iam, cloudformation = (client(n) for n in ("cognito-idp", "lambda", "iam", "cloudformation"))


def raw_pool(pool_id):
    """DescribeUserPool as it is on the wire, which boto3 would trim."""
    request = urllib.request.Request(MOTO, data=json.dumps({"UserPoolId": pool_id}).encode(), headers={
        "x-amz-target": "AWSCognitoIdentityProviderService.DescribeUserPool",
        "content-type": "application/x-amz-json-1.1",
        "authorization": f"AWS4-HMAC-SHA256 Credential=local/20260101/{REGION}/cognito-idp/aws4_request",
    })
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())["UserPool"]


def make_functions():
    trust = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    role = iam.create_role(RoleName="suite", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("handler.mjs", "export const handler = async (event) => event;")
    arns = {}
    for trigger, name in FUNCTIONS.items():
        arns[trigger] = functions.create_function(
            FunctionName=name, Runtime="nodejs22.x", Role=role, Handler="handler.handler",
            Code={"ZipFile": code.getvalue()})["FunctionArn"]
    return arns


def make_stack(arns):
    triggers = {"PreSignUp": arns["PreSignUp"], "PostConfirmation": arns["PostConfirmation"],
                "PreTokenGenerationConfig": {"LambdaArn": arns["PreTokenGeneration"], "LambdaVersion": "V2_0"}}
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {"AttachTriggers": {"Value": json.dumps(triggers)}},
    }
    cloudformation.create_stack(StackName="suite", TemplateBody=json.dumps(template))


def make_pool():
    return cognito.create_user_pool(
        PoolName="customers",
        Policies={"PasswordPolicy": {"MinimumLength": 14, "RequireNumbers": True, "TemporaryPasswordValidityDays": 3}},
        DeletionProtection="ACTIVE",
        AutoVerifiedAttributes=["email"],
        UsernameAttributes=["email"],
        UsernameConfiguration={"CaseSensitive": False},
        VerificationMessageTemplate={"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "{##Click##}",
                                     "EmailSubjectByLink": "Confirm"},
        SmsAuthenticationMessage="Code {####}",
        UserAttributeUpdateSettings={"AttributesRequireVerificationBeforeUpdate": ["email"]},
        DeviceConfiguration={"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False},
        EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "From": "a@example.com",
                            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com"},
        SmsConfiguration={"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x"},
        UserPoolTags={"team": "identity", "empty": ""},
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": True, "UnusedAccountValidityDays": 3},
        UserPoolAddOns={"AdvancedSecurityMode": "AUDIT"},
        AccountRecoverySetting={"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        UserPoolTier="PLUS",
        LambdaConfig={"UserMigration": "arn:aws:lambda:us-east-1:123456789012:function:theirs"},
    )["UserPool"]["Id"]


def settings(pool):
    """What an attach must leave as it was: nothing that only moto loses, and no member that is not set."""
    pool = {k: v for k, v in pool.items()
            if k not in MOVES_BY_ITSELF | LOST_BY_MOTO | {"LambdaConfig"} and v is not None}
    # Once its successor is set, this one cannot be sent; Cognito goes on answering it, moto forgets it.
    pool["AdminCreateUserConfig"] = {k: v for k, v in pool["AdminCreateUserConfig"].items()
                                     if k != "UnusedAccountValidityDays"}
    return pool


def statements(arns):
    found = []
    for arn in arns.values():
        try:
            found += json.loads(functions.get_policy(FunctionName=arn)["Policy"])["Statement"]
        except functions.exceptions.ResourceNotFoundException:
            pass
    return found


def main():
    arns = make_functions()
    make_stack(arns)
    pool_id = make_pool()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    relayed = f"http://127.0.0.1:{server.server_port}"

    with tempfile.TemporaryDirectory() as backups:
        def attach(operation, *more, pool=pool_id):
            run = subprocess.run(
                ["npm", "run", "--silent", "attach", "--", operation, "--user-pool-id", pool, "--backup-dir", backups,
                 "--endpoint-url", relayed, "--json", *more], capture_output=True, text=True, check=False)
            if not run.stdout:
                raise SystemExit(run.stderr)
            return run.returncode, json.loads(run.stdout)

        def expect(title, ok, told=None):
            print(f"{'ok' if ok else 'NOT OK'}  {title}")
            if not ok:
                raise SystemExit(json.dumps(told, indent=2, default=str))

        before = raw_pool(pool_id)
        stack = ("--stack-name", "suite")

        code, report = attach("plan", *stack)
        now = raw_pool(pool_id)
        expect("plan finds what to do and writes nothing", code == 2 and now == before,
               [code, {k: [before.get(k), now.get(k)] for k in before.keys() | now.keys() if before.get(k) != now.get(k)}])

        code, report = attach("apply", "--yes", *stack)
        after = raw_pool(pool_id)
        expect("apply is done", code == 0, report)
        expect("every setting that an update takes is as it was", settings(after) == settings(before),
               [settings(before), settings(after)])
        expect("the triggers are set, theirs among them", after["LambdaConfig"] == {
            **before["LambdaConfig"], "PreSignUp": arns["PreSignUp"], "PostConfirmation": arns["PostConfirmation"],
            "PreTokenGenerationConfig": {"LambdaArn": arns["PreTokenGeneration"], "LambdaVersion": "V2_0"}}, after)
        expect("each function lets in exactly this pool", [
            s["Condition"] for s in statements(arns)] == [{
                "ArnLike": {"AWS:SourceArn": before["Arn"]},
                "StringEquals": {"AWS:SourceAccount": "123456789012"}}] * 3, statements(arns))
        lost = LOST_BY_MOTO - after.keys()
        expect("what moto loses by itself is told", all(any(n in note for note in report["notes"]) for n in lost), report)

        code, report = attach("check")
        expect("check is content", code == 0, report)

        code, report = attach("detach", "--yes")
        expect("detach is done", code == 0, report)
        expect("the triggers are as they were", raw_pool(pool_id)["LambdaConfig"] == before["LambdaConfig"])
        expect("every setting is as it was", settings(raw_pool(pool_id)) == settings(before))
        expect("no statement is left", statements(arns) == [], statements(arns))

        naive = make_pool()
        untouched = settings(raw_pool(naive))
        cognito.update_user_pool(UserPoolId=naive, LambdaConfig={"PreSignUp": arns["PreSignUp"]})
        expect("an update with the triggers alone, as other tools send it, loses settings here",
               settings(raw_pool(naive)) != untouched)

        declared = cognito.create_user_pool(PoolName="declared", UserPoolTier="ESSENTIALS",
                                            UserPoolTags={"ManagedBy": "terraform"})["UserPool"]["Id"]
        code, report = attach("apply", "--yes", *stack, pool=declared)
        expect("a pool that Terraform declares is refused with the snippet", code == 1 and
               report["refusals"][0]["code"] == "owned_by_terraform" and
               "pre_sign_up" in report["refusals"][0]["snippets"]["terraform"], report)


main()
