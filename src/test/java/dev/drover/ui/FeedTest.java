package dev.drover.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class FeedTest {
    private final LinkedBlockingQueue<Runnable> toolkit = new LinkedBlockingQueue<>();
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger pulls = new AtomicInteger();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final List<Integer> drawn = new CopyOnWriteArrayList<>();
    private final Feed<Integer> feed =
            new Feed<>(
                    changed -> {
                        subscribed.set(true);
                        return () -> subscribed.set(false);
                    },
                    () -> {
                        pulls.incrementAndGet();
                        return published.get();
                    },
                    toolkit::add,
                    drawn::add,
                    Duration.ZERO);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void keepsOneRenderPendingHoweverManyChangesCome() {
        feed.showing(true);
        await().until(() -> toolkit.size() == 1);
        for (int i = 1; i <= 10_000; i++) {
            published.set(i);
            feed.changed();
        }
        assertThat(toolkit).hasSize(1);
        runOne();
        await().until(() -> toolkit.size() == 1);
        runOne();
        assertThat(drawn).hasSize(2).endsWith(10_000);
        assertThat(pulls).hasValue(2);
    }

    @Test
    void pullsNothingWhileHidden() {
        feed.showing(false);
        feed.changed();
        feed.changed();
        assertThat(pulls).hasValue(0);
        feed.showing(true);
        await().until(() -> toolkit.size() == 1);
        assertThat(pulls).hasValue(1);
    }

    @Test
    void ticksWhileShowingWithoutAnyChange() {
        feed.showing(true);
        await().until(() -> toolkit.size() == 1);
        runOne();
        await().atMost(Duration.ofSeconds(20)).until(() -> toolkit.size() == 1);
        assertThat(pulls).hasValue(2);
    }

    @Test
    void keepsDrawingAfterTheSourceFailedOnce() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Feed<String> fragile =
                new Feed<>(
                        changed -> () -> {},
                        () -> {
                            if (broken.getAndSet(false)) {
                                throw new IllegalStateException("not yet");
                            }
                            return "fine";
                        },
                        Runnable::run,
                        text -> drawn.add(text.length()),
                        Duration.ZERO)) {
            fragile.showing(true);
            await().untilFalse(broken);
            await().until(
                            () -> {
                                fragile.changed();
                                return drawn.contains(4);
                            });
        }
    }

    @Test
    void endsItsSubscriptionAndDrawsNoMoreOnceClosed() {
        feed.showing(true);
        await().until(() -> toolkit.size() == 1);
        feed.close();
        runOne();
        assertThat(drawn).isEmpty();
        assertThat(subscribed).isFalse();
    }

    private void runOne() {
        Runnable task = toolkit.poll();
        assertThat(task).isNotNull();
        task.run();
    }
}
