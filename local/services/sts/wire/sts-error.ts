/** An error of the query protocol. Texts are those of STS. */
export class StsError extends Error {
  override readonly name = 'StsError';
  readonly code: string;
  readonly status: 400 | 403 | 413;

  constructor(code: string, message: string, status: 400 | 403 | 413 = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const invalid = (message: string) => new StsError('ValidationError', message);

export const invalidToken = (message: string) => new StsError('InvalidIdentityToken', message);
