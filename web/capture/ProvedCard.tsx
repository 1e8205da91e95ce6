// The proof over all sources: how much of what they list is accounted for, and what to do where something lacks.
import { call, queries } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { toast, toastProblem } from '../kit/overlay/toast.ts'
import { Card } from '../kit/show/Card.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { formatRelative } from '../words/date.ts'
import { formatNumber } from '../words/format.ts'
import { say, useVoice } from '../words/say.ts'
import { useRight } from '../shell/here.ts'
import type { Source } from './SourceState.tsx'

export function ProvedCard({ sources }: { sources: readonly Source[] }) {
  useVoice()
  const mayRepair = useRight('bringSources')
  const sum = sumUp(sources)
  const wrong = sources.filter(({ proof, readable }) => readable && proof && proof.missing !== 0)
  if (sum.counted === 0) return null
  const whole = sum.lacking === 0 && sum.surplus === 0
  return (
    <Card title={say(whole ? 'capture.provedCard' : 'capture.notProvedCard')}>
      <div className={whole ? undefined : 'owe'}>
        <Figure value={formatShare(sum.listed - sum.lacking, sum.listed)} />
      </div>
      <div className="sub">
        {say('capture.provedOf', {
          accounted: formatNumber(sum.listed - sum.lacking),
          listed: formatNumber(sum.listed),
        })}{' '}
        · {say('capture.countedAfresh', { when: formatRelative(sum.oldest) })}
      </div>
      {sum.lacking > 0 && <div className="owe">{say('capture.lacks', { n: sum.lacking })}</div>}
      {sum.surplus > 0 && <div className="owe">{say('capture.surplus', { n: sum.surplus })}</div>}
      {sum.uncountable > 0 && <div className="sub">{say('capture.uncountable', { n: sum.uncountable })}</div>}
      {sum.pending > 0 && <div className="sub">{say('capture.notCounted', { n: sum.pending })}</div>}
      <div className="acts after">
        {!whole && mayRepair && wrong.length > 0 && (
          <Button
            tone="primary"
            small
            onClick={() => void forAll('POST /sources/:id/repair', wrong, say('capture.repairing'))}
          >
            {say('capture.repair')}
          </Button>
        )}
        <Button
          small
          onClick={() =>
            void forAll(
              'POST /sources/:id/proof',
              sources.filter(({ readable, phase }) => readable && phase !== 'reading'),
              say('capture.counting'),
            )
          }
        >
          {say('capture.countAgain')}
        </Button>
      </div>
    </Card>
  )
}

/** Never "100%" while anything lacks. */
function formatShare(part: number, whole: number): string {
  const share = whole === 0 ? 1 : part / whole
  const floored = Math.floor(share * 1000) / 1000
  return formatNumber(floored, { style: 'percent', maximumFractionDigits: 1 })
}

function sumUp(sources: readonly Source[]) {
  const proofs = sources.flatMap(({ proof }) => (proof ? [proof] : []))
  const counted = proofs.filter(({ problem }) => !problem)
  const total = (of: (proof: (typeof proofs)[number]) => number) => proofs.reduce((sum, proof) => sum + of(proof), 0)
  return {
    counted: counted.length,
    uncountable: proofs.length - counted.length,
    pending: sources.length - proofs.length,
    listed: total(({ listed }) => listed),
    lacking: total(({ missing }) => Math.max(0, missing)),
    surplus: total(({ missing }) => Math.max(0, -missing)),
    oldest: proofs.map(({ provedAt }) => provedAt).sort()[0] ?? '',
  }
}

async function forAll(
  key: 'POST /sources/:id/repair' | 'POST /sources/:id/proof',
  sources: readonly Source[],
  words: string,
): Promise<void> {
  try {
    for (const { id } of sources) await call(key, { id })
    toast(words)
    await queries.invalidateQueries({ queryKey: ['GET /sources'] })
  } catch (error) {
    toastProblem(error)
  }
}
