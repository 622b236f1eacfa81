/** No answer: the server that was asked is not there, is none, is another version, or refuses to work it out. */
export class NotAnswered extends Error {}
