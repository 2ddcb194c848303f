/** Asks for a reason, or for a yes, before something is done. */
import {html, nothing, render} from '../../lib/lit-html/lit-html.js';
import {say} from './say.js';
import {fieldError, problemBox} from './ui.js';

const open = new Set();

/** Whoever is logged out asks and answers no more. */
export const closeDialogs = () => open.forEach(it => it.close());

/**
 * Opens a dialog and does what it is about; it stays open, with the problem, where that fails. While it is being done nobody gets out: it
 * would be done all the same, and nobody told.
 *
 * @param {{title: string, text?: any, button: string, dangerous?: boolean, fields?: Object[], act: function(Object): Promise}} what
 *   fields: name, label, and optionally type, value, hint, required, placeholder, most (characters)
 * @returns {Promise<boolean>} whether it was done
 */
export function ask({title, text = nothing, button, dangerous = false, fields = [], act}) {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  const before = document.activeElement;
  let busy = false;
  let problem = null;
  let done = false;

  return new Promise(resolve => {
    const submit = async event => {
      event.preventDefault();
      if (busy) {
        return;
      }
      busy = true;
      problem = null;
      draw();
      try {
        await act(Object.fromEntries(new FormData(event.target)));
        done = true;
      } catch (failure) {
        problem = failure;
      }
      busy = false;
      if (!dialog.open) {
        over();
      } else if (done) {
        dialog.close();
      } else {
        draw();
      }
    };
    /** Closed from outside while it was under way: what became of it is told all the same. */
    const over = () => {
      if (problem && problem.status !== 401) {
        say(problem.message, 'bad');
      }
      resolve(done);
    };
    const draw = () => render(html`
      <form method="dialog" @submit=${submit}>
        <h2 id="dialog-title">${title}</h2>
        ${text === nothing ? nothing : html`<p>${text}</p>`}
        ${fields.map(field => html`
          <label class="field"><span>${field.label}</span>
            ${field.type === 'textarea'
              ? html`<textarea name=${field.name} rows="3" maxlength=${field.most ?? 500} .value=${field.value ?? ''}
                  ?required=${field.required !== false}></textarea>`
              : html`<input name=${field.name} type=${field.type ?? 'text'} .value=${field.value ?? ''} min=${field.min ?? nothing}
                  max=${field.max ?? nothing} maxlength="500" placeholder=${field.placeholder ?? nothing}
                  ?required=${field.required !== false} autocomplete="off">`}
            ${field.hint ? html`<small>${field.hint}</small>` : nothing}
            ${fieldError(problem, field.name)}
          </label>`)}
        ${problemBox(problem)}
        <div class="buttons">
          <button type="button" class="quiet" ?disabled=${busy} @click=${() => dialog.close()}>Cancel</button>
          <button class=${dangerous ? 'danger' : 'primary'} ?disabled=${busy}>${busy ? 'One moment…' : button}</button>
        </div>
      </form>`, dialog);
    draw();
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    // Whoever goes elsewhere has thought better of it.
    const leave = () => dialog.close();
    addEventListener('hashchange', leave);
    open.add(dialog);
    dialog.addEventListener('cancel', event => busy && event.preventDefault());
    dialog.addEventListener('close', () => {
      removeEventListener('hashchange', leave);
      open.delete(dialog);
      dialog.remove();
      before?.focus?.();
      if (!busy) {
        resolve(done);
      }
    });
    dialog.showModal();
    (dialog.querySelector('input, textarea') ?? dialog.querySelector('.buttons button:last-child')).focus();
  });
}
