import { type Brand, defaultColor } from '#shared/delivery/email/brand.ts';

/** Mails of a stack without settings of a brand. */
export const plainBrand: Brand = {
  application: 'example.com',
  color: defaultColor,
  supportUrl: '',
};

/** Mails of a stack with all of them. */
export const acmeBrand: Brand = {
  application: 'Acme & Söhne',
  color: '#0f766e',
  supportUrl: 'https://help.example.com/sign-in?from=mail&kind=code',
};
