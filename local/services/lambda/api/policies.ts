import { invokePermission } from '#shared/iam/invoke/invoke-permission.ts';
import { type Permission, permissionFor, statementOf } from './permission.ts';
import { policiesInFile, policiesInMemory } from './policy-file.ts';
import { policyOf, type StoredStatement, statementsIn } from './policy-text.ts';

/** The functions' resource policies. */
export type Policies = {
  has(functionName: string): boolean;
  /** The policy's JSON text, as GetPolicy returns it; undefined where the function has none. */
  of(functionName: string): string | undefined;
  /** The added statement; undefined where its id exists already. */
  add(functionName: string, permission: Permission): StoredStatement | undefined;
  /** Whether there was one to remove. */
  remove(functionName: string, statementId: string): boolean;
  /** Lets Cognito call every function for this pool, as the template does for the pool that it declares. */
  letIn(poolArn: string): void;
  /** Whether Cognito may call the function for this pool. */
  allow(functionName: string, poolArn: string): boolean;
};

export type PoliciesOptions = {
  readonly functionNames: readonly string[];
  arnOf(functionName: string): string;
  /** With a file the policies outlive the process. */
  readonly file?: string | undefined;
};

/** The policies of these functions. */
export const createPolicies = ({ functionNames, arnOf, file }: PoliciesOptions): Policies => {
  const store = file === undefined ? policiesInMemory() : policiesInFile(file, arnOf);
  const of = (name: string): string | undefined => store.read()[name];
  const save = (name: string, statements: readonly StoredStatement[]): void => {
    const { [name]: _, ...others } = store.read();
    const text = policyOf(statements);
    store.write(text === undefined ? others : { ...others, [name]: text });
  };
  const add = (name: string, permission: Permission): StoredStatement | undefined => {
    const statements = statementsIn(of(name));
    if (statements.some(({ Sid }) => Sid === permission.StatementId)) return undefined;
    const added = statementOf(permission, arnOf(name));
    save(name, [...statements, added]);
    return added;
  };
  return {
    has: (name) => functionNames.includes(name),
    of,
    add,
    letIn: (poolArn) => {
      for (const name of functionNames) add(name, permissionFor(poolArn, `${name}Permission`));
    },
    remove: (name, statementId) => {
      const statements = statementsIn(of(name));
      const left = statements.filter(({ Sid }) => Sid !== statementId);
      if (left.length === statements.length) return false;
      save(name, left);
      return true;
    },
    allow: (name, poolArn) =>
      functionNames.includes(name) &&
      invokePermission(of(name), { functionArn: arnOf(name), poolArn }).allowed,
  };
};
