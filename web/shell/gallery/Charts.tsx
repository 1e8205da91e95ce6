// The charts.
import { BarChart } from '../../kit/chart/BarChart.tsx'
import { HorizontalBars } from '../../kit/chart/HorizontalBars.tsx'
import { LineChart } from '../../kit/chart/LineChart.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Columns } from '../../kit/page/Columns.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { formatDuration } from '../../words/format.ts'

const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov']
const points = months.map((label, at) => ({ key: label, label, value: [30, 36, 34, 48, 52, 60, 58, 71][at]! }))
const weeks = Array.from({ length: 30 }, (_, at) => new Date(Date.UTC(2026, 3, 20 + 7 * at)).toISOString().slice(0, 10))
const series = [
  {
    key: 'in',
    label: 'From customers',
    points: weeks.map((at, n) => ({ at, value: Math.round(60 + 30 * Math.sin(n / 3) + n) })),
  },
  {
    key: 'out',
    label: 'From us',
    points: weeks.map((at, n) => ({ at, value: Math.round(48 + 24 * Math.sin(n / 3 + 0.4) + n) })),
  },
]

export function Charts() {
  return (
    <Columns
      aside={
        <Card title="Regulars won, by month">
          <BarChart label="Regulars won, by month" points={points} onOpen={(point) => toast(point.label)} />
        </Card>
      }
    >
      <Card title="Interactions, by week">
        <LineChart label="Interactions, by week" series={series} />
      </Card>
      <Card title="Answer time, by member">
        <HorizontalBars
          label="Answer time, by member"
          rows={[
            { key: 'a', label: 'Tom Reed', value: 7.8e6, note: '120 answers' },
            { key: 'b', label: 'Anna Marsh', value: 2.9e6 },
            { key: 'c', label: 'Priya Nair', value: 9.7e7 },
          ]}
          format={(ms) => formatDuration(ms, { fine: true })}
          to={() => ({ to: '/kit' }) as never}
        />
      </Card>
    </Columns>
  )
}
