/**
 * An error of the token endpoint: HTTP 400 and `error` in the body (guide: token-endpoint; RFC 6749, 5.2). Cognito sends
 * no description but for a trigger's refusal; here one also names what the local pool does not have.
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, description = '') {
    super(description);
    this.code = code;
  }
}

export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

export const errorBody = ({ code, message }: OAuthError) => ({
  error: code,
  ...(message === '' ? {} : { error_description: message }),
});
