/**
 * Builds the pages when something that they are made of has changed. Maven calls it with the Node of the machine:
 * `node build/build.js [--unchecked]`. Unchecked leaves out types and tests, for whoever only wants to run the pages.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('..', import.meta.url));
const NEEDED = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(`The pages need Node ${NEEDED.join('.')} or later; this is ${process.version}. `
    + 'Install one, for example from https://nodejs.org, and try again.');
  process.exit(1);
}

const checked = !process.argv.includes('--unchecked');
const inputs = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vite.config.ts', 'build', 'src',
  '../openapi/v1.yaml'];
const hash = (paths) => {
  const digest = createHash('sha256').update(process.version);
  const add = (path) => {
    const full = join(MODULE, path);
    if (statSync(full).isDirectory()) {
      readdirSync(full).sort().forEach((name) => add(join(path, name)));
    } else {
      digest.update(path).update('\0').update(readFileSync(full));
    }
  };
  paths.forEach(add);
  return digest.digest('hex');
};
const stamp = (name) => join(MODULE, name);
const holds = (name, value) => existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === value;
const run = (command, ...words) => {
  const { status, error } = spawnSync(command, words, { cwd: MODULE, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${command} ${words.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
};

const libraries = hash(['package.json', 'package-lock.json']);
const all = hash(inputs);
const built = existsSync(join(MODULE, 'target/classes/pages')) && holds('target/pages.built', all);
if (built && (!checked || holds('target/pages.checked', all))) {
  process.exit(0);
}
if (!holds('node_modules/.libraries', libraries)) {
  run('npm', 'ci', '--no-progress');
  writeFileSync(stamp('node_modules/.libraries'), libraries);
}
mkdirSync(join(MODULE, 'target'), { recursive: true });
run('npm', 'run', '--silent', 'api');
if (checked) {
  run('npm', 'run', '--silent', 'typecheck');
  run('npm', 'run', '--silent', 'test');
}
if (!built) {
  rmSync(stamp('target/pages.built'), { force: true });
  run('npm', 'run', '--silent', 'build');
  run('npm', 'run', '--silent', 'budget');
  writeFileSync(stamp('target/pages.built'), all);
}
if (checked) {
  writeFileSync(stamp('target/pages.checked'), all);
}
