import type { Claim } from './claim.ts';
import { readHeaderForm } from './header-form.ts';
import { type Problem, problem } from './problem.ts';
import { isPresigned, readQueryForm } from './query-form.ts';
import type { WireRequest } from './wire-request.ts';

/** The access key that a request names, whether or not it is signed with it. With two signatures it names none. */
export const readClaim = (request: WireRequest): Claim | Problem => {
  if (!isPresigned(request)) return readHeaderForm(request);
  return request.headers.has('authorization')
    ? problem('malformed', 'query', 'Only one auth mechanism allowed')
    : readQueryForm(request);
};
