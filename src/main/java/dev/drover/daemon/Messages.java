package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Lookup;
import dev.drover.core.MessageRules;
import dev.drover.core.MessageWish;
import dev.drover.core.Refused;
import dev.drover.host.git.Checkouts;
import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageMap;
import dev.drover.model.MessageType;
import dev.drover.model.Namespace;
import dev.drover.model.Party;
import dev.drover.model.State;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Messages as everyone above sees them: finds out what a sender left unsaid, then asks a rule;
/// hands inboxes over, and lets readers wait. Who calls is told by {@link MessageDesk}.
public final class Messages {
    /// Longest time that a reader waits in one call.
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /// So much may be handed over before it is written down because its reader comes again; else a
    /// quick reader's inbox would count as full.
    private static final int MANY = 50;

    private final StateWriter writer;
    private final Samples samples;
    private final Checkouts checkouts;
    private final Function<@Nullable Location, Settings.Messages> settings;
    private final InstantSource clock;
    private final Deliveries deliveries = new Deliveries();

    /// @param settings those that count where a sender or reader works
    Messages(
            StateWriter writer,
            Samples samples,
            Checkouts checkouts,
            Function<@Nullable Location, Settings.Messages> settings,
            InstantSource clock) {
        this.settings = settings;
        this.writer = writer;
        this.samples = samples;
        this.checkouts = checkouts;
        this.clock = clock;
    }

    /// All that are kept, in order; of an instance, what it sent or got.
    ///
    /// @param namespace null for all
    List<MessageView> list(Party caller, @Nullable String namespace) {
        State state = writer.state();
        return state.messages().all().stream()
                .filter(m -> caller.instance() == null || m.concerns(caller))
                .filter(m -> namespace == null || namespace.equals(m.namespace()))
                .sorted(MessageMap.IN_ORDER)
                .map(m -> MessageViews.view(m, state))
                .toList();
    }

    /// @throws Refused if it makes no sense, or is too much
    MessageReceipt send(Party caller, MessageAsk ask) {
        MessageRules.Sent sent =
                writer.submit(MessageRules.send(wish(caller, ask), perMinute(caller)));
        Message message = sent.message();
        if (!message.type().isKept()) {
            InstanceId sender = caller.instance();
            if (sender != null) {
                samples.heartbeat(sender, clock.instant());
            }
            deliveries.arrived(message);
        }
        State state = writer.state();
        return new MessageReceipt(
                MessageViews.view(message, state),
                sent.leftOut().stream().map(p -> MessageViews.party(p, state)).toList());
    }

    private int perMinute(Party caller) {
        return settings.apply(location(writer.state(), caller.instance())).perMinute();
    }

    private MessageWish wish(Party caller, MessageAsk ask) {
        boolean toAll = ask.broadcast() != null && ask.broadcast();
        if (toAll == (ask.to() != null)) {
            throw Refused.badRequest("Say either whom the message is for, or that it goes to all.");
        }
        State state = writer.state();
        Location own = location(state, caller.instance());
        if (own == null && ask.directory() != null) {
            own = checkouts.repository(ask.directory()).orElse(null);
        }
        Location others = toAll ? null : readerOf(state, ask.to());
        Location working = caller.instance() != null ? own : others;
        String branch = ask.branch() != null || working == null ? ask.branch() : working.branch();
        Location project = own != null ? own : others;
        String namespace = project == null ? Namespace.GLOBAL : Namespace.of(project);
        return new MessageWish(
                caller,
                toAll ? null : ask.to(),
                ask.type() == null ? MessageType.TEXT : ask.type(),
                ask.text() == null ? "" : ask.text(),
                branch,
                ask.namespace() == null ? namespace : ask.namespace(),
                AskedTime.of(ask.seconds()));
    }

    private static @Nullable Location readerOf(State state, @Nullable String to) {
        return to == null || to.equals(Party.USER.toString())
                ? null
                : Lookup.instance(state, to).location();
    }

    private static @Nullable Location location(State state, @Nullable InstanceId id) {
        return id == null ? null : state.instances().get(id).map(Instance::location).orElse(null);
    }

    /// What the caller has not read yet, in order.
    ///
    /// @param there whether the caller is still there to be given something
    List<MessageView> receive(Party caller, MessageWait wait, BooleanSupplier there)
            throws InterruptedException {
        long seconds = wait.seconds() == null ? 0 : wait.seconds();
        long most = Math.clamp(seconds, 0, LONGEST_WAIT.toSeconds());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(most);
        try (Deliveries.Waiting waiting = deliveries.waitFor(caller)) {
            while (there.getAsBoolean()) {
                List<Message> found = inbox(caller, wait);
                if (!found.isEmpty()) {
                    return views(found);
                }
                Message arrived = waiting.next(end - System.nanoTime());
                if (arrived == null) {
                    break;
                }
                if (!arrived.type().isKept() && isWanted(arrived, wait.namespace())) {
                    return views(List.of(arrived));
                }
            }
        }
        return List.of();
    }

    private List<Message> inbox(Party caller, MessageWait wait) {
        if (wait.take() != null && wait.take()) {
            List<MessageId> given = deliveries.given(caller);
            if (given.size() >= MANY) {
                settle(caller, given);
            }
            return deliveries.take(caller, () -> unread(caller, wait.namespace()), m -> true);
        }
        Set<String> known = wait.after() == null ? Set.of() : Set.copyOf(wait.after());
        return unread(caller, wait.namespace()).stream()
                .filter(m -> !known.contains(m.id().value()))
                .toList();
    }

    private List<Message> unread(Party reader, @Nullable String namespace) {
        return MessageRules.inbox(writer.state(), reader, namespace, clock.instant());
    }

    private static boolean isWanted(Message message, @Nullable String namespace) {
        return namespace == null || namespace.equals(message.namespace());
    }

    /// @param ids or the beginnings of some
    /// @return how many the caller had not read before
    int read(Party caller, List<String> ids) {
        List<MessageId> meant =
                MessageRules.named(writer.state(), caller, ids).stream().map(Message::id).toList();
        int read = writer.submit(MessageRules.read(caller, meant));
        deliveries.settled(caller, meant);
        return read;
    }

    /// What an agent reads in the answer to its hook. What it was given before counts as read now:
    /// it has gone on since.
    ///
    /// @param length of a message, as it will be told
    List<Message> tell(InstanceId id, ToIntFunction<Message> length, int room) {
        Party reader = Party.of(id);
        settle(reader, deliveries.given(reader));
        int[] left = {room};
        return deliveries.take(
                reader,
                () -> unread(reader, null),
                m -> {
                    left[0] -= length.applyAsInt(m);
                    return left[0] >= 0;
                });
    }

    /// Whether there may be something to tell: one look into a map.
    boolean mayTell(InstanceId id) {
        State state = writer.state();
        return state.messages().hasUnread(Party.of(id))
                && settings.apply(location(state, id)).tellAgents();
    }

    void follow(Change change) {
        for (Event event : change.events()) {
            if (event instanceof Event.MessageSent(Message message)) {
                deliveries.arrived(message);
            }
        }
    }

    /// Writes down what was handed over, and forgets what is over.
    void round() {
        deliveries.round().forEach(this::settle);
        writer.submit(MessageRules.expire());
    }

    void close() {
        deliveries.readers().forEach(reader -> settle(reader, deliveries.given(reader)));
    }

    private void settle(Party reader, List<MessageId> ids) {
        if (!ids.isEmpty()) {
            writer.submit(MessageRules.read(reader, ids));
            deliveries.settled(reader, ids);
        }
    }

    private List<MessageView> views(List<Message> messages) {
        State state = writer.state();
        return messages.stream().map(m -> MessageViews.view(m, state)).toList();
    }
}
