/** What all views of dead letters share. */
import {html, nothing} from '../../lib/lit-html/lit-html.js';
import {call, get, overtaken, post, withQuery} from './api.js';
import {ask} from './dialog.js';
import {number, plural} from './format.js';
import {address} from './router.js';
import {say} from './say.js';
import {currentUser} from './session.js';
import {badge} from './ui.js';

/** What a group has in common; an empty type is one as any other, a missing one any. */
const groupQuery = ({subscription, type, cause}) => new URLSearchParams(
  Object.entries({subscription, type, cause}).filter(([, value]) => value !== undefined && value !== null));

/** The address of a group, to be sent to a colleague; the webhook's message has the same. */
export const groupAddress = group => `${address(['dead-letters', 'group'])}?${groupQuery(group)}`;

/** Whether it is one group: all that it is known by is said. */
export const isGroup = ({subscription, type, cause}) => Boolean(subscription && cause && type !== undefined);

/** The group itself, or undefined where nothing of it is dead. */
export async function groupOf(group, options) {
  const {subscription, type, cause} = group;
  const {data} = await get(withQuery('/api/dead-letters', {subscription, type, cause, groupBy: 'cause', limit: 200}), options);
  return data.find(it => it.type === type);
}

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
    },
  });
  if (done) {
    location.hash = retryAddress(run);
  }
}

/** Asks what is to be noted about a group; whether something was. */
export async function noteDown({subscription, type, cause}) {
  const path = `/api/dead-letters/note?${groupQuery({subscription, type, cause})}`;
  let seen;
  try {
    seen = await get(path);
  } catch (problem) {
    say(problem.message, 'bad');
    return false;
  }
  const done = await ask({
    title: 'Note about this group', button: 'Save',
    text: 'All operators see it, also when the same cause comes back later. What is empty is cleared.',
    fields: [
      {name: 'investigatedBy', label: 'Under investigation by', value: seen.data.investigatedBy
        ?? (seen.data.changedBy ? '' : currentUser().name), required: false, hint: 'You, a colleague, or nobody.'},
      {name: 'note', label: 'Note', type: 'textarea', value: seen.data.note ?? '', required: false, most: 1000},
    ],
    act: note => call('PUT', path, {body: note, headers: {'If-Match': seen.etag}}).catch(overtaken),
  });
  if (done) {
    say('Noted.');
  }
  return done;
}

/** Who investigates, and what is noted, or nothing. */
export const noted = ({investigatedBy, note}) => investigatedBy || note ? html`<span class="noted">
  ${investigatedBy ? badge('', 'seen', `under investigation by ${investigatedBy}`) : nothing}
  ${note ? html`<span class="note">${note}</span>` : nothing}</span>` : nothing;

/** Which ones, in words. */
export const filterText = ({subscription, type, cause}) => [subscription ?? 'all subscriptions', type, cause].filter(Boolean).join(' · ');

/** The address of a retry of many. */
export const retryAddress = ({id}) => address(['dead-letters', 'retries', id]);

/** "140 of 311", or as far as it is known. */
export const progressText = (run, of) => of ? `${number(run.retried)} of ${number(of)}` : number(run.retried);
