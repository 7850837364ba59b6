package dev.drover.daemon.share;

import dev.drover.core.share.RpcField;
import dev.drover.core.share.RpcLine;
import dev.drover.core.share.RpcText;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Whose each message is, between one server and its sessions. Every question goes on under a
/// number of ours, and its answer comes back under the id it was asked with, character for
/// character. It knows neither processes nor connections, and waits for nothing. Guarded by its
/// owner's lock.
final class Switchboard {
    /// Where messages go. Neither may wait.
    interface Lines {
        /// @param client on whose behalf, 0 for nobody's
        void toServer(int client, byte[] line);

        void toClient(int client, byte[] line);

        /// The roots are known now, from this session.
        void rootsKnown(int client);
    }

    /// What a session has asked the server. Ours if there is somebody who takes the answer.
    private record Open(int client, String id, String token, @Nullable Consumer<RpcLine> taker) {}

    /// What a session was asked.
    ///
    /// @param id of the server's question, empty if we have asked
    /// @param taker null if the server gets the answer as it is
    private record Asked(int client, String id, @Nullable Consumer<RpcLine> taker) {
        boolean isServers() {
            return !id.isEmpty();
        }
    }

    private static final String LEVEL = "logging/setLevel";
    private static final String SUBSCRIBE = "resources/subscribe";
    private static final String UNSUBSCRIBE = "resources/unsubscribe";

    private final Lines lines;
    private final Set<Integer> clients = new LinkedHashSet<>();
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private final Map<Long, Asked> asked = new LinkedHashMap<>();
    private final Map<String, Integer> tasks = new HashMap<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Levels levels = new Levels();
    private @Nullable String roots;
    private long last;

    Switchboard(Lines lines) {
        this.lines = lines;
    }

    void joined(int client) {
        clients.add(client);
    }

    /// The roots of everybody here; null as long as the server has not asked.
    @Nullable String roots() {
        return roots;
    }

    /// They may have changed, so the next question is asked anew.
    void forgetRoots() {
        roots = null;
    }

    boolean isBusy(int client) {
        return open.values().stream().anyMatch(o -> o.client == client);
    }

    /// A session goes: what it has asked is not wanted any more, what it was asked stays without an
    /// answer.
    void left(int client) {
        clients.remove(client);
        open.entrySet()
                .removeIf(
                        entry -> {
                            boolean its = entry.getValue().client == client;
                            if (its) {
                                toServer(cancelled(Long.toString(entry.getKey()), "session ended"));
                            }
                            return its;
                        });
        asked.entrySet()
                .removeIf(
                        entry -> {
                            Asked question = entry.getValue();
                            boolean its = question.client == client;
                            if (its && question.isServers()) {
                                toServer(
                                        RpcText.error(
                                                question.id,
                                                RpcText.LOST,
                                                "The session that was asked has ended."));
                            }
                            return its;
                        });
        tasks.values().removeIf(owner -> owner == client);
        levels.left(client);
        for (String uri : subscriptions.left(client)) {
            ask(UNSUBSCRIBE, uri(uri), answer -> {});
        }
    }

    /// A session goes elsewhere; what it waits for is told to be lost.
    void lost(int client, String reason) {
        open.values().stream()
                .filter(o -> o.client == client)
                .forEach(o -> refuse(client, o.id, RpcText.LOST, reason));
    }

    /// The server has gone; everybody who waits for it is told.
    void lost(String reason) {
        Map<Long, Open> waiting = new LinkedHashMap<>(open);
        open.clear();
        waiting.values().stream()
                .filter(o -> o.taker == null)
                .forEach(o -> refuse(o.client, o.id, RpcText.LOST, reason));
        asked.forEach(
                (id, question) -> {
                    if (question.isServers()) {
                        lines.toClient(
                                question.client,
                                cancelled(Long.toString(id), "the server has ended"));
                    }
                });
        asked.values().removeIf(Asked::isServers);
        tasks.clear();
    }

    /// What a new server has to know of what was said to the old one.
    void sayAgain() {
        String level = levels.all();
        if (level != null) {
            ask(LEVEL, "{\"level\":\"" + level + "\"}", answer -> {});
        }
        for (String uri : Set.copyOf(subscriptions.uris())) {
            ask(SUBSCRIBE, uri(uri), answer -> {});
        }
    }

    /// Asks the server on our own behalf.
    void ask(String method, String params, Consumer<RpcLine> taker) {
        long id = ++last;
        open.put(id, new Open(0, "", "", taker));
        toServer(RpcText.request(Long.toString(id), method, params));
    }

    /// The same with the words of a session.
    void askAs(RpcLine words, Consumer<RpcLine> taker) {
        long id = ++last;
        open.put(id, new Open(0, "", "", taker));
        toServer(words.with(Map.of(RpcField.ID, Long.toString(id))));
    }

    /// Asks a session on our own behalf.
    void askClient(int client, String method, Consumer<RpcLine> taker) {
        long id = ++last;
        asked.put(id, new Asked(client, "", taker));
        lines.toClient(client, RpcText.request(Long.toString(id), method, ""));
    }

    void fromClient(int client, RpcLine line) {
        switch (line.kind()) {
            case REQUEST -> asks(client, line);
            case NOTIFICATION -> tells(client, line);
            case ANSWER -> answers(client, line);
        }
    }

    private void asks(int client, RpcLine line) {
        switch (line.method()) {
            case LEVEL -> level(client, line);
            case SUBSCRIBE -> {
                subscriptions.add(line.text(RpcField.URI), client);
                pass(client, line, Map.of());
            }
            case UNSUBSCRIBE -> {
                String uri = line.text(RpcField.URI);
                boolean others =
                        !subscriptions.remove(uri, client) && !subscriptions.of(uri).isEmpty();
                if (others) {
                    lines.toClient(client, RpcText.result(line.raw(RpcField.ID), "{}"));
                } else {
                    pass(client, line, Map.of());
                }
            }
            case "tasks/list" ->
                    refuse(
                            client,
                            line.raw(RpcField.ID),
                            RpcText.UNKNOWN_METHOD,
                            "A shared server lists no tasks, as they are of several sessions.");
            case "tasks/get", "tasks/result", "tasks/cancel" -> {
                Integer owner = tasks.get(line.text(RpcField.TASK));
                if (owner != null && owner != client) {
                    refuse(client, line.raw(RpcField.ID), -32602, "There is no such task.");
                } else {
                    pass(client, line, Map.of());
                }
            }
            default -> pass(client, line, Map.of());
        }
    }

    private void level(int client, RpcLine line) {
        if (levels.set(client, line.text(RpcField.LEVEL))) {
            pass(client, line, Map.of(RpcField.LEVEL, "\"" + levels.all() + "\""));
        } else {
            pass(client, line, Map.of());
        }
    }

    private void pass(int client, RpcLine line, Map<RpcField, String> changes) {
        String id = Long.toString(++last);
        open.put(
                last,
                new Open(client, line.raw(RpcField.ID), line.raw(RpcField.WANTED_TOKEN), null));
        Map<RpcField, String> all = new HashMap<>(changes);
        all.put(RpcField.ID, id);
        all.put(RpcField.WANTED_TOKEN, id);
        lines.toServer(client, line.with(all));
    }

    private void tells(int client, RpcLine line) {
        switch (line.method()) {
            case "notifications/cancelled" -> {
                Long ours = openAs(client, line.raw(RpcField.REQUEST));
                if (ours != null) {
                    open.remove(ours);
                    lines.toServer(client, line.with(Map.of(RpcField.REQUEST, ours.toString())));
                }
            }
            default -> lines.toServer(client, line.bytes());
        }
    }

    private @Nullable Long openAs(int client, String id) {
        Long found = null;
        for (Map.Entry<Long, Open> entry : open.entrySet()) {
            if (entry.getValue().client == client && entry.getValue().id.equals(id)) {
                found = entry.getKey();
            }
        }
        return found;
    }

    private void answers(int client, RpcLine line) {
        Long ours = number(line.raw(RpcField.ID));
        Asked question = ours == null ? null : asked.get(ours);
        if (question == null || question.client != client) {
            return; // nobody asked, or not him
        }
        asked.remove(ours);
        if (question.taker == null) {
            lines.toServer(client, line.with(Map.of(RpcField.ID, question.id)));
        } else {
            question.taker.accept(line);
        }
    }

    void fromServer(RpcLine line) {
        switch (line.kind()) {
            case REQUEST -> serverAsks(line);
            case NOTIFICATION -> serverTells(line);
            case ANSWER -> serverAnswers(line);
        }
    }

    /// An answer that is too long to be passed on.
    void tooLong(long id, String reason) {
        Open question = open.remove(id);
        if (question != null && question.taker == null) {
            refuse(question.client, question.id, RpcText.LOST, reason);
        }
    }

    private void serverAnswers(RpcLine line) {
        Long ours = number(line.raw(RpcField.ID));
        Open question = ours == null ? null : open.remove(ours);
        if (question == null) {
            return; // it was cancelled
        }
        if (question.taker != null) {
            question.taker.accept(line);
            return;
        }
        if (line.has(RpcField.NEW_TASK)) {
            tasks.put(line.text(RpcField.NEW_TASK), question.client);
        }
        lines.toClient(question.client, line.with(Map.of(RpcField.ID, question.id)));
    }

    private void serverTells(RpcLine line) {
        switch (line.method()) {
            case "notifications/progress" -> {
                Long ours = number(line.raw(RpcField.TOKEN));
                Open question = ours == null ? null : open.get(ours);
                if (question != null && !question.token.isEmpty()) {
                    lines.toClient(
                            question.client, line.with(Map.of(RpcField.TOKEN, question.token)));
                }
            }
            case "notifications/resources/updated" ->
                    subscriptions
                            .of(line.text(RpcField.URI))
                            .forEach(client -> lines.toClient(client, line.bytes()));
            case "notifications/message" ->
                    clients.stream()
                            .filter(c -> levels.wants(c, line.text(RpcField.LEVEL)))
                            .forEach(c -> lines.toClient(c, line.bytes()));
            case "notifications/cancelled" -> serverCancels(line);
            case "notifications/tasks/status" -> {
                Integer owner = tasks.get(line.text(RpcField.TASK));
                if (owner != null) {
                    lines.toClient(owner, line.bytes());
                }
            }
            default -> clients.forEach(client -> lines.toClient(client, line.bytes()));
        }
    }

    private void serverCancels(RpcLine line) {
        String id = line.raw(RpcField.REQUEST);
        asked.entrySet()
                .removeIf(
                        entry -> {
                            Asked question = entry.getValue();
                            boolean meant = question.isServers() && question.id.equals(id);
                            if (meant) {
                                String ours = entry.getKey().toString();
                                lines.toClient(
                                        question.client, line.with(Map.of(RpcField.REQUEST, ours)));
                            }
                            return meant;
                        });
    }

    private void serverAsks(RpcLine line) {
        String id = line.raw(RpcField.ID);
        if (line.method().equals("ping")) {
            toServer(RpcText.result(id, "{}"));
            return;
        }
        boolean wantsRoots = line.method().equals("roots/list");
        if (wantsRoots && roots != null) {
            toServer(RpcText.result(id, "{\"roots\":" + roots + "}"));
            return;
        }
        Integer client = concerned(line, wantsRoots);
        if (client == null) {
            toServer(
                    RpcText.error(
                            id,
                            RpcText.LOST,
                            "Several sessions share this server, and which of them is meant cannot"
                                    + " be told: "
                                    + (open.isEmpty() ? "none" : "more than one")
                                    + " waits for an answer."));
            return;
        }
        long ours = ++last;
        asked.put(
                ours,
                new Asked(client, id, wantsRoots ? answer -> learn(client, id, answer) : null));
        lines.toClient(client, line.with(Map.of(RpcField.ID, Long.toString(ours))));
    }

    private void learn(int client, String id, RpcLine answer) {
        if (answer.has(RpcField.ROOTS)) {
            roots = answer.packed(RpcField.ROOTS);
        }
        toServer(answer.with(Map.of(RpcField.ID, id)));
        if (roots != null) {
            lines.rootsKnown(client);
        }
    }

    /// The session that a question of the server is for; null if that cannot be told.
    private @Nullable Integer concerned(RpcLine line, boolean anybody) {
        Integer owner = tasks.get(line.text(RpcField.RELATED_TASK));
        if (owner != null) {
            return owner;
        }
        List<Integer> waiting =
                open.values().stream().map(Open::client).filter(c -> c > 0).distinct().toList();
        if (waiting.size() == 1) {
            return waiting.getFirst();
        }
        boolean sure = clients.size() == 1 || (anybody && !clients.isEmpty());
        return sure ? clients.iterator().next() : null;
    }

    private void refuse(int client, String id, int code, String reason) {
        lines.toClient(client, RpcText.error(id, code, reason));
    }

    private void toServer(byte[] line) {
        lines.toServer(0, line);
    }

    private static String uri(String uri) {
        return "{\"uri\":" + RpcText.quoted(uri) + "}";
    }

    private static byte[] cancelled(String id, String reason) {
        return RpcText.notification(
                "notifications/cancelled",
                "{\"requestId\":" + id + ",\"reason\":" + RpcText.quoted(reason) + "}");
    }

    private static @Nullable Long number(String raw) {
        try {
            return Long.valueOf(raw);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
