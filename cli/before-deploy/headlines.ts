/** Each finding before a deployment in a few words. */
const headlines: Readonly<Record<string, string>> = {
  'code-storage-full': 'the bundles do not fit into Lambda’s storage',
  'concurrency-low': 'few functions may run at once',
  'configuration-set-missing': 'the configuration set does not exist',
  'configuration-set-off': 'the configuration set sends nothing',
  'identity-missing': 'SES does not know the sender',
  'identity-not-verified': 'the sender is not verified',
  'identity-of-another-region': 'the functions send in another Region',
  'identity-of-another-sender': 'the identity is another sender’s',
  'no-sender': 'no SenderAddress is given',
  'no-words-in-default-locale': 'mails have no words in DefaultLocale',
  'not-looked-at': 'could not be asked',
  'rights-denied': 'the deployer is denied a call',
  'rights-missing': 'the deployer may lack rights',
  'runtime-deprecated': 'the runtime is deprecated',
  'runtime-ending': 'the runtime is about to be deprecated',
  'sending-on-probation': 'SES may stop sending',
  'sending-quota-nearly-used': 'today’s mails are nearly used up',
  'sending-quota-used-up': 'today’s mails are used up',
  'sending-rate-low': 'few mails are sent a second',
  'sending-stopped': 'SES sends nothing',
  'ses-sandbox': 'mail reaches verified addresses only',
  'user-pools-full': 'the account can make no more user pools',
};

/** Ids of all findings before a deployment. */
export const accountFindingIds: readonly string[] = Object.keys(headlines);

export const accountHeadlineOf = (id: string): string | undefined => headlines[id];
