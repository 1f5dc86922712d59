import * as v from 'valibot';
import type { GuardedService } from '../../access/gate.ts';
import type { Asked } from '../../access/judge/ask.ts';
import { parseJson } from '../../http/parse-json.ts';

type Place = { readonly region: string; readonly account: string };

const addresses = v.optional(v.array(v.string()), []);

const bodySchema = v.looseObject({
  FromEmailAddress: v.string(),
  ConfigurationSetName: v.optional(v.string()),
  Destination: v.optional(
    v.looseObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
    {},
  ),
});

/**
 * What SendEmail needs: the sender's identity, and the configuration set where the call names one. AWS also checks the
 * identity of the sender's domain and the default configuration set, which do not exist here.
 *
 * @see Service Authorization Reference, list_amazonsimpleemailservicev2
 */
const askedOfSendEmail = (body: Uint8Array, { region, account }: Place): Asked => {
  const action = 'ses:SendEmail';
  const { success, output } = v.safeParse(bodySchema, parseJson(body));
  if (!success) return { action, notModelled: 'a request of this form' };
  const { FromEmailAddress, ConfigurationSetName, Destination } = output;
  const { ToAddresses, CcAddresses, BccAddresses } = Destination;
  const context = {
    'ses:ApiVersion': '2',
    'ses:FromAddress': FromEmailAddress,
    'ses:Recipients': [...ToAddresses, ...CcAddresses, ...BccAddresses],
  };
  const prefix = `arn:aws:ses:${region}:${account}:`;
  const resources = [
    `identity/${FromEmailAddress}`,
    ...(ConfigurationSetName === undefined ? [] : [`configuration-set/${ConfigurationSetName}`]),
  ];
  return {
    asks: resources.map((resource) => ({ action, resource: `${prefix}${resource}`, context })),
  };
};

/** SES v2 behind the check of permissions. */
export const guardedSes = (place: Place): GuardedService => ({
  name: 'ses',
  recognizes: ({ path }) => path.startsWith('/v2/email/'),
  asked: ({ method, path }, body) =>
    method === 'POST' && path === '/v2/email/outbound-emails'
      ? askedOfSendEmail(body, place)
      : { action: 'ses:*', notModelled: 'an operation other than SendEmail' },
  // SES sends the error's name in a header, and 403 for denied calls.
  refuse: ({ status, type, message }) => ({
    status: type === 'AccessDeniedException' ? 403 : status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
    body: JSON.stringify({ message }),
  }),
});
