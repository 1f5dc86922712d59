import { type SuiteSettings, suiteSettingsIn } from '../../attach/plan/users/suite-settings.ts';
import type { AwsConfig } from '../../common/aws-options.ts';
import { readFunctionSettings } from '../../common/deployed-settings.ts';
import type { TriggerFacts } from '../facts.ts';
import type { Look } from './look.ts';

/** The two functions whose settings decide who signs up and what a sign-in needs. */
const deciding: readonly string[] = ['PreSignUp', 'DefineAuthChallenge'];

const readSettings = (
  config: AwsConfig,
  { trigger, functionArn }: TriggerFacts,
  look: Look,
): Promise<SuiteSettings | undefined> =>
  look('lambda:GetFunctionConfiguration', `settings of ${trigger}`, async () =>
    suiteSettingsIn(await readFunctionSettings(config, functionArn)),
  );

/** The triggers with the settings of those two. */
export const withSuiteSettings = (
  config: AwsConfig,
  triggers: readonly TriggerFacts[],
  look: Look,
): Promise<readonly TriggerFacts[]> =>
  Promise.all(
    triggers.map(async (facts) =>
      deciding.includes(facts.trigger)
        ? { ...facts, settings: await readSettings(config, facts, look) }
        : facts,
    ),
  );
