import type { Trigger } from '#shared/iam/invoke/invoke-call.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const service = 'cognito-idp.amazonaws.com';

export const document = (statements: unknown, more: Fields = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements, ...more });

/** The pieces that the policies of one trigger are made of. */
export const shapesOf = ({ functionArn, poolArn }: Trigger) => {
  const account = poolArn.split(':')[4] ?? '';
  const bySource = {
    ArnLike: { 'AWS:SourceArn': poolArn },
    StringEquals: { 'AWS:SourceAccount': account },
  };
  /** The statement that `aws lambda add-permission` makes for Cognito, changed; undefined takes a field away. */
  const grant = (changes: Fields = {}): Fields => ({
    Sid: 'cognito',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: bySource,
    ...changes,
  });
  const deny = (changes: Fields = {}): Fields =>
    grant({ Sid: 'deny', Effect: 'Deny', Condition: undefined, ...changes });
  return {
    account,
    otherAccount: account === '999988887777' ? '999988887776' : '999988887777',
    functionArn,
    poolArn,
    otherPool: poolArn.replace(/_[^_]*$/, '_Other1234'),
    anyPool: poolArn.replace(/\/.*/, '/*'),
    bySource,
    grant,
    deny,
    /** The grant under another condition. */
    when: (Condition: Fields): string => document([grant({ Condition })]),
    /** The grant and more statements after it. */
    and: (...denies: readonly Fields[]): string => document([grant(), ...denies]),
  };
};

export type Shapes = ReturnType<typeof shapesOf>;
