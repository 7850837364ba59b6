package dev.drover.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ui.page.Actions.Said;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class ActionsTest {
    /// One thread in the place of the toolkit's.
    private final ExecutorService toolkit = Executors.newSingleThreadExecutor();

    private final Actions actions = new Actions(toolkit, Duration.ofMillis(20));
    private final List<Said> said = new ArrayList<>();

    @AfterEach
    void end() {
        toolkit.shutdownNow();
    }

    @Test
    void saysNothingMeanwhileOfWhatIsOverSoon() {
        Actions patient = new Actions(toolkit, Duration.ofDays(1));
        listen(patient);
        onToolkit(() -> patient.run(Action.of("Renaming", () -> "b").says(n -> "Now " + n)));
        await().until(() -> now(patient).equals(new Said.Done("Now b", false)));
        assertThat(said).containsExactly(new Said.Done("Now b", false));
    }

    @Test
    void showsProgressOfWhatTakesLongAndCancelsIt() {
        CountDownLatch never = new CountDownLatch(1);
        onToolkit(
                () ->
                        actions.run(
                                Action.of(
                                                "Looking",
                                                () -> {
                                                    never.await();
                                                    return "";
                                                })
                                        .canBeCancelled()));
        await().until(() -> now(actions).equals(new Said.Working("Looking", true)));
        onToolkit(actions::dismiss);
        assertThat(now(actions)).isEqualTo(new Said.Working("Looking", true));
        onToolkit(actions::cancel);
        await().until(() -> now(actions).equals(new Said.NotDone("Looking was cancelled.")));
    }

    @Test
    void doesNotInterruptWhatMustNotStopHalfway() {
        CountDownLatch go = new CountDownLatch(1);
        onToolkit(
                () ->
                        actions.run(
                                Action.of(
                                                "Moving",
                                                () -> {
                                                    go.await();
                                                    return "";
                                                })
                                        .says("Moved")));
        await().until(() -> now(actions).equals(new Said.Working("Moving", false)));
        onToolkit(actions::cancel);
        go.countDown();
        await().until(() -> now(actions).equals(new Said.Done("Moved", false)));
    }

    @Test
    void tellsARefusalInItsOwnWordsAndAFailureWithItsReason() {
        onToolkit(() -> actions.run(Action.of("Naming", ActionsTest::refuse)));
        await().until(() -> now(actions).equals(new Said.NotDone("Too long.")));
        onToolkit(
                () ->
                        actions.run(
                                Action.of(
                                        "Naming",
                                        () -> {
                                            throw new IllegalStateException("no disk");
                                        })));
        await().until(() -> now(actions).equals(new Said.NotDone("Naming failed: no disk")));
        onToolkit(actions::dismiss);
        assertThat(now(actions)).isEqualTo(Said.NOTHING);
    }

    @Test
    void tellsARefusalWhereItWasAskedIfSomebodyListens() {
        CompletableFuture<String> told = new CompletableFuture<>();
        onToolkit(
                () -> actions.run(Action.of("Naming", ActionsTest::refuse).orElse(told::complete)));
        assertThat(told.join()).isEqualTo("Too long.");
        assertThat(now(actions)).isEqualTo(Said.NOTHING);
    }

    @Test
    void takesTheLastThingBackOnce() {
        AtomicInteger value = new AtomicInteger(1);
        onToolkit(
                () ->
                        actions.run(
                                Action.of("Setting", () -> value.getAndSet(2))
                                        .says("Set")
                                        .undoneBy(() -> value.getAndSet(1))));
        await().until(() -> now(actions).equals(new Said.Done("Set", true)));
        assertThat(value).hasValue(2);
        onToolkit(() -> assertThat(actions.undo()).isTrue());
        await().until(() -> now(actions).equals(new Said.Done("Taken back", false)));
        assertThat(value).hasValue(1);
        onToolkit(() -> assertThat(actions.undo()).isFalse());
    }

    @Test
    void offersNoWayBackFromWhatWasRefused() {
        onToolkit(
                () ->
                        actions.run(
                                Action.of("Naming", ActionsTest::refuse).undoneBy(() -> "never")));
        await().until(() -> now(actions) instanceof Said.NotDone);
        onToolkit(() -> assertThat(actions.canUndo()).isFalse());
    }

    private static String refuse() {
        throw new Refused(new Refusal.BadRequest("Too long."));
    }

    private void listen(Actions to) {
        onToolkit(() -> to.said().addListener((property, before, after) -> said.add(after)));
    }

    private Said now(Actions of) {
        return CompletableFuture.supplyAsync(() -> of.said().get(), toolkit).join();
    }

    private void onToolkit(Runnable task) {
        CompletableFuture.runAsync(task, toolkit).join();
    }
}
