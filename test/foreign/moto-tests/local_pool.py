"""A pytest plugin: the clients that moto's tests make for cognito-idp call the local user pool, all others moto.

Every test starts without user pools, as moto's do.
"""

import os

import boto3
import pytest

ENDPOINT = os.environ["POOL_ENDPOINT"]
client = boto3.client


def with_local_pool(service, *args, **kwargs):
    if service == "cognito-idp":
        kwargs["endpoint_url"] = ENDPOINT
    return client(service, *args, **kwargs)


boto3.client = with_local_pool


@pytest.fixture(autouse=True)
def no_pools():
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
