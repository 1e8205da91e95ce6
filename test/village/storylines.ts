// All that happens in the village, storyline by storyline, with the regular orders between.
import { adler, adlerOrders } from './told/adler.ts'
import { afar } from './told/afar.ts'
import { among } from './told/among.ts'
import { bellweather } from './told/bellweather.ts'
import { bellweatherOrders } from './told/bellweather-orders.ts'
import { gill } from './told/gill.ts'
import { callum } from './told/callum.ts'
import { kettle } from './told/kettle.ts'
import { margaret } from './told/margaret.ts'
import { margaretNow } from './told/margaret-november.ts'
import { margaretOrders } from './told/margaret-orders.ts'
import { supplier } from './told/mill.ts'
import { okafor } from './told/okafor.ts'
import { allotment, candles } from './told/parish.ts'
import { bex, pickles } from './told/pickles.ts'
import { ordersOf } from './rhythm.ts'
import { schoolAndStranger } from './told/school.ts'
import { sorrel, sorrelOrders } from './told/sorrel.ts'
import type { Thread } from './thread.ts'

const told = [
  margaret,
  margaretNow,
  bellweather,
  callum,
  sorrel,
  adler,
  okafor,
  schoolAndStranger,
  kettle,
  gill,
  pickles,
  bex,
  allotment,
  afar,
  supplier,
  among,
]
const rhythms = [margaretOrders, bellweatherOrders, sorrelOrders, adlerOrders, candles]

/** Told afresh each time, so that one telling never marks another. */
export const storylines = (now: Date): Thread[] =>
  structuredClone([...told.flat(), ...rhythms.flatMap((rhythm) => ordersOf(rhythm, now))])
