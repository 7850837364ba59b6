package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refused;
import dev.drover.ipc.Address;
import dev.drover.ipc.Api;
import dev.drover.ipc.Client;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.MessageType;
import dev.drover.model.Party;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;
import dev.drover.model.view.PartyView;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Messages over both doors: the user on the socket, programs on the TCP door, where only its
/// capability proves who one is.
class MessagesTest {
    private static final MessageWait KEEP = new MessageWait(null, null, false, null);

    @TempDir Path home;
    private LiveDaemon live;
    private Path shop;
    private Client tcp;

    @BeforeEach
    void open() throws Exception {
        shop = Files.createDirectories(home.resolve("src/shop")).toRealPath();
        start();
    }

    private void start() throws IOException {
        live = LiveDaemon.withTcp(home);
        tcp =
                Client.over(
                        new Address.Tcp(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), live.port()),
                                live.token.hex()),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60));
    }

    @AfterEach
    void close() {
        tcp.close();
        live.close();
    }

    private Registration.Granted program(String session) {
        return tcp.register(new Registration("my-bot", session, session, shop.toString(), null));
    }

    private static MessageAsk to(@Nullable String reader, String text) {
        return new MessageAsk(reader, reader == null, null, text, null, null, null, null);
    }

    private static String id(Registration.Granted who) {
        return who.instance().id();
    }

    private Client.Response as(
            Registration.Granted who, @Nullable String capability, String path, Object body) {
        Map<String, String> headers =
                capability == null
                        ? Map.of("Content-Type", "application/json")
                        : Map.of(
                                "Content-Type",
                                "application/json",
                                "Drover-Capability",
                                capability);
        return tcp.call("POST", path + "?instance=" + id(who), headers, Json.bytes(body));
    }

    private Client.Response as(Registration.Granted who, String path, Object body) {
        return as(who, who.capability(), path, body);
    }

    private List<MessageView> receives(Registration.Granted who, MessageWait wait) {
        return Arrays.asList(
                Json.mapper()
                        .readValue(
                                as(who, "/v1/messages/receive", wait).body(), MessageView[].class));
    }

    private static List<String> texts(List<MessageView> messages) {
        return messages.stream().map(MessageView::text).toList();
    }

    @Test
    void eachGetsWhatIsForIt() {
        Registration.Granted one = program("one");
        Registration.Granted other = program("other");
        MessageView sent = live.client.messages().send(to(id(one), "first")).message();
        assertThat(sent.from()).isEqualTo(new PartyView(null, "user"));
        assertThat(sent.to()).containsExactly(new PartyView(id(one), "one"));
        assertThat(sent.namespace()).isEqualTo("project:shop");
        assertThat(as(other, "/v1/messages", to(id(one), "second")).status()).isEqualTo(201);
        assertThat(as(one, "/v1/messages", to(null, "to all")).status()).isEqualTo(201);
        assertThat(as(one, "/v1/messages", to("user", "to the user")).status()).isEqualTo(201);
        assertThat(texts(receives(one, MessageWait.NOW))).containsExactly("first", "second");
        assertThat(receives(one, MessageWait.NOW)).as("once").isEmpty();
        assertThat(texts(receives(other, MessageWait.NOW))).containsExactly("to all");
        assertThat(texts(live.client.messages().receive(MessageWait.NOW)))
                .containsExactly("to the user");
        await().untilAsserted(
                        () ->
                                assertThat(live.client.messages().list(null))
                                        .as("what was handed over is written down as read")
                                        .hasSize(4)
                                        .allSatisfy(m -> assertThat(m.unread()).isEmpty()));
        assertThat(live.client.messages().list("global")).isEmpty();
    }

    @Test
    void anInstanceIsShownOnlyWhatConcernsIt() {
        Registration.Granted one = program("one");
        Registration.Granted other = program("other");
        live.client.messages().send(to(id(one), "for one"));
        live.client.messages().send(to(id(other), "for the other"));
        Client.Response answer =
                tcp.call(
                        "GET",
                        "/v1/messages?instance=" + id(one),
                        Map.of("Drover-Capability", String.valueOf(one.capability())),
                        new byte[0]);
        assertThat(answer.text()).contains("for one").doesNotContain("for the other");
    }

    @Test
    void nobodySendsOrReadsInTheNameOfAnother() {
        Registration.Granted one = program("one");
        Registration.Granted other = program("other");
        for (String capability : new String[] {null, "guess", other.capability()}) {
            for (String path : List.of("/v1/messages", "/v1/messages/receive")) {
                Client.Response answer = as(one, capability, path, to("user", "forged"));
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.text()).contains("\"not-yours\"");
            }
        }
        Client.Response nobody =
                tcp.call(
                        "POST",
                        "/v1/messages",
                        Map.of("Content-Type", "application/json"),
                        Json.bytes(to(id(one), "forged")));
        assertThat(nobody.status()).as("a script over TCP is not the user").isEqualTo(403);
        assertThat(nobody.text()).contains("message-sender-unknown", "Drover-Capability");
        Client.Response field =
                as(
                        other,
                        "/v1/messages",
                        Map.of("to", id(one), "text", "hi", "from", Map.of("name", "user")));
        assertThat(field.status()).isEqualTo(201);
        assertThat(receives(one, MessageWait.NOW))
                .extracting(m -> m.from().instance())
                .as("a field says nothing")
                .containsExactly(id(other));
    }

    @Test
    void whatIsKeptComesAgainUntilItsReaderSaysSo() {
        Registration.Granted one = program("one");
        live.client.messages().send(to(id(one), "first"));
        MessageView first = receives(one, KEEP).getFirst();
        live.client.messages().send(to(id(one), "second"));
        List<MessageView> both = receives(one, KEEP);
        assertThat(both.getFirst()).isEqualTo(first);
        assertThat(texts(both)).containsExactly("first", "second");
        assertThat(texts(receives(one, new MessageWait(null, 0L, false, List.of(first.id())))))
                .containsExactly("second");
        Map<String, Object> ids = Map.of("ids", List.of(first.id()));
        assertThat(as(one, "/v1/messages/read", ids).text()).isEqualTo("{\"read\":1}");
        assertThat(as(one, "/v1/messages/read", ids).text()).isEqualTo("{\"read\":0}");
        assertThat(texts(receives(one, KEEP))).containsExactly("second");
    }

    @Test
    void allThatIsUnreadIsThereAfterARestartInItsOrder() throws Exception {
        Registration.Granted one = program("one");
        for (int i = 0; i < 20; i++) {
            live.client.messages().send(to(id(one), "m" + i + " grüße\n日本 \u202E"));
        }
        String early = receives(one, KEEP).getFirst().id();
        as(one, "/v1/messages/read", Map.of("ids", List.of(early)));
        var state = live.daemon.state().messages();
        close();
        start();
        assertThat(live.daemon.state().messages()).isEqualTo(state);
        live.client.messages().send(to(id(one), "last"));
        List<String> texts = texts(receives(one, MessageWait.NOW));
        assertThat(texts).hasSize(20).endsWith("last");
        assertThat(texts.getFirst()).isEqualTo("m1 grüße\n日本 \u202E");
    }

    @Test
    void whoWaitsIsWokenByEachMessage() {
        Registration.Granted one = program("one");
        List<String> got = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reader =
                CompletableFuture.runAsync(
                        () -> {
                            while (got.size() < 5) {
                                got.addAll(
                                        texts(
                                                receives(
                                                        one,
                                                        new MessageWait(null, 60L, true, null))));
                            }
                        });
        for (int i = 0; i < 5; i++) {
            int count = i;
            live.client.messages().send(to(id(one), "m" + i));
            await().until(() -> got.size() == count + 1);
        }
        assertThat(reader).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(got).containsExactly("m0", "m1", "m2", "m3", "m4");
    }

    @Test
    void whoWaitsIsWokenByTheMessageAndLooksAtNothingMeanwhile() throws Exception {
        Registration.Granted one = program("one");
        Messages messages = ((MessageDesk) live.daemon.messages(0, null, null, true)).messages();
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<List<MessageView>> reader =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return messages.receive(
                                        Party.USER,
                                        new MessageWait(null, 600L, true, null),
                                        () -> looks.incrementAndGet() > 0);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await().until(() -> looks.get() == 1);
        // Writes, rounds of watchers and messages to others go by.
        for (int i = 0; i < 20; i++) {
            live.client.messages().send(to(id(one), "not for the user"));
        }
        await().during(Duration.ofSeconds(1)).until(() -> looks.get() == 1);
        as(one, "/v1/messages", to("user", "for the user"));
        assertThat(texts(reader.get(30, TimeUnit.SECONDS))).containsExactly("for the user");
        assertThat(looks).as("once before, once when it was woken").hasValue(2);
    }

    @Test
    void aHeartbeatIsHeardByThoseWhoWaitAndKeptByNobody() {
        Registration.Granted one = program("one");
        Registration.Granted other = program("other");
        CompletableFuture<List<MessageView>> waiting =
                CompletableFuture.supplyAsync(
                        () -> receives(one, new MessageWait(null, 60L, true, null)));
        await().until(
                        () -> {
                            assertThat(
                                            as(
                                                            other,
                                                            "/v1/messages",
                                                            new MessageAsk(
                                                                    id(one),
                                                                    null,
                                                                    MessageType.HEARTBEAT,
                                                                    null,
                                                                    null,
                                                                    null,
                                                                    null,
                                                                    null))
                                                    .status())
                                    .isEqualTo(201);
                            return waiting.isDone();
                        });
        assertThat(waiting.join())
                .singleElement()
                .satisfies(m -> assertThat(m.type()).isEqualTo(MessageType.HEARTBEAT));
        assertThat(live.client.messages().list(null)).isEmpty();
        assertThat(live.client.audit(0, 100)).noneMatch(e -> e.type().startsWith("Message"));
    }

    @Test
    void theEventStreamTellsOfMessages() throws Exception {
        Registration.Granted one = program("one");
        LinkedBlockingQueue<Api.StreamEvent> heard = new LinkedBlockingQueue<>();
        Thread follower =
                Thread.startVirtualThread(() -> live.client.follow(null, e -> heard.add(e)));
        try {
            await().until(() -> heard.stream().anyMatch(e -> e.name().equals("reset")));
            MessageView sent = live.client.messages().send(to(id(one), "hear \"me\"")).message();
            await().until(() -> heard.stream().anyMatch(e -> e.name().equals("MessageSent")));
            Api.StreamEvent event =
                    heard.stream().filter(e -> e.name().equals("MessageSent")).findFirst().get();
            MessageView told =
                    Json.mapper()
                            .treeToValue(
                                    Json.mapper().readTree(event.data()).get("message"),
                                    MessageView.class);
            assertThat(told).isEqualTo(sent);
        } finally {
            live.client.close();
            follower.join();
        }
    }

    @Test
    void aMessageWhoseTimeIsOverGoesByItself() {
        Registration.Granted one = program("one");
        live.client
                .messages()
                .send(new MessageAsk(id(one), null, null, "soon", null, null, null, 1L));
        await().until(() -> live.client.messages().list(null).isEmpty());
        assertThat(receives(one, MessageWait.NOW)).isEmpty();
        assertThat(live.client.audit(0, 100))
                .anySatisfy(e -> assertThat(e.json()).contains("its time is over"));
    }

    @Test
    void badInputGetsOneLine() {
        Registration.Granted one = program("one");
        Map<String, String> wrong =
                Map.of(
                        "{}",
                        "Say either whom",
                        "{\"to\":\"user\",\"broadcast\":true,\"text\":\"x\"}",
                        "Say either whom",
                        "{\"to\":\"user\"}",
                        "says nothing",
                        "{\"to\":\"user\",\"text\":\"" + "x".repeat(1_025) + "\"}",
                        "at most 1024 bytes of UTF-8; this one has 1025",
                        "{\"to\":\"user\",\"text\":\"" + "é".repeat(513) + "\"}",
                        "this one has 1026",
                        "{\"to\":\"user\",\"text\":\"a\\ud800b\"}",
                        "is not Unicode",
                        "{\"to\":\"user\",\"text\":\"x\",\"type\":\"order\"}",
                        "not the JSON that is wanted",
                        "{\"to\":\"user\",\"text\":\"x\",\"namespace\":\"shop\"}",
                        "is neither",
                        "{\"to\":\"user\",\"text\":\"x\",\"branch\":\"-x\"}",
                        "cannot be a branch",
                        "{\"to\":\"user\",\"text\":\"x\",\"seconds\":0}",
                        "from 1 second to 7 days");
        wrong.forEach(
                (body, why) -> {
                    Client.Response answer =
                            tcp.call(
                                    "POST",
                                    "/v1/messages?instance=" + id(one),
                                    Map.of(
                                            "Content-Type",
                                            "application/json",
                                            "Drover-Capability",
                                            String.valueOf(one.capability())),
                                    body.getBytes(StandardCharsets.UTF_8));
                    assertThat(answer.status()).as(body).isEqualTo(400);
                    assertThat(answer.text()).contains(why).doesNotContain("\n", "\\n");
                });
        assertThat(as(one, "/v1/messages/read", Map.of()).status()).isEqualTo(400);
        assertThatThrownBy(() -> live.client.messages().read(List.of("ffffffff")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("message-unknown"));
        assertThat(live.client.messages().list(null)).isEmpty();
    }

    private List<AlertView> alerts() {
        return live.client.alerts(true).stream()
                .filter(a -> a.kind() == AlertKind.MESSAGE)
                .toList();
    }

    @Test
    void aMessageToTheUserIsAnAlertUntilItIsRead() {
        Registration.Granted one = program("one");
        assertThat(as(one, "/v1/messages", to("user", "say \"yes\"\u202e")).status())
                .isEqualTo(201);
        await().until(() -> alerts().size() == 1);
        AlertView alert = alerts().getFirst();
        String id = live.client.messages().list(null).getFirst().id();
        assertThat(alert.title()).isEqualTo("one");
        assertThat(alert.place()).as("a click leads to the thread").isEqualTo("messages/" + id);
        assertThat(alert.severity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(alert.summary())
                .as("in quotes that it cannot end, and visible")
                .startsWith("writes to you: \"say \\\"yes\\\"")
                .doesNotContain("\u202e");

        as(one, "/v1/messages", to("user", "and another"));
        await().until(
                        () ->
                                alerts().getFirst()
                                        .summary()
                                        .equals("2 messages, the last says: \"and another\""));
        assertThat(alerts()).as("one thread is one alert").hasSize(1);

        live.client.messages().read(List.of(id));
        live.client.messages().receive(MessageWait.NOW);
        await().until(() -> alerts().stream().allMatch(a -> a.status() == AlertStatus.RESOLVED));
        assertThat(alerts().getFirst().resolution()).isEqualTo("It was read, or its time is over.");
    }
}
