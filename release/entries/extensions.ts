// What `cognito-triggers/extensions` exports: the types of the three files under `extensions/`.

export type {
  ClaimsExtension,
  ComputedClaims,
  OwnField,
  OwnFields,
  OwnValue,
  OwnValues,
  ProfileOfClaims,
  TokenFacts,
} from '../../shared/extensions/claims.ts';
export type { OwnSignUpFacts, SignUpExtension } from '../../shared/extensions/sign-up.ts';
export type { OwnLanguage, WordsExtension } from '../../shared/extensions/words.ts';
