import type { Problem } from './signature/problem.ts';

/** An error of a JSON service: the exception's name, its text, the status. */
export type JsonRefusal = {
  readonly type: string;
  readonly message: string;
  readonly status: 400 | 403;
};

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The refusal as services of the JSON 1.1 protocol send it. */
export const targetRefusal = ({ status, type, message }: JsonRefusal): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: type, message }),
});

const refusal = (type: string, message: string): JsonRefusal => ({ type, message, status: 400 });

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS ' +
  'Secret Access Key and signing method. Consult the service documentation for details.';

const invalidToken = refusal(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

const invalidSignature = (message: string) => refusal('InvalidSignatureException', message);

/** AWS's error of that name for a JSON service (common errors of the API references). */
export const jsonRefusalOf = ({ kind, detail, expected }: Problem): JsonRefusal => {
  switch (kind) {
    case 'missing':
      return refusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
    case 'malformed':
      return refusal('IncompleteSignatureException', detail);
    case 'unknown-key':
    case 'wrong-token':
      return invalidToken;
    case 'mismatch':
      return invalidSignature(mismatch);
    case 'wrong-scope':
      return invalidSignature(
        detail === 'region'
          ? 'Credential should be scoped to a valid region.'
          : `Credential should be scoped to correct service: '${expected}'.`,
      );
    case 'skewed':
      return invalidSignature(
        'Signature not valid at this time: it must be made within 15 minutes of the clock of this machine.',
      );
    case 'expired-url':
      return invalidSignature('Signature expired');
    case 'expired-key':
      return refusal(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    case 'unsigned-headers':
      return invalidSignature(`'${detail}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
};
