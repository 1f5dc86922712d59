"""Values that went to the pool in another form than the test gave, and what later calls need of earlier ones."""

STANDARD = set(
    "sub name given_name family_name middle_name nickname preferred_username profile picture website email "
    "email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at".split()
)


class Disguise:
    """Values of one test that went to the pool in another form."""

    def __init__(self):
        self.given = {}
        self.names = iter(["nickname", "middle_name", "profile", "website", "locale"])
        self.attributes = {}
        self.secrets = {}
        self.pools = {}
        self.passwords = {}
        self.users = {}

    def hide(self, given, sent):
        if given != sent:
            self.given[sent] = given
        return sent

    def attribute(self, name):
        """Another standard attribute for a name that is none."""
        if name in STANDARD or ":" in name:
            return name
        if name not in self.attributes:
            self.attributes[name] = next(self.names)
        return self.hide(name, self.attributes[name])

    def back(self, value):
        if isinstance(value, str):
            for sent, given in self.given.items():
                value = value.replace(sent, given)
            return value
        if isinstance(value, list):
            return [self.back(item) for item in value]
        if isinstance(value, dict):
            return {self.back(key): self.back(item) for key, item in value.items()}
        return value
