import type { AuthFlow } from '#shared/cognito/auth-flows.ts';
import { checkSecretHash } from '../pools/clients/secret-hash.ts';
import type { Service } from '../service.ts';
import type { ClientRecord, PoolRecord } from '../store/records.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { findSubject } from '../users/subject.ts';
import { checkFlowAllowed } from './auth-flows.ts';
import { startChoice } from './choice/choose.ts';
import { startCustomAuth } from './custom-auth.ts';
import { migrateUser } from './migrate-user.ts';
import { startPasswordSignIn, startSrpSignIn } from './password-sign-in.ts';
import { refreshTokens } from './refresh.ts';
import { requireValue, type SignInResult } from './sign-in.ts';
import { takeProofOfSignUp } from './sign-up-session.ts';

export type Start = {
  readonly pool: PoolRecord;
  readonly client: ClientRecord;
  readonly flow: AuthFlow;
  readonly parameters: Values;
  readonly clientMetadata: Values | undefined;
  /** From ConfirmSignUp; only USER_AUTH takes it. */
  readonly session?: string | undefined;
};

const flowOfState = { CUSTOM_AUTH: 'custom', USER_AUTH: 'choice' } as const;

const isListed = (flow: string): flow is keyof typeof flowOfState => flow in flowOfState;

/** The flows that send the password: an older directory needs it (guide: migrate user Lambda trigger). */
const isByPassword = (flow: AuthFlow): boolean =>
  flow === 'USER_PASSWORD_AUTH' || flow === 'ADMIN_USER_PASSWORD_AUTH';

const migrate = (service: Service, start: Start, typedName: string): Promise<void> => {
  const { pool, client, parameters, clientMetadata } = start;
  return migrateUser(service, {
    ...{ pool, client, typedName },
    source: 'UserMigration_Authentication',
    request: {
      password: requireValue(parameters, 'PASSWORD'),
      // As for pre authentication, InitiateAuth's ClientMetadata comes under this name.
      validationData: clientMetadata ?? null,
    },
  });
};

/** InitiateAuth and AdminInitiateAuth, after client and flow are known. */
export const startSignIn = async (service: Service, start: Start): Promise<SignInResult> => {
  const { pool, client, flow, parameters, clientMetadata } = start;
  checkFlowAllowed(client, flow);
  if (flow === 'REFRESH_TOKEN_AUTH') {
    const refreshToken = requireValue(parameters, 'REFRESH_TOKEN');
    const secretHash = parameters.SECRET_HASH;
    return refreshTokens(service, { pool, client, refreshToken, secretHash });
  }
  const typedName = requireValue(parameters, 'USERNAME');
  checkSecretHash(client, typedName, parameters.SECRET_HASH);
  if (isByPassword(flow)) await migrate(service, start, typedName);
  const signIn: SignIn = {
    service,
    pool,
    client,
    subject: findSubject(service, client, pool, typedName),
    state: { flow: isListed(flow) ? flowOfState[flow] : 'password', typedName, rounds: [] },
    // InitiateAuth's ClientMetadata goes only to pre authentication, as validation data.
    clientMetadata: undefined,
  };
  if (flow === 'USER_AUTH') {
    const emailProven = takeProofOfSignUp(service, client, signIn.subject, start.session);
    return startChoice(signIn, { parameters, validationData: clientMetadata, emailProven });
  }
  if (flow === 'CUSTOM_AUTH') return startCustomAuth(signIn, parameters, clientMetadata);
  if (flow === 'USER_SRP_AUTH') return startSrpSignIn(signIn, parameters, clientMetadata);
  return startPasswordSignIn(signIn, parameters, clientMetadata);
};
