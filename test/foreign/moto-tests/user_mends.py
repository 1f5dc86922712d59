"""Mends of users: attributes, addresses, passwords, and how a user is confirmed."""

import re
import uuid

UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


def attribute_names(params, disguise, call):
    for name in ("UserAttributes", "ClientAttributes"):
        for one in params.get(name, []):
            one["Name"] = disguise.attribute(one["Name"])
    for name in ("ReadAttributes", "WriteAttributes", "AttributesToGet"):
        if name in params:
            params[name] = [disguise.attribute(one) for one in params[name]]


def undeclared_custom(params, disguise, call):
    described = call("DescribeUserPool", {"UserPoolId": params["UserPoolId"]})["UserPool"]
    declared = {one["Name"] for one in described["SchemaAttributes"]}
    for one in params.get("UserAttributes", []):
        if one["Name"].startswith("custom:") and one["Name"] not in declared:
            name = one["Name"].removeprefix("custom:")
            attribute = {"Name": name, "AttributeDataType": "String", "Mutable": True}
            call("AddCustomAttributes", {"UserPoolId": params["UserPoolId"], "CustomAttributes": [attribute]})


def addresses(params, disguise, call):
    for one in params.get("UserAttributes", []):
        if one["Name"] == "email" and "@" not in one["Value"]:
            one["Value"] = disguise.hide(one["Value"], f"{one['Value']}@example.com")


def verified_nothing(params, disguise, call):
    names = [one["Name"] for one in params.get("UserAttributes", [])]
    user = {"UserPoolId": params["UserPoolId"], "Username": params["Username"]}
    has = [one["Name"] for one in call("AdminGetUser", user)["UserAttributes"]]
    if "email_verified" in names and "email" not in names + has:
        params["UserAttributes"].append({"Name": "email", "Value": "added@example.com"})


def passwords(params, disguise, call):
    for values in (params, params.get("AuthParameters", {}), params.get("ChallengeResponses", {})):
        for name in ("TemporaryPassword", "Password", "PASSWORD", "NEW_PASSWORD", "PreviousPassword", "ProposedPassword"):
            if UUID.match(values.get(name, "")):
                # A UUID has digits, and by chance none of the letters.
                values[name] = f"{values[name]}aA!"
    if "TemporaryPassword" in params:
        disguise.passwords[params["Username"]] = params["TemporaryPassword"]


def confirmation_by_any_code(params, disguise, call):
    pool = disguise.pools.get(params.get("ClientId"))
    user = {"UserPoolId": pool, "Username": params["Username"]}
    if pool is None or params.get("ConfirmationCode") != "123456":
        return None
    if call("AdminGetUser", user)["UserStatus"] == "UNCONFIRMED":
        return call("AdminConfirmSignUp", user)
    password = disguise.passwords.get(params["Username"], f"{uuid.uuid4()}aA!")
    return call("AdminSetUserPassword", {**user, "Password": password, "Permanent": True})
