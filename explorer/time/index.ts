/** Time: the day that is drawn, and what happened when. */
export { TimeBar } from './time-bar.tsx';
