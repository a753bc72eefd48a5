/** The package, not the deprecated Node module of the same name. */
declare module 'punycode/punycode.js' {
  const punycode: { readonly encode: (text: string) => string; readonly decode: (text: string) => string };
  export = punycode;
}
