package dev.drover.tray.notify;

import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.Overview;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Keeps the bubbles on the screen as {@link NotifierRules} say, and does what people choose on
/// them. All its work is on one thread, `notifier`, so that a slow bus or desktop holds up nobody;
/// many changes cost one look. Nothing that goes wrong here gets out.
public final class Notifier implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration MUTE = Duration.ofHours(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(Notifier.class);

    private final NotifierInputs inputs;
    private final BubbleDisplay display;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("notifier").factory());
    private final AtomicBoolean lookPending = new AtomicBoolean();
    private volatile boolean closed;

    private @Nullable Board board;
    private @Nullable Future<?> again;
    private @Nullable AutoCloseable subscription;

    private Notifier(NotifierInputs inputs) {
        this.inputs = inputs;
        BubbleDisplay.Listener listener =
                new BubbleDisplay.Listener() {
                    @Override
                    public void chosen(String group, Bubble.Choice choice, String token) {
                        onThread(() -> choose(group, choice, token));
                    }

                    @Override
                    public void gone(String group) {
                        onThread(() -> forget(group));
                    }
                };
        this.display =
                new FirstDisplay(inputs.displays().stream().map(m -> m.make(listener)).toList());
    }

    /// Begins to watch, in the background. Of what is so already only waits are told.
    public static Notifier start(NotifierInputs inputs) {
        Notifier notifier = new Notifier(inputs);
        notifier.onThread(
                () -> {
                    notifier.board = NotifierRules.first(notifier.moment());
                    notifier.subscription =
                            inputs.subscribe().subscribe("notifier", change -> notifier.changed());
                    notifier.look();
                });
        return notifier;
    }

    /// Something that decides about bubbles may be different now: an alert, a setting, the window.
    public void changed() {
        if (lookPending.compareAndSet(false, true)) {
            var _ =
                    later(
                            BETWEEN_LOOKS,
                            () -> {
                                lookPending.set(false);
                                look();
                            });
        }
    }

    private Moment moment() {
        Instant now = inputs.clock().instant();
        Overview overview = inputs.overview().get();
        Courtesy courtesy = inputs.courtesy().get();
        Instant until = overview.pausedUntil();
        String lookedAt =
                inputs.inFront().get().orElse(null) instanceof Place.Instances place
                        ? place.instance()
                        : null;
        return new Moment(
                now,
                overview.alerts(),
                until != null && now.isBefore(until),
                courtesy.quiet().test(now.atZone(inputs.zone().get()).toLocalTime()),
                courtesy.perMinute(),
                lookedAt,
                overview.alerts().stream()
                        .map(AlertView::instance)
                        .filter(Objects::nonNull)
                        .filter(inputs.actions().hasTerminal())
                        .collect(Collectors.toSet()));
    }

    private void look() {
        if (board == null) {
            return;
        }
        Moment moment = moment();
        Verdict verdict = NotifierRules.decide(board, moment);
        board = verdict.board();
        verdict.hide().forEach(display::hide);
        for (Bubble bubble : verdict.show()) {
            if (!display.show(bubble)) {
                log.debug("Nothing shows notifications here: {}", bubble.title());
                board = NotifierRules.without(board, bubble.group());
            }
        }
        if (again != null) {
            again.cancel(false);
            again = null;
        }
        if (verdict.again() != null) {
            Duration wait = Duration.between(moment.now(), verdict.again()).plusMillis(1);
            again = later(wait, this::look);
        }
    }

    private void forget(String group) {
        if (board != null) {
            board = NotifierRules.without(board, group);
        }
    }

    private void choose(String group, Bubble.Choice choice, String token) {
        Bubble bubble = board == null ? null : board.up().get(group);
        if (bubble == null) {
            return;
        }
        display.hide(group);
        forget(group);
        NotifierInputs.Actions actions = inputs.actions();
        switch (choice) {
            case OPEN -> actions.open().accept(bubble.place());
            case TERMINAL -> {
                if (bubble.instance() != null) {
                    actions.terminal().accept(bubble.instance(), token);
                }
            }
            case END -> BubbleText.toEnd(bubble.place()).ifPresent(actions.open());
            case ACKNOWLEDGE -> bubble.alerts().forEach(actions.acknowledge());
            case MUTE -> actions.mute().accept(bubble.kind(), MUTE);
        }
    }

    private void onThread(Runnable task) {
        var _ = later(Duration.ZERO, task);
    }

    private @Nullable Future<?> later(Duration wait, Runnable task) {
        try {
            return thread.schedule(
                    () -> {
                        try {
                            if (!closed) {
                                task.run();
                            }
                        } catch (RuntimeException e) {
                            log.warn("A notification failed; the next one comes all the same", e);
                        }
                    },
                    wait.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nobody is told any more.
            return null;
        }
    }

    /// Takes all bubbles off the screen: their buttons would do nothing.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.execute(this::end);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Notifications take their time to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            if (subscription != null) {
                subscription.close();
            }
            display.close();
        } catch (Exception e) {
            log.debug("Notifications did not end cleanly", e);
        }
    }
}
