package dev.drover.store;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.BranchClaim;
import dev.drover.model.BranchId;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchNotice;
import dev.drover.model.BranchScope;
import dev.drover.model.EndingCause;
import dev.drover.model.EndingOutcome;
import dev.drover.model.EndingResult;
import dev.drover.model.EndingTarget;
import dev.drover.model.Event;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.JoinRequest;
import dev.drover.model.JoinStatus;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageType;
import dev.drover.model.OwnedProcess;
import dev.drover.model.Party;
import dev.drover.model.PortLease;
import dev.drover.model.PortWish;
import dev.drover.model.ProcessKey;
import dev.drover.model.ServerMark;
import dev.drover.model.Session;
import dev.drover.model.Source;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.Trouble;
import dev.drover.model.Wait;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws events of every type about a few instances, sessions and workspaces, so that they meet.
public final class RandomEvents {
    private static final List<Instant> EDGES =
            List.of(
                    Instant.EPOCH,
                    Instant.MIN,
                    Instant.MAX,
                    Instant.parse("1969-12-31T23:59:59.999999999Z"),
                    Instant.parse("2026-03-29T01:59:59.000000001Z"),
                    Instant.parse("9999-12-31T23:59:59.1Z"));
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "main",
                    "null",
                    "'; DROP TABLE instance; --",
                    "a\u0000b",
                    "\u202Eevil\r\n\t",
                    "grüße/日本/\uD83D\uDC11",
                    "?:x{}[]\"\\",
                    " 1e5 ",
                    "0x10");

    public final Map<Class<? extends Event>, Supplier<Event>> makers = new LinkedHashMap<>();
    final Random random;

    public RandomEvents(long seed) {
        random = new Random(seed);
        makers.put(Event.InstanceStarted.class, () -> new Event.InstanceStarted(instance()));
        makers.put(
                Event.ProcessFound.class,
                () -> new Event.ProcessFound(id(), process(), word(Source.values())));
        makers.put(
                Event.SessionSwitched.class,
                () -> new Event.SessionSwitched(id(), sessionId(), word(Source.values())));
        makers.put(
                Event.InstanceMoved.class,
                () -> new Event.InstanceMoved(id(), location(), word(Source.values())));
        makers.put(
                Event.ActivityChanged.class,
                () -> new Event.ActivityChanged(id(), activity(), word(Source.values())));
        makers.put(
                Event.SubagentsChanged.class, () -> new Event.SubagentsChanged(id(), subagents()));
        makers.put(
                Event.InstanceLabelled.class,
                () -> new Event.InstanceLabelled(id(), label(), word(Source.values())));
        makers.put(
                Event.InstanceDescribed.class,
                () -> new Event.InstanceDescribed(id(), detail(), word(Source.values())));
        makers.put(
                Event.TerminalFound.class,
                () -> new Event.TerminalFound(id(), terminal(), word(Source.values())));
        makers.put(
                Event.InstanceWentStale.class, () -> new Event.InstanceWentStale(id(), instant()));
        makers.put(Event.InstanceReturned.class, () -> new Event.InstanceReturned(id()));
        makers.put(
                Event.InstanceEnded.class, () -> new Event.InstanceEnded(id(), instant(), text()));
        makers.put(Event.InstanceForgotten.class, () -> new Event.InstanceForgotten(id()));
        makers.put(
                Event.KillDenied.class,
                () -> new Event.KillDenied(id(), text(), List.of(text(), text())));
        makers.put(
                Event.ServerReturned.class,
                () -> new Event.ServerReturned(id(), text(), text(), process(), process()));
        makers.put(Event.ServerMarked.class, () -> new Event.ServerMarked(mark()));
        makers.put(Event.ServerUnmarked.class, () -> new Event.ServerUnmarked(server()));
        makers.put(
                Event.PortClashTold.class,
                () -> new Event.PortClashTold(id(), random.nextInt(70_000), text()));
        makers.put(Event.PortLeased.class, () -> new Event.PortLeased(lease()));
        makers.put(
                Event.PortRenewed.class,
                () -> new Event.PortRenewed(port(), orNull(id()), orNull(instant())));
        makers.put(
                Event.PortReleased.class,
                () -> new Event.PortReleased(port(), orNull(id()), text()));
        makers.put(
                Event.PortExpired.class, () -> new Event.PortExpired(port(), orNull(id()), text()));
        makers.put(Event.SessionStarted.class, () -> new Event.SessionStarted(session()));
        makers.put(
                Event.SessionEnded.class,
                () -> new Event.SessionEnded(sessionKey(), instant(), text()));
        makers.put(Event.SessionForgotten.class, () -> new Event.SessionForgotten(sessionKey()));
        makers.put(Event.WorkspaceFound.class, () -> new Event.WorkspaceFound(workspace()));
        makers.put(Event.ProcessOwned.class, () -> new Event.ProcessOwned(owned()));
        makers.put(Event.ProcessReleased.class, () -> new Event.ProcessReleased(process()));
        makers.put(Event.AlertFired.class, () -> new Event.AlertFired(alert()));
        makers.put(
                Event.AlertChanged.class, () -> new Event.AlertChanged(alertId(), trouble(text())));
        makers.put(
                Event.AlertAcknowledged.class,
                () -> new Event.AlertAcknowledged(alertId(), instant()));
        makers.put(
                Event.AlertResolved.class,
                () -> new Event.AlertResolved(alertId(), instant(), text()));
        makers.put(Event.AlertForgotten.class, () -> new Event.AlertForgotten(alertId()));
        makers.put(
                Event.KindMuted.class,
                () -> new Event.KindMuted(word(AlertKind.values()), instant()));
        makers.put(Event.KindUnmuted.class, () -> new Event.KindUnmuted(word(AlertKind.values())));
        makers.put(Event.NotificationsPaused.class, () -> new Event.NotificationsPaused(instant()));
        makers.put(Event.NotificationsResumed.class, () -> new Event.NotificationsResumed());
        makers.put(
                Event.EndingBegun.class,
                () ->
                        new Event.EndingBegun(
                                text(),
                                random.nextBoolean(),
                                word(EndingCause.values()),
                                List.of(
                                        new EndingTarget(
                                                process(),
                                                text(),
                                                random.nextBoolean() ? null : random.nextLong(),
                                                text(),
                                                random.nextBoolean()))));
        makers.put(
                Event.EndingDone.class,
                () ->
                        new Event.EndingDone(
                                text(),
                                List.of(new EndingResult(process(), word(EndingOutcome.values()))),
                                random.nextInt(1 << 20),
                                text()));
        RandomWorktrees.into(this);
        branches();
        messages();
    }

    private void messages() {
        makers.put(Event.MessageSent.class, () -> new Event.MessageSent(message()));
        makers.put(
                Event.MessageRead.class,
                () -> new Event.MessageRead(messageId(), party(), instant()));
        makers.put(
                Event.MessageForgotten.class,
                () -> new Event.MessageForgotten(messageId(), text()));
    }

    private void branches() {
        makers.put(Event.BranchClaimed.class, () -> new Event.BranchClaimed(claim()));
        makers.put(
                Event.BranchReleased.class,
                () -> new Event.BranchReleased(branchId(), instant(), text()));
        makers.put(Event.JoinRequested.class, () -> new Event.JoinRequested(joinRequest()));
        makers.put(
                Event.JoinAnswered.class,
                () -> new Event.JoinAnswered(branchId(), word(JoinStatus.values()), instant()));
        makers.put(Event.JoinForgotten.class, () -> new Event.JoinForgotten(branchId()));
        makers.put(Event.BranchNoticed.class, () -> new Event.BranchNoticed(notice()));
        makers.put(
                Event.BranchNoticeTold.class,
                () -> new Event.BranchNoticeTold(branchId(), instant()));
        makers.put(
                Event.BranchNoticeForgotten.class,
                () -> new Event.BranchNoticeForgotten(branchId()));
    }

    Event next() {
        // Without some more beginnings most events would be about nobody.
        return random.nextInt(4) == 0
                ? new Event.InstanceStarted(instance())
                : List.copyOf(makers.values()).get(random.nextInt(makers.size())).get();
    }

    List<Event> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    InstanceId id() {
        return InstanceId.of(Instant.EPOCH, 7, random.nextInt(6));
    }

    Instance instance() {
        PMap<Field, Source> sources = HashTreePMap.empty();
        for (Field field : Field.values()) {
            if (random.nextBoolean()) {
                sources = sources.plus(field, word(Source.values()));
            }
        }
        return new Instance(
                id(),
                "agent-" + random.nextInt(2),
                orNull(process()),
                orNull(sessionId()),
                location(),
                activity(),
                subagents(),
                label(),
                detail(),
                terminal(),
                instant(),
                orNull(instant()),
                random.nextInt(4) == 0 ? instant() : null,
                orNull(text()),
                sources);
    }

    Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> EDGES.get(random.nextInt(EDGES.size()));
            case 1 -> Instant.ofEpochSecond(random.nextInt());
            case 2 -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            default ->
                    Instant.ofEpochSecond(
                            random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
        };
    }

    private ProcessKey process() {
        return new ProcessKey(text(), random.nextInt(5), random.nextInt(3) - 1L);
    }

    private String sessionId() {
        return "session-" + random.nextInt(4);
    }

    private Session.Key sessionKey() {
        return new Session.Key(id(), sessionId());
    }

    private Session session() {
        return new Session(sessionKey(), instant(), text(), orNull(instant()), orNull(text()));
    }

    private Workspace workspace() {
        String root = text();
        return new Workspace(WorkspaceId.of(root), root, instant());
    }

    private OwnedProcess owned() {
        return new OwnedProcess(
                process(), id(), text(), text(), orNull(text()), orNull(text()), instant());
    }

    private String server() {
        return "npm:server-" + random.nextInt(3);
    }

    private ServerMark mark() {
        return new ServerMark(server(), text(), word(ServerMark.Once.values()), instant());
    }

    private int port() {
        return 3000 + random.nextInt(6);
    }

    private PortLease lease() {
        return new PortLease(
                port(),
                new PortWish(text(), text()),
                orNull(id()),
                WorkspaceId.of(text()),
                text(),
                orNull(text()),
                orNull(text()),
                text(),
                instant(),
                orNull(instant()));
    }

    private AlertId alertId() {
        return new AlertId("0000000" + random.nextInt(6));
    }

    private Alert alert() {
        return new Alert(
                alertId(),
                trouble("kind/" + random.nextInt(3)),
                instant(),
                orNull(instant()),
                orNull(instant()),
                orNull(text()));
    }

    private Trouble trouble(String fingerprint) {
        return new Trouble(
                fingerprint,
                word(AlertKind.values()),
                word(AlertSeverity.values()),
                text(),
                text(),
                text(),
                times(3, this::text),
                orNull(id()),
                orNull(text()),
                instant());
    }

    private BranchId branchId() {
        return new BranchId("0000000" + random.nextInt(6));
    }

    private MessageId messageId() {
        return new MessageId("000000000000000" + random.nextInt(6));
    }

    private Party party() {
        return new Party(orNull(id()));
    }

    private Message message() {
        List<Party> to = times(4, this::party);
        return new Message(
                messageId(),
                random.nextInt(1_000),
                party(),
                random.nextBoolean(),
                to,
                to.stream().filter(p -> random.nextBoolean()).toList(),
                word(MessageType.values()),
                text(),
                orNull(text()),
                text(),
                instant(),
                instant());
    }

    private BranchScope scope() {
        return new BranchScope(
                WorkspaceId.of(text()),
                text(),
                text(),
                word(BranchIntent.values()),
                times(3, this::text));
    }

    private BranchClaim claim() {
        return new BranchClaim(
                branchId(),
                scope(),
                orNull(id()),
                word(BranchMode.values()),
                orNull(text()),
                instant(),
                orNull(instant()));
    }

    private JoinRequest joinRequest() {
        return new JoinRequest(
                branchId(),
                branchId(),
                orNull(id()),
                scope(),
                text(),
                instant(),
                word(JoinStatus.values()),
                orNull(instant()));
    }

    private BranchNotice notice() {
        return new BranchNotice(
                branchId(), id(), text(), text(), orNull(text()), instant(), orNull(instant()));
    }

    private Location location() {
        return new Location(WorkspaceId.of(text()), text(), text(), orNull(text()), orNull(text()));
    }

    private Activity activity() {
        return new Activity(
                word(InstanceState.values()),
                instant(),
                times(3, () -> new Wait(text(), instant(), orNull(text()), orNull(text()), null)),
                orNull(word(InstanceState.values())),
                orNull(text()));
    }

    private Subagents subagents() {
        return new Subagents(HashTreePSet.from(times(4, this::text)), random.nextInt(1_000));
    }

    private Label label() {
        return new Label(
                orNull(text()),
                orNull(text()),
                times(3, this::text),
                orNull(text()),
                random.nextInt(19) - 9,
                orNull(random.nextInt(100)));
    }

    private AgentDetail detail() {
        return new AgentDetail(orNull(text()), orNull(text()), orNull(text()));
    }

    private Terminal terminal() {
        return new Terminal(
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()),
                orNull(text()));
    }

    String text() {
        return random.nextBoolean()
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : Long.toString(random.nextLong(), 36);
    }

    private <E> E word(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T orNull(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> List<T> times(int most, Supplier<T> maker) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> maker.get()).toList();
    }
}
