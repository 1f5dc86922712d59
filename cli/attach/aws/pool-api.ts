import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  GetUserPoolSessionConfigurationCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { isObject, type JsonObject, without } from '../../common/json.ts';
import type { PoolState } from '../plan/pool/state.ts';
import { FailedError } from '../plan/refusal.ts';
import { keepRaw } from './raw-response.ts';

/** A pool, read whole and written whole. */
export type PoolApi = {
  /** `at`: when, by AWS's own clock. */
  read(): Promise<{ readonly state: PoolState; readonly at: Date }>;
  /** One UpdateUserPool, sent once: who calls decides what a failure means. */
  update(request: JsonObject): Promise<void>;
};

/** The error of an endpoint that does not have the operation (AWS JSON 1.1 protocol; InvalidAction: AWS's common errors). */
const isMissingOperation = (error: unknown): boolean =>
  error instanceof Error && ['UnknownOperationException', 'InvalidAction'].includes(error.name);

/** The pool in a response. Members beside it are unknown too, and would not be sent back. */
const poolIn = (body: JsonObject): JsonObject => {
  const beside = Object.keys(without(body, ['UserPool']));
  if (!isObject(body.UserPool)) throw new FailedError('DescribeUserPool returned no pool.');
  return { ...body.UserPool, ...Object.fromEntries(beside.map((name) => [`^${name}`, true])) };
};

/**
 * Cognito behind the port. `reader` retries as the SDK does; `writer` never does: an update that is sent again without
 * looking would overwrite what another client changed in between.
 */
export const poolApi = (
  reader: CognitoIdentityProviderClient,
  writer: CognitoIdentityProviderClient,
  userPoolId: string,
): PoolApi => {
  const describe = async () => {
    const command = new DescribeUserPoolCommand({ UserPoolId: userPoolId });
    const raw = keepRaw(command);
    await reader.send(command);
    return raw();
  };
  const mfa = async () => {
    const command = new GetUserPoolMfaConfigCommand({ UserPoolId: userPoolId });
    const raw = keepRaw(command);
    await reader.send(command);
    return raw().body;
  };
  const session = async () => {
    const command = new GetUserPoolSessionConfigurationCommand({ UserPoolId: userPoolId });
    const raw = keepRaw(command);
    try {
      await reader.send(command);
      return raw().body;
    } catch (error) {
      if (isMissingOperation(error)) return null;
      throw error;
    }
  };
  return {
    read: async () => {
      const [described, mfaConfig, sessions] = await Promise.all([describe(), mfa(), session()]);
      const pool = poolIn(described.body);
      return { state: { pool, mfa: mfaConfig, session: sessions }, at: described.at };
    },
    update: async (request) => {
      const { UserPoolId, ...settings } = request;
      await writer.send(new UpdateUserPoolCommand({ ...settings, UserPoolId: userPoolId }));
    },
  };
};
