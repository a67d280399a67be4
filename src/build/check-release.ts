import { readFileSync } from 'node:fs'
import { releaseProblems, type ReleaseManifest } from './release-problems.ts'

/* The first part of `npm run release`: exits with 1 and prints the reasons when this folder must not be published. */

const problems = releaseProblems(
  JSON.parse(readFileSync('package.json', 'utf8')) as ReleaseManifest,
  readFileSync('CHANGELOG.md', 'utf8'),
)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
