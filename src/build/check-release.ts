import { readFileSync } from 'node:fs'
import { releaseProblems, type ReleaseManifest } from './release-problems.ts'

/* The first part of `npm run release`: ends with 1, and says why, when this folder is not to be published. */

const problems = releaseProblems(
  JSON.parse(readFileSync('package.json', 'utf8')) as ReleaseManifest,
  readFileSync('CHANGELOG.md', 'utf8'),
)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
