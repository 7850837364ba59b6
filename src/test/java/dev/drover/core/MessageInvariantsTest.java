package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceId;
import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.Namespace;
import dev.drover.model.Party;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whatever is sent, delivered, delivered again, read and forgotten, in whatever order: nothing is
/// lost, nothing is acted on twice, and each reader has what one sender sent in its order.
final class MessageInvariantsTest {
    private static final int AGENTS = 3;

    enum What {
        SEND,
        SEND_AGAIN,
        BROADCAST,
        /// Delivered, acted on, read.
        READ,
        /// Delivered and acted on; the word that it was read is lost on the way.
        CRASH,
        EXPIRE
    }

    /// @param who 0 for the user, else an agent
    record Step(What what, int who, int other, int seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, AGENTS),
                        Arbitraries.integers().between(0, AGENTS),
                        Arbitraries.integers().between(-5, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    /// One that remembers what it has done, as every reader can: by the ids.
    private static final class Reader {
        final Set<MessageId> known = new HashSet<>();
        final List<Message> deeds = new ArrayList<>();

        void takes(List<Message> delivered) {
            for (Message message : delivered) {
                if (known.add(message.id())) {
                    deeds.add(message);
                }
            }
        }
    }

    @Property(tries = 500)
    void nothingIsLostActedOnTwiceOrOutOfOrder(@ForAll("steps") List<Step> steps) {
        Post post = new Post();
        List<InstanceId> agents = new ArrayList<>();
        for (int i = 1; i <= AGENTS; i++) {
            agents.add(post.agent(i));
        }
        Map<Party, Reader> readers = new HashMap<>();
        Map<Party, List<MessageId>> sent = new HashMap<>();
        for (Step step : steps) {
            post.herd.after(step.seconds());
            InstanceId who = who(agents, step.who());
            Reader reader = readers.computeIfAbsent(Post.party(who), p -> new Reader());
            try {
                switch (step.what()) {
                    case SEND, SEND_AGAIN ->
                            remember(post.sends(who, who(agents, step.other()), "m"), sent);
                    case BROADCAST ->
                            remember(post.tellsAll(who, Namespace.GLOBAL, "all").message(), sent);
                    case READ -> {
                        List<Message> delivered = post.inbox(who);
                        reader.takes(delivered);
                        post.reads(who, delivered.toArray(Message[]::new));
                    }
                    case CRASH -> reader.takes(post.inbox(who));
                    case EXPIRE -> post.expire();
                }
            } catch (Refused e) {
                assertThat(e.refusal().message()).isNotBlank().doesNotContain("\n");
            }
        }
        for (Map.Entry<Party, List<MessageId>> entry : sent.entrySet()) {
            Reader reader = readers.computeIfAbsent(entry.getKey(), p -> new Reader());
            reader.takes(post.inbox(entry.getKey().instance()));
            assertThat(reader.deeds)
                    .extracting(Message::id)
                    .containsExactlyElementsOf(entry.getValue());
        }
    }

    private static void remember(Message message, Map<Party, List<MessageId>> sent) {
        message.to()
                .forEach(p -> sent.computeIfAbsent(p, x -> new ArrayList<>()).add(message.id()));
    }

    private static @Nullable InstanceId who(List<InstanceId> agents, int number) {
        return number == 0 ? null : agents.get(number - 1);
    }
}
