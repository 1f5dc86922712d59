import { recordName, subjectFacts } from '../../users/subject.ts';
import type { SignIn } from './sign-in.ts';
import { withMetadata } from './trigger-call.ts';

/** The pool, client and user of a call to one of the three challenge triggers. */
export const challengeCaller = ({ pool, client, subject }: SignIn) => ({
  pool,
  clientId: client.id,
  userName: recordName(subject),
});

/** What every request of the three has. InitiateAuth's ClientMetadata is not part of it (API reference). */
export const challengeFacts = ({ service, client, subject, clientMetadata }: SignIn) => ({
  ...subjectFacts(service, client, subject),
  ...withMetadata(clientMetadata),
});
