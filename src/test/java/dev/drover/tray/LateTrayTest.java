package dev.drover.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class LateTrayTest {
    private final TrayThread thread = new TrayThread();
    private final AtomicBoolean missing = new AtomicBoolean(true);
    private final AtomicInteger looks = new AtomicInteger();
    private final LateTray late =
            new LateTray(thread, Duration.ofMillis(20), missing::get, looks::incrementAndGet);

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void looksOnlyWhileThereIsNoIconAndAgainOnceItIsLost() {
        thread.run(late::expect);
        await().until(() -> looks.get() >= 3);
        missing.set(false);
        await("nothing is planned").until(() -> thread.waiting() == 0);
        int before = looks.get();

        thread.run(late::expect);
        await().until(() -> thread.waiting() == 0);
        assertThat(looks).hasValue(before);

        missing.set(true);
        thread.run(late::expect);
        await().until(() -> looks.get() > before);
    }

    @Test
    void plansOneLookHoweverOftenItIsTold() {
        LateTray rare =
                new LateTray(thread, Duration.ofHours(1), missing::get, looks::incrementAndGet);
        thread.run(
                () -> {
                    rare.expect();
                    rare.expect();
                    rare.expect();
                });
        await().until(() -> thread.waiting() > 0);
        thread.run(rare::expect);
        await("only the look is left").until(() -> thread.waiting() == 1);
        assertThat(looks).hasValue(0);
    }
}
