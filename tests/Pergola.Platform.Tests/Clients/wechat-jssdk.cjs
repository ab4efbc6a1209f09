// A mini program backend on wechat-jssdk: it logs a user in, and checks and opens what the mini program sends it.
// Reads one JSON object from its input, writes one to its output.
const { MiniProgram, Store } = require('wechat-jssdk');

async function main() {
  const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const miniProgram = new MiniProgram({
    store: new Store({ noInterval: true }),
    miniProgram: { appId: input.appId, appSecret: input.secret, GET_SESSION_KEY_URL: `${input.platform}/sns/jscode2session` },
  });
  if (input.code) return miniProgram.getSession(input.code);

  const refused = (promise) => promise.then(() => false, () => true);
  await miniProgram.verifySignature(input.rawData, input.signature, input.sessionKey);
  await miniProgram.verifySignature(JSON.parse(input.rawData), input.signature, input.sessionKey);
  return {
    tamperedIsRefused: await refused(miniProgram.verifySignature(`${input.rawData} `, input.signature, input.sessionKey)),
    decrypted: await miniProgram.decryptData(input.encryptedData, input.iv, input.sessionKey),
  };
}

main().then(
  (output) => process.stdout.write(JSON.stringify(output)),
  (error) => {
    process.stderr.write(String(error && error.stack ? error.stack : error));
    process.exitCode = 1;
  },
);
