"""Mends of settings: pools, clients, groups, identity providers, resource servers."""

import re
from urllib.parse import urlparse

from user_mends import UUID

ACCOUNT = "123456789012"


def trigger_arns(params, disguise, call):
    for trigger, value in params.get("LambdaConfig", {}).items():
        if isinstance(value, str) and not value.startswith("arn:"):
            arn = f"arn:aws:lambda:us-west-2:{ACCOUNT}:function:{value}"
            params["LambdaConfig"][trigger] = disguise.hide(value, arn)


def role_arns(params, disguise, call):
    role = params.get("RoleArn", "")
    if role.startswith("arn:aws:iam:::"):
        params["RoleArn"] = disguise.hide(role, role.replace("iam:::", f"iam::{ACCOUNT}:"))


def callback_urls(params, disguise, call):
    for name in ("CallbackURLs", "LogoutURLs"):
        for index, url in enumerate(params.get(name, [])):
            if not urlparse(url).scheme:
                params[name][index] = disguise.hide(url, f"https://{url}.example/")


def provider_names(params, disguise, call):
    name = params.get("ProviderName", "")
    if UUID.match(name):
        params["ProviderName"] = disguise.hide(name, name.replace("-", ""))


def provider_details(params, disguise, call):
    # A SAML provider has any name, and needs its metadata only.
    if params.get("ProviderType") == "Facebook":
        params["ProviderType"] = disguise.hide("Facebook", "SAML")
    details = params.get("ProviderDetails")
    if details is not None:
        details["MetadataFile"] = "<EntityDescriptor/>"


def server_names(params, disguise, call):
    name = params.get("Name", "")
    params["Name"] = disguise.hide(name, re.sub(r"[{}]", "-", name))


def foreign_ids(params, disguise, call):
    pool = params.get("UserPoolId")
    if pool in ("foo", "n/a"):
        params["UserPoolId"] = disguise.hide(pool, "us-west-2_foo")
    if "-" in params.get("ClientId", ""):
        params["ClientId"] = disguise.hide(params["ClientId"], params["ClientId"].replace("-", ""))


def client_flows(params, disguise, call):
    flows = params.get("ExplicitAuthFlows")
    if flows is None:
        names = ("ADMIN_USER_PASSWORD", "CUSTOM", "REFRESH_TOKEN", "USER_PASSWORD", "USER_SRP")
        params["ExplicitAuthFlows"] = [f"ALLOW_{name}_AUTH" for name in names]
    elif "ALLOW_ADMIN_NO_SRP_AUTH" in flows:
        params["ExplicitAuthFlows"] = [flow.replace("ADMIN_NO_SRP", "ADMIN_USER_PASSWORD") for flow in flows]
