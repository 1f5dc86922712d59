import type { Hono } from 'hono';
import { codeMismatch } from '../../codes/codes.ts';
import { confirmationPath } from '../../codes/confirmation-link.ts';
import { requireClient } from '../../pools/pools.ts';
import type { Service } from '../../service.ts';
import { findUser } from '../../users/users.ts';
import { CognitoError } from '../../wire/cognito-error.ts';
import { confirmUser } from './confirm-user.ts';

type Query = Readonly<Record<string, string>>;

const confirm = async (service: Service, query: Query): Promise<void> => {
  const { client_id: clientId = '', user_name: name = '', confirmation_code: code = '' } = query;
  const { pool } = requireClient(service, clientId);
  const user = findUser(service, pool, name);
  if (user?.enabled !== true) throw codeMismatch();
  const rest = { takesAlias: false, clientMetadata: undefined };
  await confirmUser(service, { pool, user, code, clientId, ...rest });
};

/**
 * The page that a confirmation link opens (guide: user pool endpoints, /confirmUser). It takes no secret of the client,
 * and responds with one line of text.
 */
export const addConfirmationPage = (app: Hono, service: Service): void => {
  app.get(confirmationPath, async (context) => {
    try {
      await confirm(service, context.req.query());
      return context.text('Your registration has been confirmed!');
    } catch (error) {
      if (!(error instanceof CognitoError)) throw error;
      return context.text(error.message, 400);
    }
  });
};
