import type { RoleMapping } from '@aws-sdk/client-cognito-identity';
import type { PoolRecord } from '../store/records.ts';
import { invalidParameter } from '../wire/errors.ts';

type Mappings = Readonly<Record<string, RoleMapping>>;

/** Quota of the API reference: RulesConfigurationType. */
const mostRules = 25;

/** The keys that a pool's mappings can have. The developer provider has none (cdk-preflight, measured on AWS). */
const providersOf = ({ properties }: PoolRecord): readonly string[] => [
  ...(properties.CognitoIdentityProviders ?? []).flatMap(({ ProviderName, ClientId }) => [
    `${ProviderName}:${ClientId}`,
    `${ProviderName}`,
  ]),
  ...Object.keys(properties.SupportedLoginProviders ?? {}),
  ...(properties.SamlProviderARNs ?? []),
  ...(properties.OpenIdConnectProviderARNs ?? []).flatMap((arn) => [
    arn,
    arn.replace(/^.*:oidc-provider\//, ''),
  ]),
];

/** The text is that which cdk-preflight measured on AWS, before the names of the providers are checked. */
const checkRuleCount = ({ RulesConfiguration }: RoleMapping): void => {
  if ((RulesConfiguration?.Rules ?? []).length <= mostRules) return;
  throw invalidParameter(`The number of rules in the request exceeded ${mostRules}.`);
};

/** The text is that which cdk-preflight measured on AWS. */
const checkProviders = (pool: PoolRecord, mappings: Mappings): void => {
  const known = providersOf(pool);
  const unknown = Object.keys(mappings).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw invalidParameter(
    `(${unknown}) is not a valid RoleMapping ProviderName or is not a configured provider.`,
  );
};

/** The texts are not sourced. */
const checkType = ({ Type, AmbiguousRoleResolution, RulesConfiguration }: RoleMapping): void => {
  if (AmbiguousRoleResolution === undefined) {
    throw invalidParameter('A role mapping needs AmbiguousRoleResolution.');
  }
  if ((Type === 'Rules') === (RulesConfiguration !== undefined)) return;
  throw invalidParameter('A role mapping needs RulesConfiguration with the type Rules only.');
};

/**
 * What a mapping needs beside its type (API reference: RoleMapping), and whom it can be of.
 * @throws {IdentityError} InvalidParameterException
 */
export const checkMappings = (pool: PoolRecord, mappings: Mappings): void => {
  const all = Object.values(mappings);
  all.forEach(checkRuleCount);
  checkProviders(pool, mappings);
  all.forEach(checkType);
};
