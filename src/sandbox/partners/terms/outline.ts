/**
 * The structure of the published terms of Stanbic, without their words. One line per section: `p`, `li` and `div` (a clause with
 * its number in a separate column), each with its number of characters. `[` and `]` enclose a list, `(` and `)` the points below
 * a point. `contact` is the block with the bank's telephone and email.
 */
export const OUTLINE = `
p421 p217
p1168 p274
p271
p61 [ li59 li128 li128 li108 li118 li195 li34( li80 li81 li179 ) li482 ]
p180 p236
p154
p314
p155 p85 p56
p472
p204
p726
p273
p800 p81 p159 p195 p275 p215 p50
p1087
p470
p155 contact
p315
p270 p238 p144
p231 p358 p225
[ li41( li115 li259 li189 ) li419( li19 li125 li91 li76 li104 li107 ) li533 ]
p257
div375 div117 div307 div190
div140 div254 div288 div64 div151 div419 div64 div168 div30 div236 div108 div188 div14 div15 div20 div375
p400
p567 p263 p254
p292`
  .trim()
  .split('\n')
  .map((section) => section.split(' '))
