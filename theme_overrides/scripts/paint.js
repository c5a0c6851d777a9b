// Run work when the page has been painted once; at once where nobody looks, since nothing is painted there.
export function afterPaint(work) {
  if (document.hidden) work();
  else requestAnimationFrame(() => setTimeout(work));
}
