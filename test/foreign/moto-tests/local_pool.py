"""A pytest plugin: the clients that moto's tests make for cognito-idp call the local user pool, all others moto.

Every test starts without user pools, as moto's do. Inputs that only moto takes are mended first (mends.py).
"""

import copy
import os

import boto3
import pytest
from botocore.exceptions import ClientError

from disguise import Disguise
from keys import verify_by_published_keys
from mends import MENDS
from totp import use_each_code_once

ENDPOINT = os.environ["POOL_ENDPOINT"]
client = boto3.client
disguise = Disguise()
properties = []

verify_by_published_keys(ENDPOINT, disguise)
use_each_code_once(ENDPOINT)


def remember(operation, params, response):
    """Clients with their pools and secrets, which later calls do not name."""
    made = response.get("UserPoolClient")
    if made and operation in ("CreateUserPoolClient", "DescribeUserPoolClient"):
        disguise.pools[made["ClientId"]] = made["UserPoolId"]
        disguise.secrets[made["ClientId"]] = made.get("ClientSecret")


def noting_writes(call, writes):
    def run(operation, params):
        if not operation.startswith(("Get", "AdminGet", "Describe")):
            writes.append(operation)
        return call(operation, params)

    return run


def apply_mends(operation, params, call):
    """Mends the input, and notes in the report which mends did so. Returns a response where a mend made the call."""
    for reason, operations, mend in MENDS:
        if operations is None or operation in operations:
            before, writes = copy.deepcopy(params), []
            response = mend(params, disguise, noting_writes(call, writes))
            if (writes or params != before) and ("mend", reason) not in properties:
                properties.append(("mend", reason))
            if response is not None:
                return response
    return None


def mended(call):
    def with_mends(operation, given):
        params = copy.deepcopy(given)
        try:
            response = apply_mends(operation, params, call) or call(operation, params)
        except ClientError as error:
            error.response = disguise.back(error.response)
            raise
        remember(operation, params, response)
        return disguise.back(response)

    return with_mends


def with_local_pool(service, *args, **kwargs):
    if service != "cognito-idp":
        return client(service, *args, **kwargs)
    made = client(service, *args, **{**kwargs, "endpoint_url": ENDPOINT})
    made._make_api_call = mended(made._make_api_call)
    return made


boto3.client = with_local_pool


@pytest.fixture(autouse=True)
def no_pools(request):
    global properties
    properties = request.node.user_properties
    disguise.__init__()
    admin = client(
        "cognito-idp",
        "us-west-2",
        endpoint_url=ENDPOINT,
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )
    for page in admin.get_paginator("list_user_pools").paginate(MaxResults=60):
        for pool in page["UserPools"]:
            described = admin.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]
            for domain in (described.get("Domain"), described.get("CustomDomain")):
                if domain:
                    admin.delete_user_pool_domain(UserPoolId=pool["Id"], Domain=domain)
            if described.get("DeletionProtection") == "ACTIVE":
                admin.update_user_pool(UserPoolId=pool["Id"], DeletionProtection="INACTIVE")
            admin.delete_user_pool(UserPoolId=pool["Id"])
