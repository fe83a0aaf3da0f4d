// Puts the keyboard into a text that has just been opened, at its end, once: what draws it may still be on its way.
(key, tries) => {
  const enter = () => {
    const field = document.querySelector(`.st-key-${CSS.escape(key)} textarea`);
    if (!field) {
      if (tries-- > 0) requestAnimationFrame(enter);
      return;
    }
    if (field.dataset.entered) return;
    field.dataset.entered = "yes";
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  };
  enter();
}
