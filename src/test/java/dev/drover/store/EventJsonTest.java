package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Activity;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Random;

class EventJsonTest {
    @Property(tries = 200)
    void givesBackEveryTypeOfEvent(@ForAll long seed) {
        RandomEvents events = new RandomEvents(seed);
        events.makers.forEach(
                (type, maker) -> {
                    Event event = maker.get();
                    assertThat(EventJson.type(event)).isEqualTo(type.getSimpleName());
                    assertThat(EventJson.read(EventJson.type(event), EventJson.write(event)))
                            .isEqualTo(event);
                });
    }

    @Property(tries = 200)
    void writesByHandWhatTheMapperWouldWrite(@ForAll long seed) {
        Random random = new Random(seed);
        InstanceState[] states = InstanceState.values();
        Source[] sources = Source.values();
        Activity activity =
                new Activity(
                        states[random.nextInt(states.length)],
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                        List.of(),
                        random.nextBoolean() ? null : states[random.nextInt(states.length)],
                        random.nextInt(4) > 0 ? null : "a \"quoted\" word");
        Event event =
                new Event.ActivityChanged(
                        InstanceId.of(Instant.EPOCH, random.nextInt(), random.nextInt()),
                        activity,
                        sources[random.nextInt(sources.length)]);
        assertThat(EventJson.write(event)).isEqualTo(StoreJson.MAPPER.writeValueAsString(event));
    }

    /// Fails when a type of event is added and not drawn by {@link RandomEvents}.
    @Test
    void noTypeIsForgotten() {
        assertThat(new RandomEvents(0).makers.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EventJson.records(Event.class)
                                .<Class<? extends Event>>map(t -> t.asSubclass(Event.class))
                                .toList());
    }

    @Test
    void writesOnlyWhatTheRecordHoldsInPlainWords() {
        InstanceId id = InstanceId.of(Instant.EPOCH, 7, 1);
        String json =
                EventJson.write(new Event.InstanceEnded(id, Instant.ofEpochSecond(1, 5), "quit"));
        assertThat(json)
                .isEqualTo(
                        "{\"id\":\"19700101_000000_7_00000001\","
                                + "\"at\":\"1970-01-01T00:00:01.000000005Z\",\"reason\":\"quit\"}");
        String started = EventJson.write(new Event.InstanceStarted(new RandomEvents(3).instance()));
        assertThat(started).doesNotContain("\"live\":true", "\"live\":false", "null,", "BUSY");
    }

    @Test
    void refusesAnUnknownTypeAndBrokenContent() {
        assertThatThrownBy(() -> EventJson.read("InstancePainted", "{}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("InstancePainted");
        assertThatThrownBy(() -> EventJson.read("InstanceEnded", "{\"id\":7"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    }
}
