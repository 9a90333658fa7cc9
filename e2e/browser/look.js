// What is looked at of a page: all that is on it, unfolded, and its bones.

// bones are the elements without their words: tags, classes, roles and what
// labels and describes them, one of brothers that are alike.
const bones = el => {
  const words = [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim()) ? '.' : '';
  const kept = [...el.attributes].filter(a => !['href', 'value', 'content', 'd', 'x', 'y', 'points', 'transform'].includes(a.name))
    .map(a => a.name + (['class', 'role', 'type', 'scope', 'lang', 'accesskey', 'tabindex'].includes(a.name) ? '=' + a.value : a.value ? '+' : ''));
  const inner = new Set([...el.children].map(bones));
  return `${el.localName}[${kept.join(' ')}]${words}(${[...inner].join('')})`;
};
const open = () => {
  const page = {Whole: document.documentElement.outerHTML};
  document.querySelectorAll('details:not([open])').forEach(el => { el.setAttribute('data-folded', ''); el.open = true; });
  page.Bones = bones(document.documentElement);
  return page;
};
const fold = () => document.querySelectorAll('details[data-folded]').forEach(el => { el.removeAttribute('data-folded'); el.open = false; });

// ground is all that decides whether words can be told from what is behind
// them: their own colour and size, and the colours they stand on.
const grounds = new Map();
const behind = el => {
  if (!el) return '';
  if (!grounds.has(el)) {
    const look = getComputedStyle(el);
    const own = [look.backgroundColor, look.backgroundImage, look.opacity, look.position].join();
    grounds.set(el, behind(el.parentElement) + (own === 'rgba(0, 0, 0, 0),none,1,static' ? '' : own + ';'));
  }
  return grounds.get(el);
};
const ground = el => {
  const look = getComputedStyle(el);
  return [look.color, look.fontSize, look.fontWeight, look.textShadow].join() + ' on ' + behind(el);
};
// fresh marks the first of the words on each ground that is not among those
// met, and gives these grounds.
const fresh = met => {
  document.querySelectorAll('[data-fresh]').forEach(el => el.removeAttribute('data-fresh'));
  const known = new Set(met), found = [];
  document.querySelectorAll('body *').forEach(el => {
    const words = el.matches('input, select, textarea') || [...el.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!words || !el.getClientRects().length || known.has(ground(el))) return;
    known.add(ground(el));
    found.push(ground(el));
    el.setAttribute('data-fresh', '');
  });
  return found;
};
