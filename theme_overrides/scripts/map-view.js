// Pan and zoom: a CSS transform on the svg, so that a frame costs the same however much is unfolded.

const SMALLEST = 0.04;
const LARGEST = 4;
const KEPT = 80;
const DRAG = 4;

export function mountView(stage, svg, changed) {
  const at = { x: 0, y: 0, k: 1 };
  let frame = { x: 0, y: 0, w: 1, h: 1 };
  let waiting = 0;
  let resting = 0;

  function draw() {
    if (!waiting) waiting = requestAnimationFrame(paint);
  }

  function paint() {
    waiting = 0;
    clamp();
    svg.style.willChange = "transform";
    svg.style.transform = `translate(${at.x.toFixed(1)}px,${at.y.toFixed(1)}px) scale(${at.k.toFixed(4)})`;
    clearTimeout(resting);
    resting = setTimeout(rest, 150);
  }

  function rest() {
    svg.style.willChange = "";
    svg.dataset.far = at.k < 0.18 ? 2 : at.k < 0.34 ? 1 : 0;
    changed();
  }

  // Some of the map always stays in sight.
  function clamp() {
    const { clientWidth: w, clientHeight: h } = stage;
    at.x = Math.min(w - KEPT - frame.x * at.k, Math.max(KEPT - (frame.x + frame.w) * at.k, at.x));
    at.y = Math.min(h - KEPT - frame.y * at.k, Math.max(KEPT - (frame.y + frame.h) * at.k, at.y));
  }

  function setFrame(next) {
    frame = next;
    svg.setAttribute("viewBox", `${frame.x} ${frame.y} ${frame.w} ${frame.h}`);
    Object.assign(svg.style, {
      left: `${frame.x}px`, top: `${frame.y}px`, width: `${frame.w}px`, height: `${frame.h}px`,
      transformOrigin: `${-frame.x}px ${-frame.y}px`,
    });
  }

  function zoom(factor, cx = stage.clientWidth / 2, cy = stage.clientHeight / 2) {
    const k = Math.min(LARGEST, Math.max(SMALLEST, at.k * factor));
    at.x = cx - ((cx - at.x) * k) / at.k;
    at.y = cy - ((cy - at.y) * k) / at.k;
    at.k = k;
    draw();
  }

  function pan(dx, dy) {
    at.x += dx;
    at.y += dy;
    draw();
  }

  // The frame has more margin than a fit needs.
  const scaleToFit = () => Math.min(stage.clientWidth / (frame.w - 56), stage.clientHeight / (frame.h - 70), 1.4);

  function fit() {
    at.k = Math.max(SMALLEST, scaleToFit());
    at.x = stage.clientWidth / 2 - (frame.x + frame.w / 2) * at.k;
    at.y = stage.clientHeight / 2 - (frame.y + frame.h / 2) * at.k;
    draw();
  }

  function centre(node, k = Math.max(at.k, 0.9)) {
    at.k = k;
    at.x = stage.clientWidth / 2 - (node.x + node.w / 2) * k;
    at.y = stage.clientHeight / 2 - (node.y + node.h / 2) * k;
    draw();
  }

  // How far to pan, at least, for a box to be seen whole where it can be.
  function missing({ x, y, w, h }, { x: dx, y: dy, k } = at) {
    const margin = 32;
    const over = (start, size, room) => (size > room ? 0 : Math.max(0, margin - start) || Math.min(0, room - margin - start - size));
    return [over(x * k + dx, w * k, stage.clientWidth), over(y * k + dy, h * k, stage.clientHeight)];
  }

  function follow(node) {
    const [dx, dy] = missing(node);
    if (dx || dy) pan(dx, dy);
  }

  const set = (next) => {
    Object.assign(at, next);
    draw();
  };

  mountPointers(stage, pan, zoom);
  stage.addEventListener("wheel", (event) => {
    const meant = event.ctrlKey || event.metaKey || stage.contains(document.activeElement);
    if (!meant) return;
    event.preventDefault();
    const { left, top } = stage.getBoundingClientRect();
    const lines = event.deltaMode ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    zoom(Math.exp(-event.deltaY * lines * speed), event.clientX - left, event.clientY - top);
  }, { passive: false });
  stage.addEventListener("scroll", () => stage.scrollTo(0, 0));
  new ResizeObserver(draw).observe(stage);
  return { at, set, setFrame, zoom, pan, fit, scaleToFit, centre, follow, missing };
}

// One pointer pans, two zoom; a click after a drag is none.
function mountPointers(stage, pan, zoom) {
  const held = new Map();
  let moved = 0;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!held.size) moved = 0;
    held.set(event.pointerId, event);
  });
  stage.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    if (event.pointerType === "mouse" && !event.buttons) return held.delete(event.pointerId);
    const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
    if (held.size === 1) {
      if (moved <= DRAG) moved = Math.hypot(dx, dy);
      if (moved <= DRAG) return;
      stage.setPointerCapture(event.pointerId);
      held.set(event.pointerId, event);
      stage.dataset.drag = "";
      return pan(dx, dy);
    }
    const [far, [ax, ay]] = spread(held);
    held.set(event.pointerId, event);
    const [now, [bx, by]] = spread(held);
    const { left, top } = stage.getBoundingClientRect();
    moved = DRAG + 1;
    pan(bx - ax, by - ay);
    zoom(now / far, bx - left, by - top);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    addEventListener(name, (event) => {
      held.delete(event.pointerId);
      delete stage.dataset.drag;
    });
  }
  stage.addEventListener("click", (event) => {
    if (moved <= DRAG) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  stage.addEventListener("dragstart", (event) => event.preventDefault());
}

function spread(held) {
  const [a, b] = [...held.values()];
  const gap = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) || 1;
  return [gap, [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2]];
}
