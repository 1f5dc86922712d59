import { ServiceError } from './cognito.ts';

/** A function: its state, and its policy's statements by id, under each qualifier. */
export type DoubleFunction = {
  state: string;
  statements: Map<string, object>;
  /** Variables of its environment. */
  variables?: Record<string, string>;
};

const statementOf = (given: Record<string, string>, resource: string) => ({
  Sid: given.StatementId,
  Effect: 'Allow',
  Principal: { Service: given.Principal },
  Action: given.Action,
  Resource: resource,
  Condition: {
    ...(given.SourceAccount === undefined
      ? {}
      : { StringEquals: { 'AWS:SourceAccount': given.SourceAccount } }),
    ...(given.SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': given.SourceArn } }),
  },
});

const missing = (what: string) =>
  new ServiceError('ResourceNotFoundException', `${what} not found`, 404);

export type LambdaCall = {
  readonly operation: 'GetFunction' | 'GetPolicy' | 'AddPermission' | 'RemovePermission';
  readonly arn: string;
  readonly statementId: string;
};

/** The operation that a request names (Lambda API reference; API version 2015-03-31). */
export const parseLambdaCall = (method: string, url: URL): LambdaCall | undefined => {
  const found = /^\/2015-03-31\/functions\/([^/]+)(\/policy(?:\/([^/]+))?)?$/.exec(url.pathname);
  if (found === null) return undefined;
  const [, name = '', policy, statementId = ''] = found;
  const qualifier = url.searchParams.get('Qualifier');
  const arn = decodeURIComponent(name) + (qualifier === null ? '' : `:${qualifier}`);
  if (policy === undefined) return { operation: 'GetFunction', arn, statementId };
  if (method === 'POST') return { operation: 'AddPermission', arn, statementId };
  if (method === 'DELETE') {
    return { operation: 'RemovePermission', arn, statementId: decodeURIComponent(statementId) };
  }
  return { operation: 'GetPolicy', arn, statementId };
};

/** Answers a call of the four operations on these functions. */
export const answerLambda = (
  functions: ReadonlyMap<string, DoubleFunction>,
  { operation, arn, statementId }: LambdaCall,
  body: Record<string, string>,
): object => {
  const found = functions.get(arn);
  if (found === undefined) throw missing('Function');
  const { statements } = found;
  if (operation === 'GetFunction') {
    const Environment = { Variables: found.variables ?? {} };
    return { Configuration: { FunctionArn: arn, State: found.state, Environment } };
  }
  if (operation === 'GetPolicy') {
    if (statements.size === 0) throw missing('Policy');
    return {
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [...statements.values()] }),
    };
  }
  if (operation === 'AddPermission') {
    const id = body.StatementId ?? '';
    if (statements.has(id)) {
      throw new ServiceError('ResourceConflictException', 'The statement id exists already', 409);
    }
    statements.set(id, statementOf(body, arn));
    return { Statement: JSON.stringify(statements.get(id)) };
  }
  if (!statements.delete(statementId)) throw missing('Statement');
  return {};
};
