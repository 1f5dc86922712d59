import { type SuiteSettings, suiteSettingsIn } from '../../attach/plan/users/suite-settings.ts';
import type { AwsConfig } from '../../common/aws-options.ts';
import { readFunctionSettings } from '../../common/deployed-settings.ts';
import type { TriggerFacts } from '../facts.ts';
import type { Look } from './look.ts';

/** Their settings decide who signs up and what a sign-in needs; CustomMessage's show whether it is the suite's. */
const deciding: readonly string[] = ['PreSignUp', 'DefineAuthChallenge', 'CustomMessage'];

const readSettings = (
  config: AwsConfig,
  { trigger, functionArn }: TriggerFacts,
  look: Look,
): Promise<SuiteSettings | undefined> =>
  look('lambda:GetFunctionConfiguration', `settings of ${trigger}`, async () =>
    suiteSettingsIn(await readFunctionSettings(config, functionArn)),
  );

/** The triggers with the settings of those three. */
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
