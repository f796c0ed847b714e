// Reads from its input an array, the schema and documents after it, and writes what is wrong with each document: an empty list for none.
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2]);
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const [schema, ...documents] = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const validate = addFormats(new Ajv({ strict: false, allErrors: false })).compile(schema);
process.stdout.write(JSON.stringify(documents.map(d => (validate(d) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message}`)))));
