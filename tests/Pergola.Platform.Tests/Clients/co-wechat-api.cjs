// A mini program backend on co-wechat-api: token, login and messages.
// Reads one JSON object from its input, writes one to its output.
const API = require('co-wechat-api');

async function main() {
  const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const api = new API(input.appId, input.secret);
  api.prefix = `${input.platform}/cgi-bin/`;
  api.snsPrefix = `${input.platform}/sns/`;
  api.wxaPrefix = `${input.platform}/wxa/`;
  const codeOf = (promise) => promise.then(() => 0, (error) => error.code);

  const output = {};
  output.token = (await api.getAccessToken()).accessToken;
  if (input.code) output.session = await api.code2Session(input.code);
  if (input.badCode) output.refused = await codeOf(api.code2Session(input.badCode));
  if (input.spoilToken) await api.saveToken({ accessToken: 'ATnonsense', expireTime: Date.now() + 60000 });
  if (input.message) {
    const { touser, template_id, page, data } = input.message;
    output.message = await api.sendSubscribeMessage(touser, template_id, page, data);
    output.unknownTemplate = await codeOf(api.sendSubscribeMessage(touser, 'mti_other', page, data));
  }
  return output;
}

main().then(
  (output) => process.stdout.write(JSON.stringify(output)),
  (error) => {
    process.stderr.write(String(error && error.stack ? error.stack : error));
    process.exitCode = 1;
  },
);
