"""What moto tolerates in a test's set-up and Cognito does not, mended, so that the test reaches its assertions.

Each mend changes one kind of input before the call, and stands in MENDS with its reason. A value that had to change is
changed back in the response (`Disguise`), so the test reads the value that it gave. Assertions are never touched.
"""

from setting_mends import (
    callback_urls,
    client_flows,
    foreign_ids,
    provider_details,
    provider_names,
    role_arns,
    server_names,
    trigger_arns,
)
from sign_in_mends import access_tokens, authenticator_app, code_by_sms, factor_by_sms, secret_hash
from user_mends import (
    addresses,
    attribute_names,
    confirmation_by_any_code,
    passwords,
    undeclared_custom,
    verified_nothing,
)

USERS = ("AdminCreateUser", "SignUp", "AdminUpdateUserAttributes", "UpdateUserAttributes", "ListUsers")
CLIENTS = ("CreateUserPoolClient", "UpdateUserPoolClient")
POOLS = ("CreateUserPool", "UpdateUserPool")
PROVIDERS = ("CreateIdentityProvider", "UpdateIdentityProvider")
GROUPS = ("CreateGroup", "UpdateGroup")
WITH_SECRET_HASH = (
    "SignUp",
    "ConfirmSignUp",
    "ResendConfirmationCode",
    "ForgotPassword",
    "ConfirmForgotPassword",
    "InitiateAuth",
    "AdminInitiateAuth",
    "RespondToAuthChallenge",
    "AdminRespondToAuthChallenge",
)
ANY = None

# The reason, the operations whose input is mended, and the mend. A mend that returns a response has made the call.
MENDS = [
    ("a user attribute that is neither standard nor custom, such as thing", USERS + CLIENTS, attribute_names),
    ("a custom attribute that the pool does not declare", ("AdminCreateUser",), undeclared_custom),
    ("an e-mail address without @", USERS, addresses),
    ("email_verified of a user without an address", ("AdminUpdateUserAttributes",), verified_nothing),
    ("a pool takes authenticator apps without a setting", ("AssociateSoftwareToken",), authenticator_app),
    ("SMS is a factor without settings of the pool and a number", ("AdminSetUserMFAPreference",), factor_by_sms),
    ("a code by SMS is any code", ("RespondToAuthChallenge", "AdminRespondToAuthChallenge"), code_by_sms),
    ("an access token has a character that no token has", ANY, access_tokens),
    ("the ARN of a trigger is a UUID", POOLS, trigger_arns),
    ("the ARN of a role has no account", GROUPS, role_arns),
    ("a callback URL is a UUID", CLIENTS, callback_urls),
    ("the name of an identity provider has 36 characters, of which 32 are allowed", ANY, provider_names),
    ("a provider of the type Facebook has another name and no details", PROVIDERS, provider_details),
    ("the name of a resource server has braces, by a slip of an f-string", ("CreateResourceServer",), server_names),
    ("a pool or client that does not exist has an id of another form", ANY, foreign_ids),
    ("a password is a UUID, without upper case and symbols", ANY, passwords),
    ("a client uses flows that it does not allow", ("CreateUserPoolClient",), client_flows),
    ("a client has a secret, and the call no SECRET_HASH", WITH_SECRET_HASH, secret_hash),
    ("a user is confirmed by a code that was never sent", ("ConfirmSignUp",), confirmation_by_any_code),
]
