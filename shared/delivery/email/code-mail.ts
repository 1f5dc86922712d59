import { applicationName } from './application.ts';
import { asHtml, asText } from './layout.ts';
import type { Locale } from './locale.ts';

export type CodeMail = {
  readonly code: string;
  readonly locale: Locale;
  /** Address that the mail comes from; its domain names the application. */
  readonly senderAddress: string;
  readonly lifetimeSeconds: number;
  readonly codeInSubject: boolean;
};

type Texts = {
  subject(application: string): string;
  before(application: string): string;
  lifetime(minutes: number): string;
  readonly secrecy: string;
  readonly notYou: string;
};

const texts: Readonly<Record<Locale, Texts>> = {
  en: {
    subject: (application) => `Your sign-in code for ${application}`,
    before: (application) => `Your code to sign in to ${application}:`,
    lifetime: (minutes) =>
      minutes === 1 ? 'It is good for 1 minute.' : `It is good for ${minutes} minutes.`,
    secrecy: 'Nobody will ever ask you for this code. Enter it only where you started to sign in.',
    notYou: 'If that was not you, ignore this mail. Without the code nobody can sign in.',
  },
  de: {
    subject: (application) => `Ihr Anmeldecode für ${application}`,
    before: (application) => `Ihr Code für die Anmeldung bei ${application}:`,
    lifetime: (minutes) =>
      minutes === 1 ? 'Er gilt 1 Minute lang.' : `Er gilt ${minutes} Minuten lang.`,
    secrecy:
      'Niemand wird Sie je nach diesem Code fragen. Geben Sie ihn nur dort ein, wo Sie die Anmeldung begonnen haben.',
    notYou:
      'Falls Sie das nicht waren, ignorieren Sie diese Nachricht. Ohne den Code kann sich niemand anmelden.',
  },
  es: {
    subject: (application) => `Su código de acceso a ${application}`,
    before: (application) => `Su código para iniciar sesión en ${application}:`,
    lifetime: (minutes) =>
      minutes === 1 ? 'Es válido durante 1 minuto.' : `Es válido durante ${minutes} minutos.`,
    secrecy:
      'Nadie le pedirá nunca este código. Introdúzcalo solo donde haya empezado a iniciar sesión.',
    notYou: 'Si no ha sido usted, ignore este mensaje. Sin el código nadie puede iniciar sesión.',
  },
  fr: {
    subject: (application) => `Votre code de connexion à ${application}`,
    before: (application) => `Votre code pour vous connecter à ${application} :`,
    lifetime: (minutes) =>
      minutes === 1 ? 'Il est valable 1 minute.' : `Il est valable ${minutes} minutes.`,
    secrecy:
      'Personne ne vous demandera jamais ce code. Saisissez-le uniquement là où vous avez commencé à vous connecter.',
    notYou:
      'Si ce n’était pas vous, ignorez ce message. Sans le code, personne ne peut se connecter.',
  },
  ja: {
    subject: (application) => `${application} のログインコード`,
    before: (application) => `${application} にログインするためのコード:`,
    lifetime: (minutes) => `有効時間は${minutes}分です。`,
    secrecy:
      'このコードを他人からたずねられることはありません。ログインを始めた画面でのみ入力してください。',
    notYou:
      'お心当たりがない場合は、このメールを無視してください。コードがなければ誰もログインできません。',
  },
};

/** The mail of a sign-in code. It holds no link and nothing that a user chose. */
export const codeMail = ({
  code,
  locale,
  senderAddress,
  lifetimeSeconds,
  codeInSubject,
}: CodeMail): { readonly subject: string; readonly text: string; readonly html: string } => {
  const words = texts[locale];
  const application = applicationName(senderAddress);
  // Rounded down: a code must not be promised for longer than it lives.
  const lifetime = words.lifetime(Math.floor(lifetimeSeconds / 60));
  const message = {
    locale,
    code,
    before: words.before(application),
    after: [lifetime, words.secrecy, words.notYou],
  };
  const subject = words.subject(application);
  return {
    subject: codeInSubject ? `${code} - ${subject}` : subject,
    text: asText(message),
    html: asHtml(message),
  };
};
