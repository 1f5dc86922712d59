import { Command } from 'commander';
import {
  type AwsOptions,
  addAwsOptions,
  awsConfigOf,
  regionOfPool,
} from '../common/aws-options.ts';
import { explain } from '../common/cli-error.ts';
import { clientId, identityPoolId, userPoolId, wholeNumber } from '../common/pool-options.ts';
import { diagnose } from './diagnose.ts';
import { exitCodeOf } from './finding.ts';
import { readFacts } from './read-facts.ts';
import { tell } from './tell.ts';

type Options = AwsOptions & {
  readonly userPoolId: string;
  readonly clientId?: string;
  readonly identityPoolId?: string;
  readonly codeLifetimeSeconds: number;
  readonly json?: boolean;
};

const command = addAwsOptions(
  new Command()
    .name('npm run doctor --')
    .description('Reads a user pool and says what weakens a sign-in by code. Never writes.')
    .requiredOption('--user-pool-id <id>', 'the user pool', userPoolId)
    .option('--client-id <id>', 'one app client in place of all', clientId)
    .option(
      '--identity-pool-id <id>',
      'the identity pool behind the user pool, with its roles',
      identityPoolId,
    )
    .option(
      '--code-lifetime-seconds <number>',
      'CodeLifetimeSeconds of the stack',
      wholeNumber(60, 600),
      300,
    )
    .option('--json', 'prints only {"userPoolId", "findings"}')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing above a note, 2 a warning, 3 an error, 1 it could not look.',
    ),
).parse();

const options = command.opts<Options>();
const region = options.region ?? regionOfPool(options.userPoolId);

try {
  const findings = diagnose(
    await readFacts(awsConfigOf(options, region), {
      userPoolId: options.userPoolId,
      clientId: options.clientId,
      identityPoolId: options.identityPoolId,
      region,
      codeLifetimeSeconds: options.codeLifetimeSeconds,
    }),
  );
  console.log(
    options.json === true
      ? JSON.stringify({ userPoolId: options.userPoolId, findings }, null, 2)
      : tell(options.userPoolId, findings),
  );
  process.exitCode = exitCodeOf(findings);
} catch (error) {
  console.error(`The pool could not be looked at. ${explain(error)}`);
  process.exitCode = 1;
}
