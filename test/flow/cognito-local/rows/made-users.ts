import { asRecord, attributesOf, uniqueName } from '../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../support/pool/sign-in.ts';
import { byEmail, invited } from '../invited.ts';
import type { Row } from '../row.ts';
import { aDate, uuid, withoutMetadata } from '../shapes.ts';

export const madeUserRows: readonly Row[] = [
  {
    operation: 'AdminCreateUser',
    behaviour: 'makes an enabled user that must change the password',
    run: async (bench) => {
      const { User, Username } = await invited(bench);
      const { Attributes, ...user } = User ?? {};
      return { ...user, Username: user.Username === Username, ...asRecord(Attributes) };
    },
    expected: {
      Username: true,
      sub: uuid,
      name: 'Ada',
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserCreateDate: aDate,
      UserLastModifiedDate: aDate,
    },
  },
  {
    operation: 'AdminCreateUser',
    behaviour: 'where e-mail addresses are user names, the user’s own name is the sub',
    run: async (bench) => {
      const { User } = await invited(bench, byEmail, newEmail());
      const { sub } = asRecord(User?.Attributes);
      return { sub, same: User?.Username === sub };
    },
    expected: { sub: uuid, same: true },
  },
  {
    operation: 'AdminCreateUser',
    behaviour: 'mails an invitation with the user name, and none where it is suppressed',
    run: async ({ pools, open }) => {
      const { UserPoolId } = await open();
      const [Username, email] = [uniqueName(), newEmail()];
      const UserAttributes = attributesOf({ email });
      const user = { UserPoolId, UserAttributes, DesiredDeliveryMediums: ['EMAIL' as const] };
      const MessageAction = 'SUPPRESS';
      await pools.cognito.adminCreateUser({ ...user, Username: uniqueName(), MessageAction });
      const suppressed = pools.messagesTo(email).length;
      await pools.cognito.adminCreateUser({ ...user, Username });
      return [suppressed, pools.messagesTo(email).map(({ text }) => text?.includes(Username))];
    },
    expected: [0, [true]],
  },
  {
    operation: 'AdminCreateUser',
    behaviour: 'a second user of the same name is refused',
    run: async (bench) => {
      const { UserPoolId, Username } = await invited(bench);
      return refusalOf(bench.pools.cognito.adminCreateUser({ UserPoolId, Username }));
    },
    expected: 'UsernameExistsException: User account already exists',
    differs: {
      cognitoLocal: 'the text is that of SignUp',
      source: 'localstack/localstack 4465',
    },
  },
  {
    operation: 'AdminGetUser',
    behaviour: 'returns what AdminCreateUser returned',
    run: async (bench) => {
      const { UserPoolId, Username, User } = await invited(bench);
      const { UserAttributes, ...user } = withoutMetadata(
        await bench.pools.cognito.adminGetUser({ UserPoolId, Username }),
      );
      const { Attributes, ...made } = User ?? {};
      return [
        JSON.stringify(asRecord(UserAttributes)) === JSON.stringify(asRecord(Attributes)),
        Object.keys(made).every((key) => Object.keys(user).includes(key)),
        user.UserStatus,
      ];
    },
    expected: [true, true, 'FORCE_CHANGE_PASSWORD'],
  },
  {
    operation: 'AdminGetUser',
    behaviour: 'finds a user by e-mail address and by sub',
    run: async (bench) => {
      const email = newEmail();
      const { UserPoolId, User } = await invited(bench, byEmail, email);
      const found = [email, User?.Username ?? ''].map(async (Username) => {
        const user = await bench.pools.cognito.adminGetUser({ UserPoolId, Username });
        return user.Username === User?.Username;
      });
      return Promise.all(found);
    },
    expected: [true, true],
  },
  {
    operation: 'AdminDeleteUser',
    behaviour: 'a user that was deleted is not found',
    run: async (bench) => {
      const { UserPoolId, Username } = await invited(bench);
      await bench.pools.cognito.adminDeleteUser({ UserPoolId, Username });
      return refusalOf(bench.pools.cognito.adminGetUser({ UserPoolId, Username }));
    },
    expected: 'UserNotFoundException: User does not exist.',
  },
];
