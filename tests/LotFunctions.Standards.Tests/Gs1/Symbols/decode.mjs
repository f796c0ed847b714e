// Reads the barcodes of an image: gray bytes on the input behind a line with width and height; answers JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.argv[2]);
const { prepareZXingModule, readBarcodes } = require('zxing-wasm/reader');
await prepareZXingModule({
  overrides: { wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')) },
  fireImmediately: true,
});

const input = readFileSync(0);
const line = input.indexOf(10);
const [width, height] = input.subarray(0, line).toString('ascii').split(' ').map(Number);
const data = new Uint8ClampedArray(width * height * 4);
for (let i = 0; i < width * height; i++) {
  data.fill(input[line + 1 + i], i * 4, i * 4 + 3);
  data[i * 4 + 3] = 255;
}

const found = await readBarcodes({ width, height, data, colorSpace: 'srgb' }, { tryHarder: true, textMode: 'Plain' });
process.stdout.write(JSON.stringify(found.map((r) => ({
  format: r.format, identifier: r.symbologyIdentifier, hex: Buffer.from(r.bytes).toString('hex'), error: r.error,
}))));
