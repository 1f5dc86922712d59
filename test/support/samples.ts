import { readdirSync, readFileSync } from 'node:fs';

/** The functions that own a folder of samples; the other samples are proven through `parse`. */
const functions: Readonly<Record<string, string>> = {
  'pre-sign-up': 'PreSignUpFunction',
  'post-confirmation': 'PostConfirmationFunction',
  'pre-authentication': 'PreAuthenticationFunction',
  'post-authentication': 'PostAuthenticationFunction',
  'define-auth-challenge': 'DefineAuthChallengeFunction',
  'create-auth-challenge': 'CreateAuthChallengeFunction',
  'verify-auth-challenge-response': 'VerifyAuthChallengeResponseFunction',
  'pre-token-generation': 'PreTokenGenerationFunction',
  'custom-message': 'CustomMessageFunction',
};

const root = new URL('../../events/', import.meta.url);

/** Every sample event of our nine functions, and the function that answers it. */
export const samples = Object.entries(functions).flatMap(([folder, name]) =>
  readdirSync(new URL(`${folder}/`, root)).map((file) => ({
    name,
    sample: `${folder}/${file}`,
    event: JSON.parse(readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  })),
);
