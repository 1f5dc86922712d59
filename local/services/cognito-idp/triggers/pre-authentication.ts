import type { PreAuthenticationEvent } from '#shared/events/pre-authentication.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import { recordName, type Subject, subjectFacts } from '../users/subject.ts';
import { callTrigger } from './call/call-trigger.ts';
import type { Values } from './call/sign-in.ts';

/** Runs before a password is checked; only an error has an effect (guide: pre authentication trigger). */
export const preAuthenticate = async (
  service: Service,
  { pool, client, subject }: { pool: PoolRecord; client: ClientRecord; subject: Subject },
  validationData: Values | undefined,
): Promise<void> => {
  await callTrigger<PreAuthenticationEvent>(service, {
    trigger: 'PreAuthentication',
    pool,
    clientId: client.id,
    source: 'PreAuthentication_Authentication',
    userName: recordName(subject),
    request: { ...subjectFacts(service, client, subject), validationData: validationData ?? null },
    response: {},
  });
};
