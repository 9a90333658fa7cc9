// What a person's hands do, by the words on the page. Only what can be seen
// can be used.
const said = el => (el.innerText || el.value || '').replace(/\s+/g, ' ').replace(/ ([:,.])/g, '$1').trim();
const shown = el => el.getClientRects().length > 0;
const here = () => document.querySelector('[data-within]') || document;
const best = (all, words) => all.find(el => said(el) === words) || all.find(el => said(el).startsWith(words)) || all.find(el => said(el).includes(words));
const named = (selector, words) => {
  const all = [...here().querySelectorAll(selector)].filter(shown).sort((a, b) => !!b.closest('main') - !!a.closest('main'));
  return best(all, words);
};
const labelled = (label, kinds) => {
  const found = named('label', label);
  const el = found && document.getElementById(found.htmlFor);
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

// seen is whether somebody sees that the keyboard is at an element: it, what is in it, or the
// label that stands for it shows it.
const seen = el => [el, ...el.querySelectorAll('*'), ...(el.labels || [])].some(x => [null, '::before'].some(part => {
  const look = getComputedStyle(x, part);
  return look.outlineStyle !== 'none' || look.boxShadow !== 'none';
}));
// at has the keyboard go to an element.
const at = (el, missing, kind) => {
  if (!el) return {wrong: missing};
  el.focus({focusVisible: true});
  if (document.activeElement !== el || el.tabIndex < 0) return {wrong: `the keyboard does not come to "${said(el)}"`};
  if (!seen(el)) return {wrong: `nothing shows that the keyboard is at "${said(el)}"`};
  return {wrong: '', kind: kind || el.type || ''};
};
const folded = summary => {
  const el = named('summary', summary);
  if (el && el.parentElement.open) return {wrong: `"${summary}" is unfolded already`};
  return at(el, `nothing to unfold is called "${summary}"`);
};
const field = (label, value) => {
  const el = labelled(label, 'input, textarea');
  const went = at(el, `no field is called "${label}"`);
  if (went.wrong) return went;
  if (el.type === 'date' || el.type === 'time') el.value = value; // each country's browser asks it in its own order
  else el.select();
  return went;
};
// answer is the option of a list, or the radio or checkbox, that has the words.
const answer = (label, option) => {
  const list = labelled(label, 'select');
  if (list) return [...list.options].find(o => o.text.trim() === option) || [...list.options].find(o => o.text.includes(option));
  const group = named('fieldset', label);
  const found = group && best([...group.querySelectorAll('label')], option);
  return found && document.getElementById(found.htmlFor);
};
const choice = (label, option) => {
  const found = answer(label, option);
  const went = at(found && (found.closest('select') || found), `"${label}" is not asked, or has no answer "${option}"`, 'box');
  if (went.wrong || found.checked) return {wrong: went.wrong, kind: 'kept'};
  if (found.tagName !== 'OPTION') return went;
  found.selected = true; // arrow keys would, one by one
  return {wrong: '', kind: 'list'};
};
const chosen = (label, option) => {
  const found = answer(label, option);
  return found && (found.selected || found.checked) ? '' : `"${option}" was not chosen`;
};
const pressable = words => at(named('button', words) || named('a', words), `nothing to press is called "${words}"`);
// reached is the name of what the keyboard is at, and whether it can be seen
// to be there.
const reached = () => {
  const el = document.activeElement;
  return {name: el.labels && el.labels.length ? said(el.labels[0]) : said(el), seen: seen(el)};
};
