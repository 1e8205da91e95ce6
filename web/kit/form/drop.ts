// Reads what was dropped: files, and whole folders with the paths inside them.

export type Dropped = { file: File; path: string }

/** Every file of a drop; must be called inside the drop event, before anything is awaited. */
export function readDrop(data: DataTransfer): Promise<Dropped[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return Promise.resolve(readList(data.files))
  return Promise.all(entries.map(readEntry)).then((found) => found.flat())
}

/** The files of a file input; a chosen folder gives each its path. */
export function readList(files: FileList): Dropped[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }))
}

async function readEntry(entry: FileSystemEntry): Promise<Dropped[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile)
    return [{ file: await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)), path }]
  const found: Dropped[] = []
  for (const child of await readFolder(entry as FileSystemDirectoryEntry)) found.push(...(await readEntry(child)))
  return found
}

/** A folder is handed out a hundred entries at a time until it has no more. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const found: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (some.length === 0) return found
    found.push(...some)
  }
}
