package dev.drover.mcp;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.daemon.Daemon;
import dev.drover.ipc.Api;
import dev.drover.ipc.Peer;
import dev.drover.model.InstanceId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Who asks. Found out anew for each request, so that an agent which has ended has no say.
///
/// @param instance that the caller names, null if none
/// @param capability that proves it where no process can
/// @param afterwards what is to be done once the answer is on its way, and not if it is lost
record Caller(
        Daemon daemon,
        Peer peer,
        @Nullable String instance,
        @Nullable String capability,
        Queue<Runnable> afterwards) {

    Caller(Daemon daemon, Peer peer, @Nullable String instance, @Nullable String capability) {
        this(daemon, peer, instance, capability, new ConcurrentLinkedQueue<>());
    }

    /// The answer is on its way.
    void answered() {
        for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
            next.run();
        }
    }

    /// The instance that asks; empty if it is nobody that Drover knows.
    ///
    /// @throws Refused if it names one that is not its own
    Optional<InstanceId> agent() {
        return daemon.agent(peer.pid(), instance, capability);
    }

    /// What everybody may ask.
    Api looking() {
        return agent().map(this::as).orElseGet(() -> daemon.api(0));
    }

    /// What an agent may do.
    ///
    /// @throws Refused if it is nobody that Drover knows
    Acting acting() {
        InstanceId agent = agent().orElseThrow(() -> new Refused(new Refusal.NotNow(unknown())));
        return new Acting(agent, as(agent));
    }

    /// An agent and what it may do.
    record Acting(InstanceId agent, Api api) {}

    private Api as(InstanceId agent) {
        return daemon.api(agent, peer.pid());
    }

    /// What to tell somebody who is nobody that Drover knows.
    String unknown() {
        return peer.door() == Peer.Door.TCP
                ? "Over HTTP Drover does not know which agent you are, so you can only look. Use"
                        + " the server `drover mcp` (`drover setup mcp` adds it), or name your"
                        + " instance in the address (/mcp?instance=ID) and send its capability in"
                        + " the header Drover-Capability."
                : "Drover does not know which agent runs you, so you can only look. It knows an"
                        + " agent once that reports: `drover setup` adds the hooks; then start the"
                        + " agent again.";
    }
}
