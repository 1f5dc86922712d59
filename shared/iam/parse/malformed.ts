/** The document breaks the grammar of IAM policies. IAM calls it `MalformedPolicyDocument`. */
export class MalformedPolicyError extends Error {
  override readonly name = 'MalformedPolicyError';
  readonly code = 'malformed_policy';
  /** Such as `Statement[1].Condition.StringEquals`; empty for the document itself. */
  readonly place: string;
  /** Without the place and without any value of the document. */
  readonly problem: string;

  constructor(place: string, problem: string) {
    super(`Malformed policy: ${place === '' ? 'the document' : place} ${problem}.`);
    this.place = place;
    this.problem = problem;
  }
}
