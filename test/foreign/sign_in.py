"""Signs in against running local stacks with clients that this project did not write: boto3 and pycognito.

usage: sign_in.py ENDPOINT PASSWORDS   (the second one started with PasswordSignIn=yes SignUpConfirmation=cognito)
"""

import json
import re
import sys
import urllib.request
import uuid

import boto3
from pycognito import Cognito

class Stack:
    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.info = self.local("/_local/info")
        self.client_id = self.info["userPoolClientId"]
        self.cognito = boto3.client(
            "cognito-idp",
            endpoint_url=endpoint,
            region_name=self.info["region"],
            aws_access_key_id="local",
            aws_secret_access_key="local",
        )

    def local(self, path, method="GET"):
        request = urllib.request.Request(self.endpoint + path, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def sign_up(self, password):
        email = f"{uuid.uuid4().hex}@example.com"
        answer = self.cognito.sign_up(
            ClientId=self.client_id,
            Username=email,
            Password=password,
            UserAttributes=[{"Name": "email", "Value": email}],
        )
        return email, answer["UserSub"], answer["UserConfirmed"]

    def only_mail_to(self, email):
        mails = [mail for mail in self.local("/_local/outbox") if mail["to"] == email]
        assert len(mails) == 1, f"one mail, not {len(mails)}"
        return mails[0]


def by_code_with_boto3(stack):
    cognito, client_id = stack.cognito, stack.client_id
    email, sub, confirmed = stack.sign_up(f"{uuid.uuid4()}aA1!")
    assert confirmed, "the first code proves the address, so the user is confirmed at once"
    challenge = cognito.initiate_auth(
        AuthFlow="CUSTOM_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
    )
    assert challenge["ChallengeParameters"]["step"] == "code"
    assert challenge["ChallengeParameters"]["codeKind"] == "digits"
    code = re.search(r"\b\d{8}\b", stack.only_mail_to(email)["text"]).group()
    answer = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={"USERNAME": email, "ANSWER": code},
    )
    tokens = answer["AuthenticationResult"]
    user = cognito.get_user(AccessToken=tokens["AccessToken"])
    attributes = {a["Name"]: a["Value"] for a in user["UserAttributes"]}
    assert attributes["sub"] == sub
    assert attributes["email_verified"] == "true"
    refreshed = cognito.get_tokens_from_refresh_token(
        ClientId=client_id, RefreshToken=tokens["RefreshToken"]
    )
    assert refreshed["AuthenticationResult"]["AccessToken"]
    print("boto3: signed up, signed in by code, refreshed")


def by_password_with_pycognito(stack):
    password = f"{uuid.uuid4()}aA1!"
    email, sub, confirmed = stack.sign_up(password)
    assert not confirmed, "a password counts only after its user proved the address"
    code = re.search(r">(\d{6})<", stack.only_mail_to(email)["html"]).group(1)
    stack.cognito.confirm_sign_up(ClientId=stack.client_id, Username=email, ConfirmationCode=code)
    info = stack.info
    user = Cognito(
        info["userPoolId"],
        stack.client_id,
        user_pool_region=info["region"],
        username=email,
        boto3_client_kwargs={"endpoint_url": stack.endpoint},
        access_key="local",
        secret_key="local",
    )
    # It takes the endpoint for the issuer; the tokens name AWS's own, whose address would not have these keys.
    user.pool_domain_url = info["issuer"].rsplit("/", 1)[0]
    user.pool_jwk = json.load(urllib.request.urlopen(info["jwksUri"]))
    user.pool_jwk_url = info["jwksUri"]
    user.authenticate(password=password)
    assert user.id_claims["sub"] == sub
    assert user.id_claims["roles"] == ["member"]
    print("pycognito: confirmed a sign-up, signed in by SRP password, tokens verified")


by_code_with_boto3(Stack(sys.argv[1]))
by_password_with_pycognito(Stack(sys.argv[2]))
