import { type JsonObject, textAt } from '../../../common/json.ts';
import { accountOfPool, parseFunctionArn, regionOfPool } from '../arn.ts';
import { functionsOf } from '../changes.ts';
import { type DesiredTriggers, entriesOf } from '../triggers.ts';

/** One trigger as an owner's language names it; the version is of PreTokenGeneration only. */
export type TriggerEntry = {
  readonly name: string;
  readonly function: string;
  readonly version?: string;
};

/** One function that Cognito needs the permission to call. */
export type Permission = {
  readonly id: number;
  readonly function: string;
  readonly unqualified: string;
  readonly qualifier: string | undefined;
};

/** What every snippet declares. */
export type Attachment = {
  readonly triggers: readonly TriggerEntry[];
  readonly permissions: readonly Permission[];
  readonly poolArn: string;
  readonly account: string;
  readonly region: string;
};

export const attachmentOf = (desired: DesiredTriggers, pool: JsonObject): Attachment => {
  const poolArn = textAt(pool, 'Arn') ?? '';
  return {
    triggers: entriesOf(desired).map(([name, setting]) => ({
      name,
      function: setting.function,
      ...(name === 'PreTokenGeneration' ? { version: setting.version ?? 'V1_0' } : {}),
    })),
    permissions: functionsOf(desired).map((arn, index) => {
      const parsed = parseFunctionArn(arn);
      return {
        id: index + 1,
        function: arn,
        unqualified: parsed?.unqualified ?? arn,
        qualifier: parsed?.qualifier,
      };
    }),
    poolArn,
    account: accountOfPool(poolArn),
    region: regionOfPool(poolArn),
  };
};

export const principal = 'cognito-idp.amazonaws.com';

/** `PreSignUp` as JSON-like languages write a member. */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export const indented = (by: number, lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === '' ? line : ' '.repeat(by) + line));
