/** The fields of `package.json` that a release reads. */
export interface ReleaseManifest {
  readonly version: string
  readonly repository?: unknown
  readonly bugs?: unknown
  readonly homepage?: unknown
}

/**
 * The reasons why this folder must not be published, each as a sentence; empty without any. npm's provenance names the place of the source,
 * so a package without `repository` is refused by npm too, but only after the build.
 */
export function releaseProblems(
  { version, repository, bugs, homepage }: ReleaseManifest,
  changelog: string,
): string[] {
  const missing = Object.entries({
    repository: urlOf(repository),
    bugs: urlOf(bugs),
    homepage: urlOf(homepage),
  })
    .filter(([, url]) => !/^(?:git\+)?https:\/\/[^/]+\/./.test(url))
    .map(
      ([name]) =>
        `package.json: "${name}" is missing, or is not an https address. Provenance needs the public place of this source.`,
    )
  const [, heading = ''] = /^## (.+)$/m.exec(changelog) ?? []
  const isDated = heading.startsWith(`${version} (`) && /\(\d{4}-\d\d-\d\d\)$/.test(heading)
  return isDated
    ? missing
    : [
        ...missing,
        `CHANGELOG.md: its first heading is "${heading}". Write "${version} (<the day, as 2026-01-31>)".`,
      ]
}

/** Each of these fields is an address or an object with one. */
function urlOf(field: unknown): string {
  const url = typeof field === 'object' && field !== null ? (field as { url?: unknown }).url : field
  return typeof url === 'string' ? url : ''
}
