const opened = new WeakSet();
const focus = (label, tries) => {
  const field = document.querySelector(`input[aria-label="${CSS.escape(label)}"]`);
  if (field) field.focus({ preventScroll: true });
  else if (tries) setTimeout(() => focus(label, tries - 1), 100);
};
export default function ({ parentElement, data, setStateValue }) {
  const box = parentElement.host ?? parentElement;
  if (!opened.has(box)) {
    opened.add(box);
    focus(data.label, 30);
  }
  let told = data.width;
  const measure = () => {
    const width = Math.floor(box.getBoundingClientRect().width / 40) * 40;
    const now = Math.min(width, data.wide);
    if (width > 0 && now !== told) setStateValue("width", (told = now));
  };
  const watch = new ResizeObserver(measure);
  watch.observe(box);
  return () => watch.disconnect();
}
