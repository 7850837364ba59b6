package dev.drover.daemon;

import dev.drover.ipc.Api.StreamEvent;
import dev.drover.ipc.EventStream;
import dev.drover.ipc.Json;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.view.InstanceView;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Changes as the event stream tells them: the journal's number, the event's name, and the row as
/// it is after it.
final class ChangeStream implements AutoCloseable {
    private final InstanceViews views;
    private final Supplier<List<InstanceView>> rows;
    private final EventStream events;
    private final InstantSource clock;

    /// @param rows all instances, for those who begin to follow
    ChangeStream(
            int capacity,
            long lastSeq,
            InstanceViews views,
            Supplier<List<InstanceView>> rows,
            InstantSource clock) {
        this.views = views;
        this.clock = clock;
        this.rows = rows;
        this.events = new EventStream(capacity, lastSeq, () -> snapshot().data());
    }

    EventStream events() {
        return events;
    }

    void publish(Change change) {
        long seq = change.lastSeq() - change.events().size();
        for (Event event : change.events()) {
            seq++;
            events.publish(seq, name(event), () -> json(data(event, change.after())));
        }
    }

    StreamEvent snapshot() {
        return new StreamEvent("0", "reset", json(rows.get()));
    }

    List<StreamEvent> told(Change change) {
        List<StreamEvent> told = new ArrayList<>();
        long seq = change.lastSeq() - change.events().size();
        for (Event event : change.events()) {
            seq++;
            String data = json(data(event, change.after()));
            told.add(new StreamEvent(Long.toString(seq), name(event), data));
        }
        return told;
    }

    private static String name(Event event) {
        return event.getClass().getSimpleName();
    }

    private Map<String, Object> data(Event event, State after) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", name(event));
        if (event instanceof Event.OfInstance of) {
            data.put("id", of.id().value());
            instance(of.id(), after, data);
        }
        if (event instanceof Event.OfPort of) {
            data.put("port", of.port());
            if (of.holder() != null) {
                instance(of.holder(), after, data);
            }
        }
        if (event instanceof Event.OfAlert of) {
            Instant now = clock.instant();
            data.put("id", of.id().value());
            after.alerts()
                    .get(of.id())
                    .map(alert -> AlertViews.view(alert, after, now))
                    .ifPresent(view -> data.put("alert", view));
        }
        if (event instanceof Event.OfMessage of) {
            data.put("id", of.id().value());
            after.messages()
                    .get(of.id())
                    .map(message -> MessageViews.view(message, after))
                    .ifPresent(view -> data.put("message", view));
        }
        if (event instanceof Event.OfSilences) {
            data.put("silences", AlertViews.silences(after.silences(), clock.instant()));
        }
        return data;
    }

    private void instance(InstanceId id, State after, Map<String, Object> data) {
        after.instances()
                .get(id)
                .map(instance -> views.view(instance, after))
                .ifPresent(view -> data.put("instance", view));
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        events.close();
    }
}
