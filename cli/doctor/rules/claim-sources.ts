import { writableByDefault } from '#shared/cognito/attributes.ts';
import type { Facts, Rule } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { clientFix, quoted } from '../fix.ts';
import { guide } from '../guide.ts';
import { clientName } from './clients/clients.ts';

type Source = { readonly claim: string; readonly use: string };

/** Claims that decide which AWS credentials a user gets. */
const sourcesOf = ({ identityPool }: Facts): readonly Source[] => {
  const { tags, roles } = identityPool ?? {};
  const tagSources = Object.entries(tags?.PrincipalTags ?? {}).map(([tag, claim]) => ({
    claim,
    use: `the principal tag ${tag}`,
  }));
  const ruleSources = Object.values(roles?.RoleMappings ?? {})
    .filter(({ Type }) => Type === 'Rules')
    .flatMap(({ RulesConfiguration }) => RulesConfiguration?.Rules ?? [])
    .map(({ Claim = '' }) => ({ claim: Claim, use: 'the choice of a role' }));
  return [...tagSources, ...ruleSources];
};

/** A client that can write the attribute gives its user the tag or the role. */
const writableSources: Rule = (facts) =>
  facts.clients.flatMap((client) => {
    const writable =
      client.WriteAttributes === undefined || client.WriteAttributes.length === 0
        ? writableByDefault
        : client.WriteAttributes;
    return sourcesOf(facts)
      .filter(({ claim }) => writable.includes(claim))
      .map(
        ({ claim, use }): Finding => ({
          id: 'access-by-writable-attribute',
          severity: 'error',
          subject: clientName(client),
          reason: `Users can write ${claim}, and ${use} depends on it: they choose their own access to AWS.`,
          fix: clientFix(
            facts.userPoolId,
            client.ClientId ?? '',
            `.WriteAttributes = ((.WriteAttributes // ${JSON.stringify(writableByDefault)}) - ${JSON.stringify([claim])})`,
          ),
          guide: guide.principalTags,
        }),
      );
  });

/** An identity provider's administrator then decides; at every federated sign-in the attribute is written again. */
const providerSources: Rule = (facts) =>
  facts.providers.flatMap(({ name, mapping }) =>
    sourcesOf(facts)
      .filter(({ claim }) => Object.hasOwn(mapping, claim))
      .map(
        ({ claim, use }): Finding => ({
          id: 'access-by-provider-attribute',
          severity: 'warning',
          subject: `identity provider ${name}`,
          reason: `The provider writes ${claim}, and ${use} depends on it: the operator of ${name} chooses the access to AWS.`,
          fix: `aws cognito-idp describe-identity-provider --user-pool-id ${facts.userPoolId} --provider-name ${quoted(name)} --query 'IdentityProvider.AttributeMapping' --output json | jq ${quoted(`del(.[${JSON.stringify(claim)}])`)} > mapping.json && aws cognito-idp update-identity-provider --user-pool-id ${facts.userPoolId} --provider-name ${quoted(name)} --attribute-mapping file://mapping.json`,
          guide: guide.principalTags,
        }),
      ),
  );

const isReachable = (issuer: string): boolean => {
  if (!URL.canParse(issuer)) return false;
  const { protocol, port } = new URL(issuer);
  return protocol === 'https:' && ['', '80', '443'].includes(port);
};

/** Cognito reaches OIDC providers over https on ports 80 and 443 only. */
const unreachableProvider: Rule = (facts) =>
  facts.providers.flatMap(({ name, issuer }): readonly Finding[] =>
    issuer === undefined || isReachable(issuer)
      ? []
      : [
          {
            id: 'provider-unreachable',
            severity: 'warning',
            subject: `identity provider ${name}`,
            reason: 'Cognito cannot reach the issuer: it must be https on port 443 or 80.',
            fix: `aws cognito-idp describe-identity-provider --user-pool-id ${facts.userPoolId} --provider-name ${quoted(name)} --query IdentityProvider.ProviderDetails.oidc_issuer`,
            guide: guide.oidc,
          },
        ],
  );

export const claimSourceRules: readonly Rule[] = [
  writableSources,
  providerSources,
  unreachableProvider,
];
