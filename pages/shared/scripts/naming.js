// Gives the buttons of a quiet line names of their own: what they say, and of what.
export default function ({ parentElement, data }) {
  const line = document.querySelector(`.st-key-${CSS.escape(data.line)}`);
  if (!line) return undefined;
  const name = () => {
    for (const button of line.querySelectorAll("button")) {
      const said = button.querySelector("p")?.textContent;
      const whole = said && `${said}: ${data.about}`;
      if (whole && button.getAttribute("aria-label") !== whole)
        button.setAttribute("aria-label", whole);
    }
  };
  name();
  const watch = new MutationObserver(name);
  watch.observe(line, { childList: true, subtree: true });
  return () => watch.disconnect();
}
