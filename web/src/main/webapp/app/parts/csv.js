/** A table as RFC 4180 has it. */

/** A spreadsheet takes a cell that begins like this for a formula; behind an apostrophe it is text. */
const FORMULA = /^[=+\-@\t\r]/;

/** @param {(string|number|undefined)[][]} rows texts are put in quotes, numbers are not, what is missing is empty */
export const csv = rows => rows.map(row => row.map(cell).join(',') + '\r\n').join('');

const cell = value => typeof value === 'string' ? `"${value.replace(FORMULA, "'$&").replaceAll('"', '""')}"` : value ?? '';
