/**
 * An error as a JSON API of AWS returns it: `__type` is the exception's name, HTTP status 400 unless the API says
 * otherwise. Texts are the service's own, since clients match on them.
 */
export class ApiError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
