/** Asks for name and password; neither is kept. */
import {html} from '../../lib/lit-html/lit-html.js';
import {logIn} from '../parts/session.js';
import {problemBox} from '../parts/ui.js';

let problem = null;
let busy = false;

export function loginView(loggedIn, update) {
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    busy = true;
    problem = null;
    update();
    try {
      await logIn(form.elements.name.value.trim(), form.elements.password.value);
      form.reset();
      busy = false;
      loggedIn();
    } catch (failure) {
      problem = failure.status === 401 ? {title: 'Name or password is wrong', detail: 'Both are case-sensitive.'} : failure;
      busy = false;
      update();
      form.elements.password.select();
    }
  };
  return html`
    <form class="login" @submit=${submit}>
      <img src="app/icon.svg" width="40" height="40" alt="">
      <h1>Log in to Orderflow</h1>
      <label class="field"><span>Name</span>
        <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
      <label class="field"><span>Password</span>
        <input name="password" type="password" autocomplete="current-password" required></label>
      ${problemBox(problem)}
      <button class="primary wide" ?disabled=${busy}>${busy ? 'One moment…' : 'Log in'}</button>
      <p class="faint">Is the server well? <a href="/api/health/ready">Health</a></p>
    </form>`;
}
