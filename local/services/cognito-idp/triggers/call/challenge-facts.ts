import { recordName, subjectFacts } from '../../users/subject.ts';
import type { SignIn } from './sign-in.ts';
import { withMetadata } from './trigger-call.ts';

/** Whom a call of the three challenge triggers is about. */
export const challengeCaller = ({ pool, client, subject }: SignIn) => ({
  pool,
  clientId: client.id,
  userName: recordName(subject),
});

/** What every request of the three carries. InitiateAuth's ClientMetadata is not among it (API reference). */
export const challengeFacts = ({ service, client, subject, clientMetadata }: SignIn) => ({
  ...subjectFacts(service, client, subject),
  ...withMetadata(clientMetadata),
});
