import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEmail, refusalOf, type SignIn, signInWith } from '../../support/pool/sign-in.ts';
import { startTestStack, type TestStack } from '../../support/stack/stack.ts';

let stack: TestStack;
let user: SignIn;

beforeAll(async () => {
  stack = await startTestStack({ parameterOverrides: { SignUpConfirmation: 'cognito' } });
  user = signInWith(stack);
});

afterAll(() => stack.stop());

describe("a confirmation code of Cognito's own that cannot be delivered", () => {
  it('is said so; the user is there, and confirms with the next one', async () => {
    const { cognito, ClientId } = user;
    const email = newEmail();
    await stack.fault({ target: 'email', mode: 'fail', operation: 'Deliver' });

    const refused = await refusalOf(user.signUp(email));
    const { UserStatus } = await cognito.send(
      new AdminGetUserCommand({ UserPoolId: stack.info.userPoolId, Username: email }),
    );
    await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: email }));
    const code = await user.mailedCode(email);
    const confirmed = await refusalOf(
      cognito.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode: code })),
    );

    expect(refused).toBe('CodeDeliveryFailureException: The code could not be delivered');
    expect(UserStatus).toBe('UNCONFIRMED');
    expect(confirmed).toBe('answered');
  });
});
