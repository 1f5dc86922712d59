import type { CodeWords, CognitoWords, FrameWords } from '../words.ts';

// A colon takes a no-break space before it in French (U+00A0), so that it never begins a line.
const colon = '\u00a0:';

const secrecy = 'Ne communiquez ce code à personne. Nous ne vous le demanderons jamais.';
const notRequested = 'Si vous n’avez pas demandé ce code, vous pouvez ignorer cet e-mail.';
const subject = (application: string) => `Votre code de connexion à ${application}`;
const before = (application: string) =>
  `Saisissez ce code pour vous connecter à ${application}${colon}`;

const invited = (application: string) => `Votre invitation à rejoindre ${application}`;

// No colon: a no-break space is outside of GSM's alphabet and would halve what one text message holds.
const invitedByText = (application: string, code: string, userName: string) =>
  `${application} - identifiant ${userName}, mot de passe temporaire ${code}`;

export const frameWords: FrameWords = {
  preview: 'Ouvrez cet e-mail pour voir votre code.',
  signIn: 'Se connecter',
  help: `Aide${colon}`,
};

export const codeWords: CodeWords = {
  subject,
  before,
  lifetime: (minutes) => `Ce code expire dans ${minutes} minutes.`,
  secrecy:
    'Ne communiquez ce code à personne. Nous ne vous le demanderons jamais. Saisissez-le uniquement là où vous avez commencé à vous connecter.',
  notYou:
    'Si vous n’avez pas demandé ce code, vous pouvez ignorer cet e-mail. Sans lui, personne ne peut se connecter.',
  longCode:
    'Ce code est plus long que d’habitude en raison de tentatives de connexion répétées. Copiez-le et collez-le. Les tirets et les majuscules n’ont pas d’importance.',
};

export const cognitoWords: CognitoWords = {
  confirm: {
    subject: (application) => `Confirmez votre adresse e-mail pour ${application}`,
    before: (application) =>
      `Saisissez ce code pour confirmer votre adresse e-mail sur ${application}${colon}`,
    after: ['Si vous n’avez pas créé de compte, vous pouvez ignorer cet e-mail.'],
    sms: (application, code) => `${code} est votre code de confirmation pour ${application}.`,
  },
  reset: {
    subject: (application) => `Réinitialisation de votre mot de passe pour ${application}`,
    before: (application) =>
      `Saisissez ce code pour choisir un nouveau mot de passe sur ${application}${colon}`,
    after: [
      secrecy,
      'Si vous n’avez pas demandé ce code, vous pouvez ignorer cet e-mail. Votre mot de passe reste inchangé.',
    ],
    sms: (application, code) =>
      `${code} est votre code de réinitialisation de mot de passe pour ${application}.`,
  },
  verify: {
    subject: (application) => `Vérifiez votre adresse e-mail pour ${application}`,
    before: (application) =>
      `Saisissez ce code pour vérifier votre adresse e-mail sur ${application}${colon}`,
    after: [notRequested],
    sms: (application, code) => `${code} est votre code de vérification pour ${application}.`,
  },
  invite: {
    subject: invited,
    before: (application, userName) =>
      `Vous avez reçu une invitation à rejoindre ${application}. Votre nom d’utilisateur est ${userName} et votre mot de passe temporaire est${colon}`,
    after: ['Vous choisirez votre propre mot de passe lors de votre première connexion.'],
    sms: invitedByText,
  },
  inviteByCode: {
    subject: invited,
    before: (application) =>
      `Vous avez reçu une invitation à rejoindre ${application}. Vous vous connectez sans mot de passe${colon} à chaque fois, nous envoyons un code à cette adresse e-mail.`,
    after: [],
    small: (code, userName) =>
      `Votre nom d’utilisateur est ${userName}. Le mot de passe temporaire ${code} n’est pas nécessaire.`,
    sms: (application, code, userName) =>
      `${application} - invitation, connexion par code e-mail. Identifiant ${userName}, mot de passe temporaire inutile ${code}`,
  },
  inviteByEither: {
    subject: invited,
    before: (application, userName) =>
      `Vous avez reçu une invitation à rejoindre ${application}. Votre nom d’utilisateur est ${userName}. Si un mot de passe vous est demandé, utilisez ce mot de passe temporaire${colon}`,
    after: [
      'Vous choisirez ensuite votre propre mot de passe. Pour vous connecter avec un code, aucun mot de passe n’est nécessaire.',
    ],
    sms: invitedByText,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'Si ce n’était pas vous et que vous avez un mot de passe ici, changez-le.'],
    sms: (application, code) => `${code} est votre code de connexion à ${application}.`,
  },
};
