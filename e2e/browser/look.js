// What is looked at of a page: all that is on it, unfolded, and its bones.

// bones are the elements without their words: tags, classes, roles and what
// labels and describes them, one of each run of brothers that are alike.
const bones = el => {
  const words = [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()) ? '.' : '';
  const kept = [...el.attributes].filter(a => !['href', 'value', 'content', 'd', 'x', 'y', 'points', 'transform'].includes(a.name))
    .map(a => a.name + (['class', 'role', 'type', 'scope', 'lang', 'accesskey', 'tabindex'].includes(a.name) ? '=' + a.value : a.value ? '+' : ''));
  const inner = [...el.children].map(bones).filter((b, i, all) => b !== all[i - 1]);
  return `${el.localName}[${kept.join(' ')}]${words}(${inner.join('')})`;
};
const open = () => {
  const page = {Whole: document.documentElement.outerHTML};
  document.querySelectorAll('details:not([open])').forEach(el => { el.setAttribute('data-folded', ''); el.open = true; });
  page.Bones = bones(document.documentElement);
  return page;
};
const fold = () => document.querySelectorAll('details[data-folded]').forEach(el => { el.removeAttribute('data-folded'); el.open = false; });
