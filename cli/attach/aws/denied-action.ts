import { naming } from '../../common/calls.ts';

type Context = { readonly commandName?: string };

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

/** How the services name what the credentials may not do. */
export const isDenied = (error: unknown): boolean =>
  error instanceof Error && /AccessDenied|NotAuthorized/.test(error.name);

/**
 * Notes on a refusal which IAM action was refused, such as `lambda:AddPermission`: the services' own texts mostly name it,
 * and not always. The client is handed back.
 */
export const namingActions = <Of extends Client>(client: Of, service: string): Of => {
  const middleware: Middleware =
    (next, { commandName }) =>
    async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error && isDenied(error)) {
          Object.assign(error, { action: `${service}:${commandName?.replace(/Command$/, '')}` });
        }
        throw error;
      }
    };
  client.middlewareStack.add(middleware, { step: 'initialize', name: 'namingActions' });
  return naming(client);
};

/** The action that was refused: as the service says (it may be one behind the call, iam:PassRole), else the call's own. */
export const deniedAction = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !isDenied(error)) return undefined;
  const [, named] = /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(error.message) ?? [];
  return (
    named ?? ('action' in error && typeof error.action === 'string' ? error.action : undefined)
  );
};
