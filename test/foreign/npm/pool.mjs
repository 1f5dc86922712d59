/* A running local stack, for the judges in JavaScript. */
import assert from 'node:assert/strict';

/** @param endpoint of the stack; `call` runs an operation of its pool, whose signature the stack does not verify */
export const connect = async (endpoint) => {
  const info = await (await fetch(`${endpoint}/_local/info`)).json();

  const call = async (operation, input) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/cognito-idp/aws4_request',
      },
      body: JSON.stringify(input),
    });
    const answer = await response.json();
    assert.ok(response.ok, `${operation}: ${JSON.stringify(answer)}`);
    return answer;
  };

  /** The newest code of so many digits that the address was sent. */
  const codeTo = async (address, digits) => {
    const outbox = await (await fetch(`${endpoint}/_local/outbox`)).json();
    const { text } = outbox.findLast(({ to }) => to === address);
    return new RegExp(`\\b\\d{${digits}}\\b`).exec(text)[0];
  };

  return { info, call, codeTo };
};
