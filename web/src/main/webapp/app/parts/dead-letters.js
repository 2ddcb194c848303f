/** What all views of dead letters share. */
import {post} from './api.js';
import {ask} from './dialog.js';
import {number, plural} from './format.js';
import {address} from './router.js';

/** The address of a group, to be sent to a colleague. */
export const groupAddress = ({subscription, type, cause}) => address(['dead-letters', 'group'], {subscription, type, cause});

/** Asks how many and how fast, begins, and goes on to the progress. */
export async function retryMany(filter, count) {
  let run = null;
  const done = await ask({
    title: `Retry ${count === null ? 'all of these' : plural(count, 'dead letter')}?`, button: 'Retry',
    text: 'Each goes back to the subscription that failed, and to no other, in the order of their events. It can be stopped.',
    fields: [
      {name: 'limit', label: 'At most', type: 'number', min: 1, required: false, placeholder: 'all',
        hint: 'Begin with a few to see whether the cause is gone.'},
      {name: 'ratePerSecond', label: 'A second', type: 'number', min: 1, max: 10000, value: '50',
        hint: 'Slowly, where what was down is weak still.'},
    ],
    act: async ({limit, ratePerSecond}) => {
      run = (await post('/api/dead-letters/retry', {
        ...filter, ...limit ? {limit: Number(limit)} : {}, ...ratePerSecond ? {ratePerSecond: Number(ratePerSecond)} : {},
      })).data;
      if (count !== null) {
        run.of = limit ? Math.min(count, Number(limit)) : count;
      }
    },
  });
  if (done) {
    location.hash = address(['dead-letters', 'retries', run.id], {of: run.of});
  }
}

/** Which ones, in words. */
export const filterText = ({subscription, type, cause}) => [subscription ?? 'all subscriptions', type, cause].filter(Boolean).join(' · ');

/** "140 of 311", or as far as it is known. */
export const progressText = (run, of) => of ? `${number(run.retried)} of ${number(of)}` : number(run.retried);
