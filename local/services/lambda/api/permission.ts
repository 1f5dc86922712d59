import { parse } from '@aws-sdk/util-arn-parser';
import * as v from 'valibot';

/** The patterns are those of AddPermission in Lambda's API reference. */
const PermissionSchema = v.object({
  StatementId: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-_]{1,100}$/)),
  Action: v.pipe(v.string(), v.regex(/^(?:lambda:(?:\*|[a-zA-Z]+)|\*)$/)),
  Principal: v.pipe(v.string(), v.regex(/^\S+$/)),
  SourceArn: v.exactOptional(v.string()),
  SourceAccount: v.exactOptional(v.string()),
});

/** One permission, as AddPermission takes it. */
export type Permission = v.InferOutput<typeof PermissionSchema>;

/** What data directories of 0.1.0 hold for a function. */
export const permissionsSchema = v.array(PermissionSchema);

export const parsePermission = (body: unknown): Permission | undefined => {
  const checked = v.safeParse(PermissionSchema, body);
  return checked.success ? checked.output : undefined;
};

/** Lets Cognito call a function for one pool, as the template does for the pool that it declares. */
export const permissionFor = (poolArn: string, StatementId: string): Permission => ({
  StatementId,
  Action: 'lambda:InvokeFunction',
  Principal: 'cognito-idp.amazonaws.com',
  SourceArn: poolArn,
  SourceAccount: parse(poolArn).accountId,
});

/** Lambda takes a service, an account's id, an ARN, or everyone. */
const principalOf = (name: string): unknown => {
  if (name === '*') return '*';
  if (/^\d{12}$/.test(name)) return { AWS: `arn:aws:iam::${name}:root` };
  return name.startsWith('arn:') ? { AWS: name } : { Service: name };
};

const conditionOf = ({ SourceArn, SourceAccount }: Permission): object => ({
  ...(SourceAccount === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
  ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
});

/** A policy's statement as GetPolicy returns it (developer guide: resource-based policies). */
export const statementOf = (permission: Permission, functionArn: string) => {
  const Condition = conditionOf(permission);
  return {
    Sid: permission.StatementId,
    Effect: 'Allow',
    Principal: principalOf(permission.Principal),
    Action: permission.Action,
    Resource: functionArn,
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  };
};
