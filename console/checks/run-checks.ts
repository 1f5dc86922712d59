import { type Cell, isAllow, type Matrix, type Row } from '../access/matrix.ts';
import { getControl } from '../api/control.ts';
import { type Call, type Credentials, signedHeaders } from '../api/sign.ts';
import { listAt, numberAt, textAt } from '../state/json.ts';
import { type Caller, readCallers } from './callers.ts';
import { type Check, checksOf } from './checks.ts';
import { readTables } from './tables.ts';

/** What each caller may do, and why a caller is missing. */
export type Tried = { readonly matrix: Matrix; readonly failures: readonly string[] };

const decisionsSince = async (id: number): Promise<readonly unknown[]> =>
  listAt(await getControl(`decisions?since=${id}`));

const newestDecision = async (): Promise<number> =>
  numberAt((await decisionsSince(0)).at(-1), 'id');

/** The call as it is; its content is not looked at, for the decision says whether it was permitted. */
const send = async (call: Call, credentials: Credentials): Promise<string> => {
  const { method, url, body = null } = call;
  const headers = await signedHeaders(call, credentials);
  // A browser keeps a file for a tenth of its age: the next caller's request would not reach the stack.
  const response = await fetch(url, { method, headers, body, cache: 'no-store' });
  return `${response.status} ${await response.text()}`;
};

/** The decision about the call that was just made. A call that none was made about shows its response in its place. */
const tryOne = async ({ label, action, call }: Check, caller: Caller): Promise<Cell> => {
  const before = await newestDecision();
  const response = await send(call, caller.credentials);
  const decision = (await decisionsSince(before)).find(
    (made) => textAt(made, 'action') === action && textAt(made, 'function') === '',
  );
  return {
    key: `${caller.name}: ${label}`,
    isAllowed: isAllow(decision),
    decision: decision ?? { notDecided: response },
  };
};

const tryRow = async (check: Check, callers: readonly Caller[]): Promise<Row> => {
  const cells = new Map<string, Cell>();
  // One after the other: the decision that follows a call is then its own.
  for (const caller of callers) cells.set(caller.name, await tryOne(check, caller));
  return { call: check.label, cells };
};

/** Gets credentials and tries every call with each of them, by requests as an application sends them. */
export const tryEverything = async (): Promise<Tried> => {
  const [{ callers, failures }, tables] = await Promise.all([readCallers(), readTables()]);
  const rows: Row[] = [];
  for (const check of checksOf(callers, tables)) rows.push(await tryRow(check, callers));
  return { matrix: { principals: callers.map(({ name }) => name), rows }, failures };
};
