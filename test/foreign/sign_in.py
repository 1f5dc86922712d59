"""Signs in against running local stacks with clients that this project did not write: boto3, pycognito, warrant-lite.

usage: sign_in.py ENDPOINT NATIVE
(NATIVE started with CodeSignIn=native PasswordSignIn=yes SignUpConfirmation=cognito and --issuer local)
"""

import sys
import uuid

from pycognito import Cognito
from warrant_lite import WarrantLite

from stack import Stack


def new_password():
    return f"{uuid.uuid4()}aA1!"


def by_code_with_boto3(stack):
    cognito, client_id = stack.cognito, stack.client_id
    email, signed_up = stack.sign_up(new_password())
    assert signed_up["UserConfirmed"], "the first code proves the address, so the user is confirmed at once"
    challenge = cognito.initiate_auth(
        AuthFlow="CUSTOM_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
    )
    assert challenge["ChallengeParameters"]["step"] == "code"
    assert challenge["ChallengeParameters"]["codeKind"] == "digits"
    assert stack.mails_to(email) == 1
    answer = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={"USERNAME": email, "ANSWER": stack.newest_code(email, 8)},
    )
    tokens = answer["AuthenticationResult"]
    user = cognito.get_user(AccessToken=tokens["AccessToken"])
    attributes = {a["Name"]: a["Value"] for a in user["UserAttributes"]}
    assert attributes["sub"] == signed_up["UserSub"]
    assert attributes["email_verified"] == "true"
    refreshed = cognito.get_tokens_from_refresh_token(
        ClientId=client_id, RefreshToken=tokens["RefreshToken"]
    )
    assert refreshed["AuthenticationResult"]["AccessToken"]
    return "boto3: signed up, signed in by code, refreshed"


def at_once_after_sign_up_with_boto3(stack):
    email, signed_up = stack.sign_up()
    assert not signed_up["UserConfirmed"] and signed_up["Session"]
    session = stack.confirm(email)["Session"]
    answer = stack.cognito.initiate_auth(
        AuthFlow="USER_AUTH",
        ClientId=stack.client_id,
        AuthParameters={"USERNAME": email, "PREFERRED_CHALLENGE": "EMAIL_OTP"},
        Session=session,
    )
    assert answer["AuthenticationResult"]["IdToken"]
    assert stack.mails_to(email) == 1, "the session stands for the code"
    return "boto3: signed in by USER_AUTH with the session of the confirmation"


def by_native_code_with_boto3(stack):
    cognito, client_id = stack.cognito, stack.client_id
    email, _ = stack.sign_up()
    stack.confirm(email)
    offered = cognito.initiate_auth(
        AuthFlow="USER_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
    )
    assert offered["AvailableChallenges"] == ["EMAIL_OTP"], offered["AvailableChallenges"]
    asked = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName="SELECT_CHALLENGE",
        Session=offered["Session"],
        ChallengeResponses={"USERNAME": email, "ANSWER": "EMAIL_OTP"},
    )
    right = stack.newest_code(email, 8)

    def answer(code):
        return cognito.respond_to_auth_challenge(
            ClientId=client_id,
            ChallengeName=asked["ChallengeName"],
            Session=asked["Session"],
            ChallengeResponses={"USERNAME": email, "EMAIL_OTP_CODE": code},
        )

    try:
        answer("1" + right[1:] if right[0] != "1" else "2" + right[1:])
        raise AssertionError("a wrong code was accepted")
    except cognito.exceptions.CodeMismatchException:
        pass
    assert answer(right)["AuthenticationResult"]["IdToken"]
    return "boto3: chose EMAIL_OTP by USER_AUTH, signed in after a wrong code"


def by_password_with_pycognito(stack):
    password = new_password()
    email, signed_up = stack.sign_up(password)
    assert not signed_up["UserConfirmed"], "a password counts only after its user proved the address"
    stack.confirm(email)
    info = stack.info
    # It takes the endpoint for the issuer. With --issuer local that is right, and it finds the keys below it.
    user = Cognito(
        info["userPoolId"],
        stack.client_id,
        user_pool_region=info["region"],
        username=email,
        boto3_client_kwargs={"endpoint_url": stack.endpoint},
        access_key="local",
        secret_key="local",
    )
    user.authenticate(password=password)
    assert user.id_claims["sub"] == signed_up["UserSub"]
    assert user.id_claims["roles"] == ["member"]
    return "pycognito: confirmed a sign-up, signed in by SRP password, tokens verified unhelped"


def by_password_with_warrant_lite(stack):
    password = new_password()
    email, _ = stack.sign_up(password)
    stack.confirm(email)
    client = WarrantLite(
        email, password, stack.info["userPoolId"], stack.client_id, client=stack.cognito
    )
    assert client.authenticate_user()["AuthenticationResult"]["AccessToken"]
    return "warrant-lite: signed in by SRP password"


suite, native = Stack(sys.argv[1]), Stack(sys.argv[2])
results = [
    by_code_with_boto3(suite),
    at_once_after_sign_up_with_boto3(native),
    by_native_code_with_boto3(native),
    by_password_with_pycognito(native),
    by_password_with_warrant_lite(native),
]
print("\n".join(results))
print(f"Python clients: {len(results)} sign-ins passed")
