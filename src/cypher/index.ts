export { Names, parameter, quote } from './names.ts';
