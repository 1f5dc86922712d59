"""Signs a new user up and in by code with boto3, against the endpoint that the environment names.

usage: sign_in.py CLIENT_ID   prints {"email", "sub", "attributes", "idToken", "accessToken", "refreshed"}
"""

import json
import os
import re
import sys
import time
import urllib.request
import uuid

import boto3

client_id = sys.argv[1]
cognito = boto3.client("cognito-idp")


def mails_to(email):
    with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_ministack/ses/messages") as answer:
        return [m for of in json.load(answer)["messages"].values() for m in of if m["To"] == [email]]


def mailed_code(email):
    # The table's stream brings the code to the courier after the start was answered.
    for _ in range(200):
        if messages := mails_to(email):
            break
        time.sleep(0.1)
    assert len(messages) == 1, f"one mail, not {len(messages)}"
    return re.search(r"\b\d{6,12}\b", messages[0]["BodyText"]).group()


email = f"{uuid.uuid4().hex}@example.com"
signed_up = cognito.sign_up(
    ClientId=client_id,
    Username=email,
    Password=f"{uuid.uuid4()}aA1!",
    UserAttributes=[{"Name": "email", "Value": email}],
)
assert signed_up["UserConfirmed"], "the first code proves the address, so the user is confirmed at once"
challenge = cognito.initiate_auth(
    AuthFlow="CUSTOM_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
)
assert challenge["ChallengeParameters"]["step"] == "code"
tokens = cognito.respond_to_auth_challenge(
    ClientId=client_id,
    ChallengeName=challenge["ChallengeName"],
    Session=challenge["Session"],
    ChallengeResponses={"USERNAME": email, "ANSWER": mailed_code(email)},
)["AuthenticationResult"]
user = cognito.get_user(AccessToken=tokens["AccessToken"])
refreshed = cognito.get_tokens_from_refresh_token(
    ClientId=client_id, RefreshToken=tokens["RefreshToken"]
)["AuthenticationResult"]
print(
    json.dumps(
        {
            "email": email,
            "sub": signed_up["UserSub"],
            "attributes": {a["Name"]: a["Value"] for a in user["UserAttributes"]},
            "idToken": tokens["IdToken"],
            "accessToken": tokens["AccessToken"],
            "refreshed": refreshed["AccessToken"] != tokens["AccessToken"],
        }
    )
)
