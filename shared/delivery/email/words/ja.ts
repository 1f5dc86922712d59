import type { CodeWords, CognitoWords, FrameWords } from '../words.ts';

const secrecy =
  'このコードは誰にも教えないでください。当サービスからコードをお尋ねすることはありません。';
const notYou = 'お心当たりがない場合は、このメールを破棄してください。';
const subject = (application: string) => `【${application}】ログインコードのお知らせ`;
const before = (application: string) =>
  `以下のコードを入力して、${application} にログインしてください。`;

const invited = (application: string) => `【${application}】ご招待のお知らせ`;

const invitedByText = (application: string, code: string, userName: string) =>
  `${application} ユーザー名: ${userName} 仮パスワード: ${code}`;

export const frameWords: FrameWords = {
  preview: 'このメールを開いてコードをご確認ください。',
  signIn: 'ログイン',
  help: 'ヘルプ：',
};

export const codeWords: CodeWords = {
  subject,
  before,
  lifetime: (minutes) => `このコードの有効期限は${minutes}分です。`,
  secrecy:
    'このコードは誰にも教えないでください。当サービスからコードをお尋ねすることはありません。ログインを開始した画面でのみ入力してください。',
  notYou:
    'お心当たりがない場合は、このメールを破棄してください。コードがなければ、第三者がログインすることはできません。',
  longCode:
    'ログインの試行が繰り返されたため、通常より長いコードをお送りしています。コピーして貼り付けてください。ハイフンや大文字・小文字の違いは問いません。',
};

export const cognitoWords: CognitoWords = {
  confirm: {
    subject: (application) => `【${application}】メールアドレスの確認`,
    before: (application) =>
      `以下のコードを入力して、${application} に登録するメールアドレスを確認してください。`,
    after: ['ご登録にお心当たりがない場合は、このメールを破棄してください。'],
    sms: (application, code) => `${application} の確認コードは ${code} です。`,
  },
  reset: {
    subject: (application) => `【${application}】パスワードの再設定`,
    before: (application) =>
      `以下のコードを入力して、${application} の新しいパスワードを設定してください。`,
    after: [
      secrecy,
      'お心当たりがない場合は、このメールを破棄してください。パスワードは変更されません。',
    ],
    sms: (application, code) => `${application} のパスワード再設定コードは ${code} です。`,
  },
  verify: {
    subject: (application) => `【${application}】メールアドレスの確認`,
    before: (application) =>
      `以下のコードを入力して、${application} のメールアドレスを確認してください。`,
    after: [notYou],
    sms: (application, code) => `${application} の確認コードは ${code} です。`,
  },
  invite: {
    subject: invited,
    before: (application, userName) =>
      `${application} に招待されました。ユーザー名は ${userName}、仮パスワードは以下のとおりです。`,
    after: ['初回ログイン時に、ご自身のパスワードを設定してください。'],
    sms: invitedByText,
  },
  inviteByCode: {
    subject: invited,
    before: (application) =>
      `${application} に招待されました。パスワードは不要です。ログインのたびに、このメールアドレスにコードをお送りします。`,
    after: [],
    small: (code, userName) =>
      `ユーザー名は ${userName} です。仮パスワード ${code} は使用しません。`,
    sms: (application, code, userName) =>
      `${application} への招待です。メールのコードでログインできます。ユーザー名: ${userName} 仮パスワード（不要）: ${code}`,
  },
  inviteByEither: {
    subject: invited,
    before: (application, userName) =>
      `${application} に招待されました。ユーザー名は ${userName} です。パスワードを求められた場合は、以下の仮パスワードを入力してください。`,
    after: [
      'その後、ご自身のパスワードを設定してください。コードでログインする場合、パスワードは不要です。',
    ],
    sms: invitedByText,
  },
  mfa: {
    subject,
    before,
    after: [secrecy, 'お心当たりがなく、パスワードをお持ちの場合は、変更してください。'],
    sms: (application, code) => `${application} のログインコードは ${code} です。`,
  },
};
