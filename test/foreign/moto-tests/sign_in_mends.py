"""Mends of sign-ins: secret hashes, tokens, second factors."""

import base64
import hashlib
import hmac
import json
import os
import re
import urllib.request

ROLE = "arn:aws:iam::123456789012:role/sms"


def secret_hash(params, disguise, call):
    values = params.get("AuthParameters", params.get("ChallengeResponses", params))
    key = "SecretHash" if values is params else "SECRET_HASH"
    # A refresh names no user: its hash is that of the user who signed in.
    name = values.get("Username", values.get("USERNAME", disguise.users.get(params.get("ClientId"))))
    disguise.users[params.get("ClientId")] = name
    secret = disguise.secrets.get(params.get("ClientId"))
    if secret and name and key not in values:
        message = (name + params["ClientId"]).encode()
        digest = hmac.new(secret.encode(), message, hashlib.sha256).digest()
        values[key] = base64.b64encode(digest).decode()


def access_tokens(params, disguise, call):
    if "/" in params.get("AccessToken", ""):
        params["AccessToken"] = params["AccessToken"].replace("/", "_")


def factors(call, pool, **given):
    """Switches factors on beside those that the pool has."""
    now = call("GetUserPoolMfaConfig", pool)
    sms = now.get("SmsMfaConfiguration", given.get("SmsMfaConfiguration"))
    app = now.get("SoftwareTokenMfaConfiguration", {}).get("Enabled", False) or "app" in given
    if now["MfaConfiguration"] != "OFF" and sms == now.get("SmsMfaConfiguration") and "app" not in given:
        return
    call(
        "SetUserPoolMfaConfig",
        {
            **pool,
            "MfaConfiguration": "ON" if now["MfaConfiguration"] == "ON" else "OPTIONAL",
            "SoftwareTokenMfaConfiguration": {"Enabled": app},
            **({"SmsMfaConfiguration": sms} if sms else {}),
        },
    )


def authenticator_app(params, disguise, call):
    token = params.get("AccessToken", "").split(".")
    if len(token) == 3:
        claims = json.loads(base64.urlsafe_b64decode(token[1] + "=" * (-len(token[1]) % 4)))
        factors(call, {"UserPoolId": claims["iss"].rsplit("/", 1)[1]}, app=True)


def factor_by_sms(params, disguise, call):
    if not params.get("SMSMfaSettings", {}).get("Enabled"):
        return
    pool = {"UserPoolId": params["UserPoolId"]}
    factors(call, pool, SmsMfaConfiguration={"SmsConfiguration": {"SnsCallerArn": ROLE}})
    number = [{"Name": "phone_number", "Value": "+14155550100"}]
    call("AdminUpdateUserAttributes", {**pool, "Username": params["Username"], "UserAttributes": number})


def code_by_sms(params, disguise, call):
    values = params.get("ChallengeResponses", {})
    if values.get("SMS_MFA_CODE") == "123456":
        with urllib.request.urlopen(f"{os.environ['POOL_ENDPOINT']}/messages") as response:
            values["SMS_MFA_CODE"] = re.search(r"\d{6}", json.load(response)[-1]["text"])[0]
