/** The package, and not the module of Node of that name. */
declare module 'punycode/punycode.js' {
  const punycode: { readonly encode: (text: string) => string; readonly decode: (text: string) => string };
  export = punycode;
}
