// A mail as it was sent, in a frame where nothing of it can run; pictures from elsewhere come only when asked for.
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { Skeleton } from '../../kit/state/Skeleton.tsx'
import { useSay } from '../../words/say.ts'

export function MailFrame({ id }: { id: string }) {
  const say = useSay()
  const [remote, setRemote] = useState(false)
  const query = useApi('GET /interactions/:id/remote-pictures', { id }, { staleTime: Infinity, touchedBy: [] })
  return (
    <Loaded query={query} skeleton={<Skeleton height={420} />}>
      {({ pictures }) => (
        <div className="mail">
          {pictures > 0 && !remote && (
            <div className="mail-bar">
              <span>{say('views.kept', { n: pictures })}</span>
              <Button small onClick={() => setRemote(true)}>
                {say('views.loadPictures', { n: pictures })}
              </Button>
            </div>
          )}
          <iframe
            title={say('views.frame')}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            src={`/api/interactions/${id}/html${remote ? '?remote=true' : ''}`}
          />
        </div>
      )}
    </Loaded>
  )
}
