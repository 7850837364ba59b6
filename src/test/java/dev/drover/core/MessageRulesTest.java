package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageType;
import dev.drover.model.Namespace;
import dev.drover.model.Party;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class MessageRulesTest {
    private final Post post = new Post();
    private final InstanceId alpha = post.agent(1);
    private final InstanceId beta = post.agent(2);

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> {
                            assertThat(r.refusal().code()).isEqualTo(code);
                            assertThat(r.refusal().message())
                                    .isNotBlank()
                                    .doesNotContain("\n")
                                    .endsWith(".");
                        });
    }

    private static MessageWish wish(
            String text, @Nullable String branch, String namespace, @Nullable Duration time) {
        return new MessageWish(Party.USER, "user", MessageType.TEXT, text, branch, namespace, time);
    }

    @Test
    void whatIsSentWaitsInItsReadersInboxUntilItIsRead() {
        Message sent = post.sends(alpha, beta, "  I take src/api \n");
        assertThat(sent.text()).isEqualTo("I take src/api");
        assertThat(sent.from()).isEqualTo(Party.of(alpha));
        assertThat(post.inbox(alpha)).isEmpty();
        assertThat(post.inbox(beta)).containsExactly(sent);
        assertThat(post.inbox(beta)).as("to look is not to read").containsExactly(sent);
        assertThat(post.reads(beta, sent)).isEqualTo(1);
        assertThat(post.inbox(beta)).isEmpty();
        assertThat(post.herd.state.messages().get(sent.id()))
                .as("kept for people who look back")
                .isPresent();
    }

    @Test
    void toReadTwiceChangesNothingTheSecondTime() {
        Message sent = post.sends(alpha, beta, "once");
        post.reads(beta, sent);
        var before = post.herd.state;
        assertThat(post.reads(beta, sent)).isZero();
        assertThat(post.reads(alpha, sent)).as("not its reader").isZero();
        assertThat(
                        post.herd.<Integer>decide(
                                MessageRules.read(
                                        Party.of(beta), List.of(MessageId.of("never sent")))))
                .isZero();
        assertThat(post.herd.state).isSameAs(before);
    }

    @Test
    void anInboxIsInTheOrderOfSendingWhateverTheClockDoes() {
        post.sends(alpha, beta, "1");
        post.herd.after(-3_600);
        post.sends(null, beta, "2");
        post.herd.after(1);
        post.sends(alpha, beta, "3");
        assertThat(post.texts(beta)).containsExactly("1", "2", "3");
        assertThat(post.inbox(beta)).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void theSameWordsAtTheSameMomentAreTwoMessages() {
        assertThat(post.sends(alpha, beta, "again").id())
                .isNotEqualTo(post.sends(alpha, beta, "again").id());
        assertThat(post.texts(beta)).containsExactly("again", "again");
    }

    @Test
    void aMessageToAllGoesToThoseInItsNamespaceButNotToItsSender() {
        InstanceId shop = post.agent(3);
        InstanceId blog = post.agent(4, "/home/dev/my blog");
        post.ends(2);
        assertThat(post.tellsAll(alpha, "project:shop", "here").message().to())
                .containsExactly(Party.of(shop));
        assertThat(post.tellsAll(alpha, Namespace.GLOBAL, "all").message().to())
                .containsExactlyInAnyOrder(Party.of(shop), Party.of(blog));
        assertThat(post.tellsAll(null, "project:my-blog", "there").message().to())
                .containsExactly(Party.of(blog));
        assertThat(post.texts(shop)).containsExactly("here", "all");
        refused("message-nobody", () -> post.tellsAll(blog, "project:my-blog", "echo"));
        Message all = post.inbox(blog).getFirst();
        post.reads(shop, all);
        assertThat(post.texts(blog)).as("each reads for itself").contains("all");
    }

    @Test
    void nobodyWritesToThemselvesOrToWhoHasEnded() {
        refused("bad-request", () -> post.sends(alpha, alpha, "me"));
        refused("bad-request", () -> post.sends(null, null, "me"));
        post.ends(2);
        refused("message-reader-ended", () -> post.sends(alpha, beta, "too late"));
        refused(
                "unknown-instance",
                () ->
                        post.herd.decide(
                                MessageRules.send(
                                        new MessageWish(
                                                Party.USER,
                                                "nobody",
                                                MessageType.TEXT,
                                                "x",
                                                null,
                                                Namespace.GLOBAL,
                                                null),
                                        Post.PER_MINUTE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "half \uD800 of a pair"})
    void refusesWhatSaysNothing(String text) {
        refused("bad-request", () -> post.sends(alpha, beta, text));
    }

    @Test
    void counts1024BytesNotCharacters() {
        assertThat(post.sends(alpha, beta, "x".repeat(1_024)).text()).hasSize(1_024);
        assertThat(post.sends(alpha, beta, "é".repeat(512)).text()).hasSize(512);
        assertThat(post.sends(alpha, beta, "🐑".repeat(256)).text()).hasSize(512);
        refused("bad-request", () -> post.sends(alpha, beta, "x".repeat(1_025)));
        refused("bad-request", () -> post.sends(alpha, beta, "é".repeat(513)));
        refused("bad-request", () -> post.sends(alpha, beta, "🐑".repeat(257)));
    }

    @Test
    void whatIsTooLongOnTheDiskIsNotDeliveredAndForgotten() {
        Message sent = post.sends(alpha, beta, "short");
        Message swollen =
                new Message(
                        MessageId.of("swollen"),
                        sent.number() + 1,
                        sent.from(),
                        false,
                        sent.to(),
                        sent.unread(),
                        sent.type(),
                        "x".repeat(1_025),
                        null,
                        sent.namespace(),
                        sent.at(),
                        sent.expiresAt());
        post.herd.state = post.herd.state.apply(new Event.MessageSent(swollen));
        assertThat(post.inbox(beta)).containsExactly(sent);
        assertThat(post.expire()).isEqualTo(1);
        assertThat(post.herd.state.messages().get(swollen.id())).isEmpty();
    }

    @Test
    void secretsAreTakenOutAndControlCharactersStayForTheReaderToMakeVisible() {
        assertThat(post.sends(alpha, beta, "password=hunter2hunter2 \u001B[2J").text())
                .doesNotContain("hunter2")
                .contains("\u001B[2J");
    }

    @Test
    void refusesNamespacesBranchesAndTimesThatAreNone() {
        for (MessageWish bad :
                List.of(
                        wish("x", null, "shop", null),
                        wish("x", null, "project:", null),
                        wish("x", "-d", Namespace.GLOBAL, null),
                        wish("x", null, Namespace.GLOBAL, Duration.ZERO),
                        wish("x", null, Namespace.GLOBAL, Duration.ofDays(8)))) {
            refused("bad-request", () -> post.herd.decide(MessageRules.send(bad, Post.PER_MINUTE)));
        }
    }

    @Test
    void nobodySendsMoreThanSixtyAMinute() {
        for (int i = 0; i < Post.PER_MINUTE; i++) {
            post.sends(alpha, beta, "m" + i);
        }
        refused("message-rate", () -> post.sends(alpha, beta, "one more"));
        post.sends(null, beta, "others may");
        post.herd.after(-86_400);
        post.sends(alpha, beta, "a clock that was set back silences nobody");
        post.herd.after(86_400 + 61);
        post.sends(alpha, beta, "a minute later");
        assertThat(post.herd.state.messages().all()).hasSize(Post.PER_MINUTE + 3);
    }

    @Test
    void aFullInboxTakesNoMoreAndIsLeftOutOfMessagesToAll() {
        InstanceId gamma = post.agent(3);
        for (int i = 0; i < MessageRules.MOST_UNREAD; i++) {
            post.herd.after(2);
            post.sends(alpha, beta, "m" + i);
        }
        refused("message-inbox-full", () -> post.sends(gamma, beta, "one more"));
        MessageRules.Sent all = post.tellsAll(alpha, Namespace.GLOBAL, "to all");
        assertThat(all.message().to()).containsExactly(Party.of(gamma));
        assertThat(all.leftOut()).containsExactly(Party.of(beta));
        post.reads(beta, post.inbox(beta).getFirst());
        post.sends(gamma, beta, "now there is room");
    }

    @Test
    void aHeartbeatIsNotKept() {
        var before = post.herd.state;
        MessageRules.Sent sent =
                post.herd.decide(
                        MessageRules.send(
                                new MessageWish(
                                        Party.of(alpha),
                                        null,
                                        MessageType.HEARTBEAT,
                                        "",
                                        null,
                                        Namespace.GLOBAL,
                                        null),
                                Post.PER_MINUTE));
        assertThat(sent.message().to()).containsExactly(Party.of(beta));
        assertThat(post.herd.state).isSameAs(before);
        assertThat(post.herd.events).isZero();
    }

    @Test
    void whatIsOverIsNotDeliveredAndLeaves() {
        post.herd.decide(
                MessageRules.send(
                        new MessageWish(
                                Party.of(alpha),
                                beta.value(),
                                MessageType.TEXT,
                                "soon",
                                "main",
                                Namespace.GLOBAL,
                                Duration.ofMinutes(1)),
                        Post.PER_MINUTE));
        post.sends(alpha, beta, "today");
        post.herd.after(60);
        assertThat(post.texts(beta)).containsExactly("today");
        assertThat(post.expire()).isEqualTo(1);
        var before = post.herd.state;
        assertThat(post.expire()).isZero();
        assertThat(post.herd.state).isSameAs(before);
        post.herd.after(86_400);
        assertThat(post.expire()).isEqualTo(1);
        assertThat(post.herd.state.messages().isEmpty()).isTrue();
    }

    @Test
    void ofWhatEverybodyHasReadTheOldestLeaves() {
        List<Message> all =
                IntStream.range(0, MessageRules.MOST_READ + 3)
                        .mapToObj(
                                i -> {
                                    post.herd.after(2);
                                    Message sent = post.sends(alpha, beta, "m" + i);
                                    post.reads(beta, sent);
                                    return sent;
                                })
                        .toList();
        assertThat(post.expire()).isEqualTo(3);
        assertThat(post.herd.state.messages().get(all.get(2).id())).isEmpty();
        assertThat(post.herd.state.messages().get(all.get(3).id())).isPresent();
    }

    @Test
    void findsAReadersMessagesByTheBeginningOfTheirIds() {
        Message sent = post.sends(alpha, beta, "x");
        var state = post.herd.state;
        assertThat(MessageRules.named(state, Party.of(beta), List.of(sent.id().shortForm())))
                .containsExactly(sent);
        refused(
                "message-unknown",
                () -> MessageRules.named(state, Party.of(alpha), List.of(sent.id().value())));
        refused("message-unknown", () -> MessageRules.named(state, Party.of(beta), List.of("")));
    }
}
