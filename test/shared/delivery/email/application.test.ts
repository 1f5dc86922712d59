import { expect, it } from 'vitest';
import { domainOfSender, inSubject } from '#shared/delivery/email/application.ts';

it('an application without a name is called by the domain of the sender', () => {
  expect(domainOfSender('no-reply@Login.Example.com')).toBe('login.example.com');
});

it('a subject holds a name of 64 characters whole and cuts a longer domain', () => {
  expect(inSubject('a'.repeat(64))).toBe('a'.repeat(64));
  expect(inSubject('a'.repeat(65))).toBe(`${'a'.repeat(63)}…`);
});
