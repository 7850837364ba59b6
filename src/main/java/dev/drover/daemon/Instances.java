package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.core.LabelRules;
import dev.drover.core.LifeRules;
import dev.drover.core.Lookup;
import dev.drover.core.PortCaller;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.RegistrationRules;
import dev.drover.core.ReportRules;
import dev.drover.core.StatusLineRules;
import dev.drover.core.StoppedTurnRules;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Party;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Sample;
import dev.drover.model.State;
import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.StatusInput;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What can be done with instances: take an agent's report, register, label, end. Looks at the
/// world first, then asks a rule.
final class Instances {
    private final StateWriter writer;
    private final Samples samples;
    private final InstanceViews views;
    private final Callers callers;
    private final ServedTerminals served;
    private final ProcessTable processes;
    private final Checkouts checkouts;
    private final Capabilities capabilities;
    private final InstantSource clock;

    Instances(
            StateWriter writer,
            Samples samples,
            InstanceViews views,
            Callers callers,
            ServedTerminals served,
            ProcessTable processes,
            Checkouts checkouts,
            Capabilities capabilities,
            InstantSource clock) {
        this.writer = writer;
        this.samples = samples;
        this.views = views;
        this.callers = callers;
        this.served = served;
        this.processes = processes;
        this.checkouts = checkouts;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /// Takes what an agent said.
    ///
    /// @param callerPid the process that said it, as the kernel attests it; 0 if unknown
    StateWriter.Outcome<Optional<InstanceId>> report(Agent agent, Report report, long callerPid) {
        Instant now = clock.instant();
        State state = writer.state();
        Location location = checkouts.locate(report.cwd(), report.projectDirectory());
        ProcessFacts process =
                callers.agentProcess(callerPid, agent, report.sessionId(), state)
                        .or(() -> served.terminal(agent, report, location, callerPid, state))
                        .orElse(null);
        var outcome =
                writer.submitTold(
                        ReportRules.report(
                                notFromTheFuture(report, now),
                                process,
                                location,
                                ThreadLocalRandom.current().nextInt()));
        outcome.reply().ifPresent(id -> samples.hook(id, report.at(), now));
        return outcome;
    }

    /// A person has stopped a turn, as the agent's transcript tells. What a hook has said since
    /// then is newer.
    void stopped(Conversation conversation, Instant at) {
        writer.state()
                .instances()
                .ofConversation(conversation.agent(), conversation.session())
                .filter(instance -> !spokeAfter(instance.id(), at))
                .ifPresent(instance -> writer.submit(StoppedTurnRules.stopped(instance.id(), at)));
    }

    /// A turn failed, as the agent's transcript tells; a hook may have told only that it is over.
    void failed(Conversation conversation, Instant at, String error) {
        writer.state()
                .instances()
                .ofConversation(conversation.agent(), conversation.session())
                .ifPresent(i -> writer.submit(StoppedTurnRules.failed(i.id(), at, error)));
    }

    private boolean spokeAfter(InstanceId id, Instant at) {
        Instant last = samples.of(id).map(Sample::lastHook).orElse(null);
        return last != null && last.isAfter(at);
    }

    /// Who draws a status line.
    ///
    /// @param location where it works; null if its instance tells
    record Drawing(Optional<InstanceId> instance, @Nullable Location location) {}

    /// Takes what an agent said while it draws its status line.
    ///
    /// @param callerPid as in [#report]
    Drawing draws(Agent agent, StatusInput told, long callerPid) {
        State state = writer.state();
        ProcessKey process =
                callers.agentProcess(callerPid, agent, told.session(), state)
                        .map(ProcessFacts::key)
                        .orElse(null);
        Location location =
                told.directory() == null || !StatusLineRules.wantsPlace(state, told, process)
                        ? null
                        : checkouts.locate(told.directory(), told.project());
        Optional<InstanceId> id = writer.submit(StatusLineRules.told(told, process, location));
        id.ifPresent(known -> samples.seen(known, clock.instant()));
        return new Drawing(id, location);
    }

    /// The instance that the caller runs in.
    Optional<InstanceId> around(long callerPid) {
        return callers.instanceOf(callerPid, writer.state()).map(Instance::id);
    }

    /// Ages are never negative: a client's clock that is ahead is taken for ours.
    private static Report notFromTheFuture(Report report, Instant now) {
        return report.at().isAfter(now) ? report.at(now) : report;
    }

    Registration.Granted register(Registration wanted, long callerPid) {
        ProcessFacts process = registrant(wanted, callerPid).orElse(null);
        Location location = checkouts.locate(wanted.cwd(), null);
        InstanceId id =
                writer.submit(
                        RegistrationRules.register(
                                wanted, process, location, ThreadLocalRandom.current().nextInt()));
        samples.seen(id, clock.instant());
        return new Registration.Granted(view(id), capabilities.grant(id));
    }

    /// The process that registers: the pid it names, if that is the caller or one of its ancestors,
    /// else the caller itself.
    private Optional<ProcessFacts> registrant(Registration wanted, long callerPid) {
        if (callerPid <= 0) {
            return Optional.empty(); // over TCP no process can be attested
        }
        long pid = wanted.pid() != null ? wanted.pid() : callerPid;
        // Everybody descends from pid 1, so that it proves nothing.
        boolean own =
                pid > 1 && processes.lineage(callerPid).stream().anyMatch(key -> key.pid() == pid);
        if (!own) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "Process "
                                    + pid
                                    + " is neither the caller nor one of its ancestors, so it"
                                    + " cannot be registered. Register from within that process, or"
                                    + " leave the pid out."));
        }
        return processes.look(pid);
    }

    void heartbeat(String id, long callerPid, @Nullable String capability) {
        Instance instance = owned(id, callerPid, capability);
        if (!instance.isLive()) {
            throw hasEnded(instance);
        }
        samples.heartbeat(instance.id(), clock.instant());
        if (instance.staleSince() != null) {
            writer.submit(LifeRules.returned(instance.id()));
        }
    }

    void deregister(String id, long callerPid, @Nullable String capability) {
        owned(id, callerPid, capability);
        writer.submit(LifeRules.deregister(id));
    }

    /// @throws Refused unless the caller runs inside the instance or shows its capability
    Instance owned(String id, long callerPid, @Nullable String capability) {
        Instance instance = Lookup.instance(writer.state(), id);
        boolean owner =
                callers.descendsFrom(callerPid, instance)
                        || capabilities.fits(instance.id(), capability);
        if (!owner) {
            throw new Refused(new Refusal.NotYours(id));
        }
        return instance;
    }

    InstanceView label(String id, LabelChange change) {
        return view(writer.submit(LabelRules.label(id, change)));
    }

    /// @param age how long it must be over, or silent
    int forgetEnded(Duration age) {
        return writer.submit(LifeRules.forget(age, true));
    }

    InstanceView view(String id) {
        State state = writer.state();
        return views.view(Lookup.instance(state, id), state);
    }

    private InstanceView view(InstanceId id) {
        return view(id.value());
    }

    /// Who asks for something about ports.
    ///
    /// @param instance that the caller says to be, or to act for; null for none
    /// @param person may the caller be one, if it is no instance?
    PortCaller portCaller(
            long callerPid,
            @Nullable String instance,
            @Nullable String capability,
            boolean person) {
        State state = writer.state();
        InstanceId own = callers.instanceOf(callerPid, state).map(Instance::id).orElse(null);
        if (own == null && instance != null && capability != null) {
            own = owned(instance, callerPid, capability).id();
        }
        return new PortCaller(own, person && own == null);
    }

    /// Who sends and reads messages: the instance that the caller runs in; or the one that it names
    /// and can prove to be; or the user.
    ///
    /// @param person whether a caller who is no instance is the user
    /// @throws Refused if it is not found out who calls
    Party party(
            long callerPid, @Nullable String named, @Nullable String capability, boolean person) {
        InstanceId own = agent(callerPid, named, capability).orElse(null);
        if (own == null && !person) {
            throw new Refused(
                    new Refusal.OfMessage(
                            "message-sender-unknown",
                            403,
                            "Over TCP nobody knows who you are. Name your instance with"
                                    + " ?instance=ID and send its capability in the header"
                                    + " Drover-Capability, or call over the Unix socket."));
        }
        return new Party(own);
    }

    /// The live instance that the caller runs in, or the one that it names and can prove to be.
    ///
    /// @param named null if it names none
    /// @throws Refused if it is not the caller's, or has ended
    Optional<InstanceId> agent(
            long callerPid, @Nullable String named, @Nullable String capability) {
        if (named == null) {
            return around(callerPid);
        }
        Instance instance = owned(named, callerPid, capability);
        if (!instance.isLive()) {
            throw hasEnded(instance);
        }
        return Optional.of(instance.id());
    }

    private static Refused hasEnded(Instance instance) {
        return new Refused(
                new Refusal.NotNow(
                        "Instance '" + instance.id().shortForm() + "' has ended. Register again."));
    }

    /// The instance that the caller runs in.
    Optional<InstanceView> of(long callerPid) {
        State state = writer.state();
        return callers.instanceOf(callerPid, state).map(i -> views.view(i, state));
    }
}
