import './first-text.css';
import './server-text.css';
import { useLayoutEffect } from 'react';
import { holdFirstText } from '../state/first-text.js';

/** What the server wrote of this view, until the view itself can be drawn. */
export function FirstText({ html }: { html: string }) {
  useLayoutEffect(holdFirstText, []);
  return <ServerText html={html} />;
}

/** A text of the server's own: whatever stood in an address or came from people is escaped in it. */
export function ServerText({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is the page as it came, put back where it stood
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
