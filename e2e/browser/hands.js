// What a person's hands do, by the words on the page. Each gives "" or what
// was wrong. Only what can be seen can be used.
const said = el => (el.innerText || el.value || '').replace(/\s+/g, ' ').replace(/ ([:,.])/g, '$1').trim();
const shown = el => el.getClientRects().length > 0;
const here = () => document.querySelector('[data-within]') || document;
const named = (selector, words) => {
  const all = [...here().querySelectorAll(selector)].filter(shown).sort((a, b) => !!b.closest('main') - !!a.closest('main'));
  return all.find(el => said(el) === words) || all.find(el => said(el).startsWith(words)) || all.find(el => said(el).includes(words));
};
const labelled = (label, kinds) => {
  const found = named('label', label);
  if (!found) return null;
  const el = document.getElementById(found.htmlFor);
  return el && el.matches(kinds) ? el : null;
};
const within = words => {
  document.querySelectorAll('[data-within]').forEach(el => el.removeAttribute('data-within'));
  if (words === '') return '';
  const heading = [...document.querySelectorAll('main h1, main h2, main h3, main h4')].filter(shown).find(el => said(el).includes(words));
  const box = heading && heading.closest('article, section, li');
  if (!box) return `no box has a heading with "${words}"`;
  box.setAttribute('data-within', '');
  return '';
};
const unfold = summary => {
  const el = named('summary', summary);
  if (!el) return `nothing to unfold is called "${summary}"`;
  el.closest('details').open = true;
  return '';
};
const type = (label, value) => {
  const el = labelled(label, 'input, textarea');
  if (!el) return `no field is called "${label}"`;
  el.value = value;
  return '';
};
const choose = (label, option) => {
  const list = labelled(label, 'select');
  if (list) {
    const found = [...list.options].find(o => o.text.trim() === option) || [...list.options].find(o => o.text.includes(option));
    if (!found) return `"${label}" has no option "${option}"`;
    list.value = found.value;
    return '';
  }
  const group = named('fieldset', label);
  if (!group) return `no question is called "${label}"`;
  const found = [...group.querySelectorAll('label')].find(el => said(el) === option) || [...group.querySelectorAll('label')].find(el => said(el).includes(option));
  if (!found) return `"${label}" has no answer "${option}"`;
  document.getElementById(found.htmlFor).checked = true;
  return '';
};
const pressable = words => named('button', words) || named('a', words);
const canPress = words => pressable(words) ? '' : `nothing to press is called "${words}"`;
const press = words => pressable(words).click();
// reached is the name of what the keyboard is at, and whether it can be seen
// to be there.
const reached = () => {
  const el = document.activeElement;
  const name = el.labels && el.labels.length ? said(el.labels[0]) : said(el);
  const look = getComputedStyle(el);
  return name + (look.outlineStyle !== 'none' || look.boxShadow !== 'none' ? ' (seen)' : '');
};
