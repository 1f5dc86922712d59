/** The call that failed. */
export type Call = {
  /** IAM's name of the service: `cognito-idp`. */
  readonly service: string;
  readonly operation: string;
  /** Host and port, as far as they were known. */
  readonly host?: string;
};

type Context = {
  readonly clientName?: string;
  readonly commandName?: string;
  /** Set by the SDK while the call is under way. */
  readonly endpointV2?: { readonly url: URL };
};

type Middleware = <Args, Result>(
  next: (args: Args) => Promise<Result>,
  context: Context,
) => (args: Args) => Promise<Result>;

/** As much of an SDK client as is needed: a place for a step of our own around each call. */
type Client = {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'initialize'; name: string }): void;
  };
};

const services: Readonly<Record<string, string>> = {
  CloudFormationClient: 'cloudformation',
  CognitoIdentityClient: 'cognito-identity',
  CognitoIdentityProviderClient: 'cognito-idp',
  DynamoDBClient: 'dynamodb',
  IAMClient: 'iam',
  LambdaClient: 'lambda',
  WAFV2Client: 'wafv2',
};

/** Beside the errors, not in them: an error may be frozen, and its own members stay AWS's. */
const calls = new WeakMap<object, Call>();

const callIn = ({ clientName = '', commandName = '', endpointV2 }: Context): Call => ({
  service: services[clientName] ?? clientName,
  operation: commandName.replace(/Command$/, ''),
  ...(endpointV2 === undefined ? {} : { host: endpointV2.url.host }),
});

const remember: Middleware = (next, context) => async (args) => {
  try {
    return await next(args);
  } catch (error) {
    if (typeof error === 'object' && error !== null) calls.set(error, callIn(context));
    throw error;
  }
};

/** Has the client remember for each failure which call it was. The client is handed back. */
export const naming = <Of extends Client>(client: Of): Of => {
  client.middlewareStack.add(remember, { step: 'initialize', name: 'naming' });
  return client;
};

/** The call that failed with this error; none for errors that no call of a {@link naming} client ended with. */
export const callOf = (error: unknown): Call | undefined =>
  typeof error === 'object' && error !== null ? calls.get(error) : undefined;
