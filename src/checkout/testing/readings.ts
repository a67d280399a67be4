import { field as fieldShape } from '../api/field.ts'
import { reading } from '../api/reading.ts'
import { step as stepShape } from '../api/step.ts'

/** Steps and fields as they stand on the wire, read as the client reads them inside its answers. */
export const step = reading(stepShape)
export const field = reading(fieldShape)
