import { refusedParameter as error, type Row } from '../row.ts';

const operations = ['CreateUserPoolClient', 'UpdateUserPoolClient'] as const;
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => `https://example.com/cb${at}`);

export const clientUrlRows: readonly Row[] = [
  {
    what: 'a callback URL by http',
    operations,
    wrong: { CallbackURLs: ['http://example.com/cb'] },
    error,
    text: 'http://example.com/cb cannot use the HTTP protocol.',
    right: {
      CallbackURLs: [
        'http://localhost:3000/cb',
        'http://127.0.0.1/',
        'http://[::1]:8080/cb',
        'myapp://callback',
      ],
    },
  },
  {
    what: 'a callback URL by http whose host only begins like localhost',
    operations,
    wrong: { CallbackURLs: ['http://localhost.example.com/cb'] },
    error,
    text: 'http://localhost.example.com/cb cannot use the HTTP protocol.',
    right: { CallbackURLs: ['http://localhost'] },
  },
  {
    what: 'a logout URL by http',
    operations,
    wrong: { LogoutURLs: ['http://example.com/out'] },
    error,
    text: 'http://example.com/out cannot use the HTTP protocol.',
    right: { LogoutURLs: ['https://example.com/out', 'http://localhost/out'] },
  },
  {
    what: 'a callback URL with a fragment',
    operations,
    wrong: { CallbackURLs: ['https://example.com/cb#frag'] },
    error,
    text: 'https://example.com/cb#frag cannot use fragment',
    right: { CallbackURLs: ['https://example.com/cb?frag=1'] },
  },
  {
    what: 'more than 100 callback URLs',
    operations,
    wrong: { CallbackURLs: many(101) },
    error,
    text: "1 validation error detected: Value '[https://example.com/cb0, https://example.com/cb1,",
    right: { CallbackURLs: many(100) },
  },
  {
    what: 'a default redirect that is no callback URL',
    operations,
    wrong: {
      CallbackURLs: ['https://example.com/cb'],
      DefaultRedirectURI: 'https://other.example.com/cb',
    },
    error,
    text: 'The default redirect URI https://other.example.com/cb is not in the callback URIs list.',
    right: {
      CallbackURLs: ['https://example.com/cb'],
      DefaultRedirectURI: 'https://example.com/cb',
    },
  },
];
