/** One kind of call that a function made of AWS's services, as IAM names it. */
export type ServiceCall = {
  /** The caller's logical id. */
  readonly function: string;
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** The table's name, the sender's address, the pool's id. */
  readonly resource: string;
  /** Of a row, what its key begins with, up to the first `#`; empty where keys have no kinds. */
  readonly rows: string;
  readonly times: number;
};

export type CallLog = {
  /** Counts a call; `authorization` is the request's header, whose access key says which function signed it. */
  record(call: {
    readonly authorization: string | undefined;
    readonly action: string;
    readonly resource: string;
    readonly rows?: string;
  }): void;
  list(): readonly ServiceCall[];
  clear(): void;
};

const accessKey = /Credential=([A-Za-z0-9]+)\//;

/** What the functions called; calls signed by others (tests, the AWS CLI) are not theirs and not kept. */
export const createCallLog = (functions: readonly string[]): CallLog => {
  const calls = new Map<string, ServiceCall>();
  return {
    record: ({ authorization, action, resource, rows = '' }) => {
      const caller = accessKey.exec(authorization ?? '')?.[1];
      if (caller === undefined || !functions.includes(caller)) return;
      const key = [caller, action, resource, rows].join(' ');
      const times = (calls.get(key)?.times ?? 0) + 1;
      calls.set(key, { function: caller, action, resource, rows, times });
    },
    list: () => [...calls.values()],
    clear: () => calls.clear(),
  };
};
