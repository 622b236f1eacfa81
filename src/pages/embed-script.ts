/**
 * The script that gives frames of this installation the height of what is in them (`/embed.js`). Whoever embeds a figure
 * loads it beside the frame, into a page of their own: so it is small, needs nothing, touches no other frame than those of
 * the server that it comes from, and believes no other sender.
 *
 * A page in a frame tells its height whenever it changes, and when asked: a script that comes late asks.
 */
export const EMBED_SCRIPT = `(function () {
  'use strict';
  var script = document.currentScript;
  if (!script || !script.src) return;
  var origin = new URL(script.src).origin;
  var known = (window.rollcallEmbeds = window.rollcallEmbeds || {});
  if (known[origin]) return;
  known[origin] = true;
  function frames() {
    return Array.prototype.filter.call(document.getElementsByTagName('iframe'), function (frame) {
      try {
        return new URL(frame.src).origin === origin;
      } catch (error) {
        return false;
      }
    });
  }
  window.addEventListener('message', function (event) {
    if (event.origin !== origin || !event.data || event.data.type !== 'rollcall:height') return;
    var height = Math.ceil(Number(event.data.height));
    if (!(height > 0 && height <= 20000)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = height + 'px';
    });
  });
  frames().forEach(function (frame) {
    if (frame.contentWindow) frame.contentWindow.postMessage({ type: 'rollcall:height?' }, '*');
  });
})();
`;
