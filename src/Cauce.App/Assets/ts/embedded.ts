/** Tells the page around the frame how high the form is, so that nobody scrolls inside it. */
const tell = () => parent.postMessage({ cauceHeight: document.documentElement.getBoundingClientRect().height }, "*");
new ResizeObserver(tell).observe(document.documentElement);
tell();
