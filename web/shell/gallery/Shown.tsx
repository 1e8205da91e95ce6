// The parts that show something.
import { Mail, Phone, Trash2 } from 'lucide-react'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Columns, Grid } from '../../kit/page/Columns.tsx'
import { Segments } from '../../kit/page/Segments.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { DayHeading } from '../../kit/show/DayHeading.tsx'
import { Figure } from '../../kit/show/Figure.tsx'
import { Marked } from '../../kit/show/Marked.tsx'
import { Meter } from '../../kit/show/Meter.tsx'
import { PersonLine } from '../../kit/show/PersonLine.tsx'
import { Progress } from '../../kit/show/Progress.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { Time } from '../../kit/show/Time.tsx'
import { Sparkline } from '../../kit/chart/Sparkline.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { EmptyState } from '../../kit/state/EmptyState.tsx'
import { SkeletonCard, SkeletonRows } from '../../kit/state/Skeleton.tsx'

const warmth = [14, 12, 13, 10, 11, 18, 25, 22, 14, 10, 8, 9].map((value) => 30 - value)
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

export function Shown() {
  return (
    <>
      <Card title="Before you speak" note="from 214 interactions since March 2021" brief>
        <ol>
          <li className="owe">
            Tom promised a revised quote for the second oven by Friday. It is a day late.
            <a className="src" href="#page">
              e-mail, 17 Nov
            </a>
          </li>
          <li className="warm">
            Flour goes every three weeks and it has been twenty-six days.
            <a className="src" href="#page">
              8 orders
            </a>
          </li>
          <li>
            Her daughter Lily is in grade 4 now.
            <a className="src" href="#page">
              grade 3 in Oct 2025
            </a>
          </li>
        </ol>
      </Card>
      <Columns aside={<Aside />}>
        <Waiting />
        <Story />
      </Columns>
      <Grid of={4}>
        <Card title="Had to contact us again">
          <Figure value="11.8%" note="was 19.4% in spring · goal 8%" tone="up" />
        </Card>
        <Card title="Promises kept in time">
          <Figure value="91%" note="1,204 of 1,323 · goal 97%" tone="up" />
        </Card>
        <Card title="Hoops per matter">
          <Figure value="2.6" note="hand-overs and repeats · goal 2" tone="down" />
        </Card>
        <Card title="Accounted for" note="just now">
          <Figure value="100%" note="2,228 of 2,228" />
        </Card>
      </Grid>
      <States />
    </>
  )
}

function Waiting() {
  return (
    <Card title="They are waiting" note="3">
      <Row
        serif
        lead={
          <Tag tone="owe" wide>
            2 days
          </Tag>
        }
        title={
          <>
            <b>Ruth Adler</b> asked whether the gluten-free line is milled separately.
          </>
        }
        small="e-mail, Thu 16:10 · usual answer: 3 hours"
        right={<Button>Answer</Button>}
      />
      <Row
        serif
        lead={
          <Tag tone="warm" wide>
            5 hours
          </Tag>
        }
        title={
          <>
            <b>Hotel Bellweather</b> left a voice message about Monday’s order.
          </>
        }
        small="call, 07:40"
        right={<Button>Call</Button>}
      />
      <Row
        serif
        lead={
          <Tag tone="info" wide>
            storm
          </Tag>
        }
        title={
          <>
            <b>6 customers</b> bought batteries around the last two storms. Tuesday looks like the third.
          </>
        }
        small="forecast + 11 orders"
        right={<Button>See all</Button>}
      />
    </Card>
  )
}

function Story() {
  return (
    <>
      <h2>
        Everything between us <small>nothing typed in by hand</small>
      </h2>
      <Segments
        label="Channel"
        pills
        value="all"
        onChange={() => {}}
        options={[
          { value: 'all', label: 'All', count: 214 },
          { value: 'mail', label: 'E-mail', count: 612, cap: 500 },
          { value: 'call', label: 'Calls', count: 38 },
        ]}
      />
      <DayHeading at="2026-11-17" />
      <div className="ev">
        <time>15:42</time>
        <div className="ic">
          <Mail size={12} aria-hidden />
        </div>
        <div>
          <div className="who">
            Tom Reed <em>to</em> Margaret <em>· Second oven</em>
          </div>
          <p>
            <Marked
              text="Thanks for walking me through the new layout. I’ll send you a revised quote by Friday, with the narrower model and the delivery split in two."
              words={['I’ll send you a revised quote by Friday']}
            />
          </p>
          <div className="learn">
            <Tag tone="owe">we promised · quote · due Fri 20</Tag>
          </div>
        </div>
      </div>
      <div className="ev">
        <time>11:05</time>
        <div className="ic">
          <Phone size={12} aria-hidden />
        </div>
        <div>
          <div className="who">
            Margaret <em>called</em> Tom <em>· 14 min</em>
          </div>
          <p>
            The narrower oven fits if the door opens to the left. Wants it before the Christmas rush; will not decide
            without the fitter’s drawing.
          </p>
          <div className="learn">
            <Tag tone="info">wants · before Christmas</Tag>
            <Tag tone="info">decides on · fitter’s drawing</Tag>
          </div>
        </div>
      </div>
    </>
  )
}

function Aside() {
  return (
    <>
      <Card title="Promises" note="kept 31 of 33">
        <Row
          owe
          title="Revised quote, second oven"
          small="Tom, by Fri 20 Nov · “I’ll send you a revised quote by Friday”"
          right="1 day late"
        />
        <Row title="Fitter’s drawing" small="Margaret, by Wed 25 Nov" right="in 4 days" />
      </Card>
      <Card title="Nothing in it" empty>
        never shown
      </Card>
      <Card title="People around her">
        <PersonLine name="Lily Chen" small="daughter" />
        <PersonLine name="Sam Okafor" small="fitter · answers for the drawing" tag={<Tag>known</Tag>} />
      </Card>
      <Card title="Shop mailbox" note={<Time at={ago(3)} as="relative" />}>
        <Meter
          label="Accounted for"
          parts={[
            { label: 'captured', value: 398, tone: 'accent' },
            { label: 'quarantined', value: 3, tone: 'owe' },
            { label: 'left out', value: 83, tone: 'rest' },
          ]}
        />
        <div style={{ height: 14 }} />
        <Progress label="Reading shop.mbox" value={0.62} note="1,380 of 2,228" />
        <div style={{ height: 14 }} />
        <Progress label="Counting" />
      </Card>
      <Card title="Times">
        {[0.02, 3, 26, 80, 400, 9000].map((hours) => (
          <Row
            key={hours}
            title={<Time at={ago(hours)} />}
            right={<Time at={ago(hours)} as="relative" />}
            small={<Time at={ago(hours)} as="dateTime" />}
          />
        ))}
      </Card>
      <Card title="Warmth, 12 months">
        <Sparkline label="Warmth fell in spring and is back" values={warmth} width={120} height={30} dot />
      </Card>
    </>
  )
}

function States() {
  return (
    <>
      <h2 style={{ marginTop: 26 }}>Buttons</h2>
      <div className="cluster">
        <Button>Plain</Button>
        <Button tone="primary">Primary</Button>
        <Button tone="danger" icon={<Trash2 size={14} />}>
          Danger
        </Button>
        <Button tone="quiet">Quiet</Button>
        <Button small>Small</Button>
        <Button busy>Busy</Button>
        <Button disabled>Disabled</Button>
        <IconButton label="Remove" keys="d">
          <Trash2 size={16} />
        </IconButton>
        {(['accent', 'owe', 'warm', 'info', 'plain'] as const).map((tone) => (
          <Tag key={tone} tone={tone}>
            {tone}
          </Tag>
        ))}
      </div>
      <div className="grid3" style={{ marginTop: 24 }}>
        <Card>
          <EmptyState title="Nobody is waiting for an answer" action={<Button>Bring a file</Button>}>
            Whoever spoke last and got no answer will stand here.
          </EmptyState>
        </Card>
        <ErrorState error={new Error('x')} retry={() => {}} />
        <SkeletonCard lines={4} />
      </div>
      <SkeletonRows rows={2} />
    </>
  )
}
