import { roleIdOf, sessionArnOf } from '../../../access/role.ts';
import type { Service } from '../service.ts';
import { openSession } from '../sessions/open-session.ts';
import { invalidToken, StsError } from '../wire/sts-error.ts';
import type { Content } from '../wire/xml.ts';
import { readDuration, readSessionPolicies, readText } from './inputs.ts';

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\x21-\x7e]+$/;
const sessionName = /^[\w+=,.@-]*$/;
const anyText = /^[\s\S]*$/;

const readIdentity = async ({ readToken }: Service, form: URLSearchParams) => {
  const read = await readToken(readText(form, 'WebIdentityToken', anyText, 4, 20_000));
  if (!('refused' in read)) return read;
  if (read.refused === 'invalid') {
    throw invalidToken(
      "Couldn't verify the signature of the token, or its issuer is no provider here.",
    );
  }
  throw new StsError('ExpiredTokenException', 'Token expired');
};

const notAuthorized = () =>
  new StsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);

/** The classic flow's second call, unsigned: a token of the identity pool for keys of a role that the client names. */
export const assumeRoleWithWebIdentity = async (
  service: Service,
  form: URLSearchParams,
): Promise<Content> => {
  const arn = readText(form, 'RoleArn', roleArn, 20, 2048);
  const name = readText(form, 'RoleSessionName', sessionName, 2, 64);
  const identity = await readIdentity(service, form);
  const role = service.role(arn);
  if (role === undefined) throw notAuthorized();
  const session = openSession(service, identity, {
    roleArn: arn,
    sessionName: name,
    seconds: readDuration(form, role.maxSessionDuration),
    sessionPolicies: readSessionPolicies(form),
  });
  if (session === undefined) throw notAuthorized();
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: new Date(session.expiresAt).toISOString(),
    },
    SubjectFromWebIdentityToken: identity.subject,
    Audience: identity.audience,
    Provider: identity.provider,
    AssumedRoleUser: {
      Arn: sessionArnOf(arn, name),
      AssumedRoleId: `${roleIdOf(arn)}:${name}`,
    },
  };
};
