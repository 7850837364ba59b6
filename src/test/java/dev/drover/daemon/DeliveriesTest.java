package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageType;
import dev.drover.model.Namespace;
import dev.drover.model.Party;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class DeliveriesTest {
    private static final Party READER = Party.USER;

    private final Deliveries deliveries = new Deliveries();
    private final Message one = message(1);
    private final Message two = message(2);

    private static Message message(int number) {
        return new Message(
                MessageId.of("message " + number),
                number,
                READER,
                false,
                List.of(READER),
                List.of(READER),
                MessageType.TEXT,
                "m" + number,
                null,
                Namespace.GLOBAL,
                Instant.EPOCH,
                Instant.MAX);
    }

    private List<Message> take(Message... inbox) {
        return deliveries.take(READER, () -> List.of(inbox), m -> true);
    }

    @Test
    void givesEachOnce() {
        assertThat(take(one)).containsExactly(one);
        assertThat(take(one, two)).containsExactly(two);
        assertThat(take(one, two)).isEmpty();
    }

    @Test
    void stopsAtTheFirstThatDoesNotFitSoThatTheOrderStays() {
        assertThat(
                        deliveries.take(
                                READER, () -> List.of(one, two), m -> m.number() != one.number()))
                .isEmpty();
        assertThat(take(one, two)).containsExactly(one, two);
    }

    @Test
    void writesDownAfterAWholeRoundOnly() {
        take(one);
        assertThat(deliveries.round()).as("it may be on its way still").isEmpty();
        take(one, two);
        assertThat(deliveries.round()).isEqualTo(Map.of(READER, List.of(one.id())));
        assertThat(deliveries.round())
                .as("again, until it is written down")
                .isEqualTo(Map.of(READER, List.of(one.id(), two.id())));
        deliveries.settled(READER, List.of(one.id(), two.id()));
        assertThat(deliveries.round()).isEmpty();
        assertThat(deliveries.readers()).isEmpty();
    }

    @Test
    void wakesAllWhoWaitAndForgetsThoseWhoLeft() throws InterruptedException {
        Deliveries.Waiting gone = deliveries.waitFor(READER);
        gone.close();
        try (Deliveries.Waiting first = deliveries.waitFor(READER);
                Deliveries.Waiting second = deliveries.waitFor(READER)) {
            deliveries.arrived(one);
            assertThat(first.next(0)).isEqualTo(one);
            assertThat(first.next(0)).isNull();
            assertThat(second.next(0)).isEqualTo(one);
            assertThat(gone.next(0)).isNull();
        }
    }
}
