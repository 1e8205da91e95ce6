// The last line of a test run, for whoever reads only that: how many passed, failed and were skipped.

/** A vitest reporter. A file that could not be loaded, and an error outside of any test, count as failures. */
export default class Counter {
  onTestRunEnd(modules, errors) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((one) => one.result().state))
    const number = (state) => states.filter((one) => one === state).length
    const unloaded = modules.filter((module) => module.errors().length > 0).length
    const skipped = states.length - number('passed') - number('failed')
    const failed = number('failed') + unloaded + errors.length
    console.log(`${number('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}
