// The peer of the row oidc-provider: authorization codes are made through the provider's own models, then its token endpoint exchanges each once.
// node provider.mjs COUNT FILE: writes COUNT codes to FILE, a line each, then prints the port; a line on the input makes COUNT more; the end of the input ends it.
import { createInterface } from 'node:readline';
import { writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { Memory, clear } from './memory.mjs';

const [count, file] = [Number(process.argv[2]), process.argv[3]];
const users = 5000;
const redirectUri = 'https://client.example/callback';
const { privateKey } = generateKeyPairSync('ed25519');

const provider = new Provider('http://127.0.0.1', {
  adapter: Memory,
  clients: [{
    client_id: 'bench',
    client_secret: '0123456789abcdef0123456789abcdef',
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'EdDSA',
  }],
  enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'EdDSA' }] },
  pkce: { required: () => false },
  features: { devInteractions: { enabled: false } },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  ttl: { AuthorizationCode: 3600, Grant: 7200, AccessToken: 7200, IdToken: 3600 },
  cookies: { keys: ['bench'] },
});
const client = await provider.Client.find('bench');

async function issue() {
  clear();
  const codes = [];
  for (let i = 0; i < count; i++) {
    const accountId = String(i % users);
    const grant = new provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope('openid');
    const code = new provider.AuthorizationCode({
      accountId, client, grantId: await grant.save(), gty: 'authorization_code', redirectUri, scope: 'openid', authTime: Math.floor(Date.now() / 1000),
    });
    codes.push(await code.save());
  }
  writeFileSync(file, codes.join('\n') + '\n');
}

await issue();
const server = provider.listen(0, '127.0.0.1', () => console.log(server.address().port));
createInterface({ input: process.stdin })
  .on('line', async () => { await issue(); console.log('issued'); })
  .on('close', () => process.exit(0));
