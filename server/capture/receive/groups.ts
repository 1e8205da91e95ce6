// Names that belong together, transitively (union-find with path halving).

export class Groups {
  private readonly parents = new Map<string, string>()

  /** The name that stands for the group of `name`; the same for all in it until the next `join`. */
  find(name: string): string {
    let at = name
    for (;;) {
      const parent = this.parents.get(at)
      if (parent === undefined) return at
      const above = this.parents.get(parent)
      if (above !== undefined) this.parents.set(at, above)
      at = parent
    }
  }

  join(one: string, other: string): void {
    const [a, b] = [this.find(one), this.find(other)]
    if (a !== b) this.parents.set(b, a)
  }
}
