import type { CodeWords, CognitoWords, FrameWords } from '../words.ts';

const secrecy = 'No comparta este código con nadie. Nunca se lo pediremos.';
const notRequested = 'Si no ha solicitado este código, puede ignorar este correo.';
const subject = (application: string) => `Su código de acceso a ${application}`;
const before = (application: string) => `Use este código para iniciar sesión en ${application}:`;

const invited = (application: string) => `Su invitación a ${application}`;

const invitedByText = (application: string, code: string, userName: string) =>
  `${application}: usuario ${userName}, contraseña temporal ${code}`;

export const frameWords: FrameWords = {
  preview: 'Abra este correo para ver su código.',
  signIn: 'Iniciar sesión',
  help: 'Ayuda:',
};

export const codeWords: CodeWords = {
  subject,
  before,
  lifetime: (minutes) => `Este código caduca en ${minutes} minutos.`,
  secrecy:
    'No comparta este código con nadie. Nunca se lo pediremos. Introdúzcalo solo en la página o aplicación donde ha empezado a iniciar sesión.',
  notYou:
    'Si no ha solicitado este código, puede ignorar este correo. Sin el código, nadie puede iniciar sesión.',
  longCode:
    'Este código es más largo de lo habitual porque ha habido intentos repetidos de inicio de sesión. Cópielo y péguelo. Los guiones y las mayúsculas no importan.',
};

export const cognitoWords: CognitoWords = {
  confirm: {
    subject: (application) => `Confirme su correo electrónico en ${application}`,
    before: (application) =>
      `Use este código para confirmar su correo electrónico en ${application}:`,
    after: ['Si no se ha registrado, puede ignorar este correo.'],
    sms: (application, code) => `${code} es su código de confirmación de ${application}.`,
  },
  reset: {
    subject: (application) => `Restablezca su contraseña de ${application}`,
    before: (application) => `Use este código para elegir una contraseña nueva en ${application}:`,
    after: [
      secrecy,
      'Si no ha solicitado este código, puede ignorar este correo. Su contraseña no cambiará.',
    ],
    sms: (application, code) =>
      `${code} es su código para restablecer la contraseña de ${application}.`,
  },
  verify: {
    subject: (application) => `Verifique su correo electrónico en ${application}`,
    before: (application) =>
      `Use este código para verificar su correo electrónico en ${application}:`,
    after: [notRequested],
    sms: (application, code) => `${code} es su código de verificación de ${application}.`,
  },
  invite: {
    subject: invited,
    before: (application, userName) =>
      `Ha recibido una invitación a ${application}. Su nombre de usuario es ${userName} y su contraseña temporal es:`,
    after: ['La primera vez que inicie sesión, elegirá su propia contraseña.'],
    sms: invitedByText,
  },
  inviteByCode: {
    subject: invited,
    before: (application) =>
      `Ha recibido una invitación a ${application}. Podrá iniciar sesión sin contraseña: cada vez le enviaremos un código a este correo electrónico.`,
    after: [],
    small: (code, userName) =>
      `Su nombre de usuario es ${userName}. La contraseña temporal ${code} no es necesaria.`,
    sms: (application, code, userName) =>
      `${application}: invitación, acceso con código por correo. Usuario ${userName}. No hace falta: contraseña temporal ${code}`,
  },
  inviteByEither: {
    subject: invited,
    before: (application, userName) =>
      `Ha recibido una invitación a ${application}. Su nombre de usuario es ${userName}. Si se le pide una contraseña, use esta contraseña temporal:`,
    after: [
      'Después elegirá su propia contraseña. Para iniciar sesión con un código no la necesita.',
    ],
    sms: invitedByText,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'Si no ha sido usted y tiene una contraseña aquí, cámbiela.'],
    sms: (application, code) => `${code} es su código de acceso a ${application}.`,
  },
};
