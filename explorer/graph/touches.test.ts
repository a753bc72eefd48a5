import { expect, test } from '@jest/globals';
import { tellTouchesApart } from './touches.ts';

test('when a finger is lifted, sigma takes what is left for one that has not moved, until it is not listened to any more', () => {
  const target = new EventTarget();
  const counter = { hasMoved: true };
  const seen: boolean[] = [];
  const forget = tellTouchesApart(counter, target);
  target.addEventListener('touchend', () => seen.push(counter.hasMoved));
  target.dispatchEvent(new Event('touchend'));
  forget();
  counter.hasMoved = true;
  target.dispatchEvent(new Event('touchend'));
  expect(seen).toEqual([false, true]);
});
