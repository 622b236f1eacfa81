import { Webhook } from 'standardwebhooks';
import { newSecret, secretText, signedHeaders } from './signature.js';

describe('the signature of a webhook', () => {
  const secret = newSecret();
  const body = JSON.stringify({ type: 'roll.changed', data: { reason: '肯尼亚 signed <b>' } });
  const headers = signedHeaders({ id: 'msg_1', at: new Date(), body }, secret);

  test('is taken by the library of the scheme', () => {
    expect(secretText(secret)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(new Webhook(secretText(secret)).verify(body, headers)).toEqual(JSON.parse(body));
  });

  test.each([
    ['another text', `${body} `, headers],
    ['another message', body, { ...headers, 'webhook-id': 'msg_2' }],
    ['another time', body, { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) }],
  ])('is not that of %s', (_, text, given) => {
    expect(() => new Webhook(secretText(secret)).verify(text, given)).toThrow('No matching signature');
  });

  test('is the one of the specification for its key, message and time', () => {
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(signedHeaders(message, key)['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
