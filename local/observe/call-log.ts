/** One kind of call from a function to an AWS service, in IAM's names. */
export type ServiceCall = {
  /** The caller's logical id. */
  readonly function: string;
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** The table's name, the sender's address, the pool's id. */
  readonly resource: string;
  /** The prefix of the row's key, up to the first `#`; empty where keys have no prefix. */
  readonly rows: string;
  readonly times: number;
};

export type CallLog = {
  /** Counts a call. `authorization` is the request's header; its access key identifies the function. */
  record(call: {
    readonly authorization: string | undefined;
    readonly action: string;
    readonly resource: string;
    readonly rows?: string;
  }): void;
  /** Calls with this access key are those of the function. */
  addKey(accessKeyId: string, functionName: string): void;
  list(): readonly ServiceCall[];
  clear(): void;
};

const accessKey = /Credential=([A-Za-z0-9]+)\//;

/** The calls of the functions. Calls with other access keys (tests, the AWS CLI) are not recorded. */
export const createCallLog = (functions: readonly string[]): CallLog => {
  const calls = new Map<string, ServiceCall>();
  const callers = new Map(functions.map((name) => [name, name]));
  return {
    addKey: (accessKeyId, name) => void callers.set(accessKeyId, name),
    record: ({ authorization, action, resource, rows = '' }) => {
      const caller = callers.get(accessKey.exec(authorization ?? '')?.[1] ?? '');
      if (caller === undefined) return;
      const key = [caller, action, resource, rows].join(' ');
      const times = (calls.get(key)?.times ?? 0) + 1;
      calls.set(key, { function: caller, action, resource, rows, times });
    },
    list: () => [...calls.values()],
    clear: () => calls.clear(),
  };
};
