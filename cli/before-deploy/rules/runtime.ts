import type { AccountRule } from '../facts.ts';
import { guide } from '../guide.ts';

/**
 * The runtime of template.yaml, and the day on which AWS stops patching it. No API says so: the date is that of Lambda's
 * guide, as release/runtimes.ts has it; a test compares both with their sources.
 */
export const suiteRuntime = { name: 'nodejs24.x', deprecatedOn: '2028-04-30' } as const;

const halfYear = 183 * 24 * 60 * 60 * 1000;

export const runtimeRule: AccountRule = ({ deployment: { region } }, now) => {
  const { name, deprecatedOn } = suiteRuntime;
  const end = Date.parse(`${deprecatedOn}T00:00:00Z`);
  if (now < end - halfYear) return [];
  const over = now >= end;
  return [
    {
      id: over ? 'runtime-deprecated' : 'runtime-ending',
      severity: 'warning',
      subject: `Lambda in ${region}`,
      reason: `AWS ${over ? 'stopped' : 'stops'} patching ${name} on ${deprecatedOn}; Lambda refuses new functions of a deprecated runtime some time later. Deploy a newer version of the suite.`,
      fix: 'git pull && npm ci',
      guide: guide.runtimes,
    },
  ];
};
