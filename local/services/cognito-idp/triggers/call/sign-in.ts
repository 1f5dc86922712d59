import type { Service } from '../../service.ts';
import type { ClientRecord, PoolRecord } from '../../store/records.ts';
import type { SignInState } from '../../store/sign-in-state.ts';
import type { Subject } from '../../users/subject.ts';

/** Named values of a request: AuthParameters, ChallengeResponses, ClientMetadata. */
export type Values = Readonly<Record<string, string>>;

/** One checked request of a sign-in: pool, client, subject and state. */
export type SignIn = {
  readonly service: Service;
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly subject: Subject;
  readonly state: SignInState;
  /** Only from a response to a challenge. InitiateAuth's metadata never reaches a trigger under this name. */
  readonly clientMetadata: Values | undefined;
};
