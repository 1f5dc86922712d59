"""moto signs with a key that its tests know. Here a token is verified by the keys that its pool publishes."""

import base64
import json
import urllib.request

from joserfc import jwk, jws, jwt


def published_keys(endpoint, token):
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    pool = claims["iss"].rsplit("/", 1)[1]
    with urllib.request.urlopen(f"{endpoint}/{pool}/.well-known/jwks.json") as response:
        return jwk.KeySet.import_key_set(json.load(response))


def verify_by_published_keys(endpoint, disguise):
    for module, name in ((jwt, "decode"), (jws, "deserialize_compact")):
        original = getattr(module, name)

        def verify(token, key, *args, original=original, **kwargs):
            read = original(token, published_keys(endpoint, token), *args, **kwargs)
            if hasattr(read, "claims"):
                read.claims = disguise.back(read.claims)
            return read

        setattr(module, name, verify)
