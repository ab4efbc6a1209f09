// A mini program backend on node-easywechat: stable token, login, phone number, messages, and what the mini program sends it.
// Reads one JSON object from its input, writes one to its output.
const { MiniApp } = require('node-easywechat');

// The client keeps its tokens in a cache of ours: its own writes files beside the script.
function memoryCache() {
  const kept = new Map();
  return {
    get: async (id) => kept.get(id) ?? null,
    has: async (id) => kept.has(id),
    set: async (id, data) => kept.set(id, data) && true,
    delete: async (id) => kept.delete(id),
    clear: async () => kept.clear(),
  };
}

async function main() {
  const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const app = new MiniApp({ app_id: input.appId, secret: input.secret, use_stable_access_token: input.stable, http: { baseURL: input.platform, throw: false } });
  app.setCache(memoryCache());
  const client = app.getClient();
  const post = async (path, json) => (await client.post(path, { json })).toObject();

  const token = await app.getAccessToken().getToken();
  const output = { token };
  if (input.code) output.session = await app.getUtils().codeToSession(input.code);
  if (input.badCode) output.refused = await app.getUtils().codeToSession(input.badCode).then(() => 'accepted', (error) => error.message);
  if (input.phoneCode) output.phone = await post('/wxa/business/getuserphonenumber', { code: input.phoneCode });
  if (input.message) output.message = await post('/cgi-bin/message/subscribe/send', input.message);
  if (input.templates) output.templates = (await client.get('/wxaapi/newtmpl/gettemplate')).toObject();
  if (input.encryptedData) output.decrypted = app.getUtils().decryptSession(input.sessionKey, input.iv, input.encryptedData);
  return output;
}

main().then(
  (output) => process.stdout.write(JSON.stringify(output)),
  (error) => {
    process.stderr.write(String(error && error.stack ? error.stack : error));
    process.exitCode = 1;
  },
);
