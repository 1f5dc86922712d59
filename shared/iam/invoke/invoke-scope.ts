import { matchLayer, type StatementRef } from '../decide/layer.ts';
import type { PolicyDocument, Statement } from '../document.ts';
import { limitedTo } from '../match/limited-to.ts';
import { accountOfPool, invokeCall, type Trigger } from './invoke-call.ts';

/** Whether its `aws:SourceArn` is this pool's ARN and nothing else. */
export const isScopedToPool = (statement: Statement, poolArn: string): boolean =>
  limitedTo(statement, 'aws:SourceArn')?.every((value) => value === poolArn) === true;

/** Statements of a function's policy, each judged apart, that let Cognito call the function for the pool. */
export const invokeAllows = (policy: PolicyDocument, trigger: Trigger): readonly StatementRef[] =>
  matchLayer({ kind: 'resource', name: '', policies: [policy] }, invokeCall(trigger))
    .filter(({ statement, outcome }) => statement.Effect === 'Allow' && outcome.verdict === 'yes')
    .map(({ ref }) => ref);

const isLimited = (statement: Statement): boolean =>
  ['aws:SourceArn', 'aws:SourceAccount'].every((key) => limitedTo(statement, key) !== undefined);

/** The same pool in an account that AWS gives to no customer. */
const inForeignAccount = ({ functionArn, poolArn }: Trigger): Trigger => ({
  functionArn,
  poolArn: poolArn.replace(`:${accountOfPool(poolArn)}:`, ':000000000000:'),
});

/**
 * The ones among them that lack a limit on `aws:SourceArn` or `aws:SourceAccount`, or whose limits let every account in:
 * pools of other accounts may call the function with events of their own making.
 */
export const openInvokeAllows = (
  policy: PolicyDocument,
  trigger: Trigger,
): readonly StatementRef[] => {
  const foreign = invokeAllows(policy, inForeignAccount(trigger)).map(({ index }) => index);
  return invokeAllows(policy, trigger).filter(
    ({ statement, index }) => !isLimited(statement) || foreign.includes(index),
  );
};
