import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { localCredentials, region } from '../../../../../local/identity.ts';
import { remoteHost } from '../../../../../local/services/lambda/host/remote-host.ts';
import { newEmail, refusalOf, signInWith } from '../../../../support/pool/sign-in.ts';
import { startLambdaEndpoint } from '../../../../support/stack/lambda-endpoint.ts';
import { startTestStack, type TestStack } from '../../../../support/stack/stack.ts';

const functions = {
  PreSignUpFunction: (event: object) => {
    const { request } = event as { request: { userAttributes: { email: string } } };
    if (request.userAttributes.email.startsWith('refused')) throw new RangeError('not_you: no');
    return { ...event, response: { autoConfirmUser: true } };
  },
  CustomMessageFunction: () => null,
};

let endpoint: Awaited<ReturnType<typeof startLambdaEndpoint>>;
let stack: TestStack;

beforeAll(async () => {
  endpoint = await startLambdaEndpoint(functions);
  stack = await startTestStack({ lambdaEndpoint: endpoint.url });
});

afterAll(async () => {
  await stack.stop();
  endpoint.stop();
});

// What the stack says on its own terminal of an endpoint that is gone.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('with --lambda-endpoint', () => {
  it('with --lambda-endpoint the pool calls the functions there, by their logical ids', async () => {
    const { cognito, ClientId } = signInWith(stack);
    const { refused, answered } = {
      refused: await refusalOf(signInWith(stack).signUp(`refused-${newEmail()}`)),
      answered: await refusalOf(signInWith(stack).signUp()),
    };
    cognito.destroy();

    expect(ClientId).toBe(stack.info.userPoolClientId);
    expect(refused).toBe('UserLambdaValidationException: PreSignUp failed with error not_you: no.');
    // Post confirmation is not there: Cognito could not invoke it.
    expect(answered).toBe(
      'UnexpectedLambdaException: PostConfirmation invocation failed due to error AccessDeniedException.',
    );
    expect(endpoint.calls).toEqual([
      'PreSignUpFunction PreSignUp_SignUp',
      'PreSignUpFunction PreSignUp_SignUp',
    ]);
  });

  it('with --lambda-endpoint the control API invokes functions there', async () => {
    expect(await stack.invoke('CustomMessageFunction', { triggerSource: 'x' })).toEqual({
      response: null,
    });
    await expect(stack.invoke('Nowhere', {})).rejects.toThrow(/404 .*not_found/);
  });

  it('no fault can be armed for a function that cannot be killed from here', async () => {
    await expect(stack.fault({ target: 'PreSignUpFunction', mode: 'kill-before' })).rejects.toThrow(
      'target must be one of dynamodb, email, sms',
    );
  });

  it('an endpoint that does not respond is neither a function’s error nor a fault of the stack', async () => {
    const gone = await startTestStack({ lambdaEndpoint: 'http://127.0.0.1:9' });

    const refused = await refusalOf(signInWith(gone).signUp());
    const [attempt] = await gone.triggers();
    const invoked = await refusalOf(gone.invoke('PreSignUpFunction', {}));
    await gone.stop();

    expect(refused).toBe(
      'UnexpectedLambdaException: PreSignUp invocation failed due to error ServiceException.',
    );
    expect(attempt?.error).toEqual({
      errorType: 'ServiceException',
      errorMessage: 'No answer from Lambda',
    });
    expect(invoked).toMatch(/502 .*"unreachable"/);
  });

  it('an endpoint that is not Lambda counts as not reached', async () => {
    const host = remoteHost(stack.url, { region, credentials: localCredentials });

    expect(await host.invoke('PreSignUpFunction', {})).toEqual({ outcome: 'unreachable' });
    expect(console.error).toHaveBeenLastCalledWith(
      'No response from the Lambda endpoint (UnknownOperationException)',
    );
    await host.stop();
  });
});
