import { useEffect, useState } from 'preact/hooks'
import { listen } from '../../shared/listen.ts'

/** Whether the device reports that it is connected. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine)
  useEffect(() => listen(window, 'online offline', () => setOnline(navigator.onLine)), [])
  return online
}
