import { poolDefaults } from '#shared/cognito/pool-defaults.ts';
import type { JsonObject } from '../../../cli/common/json.ts';
import { isObject, objectAt, textAt } from '../../../cli/common/json.ts';

/** A pool as the service keeps it: the raw answers of its three reading operations. */
export type DoublePool = {
  pool: JsonObject;
  mfa: JsonObject;
  session: JsonObject | undefined;
  /** Its app clients, by their ids. */
  clients?: Readonly<Record<string, JsonObject>>;
  /** What a later DescribeUserPool answers beside the pool. */
  beside?: JsonObject;
};

/** An error as the API answers it. */
export class ServiceError extends Error {
  readonly status: number;
  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

const invalid = (message: string) => new ServiceError('InvalidParameterException', message);

/** Members of a pool that an update cannot change (API reference: UserPoolType against UpdateUserPool). */
const kept = [
  'Id',
  'Name',
  'Arn',
  'Status',
  'CreationDate',
  'SchemaAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'UsernameConfiguration',
  'EstimatedNumberOfUsers',
  'Domain',
  'CustomDomain',
  'SmsConfigurationFailure',
  'EmailConfigurationFailure',
  // «If you don't provide it, the configuration is kept» (API reference: DcrConfiguration).
  'DcrConfiguration',
];

const hasBlank = (value: unknown): boolean => {
  if (value === '' || value === null) return true;
  return (
    isObject(value) &&
    Object.entries(value).some(([name, member]) => name !== 'UserPoolTags' && hasBlank(member))
  );
};

const mirrored = [
  ['SmsVerificationMessage', 'SmsMessage'],
  ['EmailVerificationMessage', 'EmailMessage'],
  ['EmailVerificationSubject', 'EmailSubject'],
] as const;

const checkMessages = (given: JsonObject): void => {
  const template = objectAt(given, 'VerificationMessageTemplate');
  for (const [older, newer] of mirrored) {
    if (older in given && newer in template && given[older] !== template[newer]) {
      throw invalid(`${older} and VerificationMessageTemplate.${newer} contradict each other`);
    }
  }
};

const checkTriggers = (given: JsonObject): void => {
  const config = objectAt(given, 'LambdaConfig');
  const versioned = objectAt(config, 'PreTokenGenerationConfig');
  const older = textAt(config, 'PreTokenGeneration');
  if (older !== undefined && 'LambdaArn' in versioned && versioned.LambdaArn !== older) {
    throw invalid(
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    );
  }
  const version = textAt(versioned, 'LambdaVersion') ?? 'V1_0';
  if (given.UserPoolTier === 'LITE' && version !== 'V1_0') {
    throw new ServiceError(
      'FeatureUnavailableInTierException',
      `The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda ${version}`,
    );
  }
  if (given.UserPoolTier === 'LITE' && 'AcrConfiguration' in given) {
    throw new ServiceError('FeatureUnavailableInTierException', 'Not in the LITE plan');
  }
  const hasSender = 'CustomEmailSender' in config || 'CustomSMSSender' in config;
  if (hasSender && !('KMSKeyID' in config)) {
    throw invalid('KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.');
  }
};

/** What the API reference says that an update refuses. */
const check = (given: JsonObject): void => {
  const password = objectAt(objectAt(given, 'Policies'), 'PasswordPolicy');
  const admin = objectAt(given, 'AdminCreateUserConfig');
  if ('TemporaryPasswordValidityDays' in password && 'UnusedAccountValidityDays' in admin) {
    throw invalid(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
  if (hasBlank(given)) throw invalid('The message is invalid');
  const sms = objectAt(given, 'SmsConfiguration');
  if ('SnsCallerArn' in sms && 'EumsSms' in sms) throw invalid('SnsCallerArn or EumsSms, not both');
  if (Object.keys(objectAt(given, 'UserPoolTags')).some((name) => name.startsWith('aws:'))) {
    throw invalid('aws: prefixed tag key names are not allowed for external use.');
  }
  checkMessages(given);
  checkTriggers(given);
};

/** Older members that Describe goes on answering, filled from their successors. */
const withMirrors = (pool: JsonObject): JsonObject => {
  const template = objectAt(pool, 'VerificationMessageTemplate');
  const texts = mirrored.flatMap(([older, newer]) =>
    template[newer] === undefined ? [] : [[older, template[newer]]],
  );
  const password = objectAt(objectAt(pool, 'Policies'), 'PasswordPolicy');
  const days = password.TemporaryPasswordValidityDays;
  const admin = objectAt(pool, 'AdminCreateUserConfig');
  return {
    ...pool,
    ...Object.fromEntries(texts),
    ...(days === undefined
      ? {}
      : { AdminCreateUserConfig: { ...admin, UnusedAccountValidityDays: days } }),
  };
};

const dcrOf = (given: JsonObject): JsonObject =>
  isObject(given.DcrConfiguration)
    ? { DcrConfiguration: { EnableStatus: 'ENABLED', ...given.DcrConfiguration } }
    : {};

/** The names of context classes that LITE tells and does not take. */
const acrOf = (current: JsonObject, given: JsonObject): JsonObject =>
  given.UserPoolTier === 'LITE' && isObject(current.AcrConfiguration)
    ? { AcrConfiguration: current.AcrConfiguration }
    : {};

/** Carries out an UpdateUserPool: all that is given is set, all that is left out is reset. */
export const updatePool = (current: JsonObject, given: JsonObject, now: number): JsonObject => {
  check(given);
  const { UserPoolId, PoolName, ...settings } = given;
  const same = Object.entries(current).filter(([name]) => kept.includes(name));
  return withMirrors({
    ...poolDefaults,
    ...Object.fromEntries(same),
    ...(PoolName === undefined ? {} : { Name: PoolName }),
    ...settings,
    ...acrOf(current, given),
    ...dcrOf(given),
    LastModifiedDate: now / 1000,
  });
};
