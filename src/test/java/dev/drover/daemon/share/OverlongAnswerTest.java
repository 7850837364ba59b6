package dev.drover.daemon.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who asked is found in the ends of an answer that is too long to pass on.
class OverlongAnswerTest {
    @Test
    void findsTheIdAtEitherEnd() {
        assertThat(OverlongAnswer.id("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\n")).hasValue(7);
        assertThat(OverlongAnswer.id("{\"result\":\"\n\",\"jsonrpc\":\"2.0\",\"id\":42}"))
                .hasValue(42);
    }

    @Test
    void doesNotTakeAnIdOfTheResultForIt() {
        assertThat(OverlongAnswer.id("{\"result\":{\"id\":7}\n")).isEmpty();
    }
}
