"""Signs in against a running local stack with clients that this project did not write: boto3 and pycognito.

usage: sign_in.py ENDPOINT   (a stack started with PasswordSignIn=yes)
"""

import json
import re
import sys
import urllib.request
import uuid

import boto3
from pycognito import Cognito

endpoint = sys.argv[1]


def local(path, method="GET"):
    request = urllib.request.Request(endpoint + path, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


info = local("/_local/info")
client_id = info["userPoolClientId"]
cognito = boto3.client(
    "cognito-idp",
    endpoint_url=endpoint,
    region_name=info["region"],
    aws_access_key_id="local",
    aws_secret_access_key="local",
)


def sign_up(password):
    email = f"{uuid.uuid4().hex}@example.com"
    answer = cognito.sign_up(
        ClientId=client_id,
        Username=email,
        Password=password,
        UserAttributes=[{"Name": "email", "Value": email}],
    )
    assert answer["UserConfirmed"], "the first code proves the address, so the user is confirmed at once"
    return email, answer["UserSub"]


def mailed_code(email):
    mails = [mail for mail in local("/_local/outbox") if mail["to"] == email]
    assert len(mails) == 1, f"one mail, not {len(mails)}"
    return re.search(r"\b\d{8}\b", mails[0]["text"]).group()


def by_code_with_boto3():
    email, sub = sign_up(f"{uuid.uuid4()}aA1!")
    challenge = cognito.initiate_auth(
        AuthFlow="CUSTOM_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
    )
    assert challenge["ChallengeParameters"]["step"] == "code"
    answer = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={"USERNAME": email, "ANSWER": mailed_code(email)},
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


def by_password_with_pycognito():
    password = f"{uuid.uuid4()}aA1!"
    email, sub = sign_up(password)
    user = Cognito(
        info["userPoolId"],
        client_id,
        user_pool_region=info["region"],
        username=email,
        boto3_client_kwargs={"endpoint_url": endpoint},
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
    print("pycognito: signed in by SRP password, tokens verified")


by_code_with_boto3()
by_password_with_pycognito()
