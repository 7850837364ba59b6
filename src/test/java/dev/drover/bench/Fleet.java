package dev.drover.bench;

import dev.drover.agents.Payloads;
import dev.drover.daemon.AgentProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Agents that really run, each with what it says in one turn with four tool calls, over and over.
final class Fleet implements AutoCloseable {
    static final List<String> TURN =
            List.of(
                    "session-start-startup",
                    "user-prompt-submit",
                    "pre-tool-use",
                    "post-tool-use",
                    "pre-tool-use",
                    "post-tool-use",
                    "pre-tool-use",
                    "post-tool-use",
                    "pre-tool-use",
                    "post-tool-use",
                    "stop");

    private final List<AgentProcess> processes = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();

    /// One agent and its place in its turn.
    static final class Agent {
        final long pid;
        private final List<byte[]> requests;
        private final AtomicInteger said = new AtomicInteger();

        Agent(long pid, List<byte[]> requests) {
            this.pid = pid;
            this.requests = requests;
        }

        byte[] next() {
            return requests.get(Math.floorMod(said.getAndIncrement(), requests.size()));
        }
    }

    /// @param keepAlive false if each hook has a connection of its own, as the client does it
    static Fleet of(int size, Path home, Path cwd, boolean keepAlive) throws IOException {
        Fleet fleet = new Fleet();
        try {
            for (int i = 0; i < size; i++) {
                AgentProcess process = AgentProcess.idle(home, cwd);
                fleet.processes.add(process);
                String session = UUID.randomUUID().toString();
                fleet.agents.add(
                        new Agent(
                                process.pid(),
                                TURN.stream()
                                        .map(p -> Payloads.claude(p, session, cwd.toString()))
                                        .map(
                                                body ->
                                                        HookConnection.request(
                                                                body, cwd.toString(), keepAlive))
                                        .toList()));
            }
            return fleet;
        } catch (IOException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    Agent agent(int index) {
        return agents.get(index % agents.size());
    }

    int size() {
        return agents.size();
    }

    @Override
    public void close() {
        processes.forEach(AgentProcess::close);
    }
}
