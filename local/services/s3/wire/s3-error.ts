/** An error of S3's REST API (API reference: ErrorResponses). */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const accessDenied = (message = 'Access Denied') =>
  new S3Error('AccessDenied', message, 403);

export const noSuchKey = () => new S3Error('NoSuchKey', 'The specified key does not exist.', 404);

export const noSuchBucket = () =>
  new S3Error('NoSuchBucket', 'The specified bucket does not exist', 404);

export const invalidRequest = (message: string) => new S3Error('InvalidRequest', message, 400);

export const invalidArgument = (message: string) => new S3Error('InvalidArgument', message, 400);

export const preconditionFailed = () =>
  new S3Error(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
  );

/** `what` is the name of an operation, a header or a parameter. */
export const notImplemented = (what: string) =>
  new S3Error('NotImplemented', `The local bucket does not have ${what}.`, 501);
