import * as v from 'valibot';
import type { Layer } from '#shared/iam/decide/layer.ts';
import type { PolicyDocument } from '#shared/iam/document.ts';
import { MalformedPolicyError } from '#shared/iam/parse/malformed.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { Role } from '../access/role.ts';
import { accountId } from '../identity.ts';
import { readProperties } from './read-properties.ts';
import type { Resource } from './template.ts';
import { TemplateError } from './template-error.ts';

/** AWS::IAM::Role, as far as it decides what a session may do. */
const RoleSchema = v.looseObject({
  AssumeRolePolicyDocument: v.unknown(),
  RoleName: v.optional(v.string()),
  Path: v.optional(v.string(), '/'),
  PermissionsBoundary: v.optional(v.string()),
  ManagedPolicyArns: v.optional(v.array(v.string()), []),
  MaxSessionDuration: v.optional(
    v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
    3600,
  ),
  Policies: v.optional(v.array(v.looseObject({ PolicyDocument: v.unknown() })), []),
});

const AttachedSchema = v.looseObject({ PolicyDocument: v.unknown(), Roles: v.array(v.string()) });

const documentOf = (document: unknown, logicalId: string): PolicyDocument => {
  try {
    return parsePolicy(document);
  } catch (error) {
    if (!(error instanceof MalformedPolicyError)) throw error;
    throw new TemplateError([`${logicalId}: ${error.message}`]);
  }
};

/** AWS::IAM::Policy: the policies that stand apart from their roles, by the role's name. */
const attachedTo = (resources: readonly Resource[], roleName: string): readonly PolicyDocument[] =>
  resources
    .filter(({ type }) => type === 'AWS::IAM::Policy')
    .map(({ properties, logicalId }) => ({
      ...readProperties(AttachedSchema, properties, logicalId),
      logicalId,
    }))
    .filter(({ Roles }) => Roles.includes(roleName))
    .map(({ PolicyDocument, logicalId }) => documentOf(PolicyDocument, logicalId));

/** A boundary is a policy of the account, whose text is not known here: a layer without policies allows nothing. */
const boundaryOf = (arn: string | undefined): readonly Layer[] =>
  arn === undefined
    ? []
    : [
        {
          kind: 'boundary',
          name: `permissions boundary ${arn}, whose text is not known here`,
          policies: [],
        },
      ];

const roleOf = ({ logicalId, properties }: Resource, resources: readonly Resource[]): Role => {
  const declared = readProperties(RoleSchema, properties, logicalId);
  const { RoleName = logicalId, Path, Policies, PermissionsBoundary, ManagedPolicyArns } = declared;
  if (ManagedPolicyArns.length > 0) {
    throw new TemplateError([`${logicalId}: the text of managed policies is not known here`]);
  }
  const own = Policies.map(({ PolicyDocument }) => documentOf(PolicyDocument, logicalId));
  const policies = [...own, ...attachedTo(resources, RoleName)];
  return {
    arn: `arn:aws:iam::${accountId}:role${Path}${RoleName}`,
    trust: documentOf(declared.AssumeRolePolicyDocument, logicalId),
    layers: [
      { kind: 'identity', name: `policies of ${RoleName}`, policies },
      ...boundaryOf(PermissionsBoundary),
    ],
    maxSessionDuration: declared.MaxSessionDuration,
  };
};

/** The template's roles with their policies, by logical id. Throws {@link TemplateError} for a malformed policy. */
export const rolesOf = (resources: readonly Resource[]): ReadonlyMap<string, Role> =>
  new Map(
    resources
      .filter(({ type }) => type === 'AWS::IAM::Role')
      .map((resource) => [resource.logicalId, roleOf(resource, resources)]),
  );
