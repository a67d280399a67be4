import type { Group } from './screen.ts'

export const overlay: Group = {
  title: 'Around the checkout',
  screens: [
    {
      id: 'overlay-waiting',
      caption: 'The shop’s order is on its way',
      overlay: { order: 'coming', frame: 'silent' },
    },
    {
      id: 'overlay-slow',
      caption: 'After five seconds',
      overlay: { order: 'here', frame: 'silent', after: 5_000 },
    },
    {
      id: 'overlay-unreachable',
      caption: 'The checkout does not load',
      overlay: { order: 'here', frame: 'silent', after: 20_000 },
    },
    {
      id: 'overlay-offline',
      caption: 'Without a network',
      isOnline: false,
      overlay: { order: 'here', frame: 'silent' },
    },
    {
      id: 'overlay-leave',
      caption: 'Really leave?',
      overlay: { order: 'here', frame: 'confirms', closed: true },
    },
    {
      id: 'overlay-own-looks',
      caption: 'In the shop’s yellow, with square corners',
      appearance: { accent: '#ffd400', radius: 0 },
      overlay: { order: 'here', frame: 'confirms', closed: true },
    },
    {
      id: 'overlay-locked',
      caption: 'No leaving while the bank decides',
      overlay: { order: 'here', frame: 'locked', closed: true },
    },
  ],
}
