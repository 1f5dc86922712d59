/*
 * Powertools' schemas of Cognito's events, on our sample events. What they refuse must be one of the known differences,
 * each with its reason; a difference that no event shows any more fails too.
 * usage: powertools-parser.mjs EVENTS_DIRECTORY
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as schemas from '@aws-lambda-powertools/parser/schemas/cognito';

const [events] = process.argv.slice(2);

const byFolder = {
  'pre-sign-up': schemas.PreSignupTriggerSchema,
  'post-confirmation': schemas.PostConfirmationTriggerSchema,
  'pre-authentication': schemas.PreAuthenticationTriggerSchema,
  'post-authentication': schemas.PostAuthenticationTriggerSchema,
  'define-auth-challenge': schemas.DefineAuthChallengeTriggerSchema,
  'create-auth-challenge': schemas.CreateAuthChallengeTriggerSchema,
  'verify-auth-challenge-response': schemas.VerifyAuthChallengeTriggerSchema,
  'pre-token-generation': schemas.PreTokenGenerationTriggerSchemaV2AndV3,
  'custom-message': schemas.CustomMessageTriggerSchema,
  'user-migration': schemas.MigrateUserTriggerSchema,
  'custom-email-sender': schemas.CustomEmailSenderTriggerSchema,
  'custom-sms-sender': schemas.CustomSMSSenderTriggerSchema,
};

const schemaOf = (folder, file) =>
  file.endsWith('.v1.json') ? schemas.PreTokenGenerationTriggerSchemaV1 : byFolder[folder];

/** Where the event is right by AWS's documents, and the schema is narrower. */
const differences = [
  [/^triggerSource: /, 'the schema knows one source of a trigger that has several'],
  [/^request\.session: Too small/, 'the first round of a custom sign-in has an empty session'],
  [/^response\.answerCorrect: .*null/, 'Cognito sends the response unfilled'],
  [/^version: .*number/, "the guide's sample of an invitation has a number"],
  [/^request\.validationData: .*null/, 'Cognito sends null where a client gave none'],
  [/^request\.clientMetadata: .*null/, 'Cognito sends null where a client gave none'],
  [/^request\.groupConfiguration: .*null/, 'a client has no groups (guide: token endpoint)'],
  [/^request\.password: .*undefined/, 'a forgotten password is not part of the event'],
  [/^request\.code: .*null/, 'a notice of a take-over has no code'],
  [/^response\.enableSMSMFA: .*undefined/, "the guide's event has no such member"],
];

const seen = new Set();
let accepted = 0;
let differing = 0;
for (const folder of Object.keys(byFolder)) {
  for (const file of readdirSync(`${events}/${folder}`)) {
    const event = JSON.parse(readFileSync(`${events}/${folder}/${file}`, 'utf8'));
    const read = schemaOf(folder, file).safeParse(event);
    if (read.success) {
      accepted += 1;
      continue;
    }
    differing += 1;
    for (const { path, message } of read.error.issues) {
      const issue = `${path.join('.')}: ${message}`;
      const known = differences.find(([pattern]) => pattern.test(issue));
      assert.ok(known, `${folder}/${file}: ${issue}`);
      seen.add(known);
    }
  }
}
const stale = differences.filter((difference) => !seen.has(difference));
assert.deepEqual(stale, [], 'a known difference that no event shows');
for (const [, reason] of differences) console.log(`Powertools: narrower, since ${reason}`);
console.log(
  `Powertools: ${accepted} sample events accepted, ${differing} in ${differences.length} known differences`,
);
