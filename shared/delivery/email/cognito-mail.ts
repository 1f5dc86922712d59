import { applicationName } from './application.ts';
import { asHtml } from './layout.ts';
import type { Locale } from './locale.ts';

/** What Cognito itself has to say to a user. */
export type Purpose = 'confirm' | 'reset' | 'verify' | 'invite' | 'mfa';

export type CognitoMail = {
  readonly purpose: Purpose;
  readonly locale: Locale;
  /** Address that the mail comes from; its domain names the application. */
  readonly senderAddress: string;
  /** Cognito's placeholder of the code, `{####}`. */
  readonly codePlaceholder: string;
  /** Cognito's placeholder of the user name; invitations need it. */
  readonly userNamePlaceholder: string;
};

type Words = {
  subject(application: string): string;
  before(application: string, userName: string): string;
  readonly after: readonly string[];
  /** At most 140 characters with the placeholders as they are (guide: custom message). */
  sms(application: string, code: string, userName: string): string;
};

type Texts = Readonly<Record<Purpose, Words>>;

const en: Texts = {
  confirm: {
    subject: (application) => `Confirm your address for ${application}`,
    before: (application) => `Your code to confirm your address at ${application}:`,
    after: ['If you did not sign up, ignore this mail.'],
    sms: (application, code) => `${code} confirms your number at ${application}.`,
  },
  reset: {
    subject: (application) => `Your code for a new password at ${application}`,
    before: (application) => `Your code to choose a new password at ${application}:`,
    after: [
      'Nobody will ever ask you for this code.',
      'If you did not ask for it, ignore this mail: your password stays as it is.',
    ],
    sms: (application, code) => `${code} is your code for a new password at ${application}.`,
  },
  verify: {
    subject: (application) => `Verify your address at ${application}`,
    before: (application) => `Your code to verify your address at ${application}:`,
    after: ['If you did not ask for it, ignore this mail.'],
    sms: (application, code) => `${code} verifies your number at ${application}.`,
  },
  invite: {
    subject: (application) => `You are invited to ${application}`,
    before: (application, userName) =>
      `You are invited to ${application}. Your user name is ${userName}, your temporary password:`,
    after: ['You will choose a password of your own when you sign in.'],
    sms: (application, code, userName) => `${application}: ${userName}, password ${code}`,
  },
  mfa: {
    subject: (application) => `Your sign-in code for ${application}`,
    before: (application) => `Your code to sign in to ${application}:`,
    after: [
      'Nobody will ever ask you for this code.',
      'If that was not you, change your password.',
    ],
    sms: (application, code) => `${code} is your sign-in code for ${application}.`,
  },
};

const de: Texts = {
  confirm: {
    subject: (application) => `Bestätigen Sie Ihre Adresse für ${application}`,
    before: (application) => `Ihr Code zur Bestätigung Ihrer Adresse bei ${application}:`,
    after: ['Falls Sie sich nicht registriert haben, ignorieren Sie diese Nachricht.'],
    sms: (application, code) => `${code} bestätigt Ihre Nummer bei ${application}.`,
  },
  reset: {
    subject: (application) => `Ihr Code für ein neues Passwort bei ${application}`,
    before: (application) => `Ihr Code, um bei ${application} ein neues Passwort zu wählen:`,
    after: [
      'Niemand wird Sie je nach diesem Code fragen.',
      'Falls Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht: Ihr Passwort bleibt, wie es ist.',
    ],
    sms: (application, code) => `${code} ist Ihr Code für ein neues Passwort bei ${application}.`,
  },
  verify: {
    subject: (application) => `Bestätigen Sie Ihre Adresse bei ${application}`,
    before: (application) => `Ihr Code zur Bestätigung Ihrer Adresse bei ${application}:`,
    after: ['Falls Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht.'],
    sms: (application, code) => `${code} bestätigt Ihre Nummer bei ${application}.`,
  },
  invite: {
    subject: (application) => `Sie sind zu ${application} eingeladen`,
    before: (application, userName) =>
      `Sie sind zu ${application} eingeladen. Ihr Benutzername ist ${userName}, Ihr vorläufiges Passwort:`,
    after: ['Bei der Anmeldung wählen Sie ein eigenes Passwort.'],
    sms: (application, code, userName) => `${application}: ${userName}, Passwort ${code}`,
  },
  mfa: {
    subject: (application) => `Ihr Anmeldecode für ${application}`,
    before: (application) => `Ihr Code für die Anmeldung bei ${application}:`,
    after: [
      'Niemand wird Sie je nach diesem Code fragen.',
      'Falls Sie das nicht waren, ändern Sie Ihr Passwort.',
    ],
    sms: (application, code) => `${code} ist Ihr Anmeldecode für ${application}.`,
  },
};

const es: Texts = {
  confirm: {
    subject: (application) => `Confirme su dirección en ${application}`,
    before: (application) => `Su código para confirmar su dirección en ${application}:`,
    after: ['Si no se ha registrado usted, ignore este mensaje.'],
    sms: (application, code) => `${code} confirma su número en ${application}.`,
  },
  reset: {
    subject: (application) => `Su código para una nueva contraseña en ${application}`,
    before: (application) => `Su código para elegir una nueva contraseña en ${application}:`,
    after: [
      'Nadie le pedirá nunca este código.',
      'Si no lo ha solicitado, ignore este mensaje: su contraseña no cambia.',
    ],
    sms: (application, code) => `${code} es su código para una nueva contraseña en ${application}.`,
  },
  verify: {
    subject: (application) => `Verifique su dirección en ${application}`,
    before: (application) => `Su código para verificar su dirección en ${application}:`,
    after: ['Si no lo ha solicitado, ignore este mensaje.'],
    sms: (application, code) => `${code} verifica su número en ${application}.`,
  },
  invite: {
    subject: (application) => `Invitación a ${application}`,
    before: (application, userName) =>
      `Tiene una invitación a ${application}. Su nombre de usuario es ${userName} y su contraseña temporal:`,
    after: ['Al iniciar sesión elegirá una contraseña propia.'],
    sms: (application, code, userName) => `${application}: ${userName}, contraseña ${code}`,
  },
  mfa: {
    subject: (application) => `Su código de acceso a ${application}`,
    before: (application) => `Su código para iniciar sesión en ${application}:`,
    after: ['Nadie le pedirá nunca este código.', 'Si no ha sido usted, cambie su contraseña.'],
    sms: (application, code) => `${code} es su código de acceso a ${application}.`,
  },
};

const fr: Texts = {
  confirm: {
    subject: (application) => `Confirmez votre adresse pour ${application}`,
    before: (application) => `Votre code pour confirmer votre adresse auprès de ${application} :`,
    after: ['Si vous ne vous êtes pas inscrit, ignorez ce message.'],
    sms: (application, code) => `${code} confirme votre numéro auprès de ${application}.`,
  },
  reset: {
    subject: (application) => `Votre code pour un nouveau mot de passe sur ${application}`,
    before: (application) => `Votre code pour choisir un nouveau mot de passe sur ${application} :`,
    after: [
      'Personne ne vous demandera jamais ce code.',
      'Si vous ne l’avez pas demandé, ignorez ce message : votre mot de passe reste inchangé.',
    ],
    sms: (application, code) =>
      `${code} est votre code pour un nouveau mot de passe sur ${application}.`,
  },
  verify: {
    subject: (application) => `Vérifiez votre adresse pour ${application}`,
    before: (application) => `Votre code pour vérifier votre adresse auprès de ${application} :`,
    after: ['Si vous ne l’avez pas demandé, ignorez ce message.'],
    sms: (application, code) => `${code} vérifie votre numéro auprès de ${application}.`,
  },
  invite: {
    subject: (application) => `Votre invitation à ${application}`,
    before: (application, userName) =>
      `Vous êtes invité à rejoindre ${application}. Votre nom d’utilisateur est ${userName}, votre mot de passe temporaire :`,
    after: ['Vous choisirez votre propre mot de passe en vous connectant.'],
    sms: (application, code, userName) => `${application} : ${userName}, mot de passe ${code}`,
  },
  mfa: {
    subject: (application) => `Votre code de connexion à ${application}`,
    before: (application) => `Votre code pour vous connecter à ${application} :`,
    after: [
      'Personne ne vous demandera jamais ce code.',
      'Si ce n’était pas vous, changez votre mot de passe.',
    ],
    sms: (application, code) => `${code} est votre code de connexion à ${application}.`,
  },
};

const ja: Texts = {
  confirm: {
    subject: (application) => `${application} メールアドレスの確認`,
    before: (application) => `${application} でメールアドレスを確認するためのコード:`,
    after: ['登録にお心当たりがない場合は、このメールを無視してください。'],
    sms: (application, code) => `${code} は ${application} の電話番号確認コードです。`,
  },
  reset: {
    subject: (application) => `${application} パスワード再設定コード`,
    before: (application) => `${application} で新しいパスワードを設定するためのコード:`,
    after: [
      'このコードを他人からたずねられることはありません。',
      'お心当たりがない場合は、このメールを無視してください。パスワードは変更されません。',
    ],
    sms: (application, code) => `${code} は ${application} のパスワード再設定コードです。`,
  },
  verify: {
    subject: (application) => `${application} メールアドレスの検証`,
    before: (application) => `${application} でメールアドレスを検証するためのコード:`,
    after: ['お心当たりがない場合は、このメールを無視してください。'],
    sms: (application, code) => `${code} は ${application} の電話番号検証コードです。`,
  },
  invite: {
    subject: (application) => `${application} への招待`,
    before: (application, userName) =>
      `${application} に招待されました。ユーザー名は ${userName}、仮パスワードは次のとおりです:`,
    after: ['ログイン時にご自身のパスワードを設定していただきます。'],
    sms: (application, code, userName) => `${application}: ${userName} 仮パスワード ${code}`,
  },
  mfa: {
    subject: (application) => `${application} のログインコード`,
    before: (application) => `${application} にログインするためのコード:`,
    after: [
      'このコードを他人からたずねられることはありません。',
      'お心当たりがない場合は、パスワードを変更してください。',
    ],
    sms: (application, code) => `${code} は ${application} のログインコードです。`,
  },
};

const texts: Readonly<Record<Locale, Texts>> = { en, de, es, fr, ja };

export type CognitoMessage = {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
};

/** One of Cognito's own messages in our words; Cognito puts code and user name in where the placeholders are. */
export const cognitoMail = ({
  purpose,
  locale,
  senderAddress,
  codePlaceholder,
  userNamePlaceholder,
}: CognitoMail): CognitoMessage => {
  const words = texts[locale][purpose];
  const application = applicationName(senderAddress);
  return {
    emailSubject: words.subject(application),
    emailMessage: asHtml({
      locale,
      before: words.before(application, userNamePlaceholder),
      code: codePlaceholder,
      after: words.after,
    }),
    smsMessage: words.sms(application, codePlaceholder, userNamePlaceholder),
  };
};
