// Loads a plugin as the client does, and calls it as told: one call a line, {hook, given}.
import { createInterface } from "node:readline"

const { Drover } = await import(process.argv[2])
const hooks = await Drover({ directory: "/home/dev/shop", worktree: "/home/dev/shop" })
for await (const line of createInterface({ input: process.stdin })) {
  const { hook, given } = JSON.parse(line)
  const before = performance.now()
  const answer = hooks[hook](...given)
  const took = performance.now() - before
  await answer
  console.log(took > 100 ? "slow " + took : "called")
}
