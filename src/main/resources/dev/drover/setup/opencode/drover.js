// Drover's plugin for OpenCode: tells Drover what this client's sessions do.
// It never waits, prints, throws or answers; without Drover it does nothing.
import { spawn } from "node:child_process"

const CLIENT = "@DROVER_CLIENT@" // the path of Drover's client, put here by `drover setup`
const MOST_WAITING = 200 // messages; what comes while more wait is dropped
const LONGEST_CALL = 2000 // milliseconds
const LONGEST_TEXT = 300

export const Drover = async ({ directory } = {}) => {
  const parents = new Map() // subagent's session → the session that began it
  const asked = new Map() // request → the tool call that it is about
  const status = new Map() // session → what was told of it last
  const told = new Set() // answers and tool calls that were told

  // One client after the other, so that nothing overtakes.
  let last = Promise.resolve()
  let waiting = 0

  const call = (body) =>
    new Promise((done) => {
      try {
        const child = spawn(CLIENT, ["hook", "opencode"], { stdio: ["pipe", "ignore", "ignore"] })
        const timer = setTimeout(() => {
          child.kill()
          done()
        }, LONGEST_CALL)
        timer.unref?.()
        const over = () => {
          clearTimeout(timer)
          done()
        }
        child.on("error", over)
        child.on("close", over)
        child.stdin.on("error", () => {})
        child.stdin.end(JSON.stringify(body))
      } catch {
        done()
      }
    })

  const short = (text) => (typeof text === "string" ? text.slice(0, LONGEST_TEXT) : undefined)

  const remember = (map, key, value) => {
    map.set(key, value)
    if (map.size > 1000) map.delete(map.keys().next().value)
  }

  const once = (key) => {
    if (told.has(key)) return false
    told.add(key)
    if (told.size > 5000) told.delete(told.values().next().value)
    return true
  }

  // A subagent may begin subagents; people talk to the session above them all.
  const root = (session) => {
    for (let i = 0; i < 20 && parents.has(session); i++) session = parents.get(session)
    return session
  }

  const tell = (event, session, more) => {
    if (waiting >= MOST_WAITING) return last
    waiting++
    const body = { event, directory, ...more }
    if (typeof session === "string") {
      body.session = root(session)
      if (body.session !== session) body.subagent = session
    }
    last = last.then(() => call(body)).then(() => waiting--)
    return last
  }

  const created = (session, info) => {
    if (info.parentID) remember(parents, session, info.parentID)
    tell("session.created", session, {
      directory: info.directory ?? directory,
      version: info.version,
      model: info.model?.id,
    })
  }

  // Each state once: the client tells an end in two ways, and one after an error as well.
  const turn = (session, now, event, more) => {
    const before = status.get(session)
    if (before === now || (now === "idle" && before === "error")) return
    remember(status, session, now)
    tell(event, session, more)
  }

  const answered = (session, info) => {
    if (info.role !== "assistant" || !info.time?.completed || !info.tokens || !once(info.id)) return
    const { input = 0, output = 0, reasoning = 0, cache = {} } = info.tokens
    tell("message.updated", session, {
      directory: info.path?.cwd ?? directory,
      model: info.modelID,
      answer: {
        id: info.id,
        input,
        output: output + reasoning,
        cacheRead: cache.read ?? 0,
        cacheWrite: cache.write ?? 0,
      },
    })
  }

  const part = (session, { id, type, tool, callID, state }) => {
    if (type !== "tool" || !["completed", "error"].includes(state?.status) || !once(id)) return
    const { start, end } = state.time ?? {}
    tell("tool.execute.after", session, {
      tool,
      call: callID,
      failed: state.status === "error" ? "yes" : undefined,
      millis: end >= start ? end - start : undefined,
    })
  }

  const replied = (event, session, request) => {
    tell(event, session, { call: asked.get(request) })
    asked.delete(request)
  }

  const take = (event, properties) => {
    const session = properties.sessionID ?? properties.info?.id
    switch (event) {
      case "session.created":
        return created(session, properties.info ?? {})
      case "session.updated": // a session that goes on after a restart is not created anew
        if (properties.info?.parentID) remember(parents, session, properties.info.parentID)
        return
      case "session.status": {
        const now = properties.status?.type === "idle" ? "idle" : "busy"
        return turn(session, now, event, { status: now })
      }
      case "session.idle":
        return turn(session, "idle", event)
      case "session.error": {
        const { name, data } = properties.error ?? {}
        const aborted = name === "MessageAbortedError"
        const more = { error: short(name), reason: short(data?.message) }
        return turn(session, aborted ? "idle" : "error", event, more)
      }
      case "permission.asked":
        remember(asked, properties.id, properties.tool?.callID)
        return tell(event, session, {
          call: properties.tool?.callID,
          permission: short(properties.permission),
          pattern: short(properties.patterns?.[0]),
        })
      case "question.asked":
        remember(asked, properties.id, properties.tool?.callID)
        return tell(event, session, {
          call: properties.tool?.callID,
          question: short(properties.questions?.[0]?.question),
        })
      case "permission.replied":
      case "question.replied":
      case "question.rejected":
        return replied(event, session, properties.requestID ?? properties.permissionID)
      case "message.updated":
        return answered(session, properties.info ?? {})
      case "message.part.updated":
        return part(session, properties.part ?? {})
      case "session.compacted":
      case "session.deleted":
        return tell(event, session)
    }
  }

  // Whatever goes wrong in here, the client goes on.
  const quietly = (what) => async (...given) => {
    try {
      await what(...given)
    } catch {
      // Drover is not worth a word in somebody else's program.
    }
  }

  return {
    event: quietly(({ event }) => void take(event.type, event.properties ?? {})),
    "tool.execute.before": quietly(
      ({ tool, sessionID, callID }) =>
        void tell("tool.execute.before", sessionID, { tool, call: callID }),
    ),
    "experimental.session.compacting": quietly(
      ({ sessionID }) => void tell("session.compacting", sessionID),
    ),
    // The client is about to go; what waits has half a second.
    dispose: quietly(async () => {
      const mine = [...status.keys()].filter((session) => !parents.has(session)).slice(-8)
      for (const session of mine) tell("dispose", session)
      await Promise.race([last, new Promise((done) => setTimeout(done, 500))])
    }),
  }
}
