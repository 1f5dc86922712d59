"""Uses AWS credentials of a running local stack's identity pool with boto3.

usage: identity.py ENDPOINT   (started with GuestAccess=yes DefaultTenant=acme TenantTableArn=.../table/Notes)
"""

import sys
import urllib.request
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from stack import Stack

endpoint = sys.argv[1]
table = "Notes"
owner = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}


stack = Stack(endpoint)
info = stack.info
region = info["region"]


# Presigned URLs of S3 are of version 2 by default, which new Regions of AWS refuse as well.
version_of = {"s3": "s3v4", "dynamodb": "v4", "cognito-idp": "v4", "cognito-identity": "v4", "sts": "v4"}


def client(service, url, keys=owner):
    config = Config(signature_version=version_of[service], s3={"addressing_style": "path"})
    return boto3.client(service, endpoint_url=url, region_name=region, config=config, **keys)


def sign_in():
    cognito = client("cognito-idp", endpoint)
    client_id = info["userPoolClientId"]
    email = f"{uuid.uuid4().hex}@example.com"
    cognito.sign_up(
        ClientId=client_id,
        Username=email,
        Password=f"{uuid.uuid4()}aA1!",
        UserAttributes=[{"Name": "email", "Value": email}],
    )
    challenge = cognito.initiate_auth(
        AuthFlow="CUSTOM_AUTH", ClientId=client_id, AuthParameters={"USERNAME": email}
    )
    answer = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName=challenge["ChallengeName"],
        Session=challenge["Session"],
        ChallengeResponses={
            "USERNAME": email,
            "ANSWER": stack.newest_code(email, 8),
        },
    )
    return answer["AuthenticationResult"]["IdToken"]


def exchange(token=None):
    identities = client("cognito-identity", endpoint)
    provider = f"cognito-idp.{region}.amazonaws.com/{info['userPoolId']}"
    logins = {} if token is None else {"Logins": {provider: token}}
    identity = identities.get_id(IdentityPoolId=info["identityPoolId"], **logins)["IdentityId"]
    found = identities.get_credentials_for_identity(IdentityId=identity, **logins)["Credentials"]
    keys = {
        "aws_access_key_id": found["AccessKeyId"],
        "aws_secret_access_key": found["SecretKey"],
        "aws_session_token": found["SessionToken"],
    }
    return identity, keys


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        assert code in ("AccessDenied", "AccessDeniedException", "403"), code
        return
    raise AssertionError(f"{call.__name__} was allowed")


bucket = info["userFilesBucket"]
identity, keys = exchange(sign_in())
other, _ = exchange(sign_in())
s3 = client("s3", info["s3Endpoint"], keys)
mine = {"Bucket": bucket, "Key": f"private/{identity}/notes+more (\u00fc) = 100% of it.txt"}
s3.put_object(**mine, Body=b"mine")
assert s3.get_object(**mine)["Body"].read() == b"mine"
url = s3.generate_presigned_url("get_object", Params=mine, ExpiresIn=60)
with urllib.request.urlopen(url) as answer:
    assert answer.read() == b"mine"
theirs = {"Bucket": bucket, "Key": f"private/{other}/notes.txt"}
refused(s3.get_object, **theirs)
refused(s3.put_object, **theirs, Body=b"mine")
refused(s3.list_objects_v2, Bucket=bucket)
caller = client("sts", info["stsEndpoint"], keys).get_caller_identity()
assert caller["Arn"].endswith("assumed-role/SignedInRole/CognitoIdentityCredentials"), caller
print("boto3: own folder written, read and presigned; another user's folder refused")

client("dynamodb", info["dynamodbEndpoint"]).create_table(
    TableName=table,
    BillingMode="PAY_PER_REQUEST",
    AttributeDefinitions=[{"AttributeName": "tenant", "AttributeType": "S"}],
    KeySchema=[{"AttributeName": "tenant", "KeyType": "HASH"}],
)
client("dynamodb", info["dynamodbEndpoint"]).get_waiter("table_exists").wait(TableName=table)
rows = client("dynamodb", info["guardedDynamodbEndpoint"], keys)
rows.put_item(TableName=table, Item={"tenant": {"S": "acme"}})
assert rows.get_item(TableName=table, Key={"tenant": {"S": "acme"}})["Item"]
refused(rows.put_item, TableName=table, Item={"tenant": {"S": "globex"}})
refused(rows.scan, TableName=table)
print("boto3: rows of the own tenant reached; another tenant's and a scan refused")

client("s3", info["s3Endpoint"]).put_object(Bucket=bucket, Key="public/a.txt", Body=b"all")
_, guest_keys = exchange()
guest = client("s3", info["s3Endpoint"], guest_keys)
assert guest.get_object(Bucket=bucket, Key="public/a.txt")["Body"].read() == b"all"
refused(guest.put_object, Bucket=bucket, Key="public/a.txt", Body=b"mine")
refused(guest.get_object, **mine)
print("boto3: a guest reads public/ and nothing else")
