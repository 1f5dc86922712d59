import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from '@aws-sdk/util-arn-parser';
import * as v from 'valibot';
import { errorCode } from '../../../observe/error-code.ts';

const StatementSchema = v.object({
  StatementId: v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-_]{1,100}$/)),
  Action: v.string(),
  Principal: v.string(),
  SourceArn: v.exactOptional(v.string()),
  SourceAccount: v.exactOptional(v.string()),
});

/** One permission, as AddPermission takes it. */
export type Permission = v.InferOutput<typeof StatementSchema>;

const FileSchema = v.record(v.string(), v.array(StatementSchema));

/** Who may call which function: the functions' resource policies. */
export type Policies = {
  /** Nothing where there is no such function. */
  of(functionName: string): readonly Permission[] | undefined;
  /** Whether it was added: a statement id exists once. */
  add(functionName: string, permission: Permission): boolean;
  /** Whether there was one to remove. */
  remove(functionName: string, statementId: string): boolean;
  /** Lets Cognito call every function for this pool, as the template does for the pool that it declares. */
  letIn(poolArn: string): void;
  /** Whether Cognito may call the function for this pool. */
  allow(functionName: string, poolArn: string): boolean;
};

export const parsePermission = (body: unknown): Permission | undefined => {
  const checked = v.safeParse(StatementSchema, body);
  return checked.success ? checked.output : undefined;
};

const lets = (permission: Permission, poolArn: string): boolean =>
  permission.Principal === 'cognito-idp.amazonaws.com' &&
  permission.Action === 'lambda:InvokeFunction' &&
  (permission.SourceArn === undefined || permission.SourceArn === poolArn) &&
  (permission.SourceAccount === undefined || permission.SourceAccount === parse(poolArn).accountId);

const permissionFor = (poolArn: string, StatementId: string): Permission => ({
  StatementId,
  Action: 'lambda:InvokeFunction',
  Principal: 'cognito-idp.amazonaws.com',
  SourceArn: poolArn,
  SourceAccount: parse(poolArn).accountId,
});

const read = (file: string | undefined): Record<string, readonly Permission[]> => {
  if (file === undefined) return {};
  try {
    return v.parse(FileSchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw error;
  }
};

/** The policies of these functions; with a file they outlive the process. */
export const createPolicies = (functionNames: readonly string[], file?: string): Policies => {
  const kept = read(file);
  const policies = new Map(functionNames.map((name) => [name, [...(kept[name] ?? [])]]));
  const save = () => {
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(Object.fromEntries(policies)), { mode: 0o600 });
  };
  const add = (name: string, permission: Permission): boolean => {
    const policy = policies.get(name);
    if (policy === undefined) return false;
    if (policy.some((one) => one.StatementId === permission.StatementId)) return false;
    policy.push(permission);
    save();
    return true;
  };
  return {
    of: (name) => policies.get(name),
    add,
    letIn: (poolArn) => {
      for (const name of functionNames) add(name, permissionFor(poolArn, `${name}Permission`));
    },
    remove: (name, statementId) => {
      const policy = policies.get(name) ?? [];
      const at = policy.findIndex((one) => one.StatementId === statementId);
      if (at < 0) return false;
      policy.splice(at, 1);
      save();
      return true;
    },
    allow: (name, poolArn) => (policies.get(name) ?? []).some((one) => lets(one, poolArn)),
  };
};
