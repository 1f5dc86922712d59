"""Cognito takes a code of an authenticator app once. moto takes it again, and its tests send it again.

Before a second code within one time step, the clock of the pool moves to the next step.
"""

import time
import urllib.request

import pyotp

STEP = 30


def use_each_code_once(endpoint):
    used = {}
    ahead = 0

    def now(self):
        nonlocal ahead
        step = int(time.time() + ahead) // STEP
        if used.get(self.secret) == step:
            urllib.request.urlopen(f"{endpoint}/next-step", data=b"").close()
            ahead, step = ahead + STEP, step + 1
        used[self.secret] = step
        return self.at(step * STEP)

    pyotp.TOTP.now = now
