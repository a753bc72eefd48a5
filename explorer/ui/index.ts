/** Small parts that several rooms show. */
export { Problems } from './problems.tsx';
