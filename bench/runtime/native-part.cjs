// AWS's runtime client for Node has its HTTP part in C++, which a machine without a compiler cannot build. This one
// speaks the same Runtime API over node:http, and tells with its first request how much CPU the process had used.
const http = require('node:http');

const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const send = (method, path, headers, body) =>
  new Promise((resolve, reject) => {
    const options = { host, port, agent, method, headers, path: `/2018-06-01/runtime${path}` };
    const request = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ bodyJson: text, headers: response.headers }));
    });
    request.on('error', reject);
    request.end(body);
  });

const cpuMilliseconds = () => {
  const { user, system } = process.cpuUsage();
  return String((user + system) / 1000);
};

let last = Promise.resolve();
const report = (path, body) => {
  last = send('POST', path, { 'content-type': 'application/json' }, body);
};

exports.next = async () => {
  await last;
  return send('GET', '/invocation/next', { 'x-cpu-milliseconds': cpuMilliseconds() });
};
exports.done = (id, body) => report(`/invocation/${id}/response`, body);
exports.error = (id, body) => report(`/invocation/${id}/error`, body);
