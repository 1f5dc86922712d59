import type { CodeWords, CognitoWords, FrameWords } from '../words.ts';

const secrecy = 'Geben Sie diesen Code nicht weiter. Wir werden Sie nie danach fragen.';
const notRequested =
  'Sie haben diesen Code nicht angefordert? Dann können Sie diese E-Mail ignorieren.';
const subject = (application: string) => `Ihr Anmeldecode für ${application}`;
const before = (application: string) => `Mit diesem Code melden Sie sich bei ${application} an:`;

const invited = (application: string) => `Ihre Einladung zu ${application}`;

const invitedByText = (application: string, code: string, userName: string) =>
  `${application}: Benutzername ${userName}, vorläufiges Passwort ${code}`;

export const frameWords: FrameWords = {
  preview: 'Öffnen Sie diese E-Mail, um Ihren Code zu sehen.',
  signIn: 'Anmelden',
  help: 'Hilfe:',
};

export const codeWords: CodeWords = {
  subject,
  before,
  lifetime: (minutes) => `Der Code ist ${minutes} Minuten gültig.`,
  secrecy:
    'Geben Sie diesen Code nicht weiter. Wir werden Sie nie danach fragen. Verwenden Sie ihn nur dort, wo Sie die Anmeldung begonnen haben.',
  notYou:
    'Sie haben diesen Code nicht angefordert? Dann können Sie diese E-Mail ignorieren. Ohne den Code kann sich niemand anmelden.',
  longCode:
    'Dieser Code ist länger als sonst, weil es wiederholt Anmeldeversuche gab. Kopieren Sie ihn und fügen Sie ihn ein. Bindestriche und Großschreibung spielen keine Rolle.',
};

export const cognitoWords: CognitoWords = {
  confirm: {
    subject: (application) => `Bestätigen Sie Ihre E-Mail-Adresse für ${application}`,
    before: (application) =>
      `Mit diesem Code bestätigen Sie Ihre E-Mail-Adresse für ${application}:`,
    after: ['Sie haben sich nicht registriert? Dann können Sie diese E-Mail ignorieren.'],
    sms: (application, code) => `${code} ist Ihr Bestätigungscode für ${application}.`,
  },
  reset: {
    subject: (application) => `Ihr neues Passwort für ${application}`,
    before: (application) =>
      `Mit diesem Code legen Sie ein neues Passwort für ${application} fest:`,
    after: [
      secrecy,
      'Sie haben diesen Code nicht angefordert? Dann können Sie diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.',
    ],
    sms: (application, code) => `${code} ist Ihr Code für ein neues Passwort bei ${application}.`,
  },
  verify: {
    subject: (application) => `Bestätigen Sie Ihre E-Mail-Adresse für ${application}`,
    before: (application) =>
      `Mit diesem Code bestätigen Sie Ihre E-Mail-Adresse für ${application}:`,
    after: [notRequested],
    sms: (application, code) => `${code} ist Ihr Bestätigungscode für ${application}.`,
  },
  invite: {
    subject: invited,
    before: (application, userName) =>
      `Sie wurden zu ${application} eingeladen. Ihr Benutzername lautet ${userName}, Ihr vorläufiges Passwort lautet:`,
    after: ['Bei der ersten Anmeldung legen Sie ein eigenes Passwort fest.'],
    sms: invitedByText,
  },
  inviteByCode: {
    subject: invited,
    before: (application) =>
      `Sie wurden zu ${application} eingeladen. Sie melden sich ohne Passwort an: Jedes Mal senden wir einen Code an diese E-Mail-Adresse.`,
    after: [],
    small: (code, userName) =>
      `Ihr Benutzername lautet ${userName}. Das vorläufige Passwort ${code} brauchen Sie nicht.`,
    sms: (application, code, userName) =>
      `${application}: Einladung, Anmeldung per E-Mail-Code. Benutzername ${userName}. Nicht nötig: vorläufiges Passwort ${code}`,
  },
  inviteByEither: {
    subject: invited,
    before: (application, userName) =>
      `Sie wurden zu ${application} eingeladen. Ihr Benutzername lautet ${userName}. Falls Sie nach einem Passwort gefragt werden, verwenden Sie dieses vorläufige:`,
    after: [
      'Danach legen Sie ein eigenes Passwort fest. Für die Anmeldung mit einem Code brauchen Sie keines.',
    ],
    sms: invitedByText,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'Falls Sie das nicht waren und hier ein Passwort haben, ändern Sie es bitte.'],
    sms: (application, code) => `${code} ist Ihr Anmeldecode für ${application}.`,
  },
};
