/** Placeholder until the sandbox is there. */
export function showExamples(): void {}
