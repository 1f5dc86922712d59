import { isLeftOfPause, type Span } from '../../support/pool/pause-left.ts';
import type { TestStack } from '../../support/stack/stack.ts';

/** One response as a stranger sees it, to the byte. */
export type Seen = { readonly status: number; readonly headers: string; readonly body: string };

export type Sent = Seen & Span & { readonly session: string | undefined; readonly ms: number };

/** What differs from one response to the next for everybody: its shape is kept. */
const masked = (text: string): string =>
  text
    .replaceAll(/"Session":"([^"]*)"/g, (_, session: string) => `"Session":"${session.length}"`)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid');

const headersOf = (response: Response): string =>
  [...response.headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => `${name}: ${masked(value)}`)
    .join('\n');

/** Calls of the user pool without an SDK: whatever the wire shows is compared. */
export const wireOf = ({ url, info }: Pick<TestStack, 'url' | 'info'>) => {
  const send = async (operation: string, body: object): Promise<Sent> => {
    const began = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify({ ClientId: info.userPoolClientId, ...body }),
    });
    const text = await response.text();
    const ended = performance.now();
    const session = /"Session":"([^"]*)"/.exec(text)?.[1];
    return {
      status: response.status,
      headers: headersOf(response),
      body: masked(text),
      session,
      began,
      ended,
      ms: ended - began,
    };
  };
  return {
    start: (USERNAME: string) =>
      send('InitiateAuth', { AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } }),
    answer: (USERNAME: string, ANSWER: string, Session: string | undefined, action?: 'resend') =>
      send('RespondToAuthChallenge', {
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME, ANSWER },
        ...(action === undefined ? {} : { ClientMetadata: { action } }),
      }),
  };
};

/** `"30"` and `"29"` where both are right: the two names are measured one after the other. */
const inTime = (body: string, mailed: Span, asked: Span): string =>
  body.replace(/"retryInSeconds":"(\d+)"/, (shown, seconds: string) =>
    isLeftOfPause(seconds, mailed, asked) ? '"retryInSeconds":"what is left"' : shown,
  );

/** What a stranger compares of these responses, the first of which caused the mail that the others may wait after. */
export const seenOf = (responses: readonly Sent[]): readonly Seen[] =>
  responses.map((sent) => {
    const { status, headers, body } = sent;
    return { status, headers, body: inTime(body, responses[0] ?? sent, sent) };
  });
