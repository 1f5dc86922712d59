import { randomUUID } from 'node:crypto';
import type { GuardedService } from '../../access/gate.ts';
import type { Asked } from '../../access/judge/ask.ts';
import { isPostToRoot } from '../../access/signature/wire-request.ts';
import { isForm } from '../../http/is-form.ts';
import { errorXml } from './wire/xml.ts';

/** STS has names of its own for some errors of a signature. */
const codes: Readonly<Record<string, string>> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
};

/** With a second Action, the service could run another one than the one that was judged. */
const askedOfForm = (body: Uint8Array): Asked => {
  const actions = new URLSearchParams(Buffer.from(body).toString('utf8')).getAll('Action');
  return actions.length === 1 && actions[0] === 'GetCallerIdentity'
    ? { needsNoPermission: true }
    : { action: 'sts:*', notModelled: 'an operation other than GetCallerIdentity' };
};

/** STS behind the check of permissions. GetCallerIdentity needs none, and AssumeRoleWithWebIdentity is not signed. */
export const guardedSts: GuardedService = {
  name: 'sts',
  recognizes: (request) =>
    isPostToRoot(request) &&
    isForm(request.headers.get('content-type')) &&
    /\/sts\/aws4_request[,\s]/.test(request.headers.get('authorization') ?? ''),
  asked: (_, body) => askedOfForm(body),
  refuse: ({ status, type, message }) => ({
    status: type === 'AccessDeniedException' ? 403 : status,
    headers: { 'content-type': 'text/xml' },
    body: errorXml(codes[type] ?? type.replace(/Exception$/, ''), message, randomUUID()),
  }),
};
