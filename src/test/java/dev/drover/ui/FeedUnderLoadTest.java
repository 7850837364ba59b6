package dev.drover.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The bridge on the real toolkit: 10,000 changes a second never make a queue on the FX thread.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FeedUnderLoadTest {
    private static final int CHANGES = 20_000;
    private static final int A_SECOND = 10_000;

    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger mostPending = new AtomicInteger();
    private final AtomicInteger renders = new AtomicInteger();
    private Label shown;

    @Start
    void start(Stage stage) {
        shown = new Label();
        stage.setScene(new Scene(shown, 200, 100));
        stage.show();
    }

    /// `Platform.runLater`, with what waits in its queue counted.
    private void later(Runnable task) {
        mostPending.accumulateAndGet(pending.incrementAndGet(), Math::max);
        Platform.runLater(
                () -> {
                    pending.decrementAndGet();
                    task.run();
                });
    }

    private void render(int value) {
        renders.incrementAndGet();
        shown.setText(Integer.toString(value));
    }

    @Test
    void tenThousandChangesASecondKeepOneRenderPending() throws Exception {
        long start = System.nanoTime();
        try (Feed<Integer> feed =
                new Feed<>(changed -> () -> {}, published::get, this::later, this::render)) {
            feed.showing(true);
            for (int i = 1; i <= CHANGES; i++) {
                published.set(i);
                feed.changed();
                long due = start + i * (TimeUnit.SECONDS.toNanos(1) / A_SECOND);
                LockSupport.parkNanos(due - System.nanoTime());
            }
            await().until(() -> shown.getText().equals(Integer.toString(CHANGES)));
            long gaps = (System.nanoTime() - start) / Feed.BETWEEN_RENDERS.toNanos();
            assertThat(mostPending).hasValue(1);
            assertThat(renders.get()).isBetween(2, (int) gaps + 2);
        }
    }

    @Test
    void aToolkitThatIsBusyFindsOneRenderWhenItComesBack() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        try (Feed<Integer> feed =
                new Feed<>(changed -> () -> {}, published::get, this::later, this::render)) {
            Platform.runLater(
                    () -> {
                        taken.countDown();
                        try {
                            free.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
            taken.await();
            feed.showing(true);
            await().until(() -> pending.get() == 1);
            for (int i = 1; i <= CHANGES; i++) {
                published.set(i);
                feed.changed();
            }
            assertThat(pending).hasValue(1);
            free.countDown();
            await().until(() -> shown.getText().equals(Integer.toString(CHANGES)));
            assertThat(mostPending).hasValue(1);
        } finally {
            free.countDown();
        }
    }
}
