package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.agents.Agents;
import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.core.Refused;
import dev.drover.daemon.usage.HookMeter;
import dev.drover.daemon.usage.Usage;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.Report;
import dev.drover.model.Terminal;
import dev.drover.model.usage.Conversation;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `POST /v1/hooks/{agent}`: an agent's own words, with what the client adds as headers. The answer
/// is what the agent should read, or nothing.
final class HookRoute implements Handler {
    private static final Duration SLOWEST = Duration.ofMinutes(2);

    private final Agents agents;
    private final Instances instances;
    private final KillGuard guard;
    private final WorktreeHooks worktrees;
    private final BranchContext branches;
    private final MessageContext messages;
    private final PortTelling ports;
    private final PortClashAnswer clashes;
    private final Metrics metrics;
    private final Usage usage;
    private final HookMeter meter;
    private final InstantSource clock;

    HookRoute(
            Agents agents,
            Instances instances,
            KillGuard guard,
            WorktreeHooks worktrees,
            BranchContext branches,
            MessageContext messages,
            PortTelling ports,
            PortClashAnswer clashes,
            Metrics metrics,
            Usage usage,
            InstantSource clock) {
        this.agents = agents;
        this.instances = instances;
        this.guard = guard;
        this.worktrees = worktrees;
        this.branches = branches;
        this.messages = messages;
        this.ports = ports;
        this.clashes = clashes;
        this.metrics = metrics;
        this.usage = usage;
        this.meter = usage.hooks();
        this.clock = clock;
    }

    @Override
    public Reply handle(Request request) throws Exception {
        long start = System.nanoTime();
        Agent agent;
        Report report;
        try {
            agent = agents.named(request.param("agent"));
            report = agent.read(request.body(), call(request));
        } catch (MalformedReportException e) {
            metrics.refusedHook();
            throw Refused.badRequest(String.valueOf(e.getMessage()));
        }
        var outcome = instances.report(agent, report, request.peer().pid());
        metrics.hook(
                agent.name(),
                report.event(),
                agents.knows(agent.name()),
                System.nanoTime() - start);
        tools(report);
        usage.heard(report);
        Reply reply = reply(request, agent, report, outcome);
        meter.ownHook(report.event(), took(request, System.nanoTime() - start));
        return reply;
    }

    private Reply reply(
            Request request,
            Agent agent,
            Report report,
            StateWriter.Outcome<Optional<InstanceId>> outcome) {
        Optional<Reply> worktree = worktrees.answer(report, outcome.reply());
        if (worktree.isPresent()) {
            return worktree.get();
        }
        Map<String, String> headers =
                outcome.durable() ? Map.of() : Map.of(Acknowledgement.HEADER, "false");
        PortTelling.Told told = told(request, report, outcome.reply());
        if (told != null) {
            headers = new HashMap<>(headers);
            headers.put("Drover-Env", HeaderText.encode(told.lines()));
        }
        byte[] answer =
                guard.answer(agent, report, outcome.reply())
                        .or(() -> clash(agent, report, outcome.reply()))
                        .or(() -> context(agent, report, told))
                        .or(() -> branches.answer(agent, report, outcome.reply()))
                        .or(() -> messages.answer(agent, report, outcome.reply()))
                        .orElseGet(agent::silence);
        return new Reply.Whole(outcome.durable() ? 200 : 202, "application/json", answer, headers);
    }

    /// From the client's start to now; where its clock makes no sense, what it took here.
    private long took(Request request, long here) {
        String header = HeaderText.of(request, "Drover-Time");
        if (header == null) {
            return here;
        }
        long nanos = Duration.between(time(header), clock.instant()).toNanos();
        return nanos < here || nanos > SLOWEST.toNanos() ? here : nanos;
    }

    private void tools(Report report) {
        String session = report.sessionId();
        if (session == null) {
            return;
        }
        for (Fact fact : report.facts()) {
            if (fact instanceof Fact.ToolEnded(boolean failed, long millis)) {
                meter.toolEnded(
                        new Conversation(report.agent(), session),
                        failed,
                        millis < 0 ? null : millis);
            }
        }
    }

    private PortTelling.@Nullable Told told(
            Request request, Report report, Optional<InstanceId> id) {
        return report.first(Fact.SessionOpened.class) != null && id.isPresent()
                ? ports.atStart(id.get(), request.header("Drover-Env-File").isPresent())
                        .orElse(null)
                : null;
    }

    private static Optional<byte[]> context(
            Agent agent, Report report, PortTelling.@Nullable Told told) {
        return told != null && agent.takesContext(report.event())
                ? Optional.of(agent.context(report.event(), told.text()))
                : Optional.empty();
    }

    private Optional<byte[]> clash(Agent agent, Report report, Optional<InstanceId> id) {
        Fact.PortTaken taken = report.first(Fact.PortTaken.class);
        return taken != null && id.isPresent()
                ? clashes.answer(agent, report, id.get(), taken.port())
                : Optional.empty();
    }

    private HookCall call(Request request) {
        return new HookCall(
                time(HeaderText.of(request, "Drover-Time")),
                HeaderText.of(request, "Drover-Event"),
                HeaderText.of(request, "Drover-Session"),
                HeaderText.of(request, "Drover-Project-Dir"),
                HeaderText.of(request, "Drover-Cwd"),
                new Terminal(
                        HeaderText.of(request, "Drover-Tty"),
                        HeaderText.of(request, "Drover-Tmux"),
                        HeaderText.of(request, "Drover-Tmux-Pane"),
                        program(request),
                        HeaderText.of(request, "Drover-Window-Id"),
                        HeaderText.of(request, "Drover-Kitty-Window"),
                        HeaderText.of(request, "Drover-Wezterm-Pane"),
                        HeaderText.of(request, "Drover-Kitty-Listen"),
                        HeaderText.of(request, "Drover-Wezterm-Socket")));
    }

    /// Windows Terminal does not set `TERM_PROGRAM`, but has a variable of its own.
    private static @Nullable String program(Request request) {
        String program = HeaderText.of(request, "Drover-Term-Program");
        boolean windows = request.header("Drover-Wt-Session").isPresent();
        return program == null && windows ? Terminal.WINDOWS_TERMINAL : program;
    }

    private Instant time(@Nullable String millis) {
        if (millis == null) {
            return clock.instant();
        }
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException | DateTimeException e) {
            return clock.instant();
        }
    }
}
