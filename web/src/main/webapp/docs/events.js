"use strict";

/* Shows the AsyncAPI document: topics with who publishes and who hears, then each message with its fields. All of it is put in as text. */

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

/** What a reference such as "#/channels/orders" means. */
function at(reference, description) {
  return reference.slice(2).split("/").reduce((found, name) => found[name], description);
}

function nameOf(reference) {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

async function text(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path} is answered with ${answer.status}`);
  }
  return answer.text();
}

/** The type of a field, in words. */
function typeOf(schema) {
  if (schema.const !== undefined) {
    return `always ${schema.const}`;
  }
  const name = [schema.type || (schema.properties ? "object" : "any")].flat().join(" or ");
  const of = name === "array" && schema.items ? ` of ${schema.items.title || schema.items.type || "object"}` : "";
  const values = schema.enum && `one of ${schema.enum.join(", ")}`;
  return [name + of, schema.format, values, schema.pattern && `like ${schema.pattern}`].filter(Boolean).join(", ");
}

/** Each field with its path: lines[].sku. */
function fields(schema, prefix = "", root = schema) {
  const whole = schema.$ref && schema.$ref.startsWith("#/") ? at(schema.$ref, root) : schema;
  return Object.entries(whole.properties || {}).flatMap(([name, given]) => {
    const field = given.$ref && given.$ref.startsWith("#/") ? at(given.$ref, root) : given;
    const path = prefix + name;
    const required = (whole.required || []).includes(name);
    const inner = field.items ? fields(field.items, `${path}[].`, root) : fields(field, `${path}.`, root);
    return [{path, required, type: typeOf(field), description: field.description || ""}, ...inner];
  });
}

function table(caption, rows) {
  return element("div", {class: "wide"}, element("table", {},
    element("caption", {class: "soft"}, caption),
    element("thead", {}, element("tr", {},
      ["Field", "Type", "Required", "What it is"].map(title => element("th", {scope: "col"}, title)))),
    element("tbody", {}, rows.map(row => element("tr", {},
      element("td", {}, element("code", {}, row.path)),
      element("td", {}, row.type),
      element("td", {}, row.required ? "yes" : "no"),
      element("td", {}, row.description))))));
}

function messageLinks(names) {
  return names.flatMap((name, index) => [index ? ", " : "", element("a", {href: `#${name}`}, name)]);
}

function channel(name, description) {
  const operations = Object.values(description.operations).filter(it => nameOf(it.channel.$ref) === name);
  const own = description.channels[name];
  return element("section", {"aria-labelledby": `channel-${name}`},
    element("h3", {id: `channel-${name}`}, element("span", {class: "kind"}, "topic"), own.address),
    element("p", {}, own.description),
    element("p", {}, "Messages: ", messageLinks(Object.keys(own.messages))),
    element("ul", {}, operations.map(it => element("li", {},
      element("span", {class: "kind"}, it.action === "send" ? "publishes" : "hears"),
      it.title ? element("code", {}, it.title) : "", it.title ? " " : "", it.summary,
      it.messages ? [" ", messageLinks(it.messages.map(heard => nameOf(heard.$ref)))].flat() : ""))));
}

async function message(name, description) {
  const own = description.components.messages[name];
  const particular = own.payload.allOf.find(it => it.properties);
  const schema = JSON.parse(await text(`/${particular.properties.data.$ref}`));
  return element("section", {"aria-labelledby": name},
    element("h3", {id: name}, element("span", {class: "kind"}, "message"), own.name),
    element("p", {}, own.title + ". ", element("code", {}, particular.properties.dataschema.const)),
    table(`The data of ${own.name}`, fields(schema)),
    element("details", {}, element("summary", {}, `JSON Schema of ${own.name}`),
      element("pre", {tabindex: "0"}, element("code", {}, JSON.stringify(schema, null, 2)))));
}

async function show() {
  const description = jsyaml.load(await text("/asyncapi"));
  const names = Object.keys(description.components.messages);
  const messages = await Promise.all(names.map(name => message(name, description)));
  const envelope = description.components.schemas.CloudEvent;
  const properties = Object.values(description.components.messageTraits || {}).map(it => it.headers).filter(Boolean);
  document.getElementById("events").replaceChildren(
    element("h1", {}, description.info.title),
    element("p", {}, description.info.description),
    element("h2", {}, "Topics, who publishes and who hears"),
    ...Object.keys(description.channels).map(name => channel(name, description)),
    element("h2", {}, "What every message has"),
    table("The CloudEvent", fields(envelope)),
    ...properties.map(it => table("JMS properties", fields(it))),
    element("h2", {}, "Messages"),
    ...messages);
}

show().catch(failure => {
  document.getElementById("events").replaceChildren(element("p", {role: "alert"}, `The description cannot be shown: ${failure.message}.`));
}).finally(() => document.getElementById("events").removeAttribute("aria-busy"));
