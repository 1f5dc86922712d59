import { quoted } from '../../doctor/fix.ts';
import type { AccountRule } from '../facts.ts';
import { guide } from '../guide.ts';
import { covers } from '../sender-identity.ts';

const noSender: AccountRule = ({ deployment: { parameters } }) =>
  /^[^@\s]+@[^@\s]+$/.test(parameters.SenderAddress ?? '')
    ? []
    : [
        {
          id: 'no-sender',
          severity: 'error',
          subject: 'SenderAddress',
          reason:
            'SenderAddress has no default and no address is given. sam deploy asks for it or stops.',
          fix: 'npm run doctor -- --before-deploy --parameter-overrides SenderAddress=no-reply@example.com',
          guide: guide.identities,
        },
      ];

const show = (name: string, region: string): string =>
  `aws sesv2 get-email-identity --email-identity ${quoted(name)} --region ${region}`;

/** CreateUserPool checks the identity that it is given; a stack for an existing pool fails at the first mail. */
const noIdentity: AccountRule = ({ identity, deployment: { region } }) => {
  if (identity === undefined || (identity.exists && identity.verified)) return [];
  const { name, exists } = identity;
  return [
    {
      id: exists ? 'identity-not-verified' : 'identity-missing',
      severity: 'error',
      subject: `SES identity ${name}`,
      reason: exists
        ? `${name} is an SES identity in ${region}, but it is not verified. Cognito refuses it as a sender, and SES refuses the codes.`
        : `SES has no identity ${name} in ${region}. Cognito refuses it as a sender, and SES refuses the codes.`,
      fix: exists
        ? `${show(name, region)} --query DkimAttributes   # create these DNS records, or click the link that SES mailed`
        : `aws sesv2 create-email-identity --email-identity ${quoted(name)} --region ${region}`,
      guide: guide.identities,
    },
  ];
};

/** SES checks the From address of each mail against its identities. */
const otherSender: AccountRule = ({ identity, deployment: { parameters, region } }) => {
  const { SenderAddress = '' } = parameters;
  if (identity === undefined || covers(identity.name, SenderAddress)) return [];
  return [
    {
      id: 'identity-of-another-sender',
      severity: 'error',
      subject: `SES identity ${identity.name}`,
      reason: `SenderIdentityArn names ${identity.name}, which is neither the SenderAddress nor its domain.`,
      fix: show(SenderAddress, region),
      guide: guide.identities,
    },
  ];
};

/** An ARN of another Region: Cognito takes some, but the functions send in the stack's own Region. */
const otherRegion: AccountRule = ({ deployment: { parameters, region } }) => {
  const { SenderIdentityArn = '' } = parameters;
  const [, , , named = region] = SenderIdentityArn.split(':');
  if (SenderIdentityArn === '' || named === region) return [];
  return [
    {
      id: 'identity-of-another-region',
      severity: 'error',
      subject: 'SenderIdentityArn',
      reason: `SenderIdentityArn is an identity of ${named}. The functions send in ${region}.`,
      fix: `aws sesv2 list-email-identities --region ${region}`,
      guide: guide.identities,
    },
  ];
};

const configurationSet: AccountRule = ({ configurationSet: set, deployment: { region } }) => {
  if (set === undefined || (set.exists && set.sends)) return [];
  return [
    {
      id: set.exists ? 'configuration-set-off' : 'configuration-set-missing',
      severity: 'error',
      subject: `configuration set ${set.name}`,
      reason: set.exists
        ? `Sending is turned off in the configuration set ${set.name}, which SES uses for the sender’s mails.`
        : `The configuration set ${set.name}, which SES uses for the sender’s mails, does not exist.`,
      fix: set.exists
        ? `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${quoted(set.name)} --sending-enabled --region ${region}`
        : `aws sesv2 create-configuration-set --configuration-set-name ${quoted(set.name)} --region ${region}`,
      guide: guide.configurationSets,
    },
  ];
};

export const senderRules: readonly AccountRule[] = [
  noSender,
  noIdentity,
  otherSender,
  otherRegion,
  configurationSet,
];
