// What each role may, as the server's own table says.
import { Check } from 'lucide-react'
import { useApi } from '../../api.ts'
import { Card } from '../../kit/show/Card.tsx'
import { PlainTable } from '../../kit/table/PlainTable.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { useSay } from '../../words/say.ts'
import { roles, roleWords } from './role.ts'

export function RightsCard() {
  const say = useSay()
  const rights = useApi('GET /rights', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Loaded query={rights}>
      {({ items }) => (
        <Card title={say('workspace.rightsTitle')}>
          <div className="rights">
            <PlainTable
              label={say('workspace.rightsTitle')}
              rows={items}
              rowKey={({ right }) => right}
              columns={[
                {
                  key: 'right',
                  head: <span className="visually-hidden">{say('workspace.rightsOf')}</span>,
                  cell: ({ right }) => say(`workspace.right_${right}`),
                },
                ...roles.map((role) => ({
                  key: role,
                  head: (
                    <>
                      {say(roleWords[role].name)}
                      <small>{say(roleWords[role].hint)}</small>
                    </>
                  ),
                  cell: (row: (typeof items)[number]) =>
                    row.roles.includes(role) ? (
                      <Check size={15} role="img" aria-label={say('workspace.rightHas')} />
                    ) : (
                      <span className="visually-hidden">{say('workspace.rightHasNot')}</span>
                    ),
                })),
              ]}
            />
          </div>
        </Card>
      )}
    </Loaded>
  )
}
